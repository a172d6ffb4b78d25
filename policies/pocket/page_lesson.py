"""What pages of real programs teach the encoders: which icon a tool's name or tooltip means, and which words.

The trap: 'save' is in a hundred programs, and each of their icons is right for it. So what is said in nearly
the same words counts as fitting, too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

_SAID = ("icon", "functional")
_HELD = 40  # pages of a folder that are only for trying, as the pointer holds them out


class PageLessons:
    """Outlines with sentences, and texts with sentences, of the pages of some folders."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._shown: list[tuple[Tensor, str]] = []
        self._written: list[tuple[str, str]] = []
        for folder in folders:
            for file in sorted(folder.glob("*.npz"))[_HELD:]:
                self._take(file)

    def __bool__(self) -> bool:
        return bool(self._shown and self._written)

    def _take(self, file: Path) -> None:
        with np.load(file) as kept:
            boxes, looks = kept["boxes"] * float(kept["unit"]), kept["looks"]
            labels = json.loads(str(kept["labels"]))
            asked = json.loads(str(kept["asked"]))
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        drawn = np.abs(looks).max(axis=1) > 0
        for sentence, box, kind, _ in asked:
            if kind not in _SAID or box is None:
                continue
            inside = np.flatnonzero((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3]))
            worded = [labels[place] for place in inside if len(labels[place]) > 1]
            if worded:
                self._written.append((sentence, max(worded, key=len)))
            elif len(icons := inside[drawn[inside]]):
                self._shown.append((torch.from_numpy(looks[icons[0]]), sentence))

    def shown(self, count: int, lots: np.random.Generator) -> tuple[Tensor, list[str]]:
        """Return outlines (count × outline) and what is said for each."""
        chosen = [self._shown[place] for place in lots.integers(len(self._shown), size=count)]
        return torch.stack([each[0] for each in chosen]).float(), [each[1] for each in chosen]

    def written(self, count: int, lots: np.random.Generator) -> tuple[list[str], list[str]]:
        """Return sentences, and the words that each means."""
        chosen = [self._written[place] for place in lots.integers(len(self._written), size=count)]
        return [each[0] for each in chosen], [each[1] for each in chosen]


def alike(meant: Tensor, said: Sequence[str], least: float = 0.9) -> Tensor:
    """Return which sentences fit which others' things: their own, and what is said in nearly the same words.

    meant: N × D, what the sentences mean by now. Return N × N.
    """
    numbers = {words: place for place, words in enumerate(dict.fromkeys(map(str.casefold, said)))}
    same = torch.tensor([numbers[words.casefold()] for words in said], device=meant.device)
    return (same[:, None] == same[None, :]) | (meant.detach() @ meant.detach().T > least)
