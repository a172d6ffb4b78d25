"""What one frame after another tells: where the pointer is, and what has changed, how much, and where to it.

The trap: a watcher that is shown pixels learns the looks of the windows that it was trained on. So it is
told of changes only, in points: a box as large as a caret, as a letter, as a menu, as a page; beside the
pointer or far from it; shifted up or down, as by scrolling. The pointer is found by its outline, which is
looked for only where something has changed.

A frame that shows what the one before it showed costs a comparison. All numbers are of the order of one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.sight.changes import dirty_boxes
from policies.watchers.pointer import ARROW, find

NAMES = (
    *("pointer seen", "pointer x", "pointer y", "step", "step right", "step down", "rests"),
    *("boxes", "area", "largest width", "largest height", "largest x", "largest y"),
    *("at pointer", "at pointer width", "at pointer height", "far", "far width", "far height"),
    *("caret", "letter", "after letter", "page", "shift", "shifted", "quiet"),
)
COUNT = len(NAMES)
NEAR = 6  # points around the pointer's tip
CARET, LETTER, LINE = 4, 60, 34  # points: widths of a caret and of some letters, height of a line
MOST_SHIFT = 160  # pixels


class Glances:
    """Compares each frame with the one before it."""

    def __init__(self) -> None:
        self._last: Screenshot | None = None
        self._letter: Box | None = None
        self._rests = self._quiet = 0
        self.pointer: Point | None = None

    def features(self, frame: Screenshot, pointer: Point | None = None) -> NDArray[np.float32]:
        """Return the numbers (COUNT,) of the next frame. pointer: where it is; None to look for it."""
        before, self._last = self._last, frame
        boxes = () if before is None else dirty_boxes(before, frame)
        was = self.pointer
        if pointer is not None:
            self.pointer = pointer
        else:
            self._follow(frame, boxes)
        now = self.pointer
        right, down = (now.x - was.x, now.y - was.y) if now and was else (0.0, 0.0)
        moved = math.hypot(right, down)
        self._rests = 0 if moved > 1 else self._rests + 1
        others = [box for box in boxes if not _is_pointer(box, now, was)]
        self._quiet = 0 if others else self._quiet + 1
        screen = frame.area
        seen = [
            float(now is not None),
            now.x / screen.width if now else 0.5,
            now.y / screen.height if now else 0.5,
            math.log1p(moved) / 6,
            _signed(right),
            _signed(down),
            min(math.log1p(self._rests) / 4, 1.0),
        ]
        shift, shifted = _shift(before, frame, others)
        told = [
            *seen,
            *self._of_boxes(others, now, screen),
            shift,
            shifted,
            min(math.log1p(self._quiet) / 4, 1.0),
        ]
        return np.array(told, np.float32)

    def _follow(self, frame: Screenshot, boxes: Sequence[Box]) -> None:
        """Find the pointer where something has changed; where nothing has, it is where it was."""
        if boxes:
            self.pointer = find(frame, boxes) or self.pointer

    def _of_boxes(self, boxes: Sequence[Box], pointer: Point | None, screen: Box) -> list[float]:
        largest = max(boxes, key=lambda box: box.area, default=None)
        near = [box for box in boxes if pointer is not None and pointer in box.grown(NEAR)]
        at = max(near, key=lambda box: box.area, default=None)
        far = max((box for box in boxes if box not in near), key=lambda box: box.area, default=None)
        carets = [box for box in boxes if box.width <= CARET and 6 <= box.height <= LINE]
        letters = [box for box in boxes if CARET < box.width <= LETTER and 5 <= box.height <= LINE]
        follows = any(self._letter is not None and _goes_on(self._letter, box) for box in letters)
        self._letter = letters[-1] if letters else self._letter
        area = sum(box.area for box in boxes) / screen.area
        return [
            math.log1p(len(boxes)) / 2,
            _share(area),
            *_size(largest),
            largest.center.x / screen.width if largest else 0.5,
            largest.center.y / screen.height if largest else 0.5,
            float(at is not None),
            *_size(at),
            float(far is not None),
            *_size(far),
            float(bool(carets)),
            float(bool(letters)),
            float(follows),
            float(area > 0.15),
        ]


def _is_pointer(box: Box, now: Point | None, was: Point | None) -> bool:
    """Tell whether a change is no more than the pointer coming or going."""
    arrows = [Box(at.x - 3, at.y - 3, ARROW[0] + 8, ARROW[1] + 8) for at in (now, was) if at is not None]
    if now is not None and was is not None:
        arrows.append(arrows[0].union(arrows[1]))
    small = box.width <= 3 * ARROW[0] and box.height <= 3 * ARROW[1]
    if now == was:
        return False
    return any(_inside(box, arrow) for arrow in arrows[:2]) or (small and _inside(box, arrows[-1]))


def _inside(box: Box, other: Box) -> bool:
    return (
        other.left <= box.left
        and other.top <= box.top
        and box.right <= other.right
        and box.bottom <= other.bottom
    )


def _goes_on(before: Box, now: Box) -> bool:
    """Tell whether letters stand right behind those of the frame before, on their line."""
    return abs(before.center.y - now.center.y) < LINE / 2 and -LETTER < now.right - before.right < LETTER


def _shift(before: Screenshot | None, frame: Screenshot, boxes: Sequence[Box]) -> tuple[float, float]:
    """Return how far the largest change was moved up (below 0) or down, and how well that explains it."""
    largest = max(boxes, key=lambda box: box.area, default=None)
    if before is None or largest is None or largest.height < 60 or largest.width < 40:
        return 0.0, 0.0
    if before.image.shape != frame.image.shape:
        return 0.0, 0.0
    one, other = (_rows(each, largest) for each in (before, frame))
    plain = float(np.abs(one - other).mean())
    if plain < 0.5:
        return 0.0, 0.0
    most = min(MOST_SHIFT, len(one) // 2)
    apart = [
        (
            float(
                np.abs(
                    one[max(0, -by) : len(one) - max(0, by)] - other[max(0, by) : len(one) + min(0, by)]
                ).mean()
            ),
            by,
        )
        for by in range(-most, most + 1)
    ]
    best, by = min(apart)
    return by / MOST_SHIFT, max(0.0, 1 - best / plain)


def _rows(frame: Screenshot, box: Box) -> NDArray[np.float32]:
    """Return the mean shade of each row of the box."""
    grey = cv2.cvtColor(np.ascontiguousarray(frame.crop(box)), cv2.COLOR_BGRA2GRAY)
    rows: NDArray[np.float32] = np.asarray(grey, np.float32).mean(axis=1)
    return rows


def _size(box: Box | None) -> tuple[float, float]:
    return (math.log1p(box.width) / 7, math.log1p(box.height) / 7) if box else (0.0, 0.0)


def _signed(distance: float) -> float:
    return math.copysign(math.log1p(abs(distance)) / 6, distance)


def _share(area: float) -> float:
    """Return the share of the screen on a scale on which a letter is seen, too."""
    return max(0.0, 1 + math.log10(max(area, 1e-6)) / 6)
