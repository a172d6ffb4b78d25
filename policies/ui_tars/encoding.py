"""A conversation as a Qwen-VL model reads it: tokens, and patches of pictures.

The trap: the ready-made processor of these models also loads one for videos, which needs torchvision, and
resizes pictures by itself. Here the tokenizer and the processor of pictures are used alone, and the pictures
have their size already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from agent.errors import UsageError
from agent.frames import name_of
from agent.screenshot import Screenshot
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import Profile, view_of
from policies.ui_tars.tiny import PICTURE

PAD = "<|image_pad|>"
BEGIN, END = "<|im_start|>", "<|im_end|>"


@dataclass(frozen=True)
class Encoded:
    """A conversation of T tokens with P pictures.

    tokens: T. keys: T, equal where token and picture are: what a cache can be compared by.
    patches: for each picture, its patches as the vision tower takes them. grids: P x 3, time, height, width.
    kinds: T, 1 for a token that stands for a part of a picture.
    """

    tokens: torch.Tensor
    keys: tuple[object, ...]
    patches: tuple[torch.Tensor, ...]
    grids: torch.Tensor
    kinds: torch.Tensor

    def __len__(self) -> int:
        return len(self.keys)


class Encoder:
    """Encodes conversations with the tokenizer and the picture processor of one model."""

    def __init__(self, tokenizer: Any, pictures: Any) -> None:
        self._tokenizer = tokenizer
        self._pictures = pictures
        self._pad: int = tokenizer.convert_tokens_to_ids(PAD)
        if self._pad is None or self._pad == tokenizer.unk_token_id:
            raise UsageError(
                f"the model's tokenizer has no {PAD} (use a model of the Qwen-VL or UI-TARS family)"
            )

    def encode(self, messages: Sequence[Message], profile: Profile) -> Encoded:
        """Return the conversation, ready for the next turn of the model."""
        seen = [part for message in messages for part in message.parts if isinstance(part, Screenshot)]
        images = [view_of(shot, profile)[0] for shot in seen]  # each H x W x 3
        patches: list[torch.Tensor] = []
        grids = torch.zeros((0, 3), dtype=torch.long)
        for image in images:
            made = self._pictures(
                images=[image], do_resize=False, return_tensors="pt", input_data_format="channels_last"
            )
            patches.append(made["pixel_values"])
            grids = torch.cat([grids, made["image_grid_thw"]])
        counts = (grids.prod(dim=1) // self._pictures.merge_size**2).tolist()
        tokens: list[int] = []
        keys: list[object] = []
        names = iter([name_of(image) for image in images])
        lengths = iter(counts)
        for token in self._tokenizer(self._text(messages), add_special_tokens=False)["input_ids"]:
            if token != self._pad:
                tokens.append(token)
                keys.append(token)
                continue
            length, name = next(lengths), next(names)
            tokens += [token] * length
            keys += [(name, place) for place in range(length)]
        ids = torch.tensor(tokens)
        return Encoded(ids, tuple(keys), tuple(patches), grids, (ids == self._pad).int())

    def turn(self, text: str) -> list[int]:
        """Return the tokens of a turn of the model's own, with the mark that ends it."""
        ids: list[int] = self._tokenizer(_safe(text) + END, add_special_tokens=False)["input_ids"]
        return ids

    def _text(self, messages: Sequence[Message]) -> str:
        plain = [
            {
                "role": message.role,
                "content": [
                    {"type": "image"}
                    if isinstance(part, Screenshot)
                    else {"type": "text", "text": _safe(part)}
                    for part in message.parts
                ],
            }
            for message in messages
        ]
        if getattr(self._tokenizer, "chat_template", None):
            return str(self._tokenizer.apply_chat_template(plain, tokenize=False, add_generation_prompt=True))
        turns = [
            f"{BEGIN}{message['role']}\n"
            + "".join(PICTURE if part["type"] == "image" else part["text"] for part in message["content"])  # type: ignore[index]
            + f"{END}\n"
            for message in plain
        ]
        return "".join(turns) + f"{BEGIN}assistant\n"


def _safe(text: str) -> str:
    """Return a text in which nothing is a mark of the conversation: what a screen or a task says is data."""
    for mark in (PAD, BEGIN, END, "<|vision_start|>", "<|vision_end|>", "<|video_pad|>", "<|endoftext|>"):
        text = text.replace(mark, mark.replace("|", " "))
    return text
