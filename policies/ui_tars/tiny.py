"""A Qwen-VL of less than half a million random weights, as an ordinary model folder, made offline.

It knows nothing, and has every part that the real one has: the vision tower with its windows or its deep
stack, the tokens of pictures, the three-part positions. What works with it, but for knowledge, works with the
real one.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, assert_never

import torch
from tokenizers.pre_tokenizers import ByteLevel
from transformers import (
    AutoModelForImageTextToText,
    Qwen2_5_VLConfig,
    Qwen2Tokenizer,
    Qwen2VLConfig,
    Qwen3VLConfig,
)
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil
from transformers.utils import logging

PICTURE = "<|vision_start|><|image_pad|><|vision_end|>"
SPECIAL = (
    *("<|endoftext|>", "<|im_start|>", "<|im_end|>"),
    *("<|object_ref_start|>", "<|object_ref_end|>", "<|box_start|>", "<|box_end|>"),
    *("<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>"),
)
TEMPLATE = "".join(
    [
        "{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' }}",
        "{% for part in message.content %}{% if part.type == 'image' %}" + PICTURE,
        "{% else %}{{ part.text }}{% endif %}{% endfor %}{{ '<|im_end|>\\n' }}{% endfor %}",
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    ]
)


class Kind(StrEnum):
    """Which model it is a tiny one of."""

    QWEN2 = "qwen2-vl"
    QWEN2_5 = "qwen2.5-vl"
    QWEN3 = "qwen3-vl"


def write_tiny(folder: Path, *, kind: Kind = Kind.QWEN2_5, seed: int = 0, width: int = 64) -> Path:
    """Write the model into a folder, as `save_pretrained` does, and return it. width: of its layers."""
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    vocabulary = {letter: number for number, letter in enumerate(sorted(ByteLevel.alphabet()))}
    tokenizer = Qwen2Tokenizer(vocab=vocabulary, merges=[], unk_token=SPECIAL[0], eos_token=SPECIAL[2])
    tokenizer.add_tokens(list(SPECIAL), special_tokens=True)
    tokenizer.chat_template = TEMPLATE
    number = tokenizer.get_vocab()
    config = _config(kind, width, number)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model: Any = AutoModelForImageTextToText.from_config(config)  # type: ignore[no-untyped-call]
    model.generation_config.eos_token_id = number["<|im_end|>"]
    model.generation_config.pad_token_id = number["<|endoftext|>"]
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    patch = config.vision_config.patch_size
    part = (2 * patch) ** 2
    Qwen2VLImageProcessorPil(patch_size=patch, min_pixels=4 * part, max_pixels=1280 * part).save_pretrained(
        folder
    )
    return folder


def _config(kind: Kind, width: int, number: dict[str, int]) -> Any:
    words: dict[str, Any] = {
        "vocab_size": len(number),
        "hidden_size": width,
        "intermediate_size": 2 * width,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 32_768,
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": 1e6,
            "mrope_section": _thirds(width // 8),
        },
        "bos_token_id": number["<|endoftext|>"],
        "eos_token_id": number["<|im_end|>"],
        "tie_word_embeddings": True,
    }
    sight: dict[str, Any] = {"depth": 2, "hidden_size": width, "num_heads": 4}
    whole: dict[str, Any] = {
        "image_token_id": number["<|image_pad|>"],
        "video_token_id": number["<|video_pad|>"],
        "vision_start_token_id": number["<|vision_start|>"],
        "vision_end_token_id": number["<|vision_end|>"],
        "tie_word_embeddings": True,
    }
    match kind:
        case Kind.QWEN2:  # here the tower's own width has another name
            tower = {**sight, "embed_dim": width, "mlp_ratio": 2}
            return Qwen2VLConfig(text_config=words, vision_config=tower, **whole)
        case Kind.QWEN2_5:
            windows = {"out_hidden_size": width, "intermediate_size": 2 * width, "fullatt_block_indexes": [1]}
            return Qwen2_5_VLConfig(text_config=words, vision_config={**sight, **windows}, **whole)
        case Kind.QWEN3:
            deep = {
                "out_hidden_size": width,
                "intermediate_size": 2 * width,
                "deepstack_visual_indexes": [0],
                "num_position_embeddings": 64,
            }
            return Qwen3VLConfig(
                text_config={**words, "head_dim": width // 4}, vision_config={**sight, **deep}, **whole
            )
        case _:
            assert_never(kind)


def _thirds(half: int) -> list[int]:
    """Split half of a head's width into the parts for time, height and width, as the real model does."""
    side = half * 3 // 8
    return [half - 2 * side, side, side]
