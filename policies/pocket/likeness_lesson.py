"""What a teacher tells the sentence encoder: how alike texts are, in English, in Chinese, and across both.

The trap: told how alike two texts are one by one, the encoder learns to call everything a little alike. So it
is told for each text how its likeness is shared out over the others of a batch. Park and others (2019),
"Relational Knowledge Distillation".
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

_SHARPNESS = 16.0  # of the teacher's shares
_TRANSLATED = 0.3  # of the texts that have a translation are read in it
_FRAMED = 0.2  # of the left ones stand in a sentence
_FRAMES = ("click {}", "{} button", "please {}", "open {}", "the {} icon", "choose {}")
_CHINESE_FRAMES = ("点击{}", "{}按钮", "请{}", "打开{}", "{}图标", "选择{}")


class LikenessLessons:
    """Texts with their translations, and how alike the teacher finds them. None of them without a file."""

    def __init__(self, file: Path | None) -> None:
        self._texts: list[tuple[str, str]] = []
        self._directions = np.zeros((0, 1), np.float16)
        if file is not None:
            with np.load(file) as kept:
                self._texts = json.loads(str(kept["texts"]))
                self._directions = kept["directions"]

    def __len__(self) -> int:
        return len(self._texts)

    def drawn(self, count: int, lots: np.random.Generator) -> tuple[list[str], list[str], Tensor]:
        """Return so many texts twice over, in either language, and how alike they are.

        The shares, count × count, tell how each of the first is like those of the second, and sum to one.
        """
        places = lots.choice(len(self), min(count, len(self)), replace=False)
        told = torch.from_numpy(self._directions[places]).float()
        shares = (_SHARPNESS * told @ told.T).softmax(1)
        left = [_framed(*self._read(place, lots), lots) for place in places]
        right = [self._read(place, lots)[0] for place in places]
        return left, right, shares

    def _read(self, place: int, lots: np.random.Generator) -> tuple[str, bool]:
        """Return a text, and whether it is the Chinese one."""
        english, chinese = self._texts[place]
        is_chinese = bool(chinese) and lots.random() < _TRANSLATED
        return (chinese, True) if is_chinese else (english, False)


def _framed(text: str, is_chinese: bool, lots: np.random.Generator) -> str:
    if lots.random() >= _FRAMED:
        return text
    frames = _CHINESE_FRAMES if is_chinese else _FRAMES
    return frames[int(lots.integers(len(frames)))].replace("{}", text)
