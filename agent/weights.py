"""Looks into a folder of weights without loading it: is it a model, of a kind we know, and whole?

The trap: a download that broke off looks like a model until, minutes later, its last part is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agent.desktop import Finding

KINDS = "Qwen2-VL, Qwen2.5-VL, Qwen3-VL or UI-TARS"
WEIGHTS, OLD = "model.safetensors", "pytorch_model.bin"
_GIGABYTE = 1e9


def examine(folder: Path) -> tuple[Finding, ...]:
    """Return what is found; the last of several is about the first thing that is wrong."""
    return tuple(_examined(folder))


def _examined(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield Finding(
            "folder", False, f"'{folder}' is no folder (choose the one with the model's config.json)"
        )
        return
    config = _json(folder / "config.json")
    if config is None:
        yield Finding(
            "config.json", False, f"'{folder.name}' has none that can be read (choose a model's own folder)"
        )
        return
    kind = str(config.get("model_type", "none"))
    if not kind.startswith("qwen") or "vision_config" not in config:
        yield Finding("kind", False, f"'{kind}' is no model that sees and is known here (use {KINDS})")
        return
    yield Finding("kind", True, f"{kind}{_named(config)}")
    missing = [name for name in parts_of(folder) if not (folder / name).is_file()]
    if missing:
        yield Finding("weights", False, f"{', '.join(missing[:3])} is missing (download the model again)")
        return
    torn = [name for name in parts_of(folder) if not _is_whole(folder / name)]
    if torn:
        yield Finding("weights", False, f"{', '.join(torn[:3])} is not whole (download the model again)")
        return
    size = sum((folder / name).stat().st_size for name in parts_of(folder))
    count = len(parts_of(folder))
    large = f"{size / _GIGABYTE:.1f} GB" if size >= _GIGABYTE / 10 else f"{size / 1e6:.1f} MB"
    yield Finding("weights", True, f"{large} in {count} file{'s' if count > 1 else ''}")
    for what, names in (
        ("tokenizer", ("tokenizer.json", "vocab.json")),
        ("pictures", ("preprocessor_config.json", "processor_config.json")),
    ):
        there = [name for name in names if (folder / name).is_file()]
        if not there:
            yield Finding(
                what, False, f"{names[0]} is missing (download the model again, with all its files)"
            )
            return
        yield Finding(what, True, there[0])


def parts_of(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that the weights are in, whether or not these are there."""
    for kept in (WEIGHTS, OLD):
        index = _json(folder / f"{kept}.index.json")
        if index is not None and isinstance(index.get("weight_map"), dict):
            return tuple(sorted({Path(str(name)).name for name in index["weight_map"].values()}))
    return (OLD,) if (folder / OLD).is_file() and not (folder / WEIGHTS).is_file() else (WEIGHTS,)


def _is_whole(file: Path) -> bool:
    """Tell whether a file of weights is as long as it says itself; one of another format is taken to be."""
    if file.suffix != ".safetensors":
        return True
    try:
        with file.open("rb") as stream:
            length = int.from_bytes(stream.read(8), "little")
            size = file.stat().st_size
            head = json.loads(stream.read(length)) if length < size else {}
        ends = [each["data_offsets"][1] for name, each in head.items() if name != "__metadata__"]
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return False
    return bool(size == 8 + length + max(ends, default=-1))


def _named(config: dict[str, Any]) -> str:
    names = config.get("architectures")
    return f", {names[0]}" if isinstance(names, list) and names else ""


def _json(file: Path) -> dict[str, Any] | None:
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
