"""Acts with the views before and after them, as they are kept and learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box, Point
from policies.expectation.view import Marks, marks

FAULTS = ("nothing", "dialog", "window", "elsewhere")
"""What can have gone wrong: nothing happened though something would have; a dialog came up that nobody asked
for; another window stands in front; what changed has changed at another place than the act was."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """N acts. before, after: views. traces: on which places any pixel differs. words: numbers. place: in
    points, NaN where there is none. area: of the screen, in points. changed: share of the screen's pixels
    that differ. kind: of act. fault: 0 for none, else 1 more than its place in FAULTS. window: which of many
    it happened in."""

    before: NDArray[np.uint8]  # N × 2·DOWN × ACROSS × 3
    after: NDArray[np.uint8]
    traces: NDArray[np.bool_]  # N × h × w
    words: NDArray[np.int64]  # N × MOST
    place: NDArray[np.float32]  # N × 2
    area: NDArray[np.float32]  # N × 2
    changed: NDArray[np.float32]  # N
    kind: NDArray[np.str_]  # N
    fault: NDArray[np.int64]  # N
    window: NDArray[np.int64]  # N

    def __len__(self) -> int:
        return len(self.fault)

    @classmethod
    def joined(cls, parts: Sequence[Lessons]) -> Lessons:
        return cls(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(cls)))

    @classmethod
    def load(cls, file: Path) -> Lessons:
        with np.load(file) as kept:
            return cls(*(kept[each.name] for each in fields(cls)))

    def save(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        named: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self)}
        np.savez_compressed(file, **named)

    def only(self, which: NDArray[Any]) -> Lessons:
        """Return those that a mask or numbers name."""
        return Lessons(*(getattr(self, each.name)[which] for each in fields(self)))

    def marks(self) -> Marks:
        """Return (N, 2, rows, columns): see `view.marks`."""
        return np.stack(
            [
                marks(
                    None if np.isnan(x) else Point(float(x), float(y)), Box(0, 0, float(width), float(height))
                )
                for (x, y), (width, height) in zip(self.place, self.area, strict=True)
            ]
        )
