"""The rung of shapes: the edges of the target, looked for at many scales; a dark theme has the same edges."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.demonstration.target import Shown
from agent.geometry import Box, Point
from agent.replay.candidate import Candidate
from agent.screenshot import Pixels, Screenshot

RUNG = "template"
SCALES = (1.0, 0.8, 0.9, 1.1, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6)
LEAST = 0.6
_EMPTY = 0.05  # of the target's variance: a place with less has no shape
_KEPT = 3  # places of one scale


def shapes(shown: Shown, then: Screenshot, now: Screenshot, within: Box) -> list[Candidate]:
    """Return the places that have the target's edges, at any scale and in either polarity."""
    box = Box(*shown.box)
    wanted = _edges(then.crop(box))  # h x w
    screen = now.crop(within)
    if min(wanted.shape) < 6 or not wanted.any() or not screen.size:
        return []
    field = _edges(screen)  # H x W
    left, top, _, _ = now.pixels_of(within)
    found: list[Candidate] = []
    for scale in SCALES:
        size = (round(wanted.shape[1] * scale), round(wanted.shape[0] * scale))
        if size[0] > field.shape[1] or size[1] > field.shape[0]:
            continue
        part = np.asarray(cv2.resize(wanted, size, interpolation=cv2.INTER_LINEAR), np.float32)
        scores = _likeness(field, part)
        for _ in range(_KEPT):
            _, score, _, (x, y) = cv2.minMaxLoc(scores)
            if score < LEAST:
                break
            place = now.box_at(left + x, top + y, left + x + size[0], top + y + size[1])
            at = Point(
                place.left + (shown.at[0] - box.left) * place.width / box.width,
                place.top + (shown.at[1] - box.top) * place.height / box.height,
            )
            found.append(Candidate(place, at, RUNG, float(score), f"the same shape, {scale:.2f} as large"))
            half_x, half_y = size[0] // 2, size[1] // 2
            scores[max(y - half_y, 0) : y + half_y + 1, max(x - half_x, 0) : x + half_x + 1] = -1
    return sorted(found, key=lambda each: -each.score)


def _likeness(field: NDArray[np.float32], part: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how alike every place is, -1 to 1.

    An empty place has nothing to divide by and OpenCV then calls it equal to anything: such are -1.
    """
    height, width = part.shape
    scores = np.asarray(cv2.matchTemplate(field, part, cv2.TM_CCOEFF_NORMED), np.float32)
    mean = cv2.boxFilter(field, cv2.CV_32F, (width, height), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    squares = cv2.sqrBoxFilter(
        field, cv2.CV_32F, (width, height), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT
    )
    spread = np.asarray(squares - mean * mean, np.float32)[: scores.shape[0], : scores.shape[1]]
    scores[(spread < _EMPTY * float(part.var())) | ~np.isfinite(scores)] = -1
    return scores


def _edges(image: Pixels) -> NDArray[np.float32]:
    """Return how steep brightness is at each pixel, whichever way, without what contrast adds."""
    if not image.size:
        return np.zeros((0, 0), np.float32)
    grey = cv2.cvtColor(np.ascontiguousarray(image[:, :, :3]), cv2.COLOR_BGR2GRAY).astype(np.float32)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    return np.asarray(np.minimum(cv2.magnitude(across, down), 255), np.float32)
