"""From how much surprise on something is said, and how sure that is."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.senses import NOTHING, UNEXPECTED

FALSE_ALARMS = 0.01  # of ordinary acts


WORDS = (NOTHING, UNEXPECTED)


@dataclass(frozen=True, slots=True)
class Limit:
    """ordinary: how much ordinary acts surprise, in order."""

    ordinary: tuple[float, ...]

    @classmethod
    def of(cls, values: NDArray[np.floating[Any]], kept: int = 200) -> Limit:
        """Return that of these surprises of ordinary acts; so many are kept, evenly apart in order."""
        shares = np.linspace(0, 1, kept)
        return cls(tuple(float(f"{value:.5g}") for value in np.quantile(values, shares)))

    @classmethod
    def parsed(cls, text: str) -> Limit:
        return cls(tuple(json.loads(text)))

    def __str__(self) -> str:
        return json.dumps(self.ordinary)

    @property
    def value(self) -> float:
        """What one ordinary act in a hundred exceeds."""
        return float(np.quantile(self.ordinary, 1 - FALSE_ALARMS))

    def share_below(self, value: float) -> float:
        """Return the share of ordinary acts that surprised less, never all of them."""
        below = bisect_left(self.ordinary, value)
        return below / (len(self.ordinary) + 1)


def limits_in(told: Mapping[str, str]) -> dict[str, Limit]:
    """Return the limits that are kept with weights, by their word."""
    return {word: Limit.parsed(told[word]) for word in WORDS}
