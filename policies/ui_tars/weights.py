"""Loading a model's weights: where they run, how wide their numbers are, and what to do if they do not fit.

The trap: what a library says when memory is short names an allocator, and differs on every device. Whoever
waits for a click needs to hear what to lower. So each way of running out is known here, by the library's own
error, and becomes the same sentence.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError

from agent.errors import DeixisError, UsageError
from agent.weights import KINDS, examine

LOWER = "lower 'screenshots' or 'patches' in the settings, set 'four_bit', or use a smaller model"
NO_MEMORY = ("not enough memory", "can't allocate memory", "DefaultCPUAllocator", "out of memory")
NATIVE = ("amx_bf16", "avx512_bf16", "avx10_2", "bf16")  # of a CPU that multiplies bfloat16 by itself
FASTER = 1.2  # times as fast as float32 that bfloat16 must be to be worth its rounding
WIDTH, TRIES = 2048, 100  # of the product that is timed
SMALL = 500_000_000  # bytes: weights that are quick enough as they are, and are never rounded


def loaded(name: str, device: str, *, four_bit: bool = False) -> tuple[Any, Any, Any]:
    """Return the model of a folder or hub id, on the device, its tokenizer and its picture processor.

    Raises:
        UsageError: there is no such model here, it is of another kind, or does not fit.
    """
    from transformers import AutoConfig, AutoImageProcessor, AutoModelForImageTextToText, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    folder = Path(name).expanduser()
    if name.startswith((".", "/", "~")) and not folder.is_dir():
        raise UsageError(f"there is no folder '{name}' (name the folder of a model, with its config.json)")
    if folder.is_dir() and not (seen := examine(folder)[-1]).ok:
        raise UsageError(f"'{name}' is no whole model: {seen.message}")
    place = str(folder) if folder.is_dir() else name
    with short_of_memory(UsageError, f"the model '{name}' does not fit into the memory of {device}"):
        try:
            config = AutoConfig.from_pretrained(place)
            if not str(config.model_type).startswith("qwen") or not hasattr(config, "vision_config"):
                raise UsageError(f"'{name}' is of the type {config.model_type} (use {KINDS})")
            dtype = best_dtype(device, bytes_of(folder))
            if four_bit:
                quantized = _four_bit(device, dtype)
                model: Any = AutoModelForImageTextToText.from_pretrained(
                    place, dtype=dtype, quantization_config=quantized, device_map={"": device}
                )
            else:
                model = AutoModelForImageTextToText.from_pretrained(place, dtype=dtype)
                model.to(device)
            return (
                model.eval(),
                AutoTokenizer.from_pretrained(place),
                AutoImageProcessor.from_pretrained(place),  # type: ignore[no-untyped-call]
            )
        except (OSError, ValueError, SafetensorError) as error:
            first = str(error).strip().splitlines()[0]
            raise UsageError(
                f"cannot load the model '{name}': {first} (download it first, and name its folder)"
            ) from error


@contextmanager
def short_of_memory(kind: type[DeixisError], complaint: str) -> Iterator[None]:
    """Turn every way of running out of memory into this complaint, with what to lower."""
    try:
        yield
    except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
        if type(error) is RuntimeError and not any(words in str(error) for words in NO_MEMORY):
            raise
        raise kind(f"{complaint} ({LOWER})") from error


def best_device() -> str:
    """Return where a model runs best here."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def bytes_of(folder: Path) -> int | None:
    """Return how large the weights in a folder are, or None where no folder holds them."""
    return sum(each.stat().st_size for each in folder.glob("*.safetensors")) or None


def best_dtype(device: str, size: int | None = None) -> torch.dtype:
    """Return the type of the weights' numbers that is best on this device. size: theirs in bytes, if known.

    The same each time that a process asks: what was learned in one type is not gone on with in another.
    """
    match device.partition(":")[0]:
        case "cuda":
            return torch.bfloat16
        case "mps":
            return torch.float16
        case _ if size is not None and size < SMALL:
            return torch.float32
        case _:
            able: dict[str, object] = getattr(
                torch.cpu, "get_capabilities", dict
            )()  # torch before 2.10 does not tell
            native = any(able.get(name) for name in NATIVE)
            return torch.bfloat16 if native and bfloat16_gain() > FASTER else torch.float32


@cache
def bfloat16_gain() -> float:
    """Return how many times as fast this CPU multiplies one row by a matrix in bfloat16 as in float32.

    One row, because that is what writing an answer is: every weight is read once for each token. Told once
    a process, of the shortest of many in turns, so that what else runs meanwhile decides nothing.
    """
    shortest = dict.fromkeys((torch.float32, torch.bfloat16), float("inf"))
    products = {
        each: (torch.ones(1, WIDTH, dtype=each), torch.ones(WIDTH, WIDTH, dtype=each)) for each in shortest
    }
    for _ in range(TRIES):
        for dtype, (row, matrix) in products.items():
            began = time.perf_counter()
            row @ matrix
            shortest[dtype] = min(shortest[dtype], time.perf_counter() - began)
    return shortest[torch.float32] / shortest[torch.bfloat16]


def _four_bit(device: str, dtype: torch.dtype) -> Any:
    """Return how weights are kept in four bits. Raises UsageError where that cannot be."""
    if importlib.util.find_spec("bitsandbytes") is None or importlib.util.find_spec("accelerate") is None:
        raise UsageError(
            "weights in four bits need the packages bitsandbytes and accelerate, of which one is missing "
            "(pip install 'deixis[four-bit]', or switch 'four_bit' off)"
        )
    if not device.startswith("cuda"):
        raise UsageError(
            f"weights in four bits need a CUDA device, and the model would run on {device} "
            "(switch 'four_bit' off)"
        )
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype)  # type: ignore[no-untyped-call]
