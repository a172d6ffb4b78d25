"""An axis whose logarithmic ticks can be read: powers of ten, and 2 and 5 of each where few of those fit.

The trap: between 100 and 4000 there is one power of ten, and the library then labels every multiple of it,
one over the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg

FEW = 3  # powers of ten on an axis, up to which 2 and 5 of each are labelled, too
LONG = 5  # digits; a number of more is written as a power


class PlainAxis(pg.AxisItem):  # type: ignore[misc]  # the library has no types
    """An axis as the library has it, but for its logarithmic ticks."""

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
