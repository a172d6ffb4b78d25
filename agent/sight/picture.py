"""Finds on the screen what a picture shows.

The trap: the best place is not the right one, it is only the best. A picture that is there twice, or that
every second button resembles, is an error that says so; and a picture of one colour is like everything.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.errors import Ambiguous, NotShown, UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found

MARGIN = 0.02  # by how much the best place must be more like the picture than the next one
FLAT = 3.0  # standard deviation of the colours, of 255, below which a picture shows nothing


def find_picture(
    picture: Screenshot,
    screenshot: Screenshot,
    *,
    name: str,
    similarity: float = 0.9,
    within: Box | None = None,
) -> Found:
    """Return the one place that looks like the picture, pixel by pixel and in colour.

    similarity: the least normalised correlation, 0 to 1. within: the part of the screen to look in.

    Raises:
        UsageError: the picture is of one colour, or larger than the screen.
        NotShown: no place is like it enough. Ambiguous: several are.
    """
    wanted = np.ascontiguousarray(picture.image[:, :, :3])
    if float(wanted.std(axis=(0, 1)).max()) < FLAT:
        raise UsageError(f"the picture '{name}' is of one colour (cut out something that has a shape)")
    left, top, right, bottom = screenshot.pixels_of(within or screenshot.area)
    seen = np.ascontiguousarray(screenshot.image[top:bottom, left:right, :3])
    height, width = wanted.shape[:2]
    if height > seen.shape[0] or width > seen.shape[1]:
        raise NotShown(f"the picture '{name}' is larger than where it is looked for (cut out less)")
    likeness = np.asarray(cv2.matchTemplate(seen, wanted, cv2.TM_CCOEFF_NORMED), np.float32)  # H x W
    likeness[~np.isfinite(likeness)] = -1.0
    best, y, x = _peak(likeness)
    if best < similarity:
        raise NotShown(
            f"'{name}' is not shown (the likest place is {best:.2f} like it, {similarity:g} are needed: "
            "lower 'similarity', or cut the picture out anew)"
        )
    rows = slice(max(y - height // 2, 0), y + height // 2 + 1)
    columns = slice(max(x - width // 2, 0), x + width // 2 + 1)
    likeness[rows, columns] = -1.0
    second, *_ = _peak(likeness)
    if second > max(best - MARGIN, similarity):
        raise Ambiguous(f"'{name}' is shown more than once (cut out more of what is around it)")
    box = screenshot.box_at(left + x, top + y, left + x + width, top + y + height)
    return Found(box, name, min(best, 1.0))


def _peak(likeness: NDArray[np.float32]) -> tuple[float, int, int]:
    y, x = np.unravel_index(int(likeness.argmax()), likeness.shape)
    return float(likeness[y, x]), int(y), int(x)
