"""Lessons as latents: what the U-Net learns from and is tried on, encoded once.

The trap: a view that is shown mirrored has its act at the mirrored place, and its traces, too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from policies.expectation.lesson import Lessons
from policies.expectation.model import Asked, Expectation

BATCH = 16


@dataclass(frozen=True, slots=True)
class Latents:
    """N acts: what each change is imagined from, and the change (N, D, h, w)."""

    asked: Asked
    change: Tensor

    def __len__(self) -> int:
        return len(self.change)

    def of(self, which: Tensor | slice) -> Latents:
        return Latents(self.asked.of(which), self.change[which])

    @classmethod
    def joined(cls, parts: list[Latents]) -> Latents:
        return cls(Asked.joined([each.asked for each in parts]), torch.cat([each.change for each in parts]))


@torch.no_grad()
def latents(model: Expectation, lessons: Lessons, *, other: np.random.Generator | None = None) -> Latents:
    """Return these lessons as they are, or mirrored and in other colours, by lot."""
    parts = []
    for start in range(0, len(lessons), BATCH):
        part = lessons.only(np.arange(start, min(start + BATCH, len(lessons))))
        pair, where, traces = np.stack([part.before, part.after]), part.marks(), part.traces
        if other is not None:
            pair = recoloured(pair, other)[:, :, :, ::-1]
            where, traces = where[..., ::-1], traces[..., ::-1]
        views = torch.from_numpy(np.ascontiguousarray(pair)).flatten(0, 1)
        seen, came = model.encode(views).chunk(2)
        asked = Asked(seen, torch.from_numpy(where.copy()), torch.from_numpy(part.words))
        parts.append(Latents(asked, model.changed(seen, came, torch.from_numpy(traces.copy()))))
    return Latents.joined(parts)


def recoloured(views: NDArray[np.uint8], dice: np.random.Generator) -> NDArray[np.uint8]:
    """Return views with their colours exchanged, and in half of the cases as negatives."""
    views = views[..., dice.permutation(3)]
    return 255 - views if dice.random() < 0.5 else views
