"""The small squares with a plus in them, by which trees are unfolded.

The trap: a click on the name of a folder opens it in one program and chooses it in the next; the plus
only unfolds.
"""

from __future__ import annotations

import cv2
import numpy as np

from agent.geometry import Box
from agent.screenshot import Screenshot

_SIZES = (8, 30)  # points
_DRAWN = 60  # of 255 darker than a light ground, or lighter than a dark one
_AROUND = 31  # pixels that tell the ground: a screen has light parts and dark ones


def folds(screenshot: Screenshot) -> list[Box]:
    """Return the boxes of the squares with a plus, from the top."""
    grey = np.asarray(
        cv2.cvtColor(np.ascontiguousarray(screenshot.image[:, :, :3]), cv2.COLOR_BGR2GRAY), np.uint8
    )
    ground = np.asarray(cv2.medianBlur(grey, _AROUND), np.int16)
    edge = (np.where(ground > 127, ground - grey, grey - ground) > _DRAWN).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(edge, connectivity=4)
    scale = screenshot.scale
    found = []
    for left, top, width, height, size in stats[1:].tolist():
        square = (
            _SIZES[0] * scale <= min(width, height)
            and max(width, height) <= _SIZES[1] * scale
            and abs(width - height) <= 3 * scale
        )
        if (
            square
            and size < 0.75 * width * height
            and _is_plus(edge[top : top + height, left : left + width])
        ):
            found.append(screenshot.box_at(left, top, left + width, top + height))
    return sorted(found, key=lambda box: box.top)


def _is_plus(part: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    """Tell whether a picture of ones and noughts is a frame with a plus in its middle."""
    height, width = part.shape
    across, down = height // 2, width // 2
    sides = (part[:2].max(axis=0), part[-2:].max(axis=0), part[:, :2].max(axis=1), part[:, -2:].max(axis=1))
    if min(float(side.mean()) for side in sides) < 0.85:
        return False
    inner_w, inner_h = max(width // 5, 2), max(height // 5, 2)
    level = part[across - 1 : across + 2, inner_w + 1 : width - inner_w - 1].max(axis=0).mean()
    upright = part[inner_h + 1 : height - inner_h - 1, down - 1 : down + 2].max(axis=1).mean()
    corner = part[3 : across - 2, 3 : down - 2]
    return bool(level > 0.8 and upright > 0.8 and (corner.size == 0 or corner.mean() < 0.4))
