"""What has changed between two looks at the screen.

The trap: most of a screen never changes, yet comparing pictures the obvious way costs as much as
reading them. Here four bytes of a pixel are compared as one number, over whole rows at once, which
takes about a millisecond for a screen of 1280 × 800. The fourth byte is nobody's colour (a screen
leaves anything there) and does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.screenshot import BAND, Pixels, Screenshot

_MOVED = 0.9  # of a line stands elsewhere just as it was
_COLOUR = np.uint32(0x00FFFFFF)  # little-endian: the unused fourth byte is the highest


def differing(before: Pixels, after: Pixels) -> NDArray[np.bool_]:
    """Return which pixels differ in colour, height × width.

    Pictures of different shapes differ everywhere.
    """
    if before.shape != after.shape:
        return np.ones(after.shape[:2], np.bool_)
    changed = _words(before) ^ _words(after)  # H x W
    changed &= _COLOUR
    return changed.astype(np.bool_)


def differing_px(before: Pixels, after: Pixels) -> int:
    """Return how many pixels differ in colour; all of them where the shapes differ."""
    return int(np.count_nonzero(differing(before, after)))


def tiles(
    before: Pixels, after: Pixels, size: int = BAND, rows: Sequence[bool] | None = None
) -> NDArray[np.bool_]:
    """Return which square tiles of `size` pixels differ, rows × columns.

    rows: in which of them any may differ, where that is known.

    The last row and column may be cut off by the picture's edge. Pictures of different shapes differ
    in every tile.
    """
    height, width = after.shape[:2]
    tops, lefts = np.arange(0, height, size), np.arange(0, width, size)
    found = np.ones((len(tops), len(lefts)), np.bool_)  # R x C
    if before.shape != after.shape or not found.size:
        return found
    if before is after:
        return np.zeros_like(found)
    before_words, after_words = _words(before), _words(after)
    for row, top in enumerate(tops):
        if rows is not None and not rows[row]:
            found[row] = False
            continue
        one, other = before_words[top : top + size], after_words[top : top + size]
        if np.array_equal(one, other):  # this takes a third of the time, and mostly it is so
            found[row] = False
            continue
        band = one ^ other
        columns = np.bitwise_or.reduce(band, axis=0) & _COLOUR  # W
        found[row] = np.bitwise_or.reduceat(columns, lefts)
    return found


def changed_tiles(before: Screenshot, after: Screenshot) -> NDArray[np.bool_]:
    """Return which tiles of BAND pixels differ between two looks; bands that are known are not compared."""
    known = before.bands and len(before.bands) == len(after.bands)
    rows = [one is not other for one, other in zip(before.bands, after.bands, strict=True)] if known else None
    return tiles(before.image, after.image, BAND, rows)


def banded(
    after: Screenshot, before: Screenshot | None = None, changed: NDArray[np.bool_] | None = None
) -> Screenshot:
    """Return a look with bands: those of the look before it, but for the rows of tiles that have changed."""
    bands = [object() for _ in range(0, after.height_px, BAND)]
    if before is not None and changed is not None and len(before.bands) == len(changed) == len(bands):
        rows = zip(bands, before.bands, map(any, changed.tolist()), strict=True)
        bands = [new if differs else old for new, old, differs in rows]
    return replace(after, bands=tuple(bands))


def dirty_boxes(before: Screenshot, after: Screenshot) -> tuple[Box, ...]:
    """Return few boxes, in screen points, that hold every pixel that differs; none where nothing does.

    Boxes do not overlap and are tight around their changes. Two looks at different parts of the
    screen, or of different sizes, give one box: all of `after`.
    """
    if before.area != after.area or before.image.shape != after.image.shape:
        return (after.area,)
    if before.image is after.image:
        return ()
    return tuple(after.box_at(*box) for box in _rectangles(before, after))


def moved_from(before: Pixels, after: Pixels) -> int | None:
    """Return the column from which on a line is new that was else moved to the left; None if it was not."""
    one, other = _columns(before), _columns(after)
    width = len(after[0])
    for step in range(1, width * 2 // 3):
        same = one[step:] == other[: width - step]
        if same[:16].all() and same.mean() >= _MOVED and len(np.unique(other[: width - step][same])) > 8:
            run = np.flatnonzero(~same[16:])
            return 16 + int(run[0]) if run.size else width - step
    return None


def _columns(image: Pixels) -> NDArray[np.uint64]:
    """Return a number for each column of a picture that is the same for the same column."""
    words = (_words(image) & _COLOUR).astype(np.uint64)  # H x W
    factors = np.random.default_rng(0).integers(1, 1 << 63, len(words), np.uint64) | np.uint64(1)
    numbers: NDArray[np.uint64] = (words * factors[:, None]).sum(axis=0, dtype=np.uint64)
    return numbers


class Changes:
    """Finds what `dirty_boxes` finds, and remembers it for the last pair of looks: it is asked for again."""

    def __init__(self) -> None:
        self._looks: tuple[Screenshot, Screenshot] | None = None
        self._boxes: tuple[Box, ...] = ()

    def __call__(self, before: Screenshot, after: Screenshot) -> tuple[Box, ...]:
        known = self._looks is not None and before is self._looks[0] and after.image is self._looks[1].image
        if not known:
            self._looks, self._boxes = (before, after), dirty_boxes(before, after)
        return self._boxes


def _words(image: Pixels) -> NDArray[np.uint32]:
    """See each pixel as one number, height × width, without copying where that is possible."""
    if image.strides[-1] != 1:
        image = np.ascontiguousarray(image)
    return image.view(np.uint32)[..., 0]


def _rectangles(before: Screenshot, after: Screenshot) -> list[tuple[int, int, int, int]]:
    """Return the pixel boxes (left, top, right, bottom) around neighbouring dirty tiles."""
    dirty = changed_tiles(before, after).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dirty, connectivity=8)
    boxes: list[tuple[int, int, int, int]] = []
    for column, row, columns, rows, _ in stats[1:].tolist():
        left, top = column * BAND, row * BAND
        part = np.s_[top : top + rows * BAND, left : left + columns * BAND]
        changed = differing(before.image[part], after.image[part])
        down, across = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
        box = (left + int(across[0]), top + int(down[0]), left + int(across[-1]) + 1, top + int(down[-1]) + 1)
        boxes = _merged(boxes, box)
    return boxes


def _merged(
    boxes: list[tuple[int, int, int, int]], box: tuple[int, int, int, int]
) -> list[tuple[int, int, int, int]]:
    """Add a box, swallowing every one that it overlaps, and those that the grown one then overlaps."""
    while True:
        apart = [
            other
            for other in boxes
            if other[2] <= box[0] or box[2] <= other[0] or other[3] <= box[1] or box[3] <= other[1]
        ]
        if len(apart) == len(boxes):
            return [*apart, box]
        for other in boxes:
            if other not in apart:
                box = (
                    min(box[0], other[0]),
                    min(box[1], other[1]),
                    max(box[2], other[2]),
                    max(box[3], other[3]),
                )
        boxes = apart
