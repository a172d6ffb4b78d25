"""In which order and how fast is learned: every process that learns knows it without being told."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

WARM = 0.05  # of all steps: the rate grows, then it falls to nothing
RATES = {"lora": 2e-4, "prefix": 5e-3, "adapter": 1e-3}


@dataclass(frozen=True, slots=True)
class Schedule:
    """examples: how many there are. rate: the largest."""

    examples: int
    epochs: int
    batch: int
    rate: float
    seed: int

    @property
    def steps(self) -> int:
        return self.epochs * self._in_epoch

    @property
    def _in_epoch(self) -> int:
        return math.ceil(self.examples / self.batch)

    def batch_of(self, step: int) -> Sequence[int]:
        """Return which examples are learned from in a step, counted from 0."""
        epoch, place = divmod(step, self._in_epoch)
        order = list(range(self.examples))
        random.Random(f"{self.seed} {epoch}").shuffle(order)  # noqa: S311  # a lot, no secret
        return order[place * self.batch : (place + 1) * self.batch]

    def rate_of(self, step: int) -> float:
        """Return how fast is learned in a step."""
        warm = max(1, round(WARM * self.steps))
        grown = min(1.0, (step + 1) / warm)
        left = (self.steps - step) / max(1, self.steps - warm)
        return self.rate * min(grown, left)
