"""An axis whose ticks can be read: whole numbers where nothing lies between, and few where it is logarithmic.

The trap: between 100 and 4000 there is one power of ten, and the library then labels every multiple of it,
one over the other. And steps 1 to 3 of a run get a tick at 1.5, where there never was a step.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

FEW = 3  # powers of ten on an axis, up to which 2 and 5 of each are labelled, too
LONG = 5  # digits; a number of more is written as a power


class PlainAxis(pg.AxisItem):  # type: ignore[misc]  # the library has no types
    """An axis as the library has it, but for its ticks. whole: only whole numbers are places on it."""

    whole = False

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Draw at once what the library plays from a record; Qt keeps the pixels until something changes."""
        parts = self.generateDrawSpecs(painter)
        if parts is not None:
            painter.save()
            self.drawPicture(painter, *parts)
            painter.restore()

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        spacings: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        if not self.whole:
            return spacings
        kept = [(spacing, offset) for spacing, offset in spacings if spacing >= 1 and spacing == int(spacing)]
        return kept or [(1.0, 0.0)]

    def logTickValues(
        self, low: float, high: float, size: float, ticks: object
    ) -> list[tuple[float, list[float]]]:
        powers = range(math.floor(low), math.ceil(high) + 1)
        multiples = (1, 2, 5) if high - low < FEW else (1,)
        step = max(1, math.ceil(len(powers) / 8))
        places = [power + math.log10(each) for power in powers[::step] for each in multiples]
        return [(1.0, [place for place in places if low <= place <= high])]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [_written(10.0**value) for value in values]


def _written(number: float) -> str:
    """Write a number of the kind 2 · 10³ as people do."""
    if 10**-LONG < number < 10**LONG:
        return f"{number:.6f}".rstrip("0").rstrip(".")
    power = math.floor(math.log10(number) + 1e-9)
    factor = round(number / 10.0**power)
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{raised}" if factor == 1 else f"{factor}·10{raised}"
