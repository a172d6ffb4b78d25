"""Finds the small parts of a screen that may be icons: what is drawn together and is no text.

The trap: an icon of three dots is three marks, and two icons side by side are two. So marks are taken
together where they nearly touch, and taken apart again where that makes something too large to be one
icon.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found

_EDGE = 16  # of 255: pale icons on pale grounds are no stronger
_SMALLEST, _LARGEST = 5, 56  # points, the longer side of an icon
_ONE = 34  # points: what is joined to more than this may be several icons
_ASPECT = 4.0
_JOINED = 5  # pixels at a scale of one: marks that are nearer belong together
_WORD = 3  # letters that make a text, not an icon read as one or two
_SURE = 0.75  # of a line of text: below, it may be a drawing
_MOST = 400  # parts of one screen, the likeliest sizes first


def parts(screenshot: Screenshot, texts: Sequence[Found]) -> list[Box]:
    """Return the boxes of what may be icons, in screen points; texts that are surely words are none."""
    scale = screenshot.scale
    ink = _ink(screenshot)
    for text in texts:
        if _is_word(text):
            left, top, right, bottom = screenshot.pixels_of(text.box)
            ink[top:bottom, left:right] = 0
    reach = max(round(_JOINED * scale) | 1, 3)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    joined = _boxes(np.asarray(closed, np.uint8), scale)
    icons = [box for box in joined if max(box[2] - box[0], box[3] - box[1]) <= _ONE * scale]
    alone = [box for box in _boxes(ink, scale) if not any(_inside(box, icon) for icon in icons)]
    found = sorted([*joined, *alone], key=lambda box: abs(max(box[2] - box[0], box[3] - box[1]) - 18 * scale))
    return [screenshot.box_at(*box) for box in found[:_MOST]]


def _ink(screenshot: Screenshot) -> NDArray[np.uint8]:
    """Return where the picture changes from one pixel to the next, but for the long edges of panels."""
    image = np.ascontiguousarray(screenshot.image[:, :, :3])
    spread = cv2.morphologyEx(image, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))
    most = cv2.max(cv2.max(spread[:, :, 0], spread[:, :, 1]), spread[:, :, 2])
    ink = (np.asarray(most) > _EDGE).astype(np.uint8)
    for long in ((1, int(64 * screenshot.scale)), (int(64 * screenshot.scale), 1)):
        ink[np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(long, np.uint8))) > 0] = 0
    return ink


def _boxes(ink: NDArray[np.uint8], scale: float) -> list[tuple[int, int, int, int]]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = []
    for left, top, width, height, _ in stats[1:].tolist():
        longer, shorter = max(width, height), min(width, height)
        if (
            _SMALLEST * scale <= longer <= _LARGEST * scale
            and shorter >= 2
            and longer <= _ASPECT * shorter + 6
        ):
            found.append((left, top, left + width, top + height))
    return found


def _is_word(text: Found) -> bool:
    return text.score >= _SURE and sum(letter.isalnum() for letter in text.label) >= _WORD


def _inside(box: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3]
