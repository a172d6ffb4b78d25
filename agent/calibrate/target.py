"""The mark that is pointed at: how it looks, and where a picture shows it.

The trap: whoever draws a mark knows where it meant to draw it, in its own units, which on a scaled display
are not those of the pointer. So where it is, is read from the picture, as it is for every other target.
"""

from __future__ import annotations

import cv2
import numpy as np

from agent.geometry import Box
from agent.screenshot import Screenshot

WORD = "Bullseye"  # one that no other window shows
INSTRUCTION = f'click "{WORD}"'
COLOUR = (196, 0, 104)  # red, green, blue; dark enough for white letters
WIDTH, HEIGHT = 180, 60  # in points
PLACES = (
    (0.5, 0.5),
    (0.12, 0.14),
    (0.88, 0.14),
    (0.12, 0.86),
    (0.88, 0.86),
)  # of the screen

_NEAR = 4  # of 255: colours are managed on the way to some screens
_FILLED = 0.5  # of its box, the least, because letters stand in it


def found(screenshot: Screenshot) -> Box | None:
    """Return where the mark is on the screen; None where it is not to be seen."""
    low, high = (
        np.array([*np.clip(np.array(COLOUR[::-1]) + by, 0, 255), end])
        for by, end in ((-_NEAR, 0), (_NEAR, 255))
    )
    inked = cv2.inRange(screenshot.image, low, high)  # height x width
    count, _, boxes, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    for left, top, width, height, area in sorted(boxes[1:count], key=lambda box: -box[4]):
        as_wide = abs(width * HEIGHT / (height * WIDTH) - 1) < 0.1
        if as_wide and area > _FILLED * width * height:
            return screenshot.box_at(int(left), int(top), int(left + width), int(top + height))
    return None
