"""What single characters mean where digits stand around them.

The trap: a times sign and the letter X are the same two strokes, and the reader says X. Among the keys of a
calculator it is lower than the digits, as the letter is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from agent.screenshot import Pixels, Screenshot
from agent.sight.line import Line

_DIGITS = 3  # so many lone ones are a keypad
_LOW = 0.88  # of a digit's height
_DARK = 0.4  # of the strongest difference to the ground


def among_digits(lines: Sequence[Line], screenshot: Screenshot) -> list[Line]:
    """Return the lines with a lone X that is lower than the lone digits read as ×."""
    digits = [line for line in lines if len(line.label) == 1 and line.label.isdigit()]
    crosses = [line for line in lines if line.label in ("x", "X")]
    if len(digits) < _DIGITS or not crosses:
        return list(lines)
    lowest = _LOW * median(_height(line, screenshot) for line in digits)
    times = {id(line) for line in crosses if _height(line, screenshot) <= lowest}
    return [replace(line, label="×") if id(line) in times else line for line in lines]


def _height(line: Line, screenshot: Screenshot) -> float:
    """Return from where to where a lone character reaches, in pixels; its box may be larger than it."""
    left, top, right, bottom = screenshot.pixels_of(line.box)
    shown: Pixels = screenshot.image[top:bottom, left:right, :3]
    if not shown.size:
        return 0.0
    grey = shown.astype(np.float64).mean(axis=2)  # H x W
    against = np.abs(grey - np.median(grey)).max(axis=1)  # H
    (inked,) = np.nonzero(against > _DARK * against.max())
    return float(np.ptp(inked)) + 1 if len(inked) else 0.0
