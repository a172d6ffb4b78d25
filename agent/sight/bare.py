"""A found line without the strokes in it that are no letters: the caret behind them, the border around them.

The trap: a caret reads as l or 1, and a digit in a small button as a character that has a box around it. Both
reach above and below everything else in the line, as no letter does, or run into its edge on two sides.
"""

from __future__ import annotations

import cv2
import numpy as np

from agent.screenshot import Pixels

_DARK = 0.35  # of the strongest difference to the ground
_THIN = 2  # pixels, of a caret or a border
_LEAST = 6  # pixels in height, below which nothing can be told


def bare(line: Pixels) -> Pixels:
    """Return the line (height × width × 3), the same where there is nothing to take away."""
    height, width = line.shape[:2]
    if height < _LEAST or width < _LEAST:
        return line
    ground = np.median(line.reshape(-1, 3), axis=0)
    apart = np.abs(line.astype(np.int16) - ground.astype(np.int16)).max(axis=2)  # H x W
    ink = (apart > max(_DARK * apart.max(), 24)).astype(np.uint8)
    count, marks, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    all_marks = range(1, count)
    gone = [mark for mark in all_marks if _is_frame(stats[mark], height, width) or _encloses(stats, mark)]
    kept = [mark for mark in all_marks if mark not in gone]
    if caret := _caret(stats, kept):
        gone.append(caret)
    if not gone or len(gone) == count - 1:
        return line
    mask = cv2.dilate(np.isin(marks, gone).astype(np.uint8), np.ones((3, 3), np.uint8))
    others = np.isin(marks, [mark for mark in kept if mark not in gone])
    cleaned = line.copy()
    cleaned[(mark := mask.astype(bool)) & ~others] = ground.astype(np.uint8)
    return cleaned if mark.any() else line


def _is_frame(stat: np.ndarray[tuple[int], np.dtype[np.int32]], height: int, width: int) -> bool:
    """Tell whether a mark runs from edge to edge and is hollow, or is a side of something that does."""
    left, top, wide, high, area = stat.tolist()
    sides = [left == 0, top == 0, left + wide == width, top + high == height]
    if sum(sides) < 2:
        return False
    return area < 0.5 * wide * high or min(wide, high) <= _THIN


def _encloses(stats: np.ndarray[tuple[int, int], np.dtype[np.int32]], mark: int) -> bool:
    """Tell whether a hollow mark has all others inside it."""
    left, top, wide, high, area = stats[mark].tolist()
    others = np.delete(stats, [0, mark], axis=0)
    if not len(others) or area > 0.4 * wide * high:
        return False
    right, bottom = others[:, 0] + others[:, 2], others[:, 1] + others[:, 3]
    inside = (others[:, 0] > left) & (others[:, 1] > top) & (right < left + wide) & (bottom < top + high)
    return bool(inside.all())


def _caret(stats: np.ndarray[tuple[int, int], np.dtype[np.int32]], kept: list[int]) -> int | None:
    """Return the last mark where it is a thin stroke that reaches above and below all others."""
    if len(kept) < 2:
        return None
    last = max(kept, key=lambda mark: stats[mark][0])
    left, top, wide, high, area = stats[last].tolist()
    others = [stats[mark].tolist() for mark in kept if mark != last]
    highest = min(other[1] for other in others)
    lowest = max(other[1] + other[3] for other in others)
    behind = all(other[0] + other[2] <= left for other in others)
    thin = wide <= _THIN and area >= 0.9 * wide * high
    return last if behind and thin and top < highest and top + high > lowest else None
