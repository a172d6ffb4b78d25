"""What a model of 7 billion weights needs at 1920x1080, and what numbers suit this CPU; both are printed."""

from __future__ import annotations

import platform
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import AutoModelForImageTextToText, Qwen2_5_VLConfig

from agent.control import Control
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.ui_tars.local import Local
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import PROFILES
from policies.ui_tars.tiny import write_tiny
from policies.ui_tars.weights import best_dtype, bfloat16_gain

pytestmark = pytest.mark.bench
STEPS = 6
TOKENS = 64  # of each answer


def shaped_as_7b(tokens: Any) -> Qwen2_5_VLConfig:
    """Return the shape of Qwen2.5-VL-7B and UI-TARS-1.5-7B, with the special tokens of another tokenizer."""
    text = {
        "vocab_size": 152_064,
        "hidden_size": 3584,
        "intermediate_size": 18_944,
        "num_hidden_layers": 28,
        "num_attention_heads": 28,
        "num_key_value_heads": 4,
        "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [16, 24, 24]},
    }
    vision = {"hidden_size": 1280, "out_hidden_size": 3584}
    return Qwen2_5_VLConfig(text_config=text, vision_config=vision, **tokens)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device for 7 billion weights")
def test_memory_and_seconds_a_step_of_a_model_of_seven_billion_weights(tmp_path: Path) -> None:
    local = Local(str(write_tiny(tmp_path / "tiny")), control=Control(), most_tokens=TOKENS)
    names = ("image_token_id", "video_token_id", "vision_start_token_id", "vision_end_token_id")
    config = shaped_as_7b({name: getattr(local.model.config, name) for name in names})
    with torch.device("cuda"):
        model = AutoModelForImageTextToText.from_config(config, dtype=torch.bfloat16)  # type: ignore[no-untyped-call]
    local._model = model.eval()  # of random weights: nothing is read from a disk
    local._ends = frozenset()
    weights = sum(each.numel() for each in model.parameters())
    print(
        f"\n{torch.cuda.get_device_name()}, {date.today()}: {weights / 1e9:.2f} billion weights in bfloat16, "
    )
    print(f"{torch.cuda.memory_allocated() / 2**30:.1f} GiB; 1920x1080, {TOKENS} tokens an answer")
    generator = np.random.default_rng(0)
    talk: tuple[Message, ...] = ()
    for number in range(1, STEPS + 1):
        pixels = generator.integers(0, 255, (1080, 1920, 4), np.uint8)
        talk = (*talk, Message("user", ("Do it.", Screenshot(pixels, Box(0, 0, 1920, 1080), 0.0))))
        torch.cuda.synchronize()
        began = time.perf_counter()
        answer = local.answer(talk, PROFILES["ui-tars-1.5"], lambda piece, probability: None)
        seconds = time.perf_counter() - began
        peak = torch.cuda.max_memory_allocated() / 2**30
        print(f"step {number}: {seconds:.2f} s, {local.reused} tokens known already, peak {peak:.1f} GiB")
        talk = (*talk, Message("assistant", (answer.text,)))
    assert local.reused > 0


def test_which_numbers_suit_this_cpu() -> None:
    gain = bfloat16_gain()
    chosen = best_dtype("cpu")
    print(f"\n{platform.machine()}, {date.today()}: bfloat16 has {gain:.2f} of float32's speed: {chosen}")
    assert gain > 0
