"""The mouse pointer in a picture: drawn as an arrow, and found by its outline.

The trap: to look for an arrow all over a screen takes longer than a frame lasts, and finds one in every icon
of a pointer. It is looked for only beside what has changed, where it has just come from or gone to.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box, Point
from agent.screenshot import Pixels, Screenshot

ARROW = (12, 19)  # points across and down, from the tip
SURE = 0.72  # of the match with the outline
MOST_BOXES = 6
_OUTLINE = ((0, 0), (0, 16), (4, 13), (6, 18), (9, 17), (7, 12), (11, 11))


def paint(image: Pixels, at: tuple[int, int], *, dark: bool = False, scale: float = 1.0) -> None:
    """Draw the pointer into a picture, its tip at this pixel; dark: a black one with a white edge."""
    outline = (np.array(_OUTLINE) * scale + at).round().astype(np.int32)
    inner, edge = ((0, 0, 0, 255), (255, 255, 255, 255)) if dark else ((255, 255, 255, 255), (0, 0, 0, 255))
    cv2.fillPoly(image, [outline], inner)
    cv2.polylines(image, [outline], True, edge, 1)


def find(screenshot: Screenshot, near: Sequence[Box]) -> Point | None:
    """Return where the tip is, in points, beside one of these boxes; None where no arrow is there."""
    best, tip = SURE, None
    for box in sorted(near, key=lambda box: box.area)[:MOST_BOXES]:
        left, top, right, bottom = screenshot.pixels_of(box.grown(ARROW[1]))
        crop = screenshot.image[top:bottom, left:right]
        if min(crop.shape[:2]) <= ARROW[1] + 2 or box.area > 40_000:
            continue
        grey = np.asarray(cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_BGRA2GRAY), np.uint8)
        for template, mask in _TEMPLATES:
            match = cv2.matchTemplate(grey, template, cv2.TM_CCORR_NORMED, mask=mask)
            match = np.nan_to_num(np.asarray(match), posinf=0.0)
            edge = cv2.matchTemplate(_slopes(grey), _slopes(template), cv2.TM_CCOEFF_NORMED)
            both = np.minimum(match, np.nan_to_num(np.asarray(edge), posinf=0.0) + 0.25)
            row, column = np.unravel_index(int(both.argmax()), both.shape)
            if both[row, column] > best:
                best = float(both[row, column])
                tip = screenshot.point_at(left + int(column) + 1, top + int(row) + 1)
    return tip


def _slopes(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8)), np.uint8)


def _template(*, dark: bool) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return the arrow on grey, and which of its pixels are the arrow's own."""
    picture: Pixels = np.full((ARROW[1] + 2, ARROW[0] + 2, 4), 128, np.uint8)
    paint(picture, (1, 1), dark=dark)
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGRA2GRAY), np.uint8)
    own: NDArray[np.uint8] = (np.abs(grey.astype(np.int16) - 128) > 20).astype(np.uint8)
    return grey, own


_TEMPLATES = tuple(_template(dark=dark) for dark in (False, True))
