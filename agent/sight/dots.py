"""Finds what is typed and not shown: a row of marks that are all the same, as ● • or *.

The trap: "oooo" is a row of equal marks as well, and so are the dots of a list. Nothing on the picture alone
tells them apart; but whoever typed two different letters and sees two equal marks has typed into a mask. So
here is only said what stands there, and who knows the keys decides.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.sight.changes import differing

_CONTRAST = 40  # of 255, between ink and what it stands on
_SMALLEST, _LARGEST = 2, 20  # points, a side of a mark: of a dot of three pixels two may be dark
_REACH = 500  # points to either side of a change in which the rest of its row is looked for
_SHORT = 60  # the same, to see whether it is worth the while
_ALIKE = 0.75  # correlation of two marks that are the same, drawn at other parts of a pixel
_TINY = 5  # pixels: no letter is so low, and a dot of this size looks different at each place
_CARET = 14  # pixels, the least height of a caret
_FULL = 0.6  # of a disc's box is ink


@dataclass(frozen=True, slots=True)
class Row:
    """Marks side by side that are all the same, and nothing else beside them. disc: they are filled."""

    box: Box
    count: int
    disc: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def level(self) -> float:
        return self.top + self.height / 2


def row_of_equals(screenshot: Screenshot, near: Box) -> Row | None:
    """Return the row of equal marks that reaches into `near`, or None where there is other writing, or none.

    A single mark is a row of one.
    """
    if _row_within(screenshot, near, _SHORT) is None:
        return None  # what stands so near stands as well where all is seen, and that takes long
    return _row_within(screenshot, near, _REACH)


def _row_within(screenshot: Screenshot, near: Box, reach: float) -> Row | None:
    scale = screenshot.scale
    wide = Box(near.left - reach, near.top - 4, near.width + 2 * reach, near.height + 8)
    left, top, right, bottom = screenshot.pixels_of(wide)
    if right - left < 3 or bottom - top < 3:
        return None
    inner = screenshot.pixels_of(near)
    columns = (inner[0] - left, inner[2] - left)
    ink = _ink(screenshot.image[top:bottom, left:right, :3], columns)
    carets = _carets(ink)
    ink[carets > 0] = 0
    edges = _edges(carets)
    whole = [mark for mark in _marks(ink) if not _is_cut(mark, left, right, screenshot.width_px)]
    marks = [mark for mark in whole if mark.width < 60 * scale and mark.height < 60 * scale]
    marks = [mark for mark in marks if not _is_caret(mark, scale) and mark.height > 1]
    torn = [mark for mark in marks if _touches(mark, carets)]  # a part of them is under the caret
    marks = [mark for mark in marks if mark not in torn]
    small = [mark for mark in marks if _is_small(mark, scale)]
    for first in small:
        if not (columns[0] - 12 * scale <= first.middle <= columns[1] + 2):
            continue
        row = _row_with(first, small, ink)
        if _stands_alone(row, marks, edges):
            return Row(
                _around(screenshot, row, left, top), len(row), all(_is_disc(mark, ink) for mark in row)
            )
    within = [mark for mark in torn if columns[0] - 2 <= mark.middle <= columns[1] + 2]
    if within and len(within) == 1 and _stands_alone(within, marks, edges):
        return Row(_around(screenshot, within, left, top), 1, disc=False)
    return None


def without_carets(screenshot: Screenshot, box: Box) -> Screenshot:
    """Return the part of a look that shows this box, with the carets in it painted over."""
    left, top, right, bottom = screenshot.pixels_of(box)
    image = screenshot.image[top:bottom, left:right].copy()
    part = Screenshot(image, screenshot.box_at(left, top, right, bottom), screenshot.taken_at)
    if image.size:
        carets = cv2.dilate(_carets(_ink(image[:, :, :3], (0, right - left))), np.ones((1, 3), np.uint8))
        image[carets > 0] = np.median(image.reshape(-1, 4), axis=0)
    return part


def _is_cut(mark: _Mark, left: int, right: int, width_px: int) -> bool:
    """Tell whether a mark goes on where nobody has looked, so that nothing can be told of it."""
    return (mark.left == 0 and left > 0) or (mark.right == right - left and right < width_px)


def _touches(mark: _Mark, carets: NDArray[np.uint8]) -> bool:
    rows = slice(max(mark.top - 1, 0), mark.top + mark.height + 1)
    return bool(carets[rows, max(mark.left - 1, 0) : mark.right + 1].any())


def _around(screenshot: Screenshot, row: list[_Mark], left: int, top: int) -> Box:
    return screenshot.box_at(
        left + row[0].left,
        top + min(mark.top for mark in row),
        left + row[-1].right,
        top + max(mark.top + mark.height for mark in row),
    )


def written(before: Screenshot, after: Screenshot, box: Box) -> bool:
    """Tell whether something of the size of letters came or went in the box: no caret, no outline."""
    left, top, right, bottom = after.pixels_of(box)
    if before.image.shape != after.image.shape or right <= left or bottom <= top:
        return False
    part = np.s_[top:bottom, left:right]
    changed = differing(before.image[part], after.image[part]).astype(np.uint8)
    scale = after.scale
    return any(
        3 * scale <= mark.height <= 40 * scale and mark.width >= 2 * scale and not _is_caret(mark, scale)
        and not _is_outline(mark, changed, scale)
        for mark in _marks(changed)
        if mark.width < 400 * scale
    )  # fmt: skip


def without_outlines(changed: NDArray[np.bool_], scale: float) -> NDArray[np.bool_]:
    """Return which pixels have changed but for frames, whole or in pieces: a field with the keyboard has one.

    changed: height × width. scale: pixels in a point.
    """
    _, numbers, stats, _ = cv2.connectedComponentsWithStats(changed.astype(np.uint8), connectivity=8)
    frames = [
        number
        for number, (_, _, width, height, area) in enumerate(stats.tolist())
        if number and _is_frame(width / scale, height / scale, area / (width * height))
    ]
    return changed & ~np.isin(numbers, frames) if frames else changed


def _is_frame(width: float, height: float, full: float) -> bool:
    """Tell whether something of this size, in points, is a frame, or an edge of one."""
    if width > 60:
        return height < 3 or full < 0.3
    return width < 3 and height > _CARET


def _is_outline(mark: _Mark, changed: NDArray[np.uint8], scale: float) -> bool:
    return mark.width > 60 * scale and _emptiness(changed, mark) > 0.8


def _emptiness(changed: NDArray[np.uint8], mark: _Mark) -> float:
    part = changed[mark.top : mark.top + mark.height, mark.left : mark.right]
    return 1 - float(part.mean())


def _ink(image: NDArray[np.uint8], columns: tuple[int, int]) -> NDArray[np.uint8]:
    """Return how much each pixel differs from the ground under these columns, 0 to 255; 0 for little."""
    middle = image[3:-3] if image.shape[0] > 12 else image
    ground = np.median(middle[:, max(columns[0] - 8, 0) : columns[1] + 8].reshape(-1, 3), axis=0)
    apart = cv2.absdiff(image, np.broadcast_to(ground.astype(np.uint8), image.shape).copy())
    far = cv2.max(cv2.max(apart[:, :, 0], apart[:, :, 1]), apart[:, :, 2])
    near = far[:, max(columns[0], 0) : columns[1]]
    most = int(near.max(initial=0))
    if most < _CONTRAST:
        return np.zeros(image.shape[:2], np.uint8)
    far[far < 0.5 * most] = 0  # less would join the small dots of a browser
    ink: NDArray[np.uint8] = far.astype(np.uint8)
    return ink


def _carets(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return where there are thin upright lines higher than a letter: a caret touches the mark before it."""
    upright = cv2.morphologyEx((ink > 0).astype(np.uint8), cv2.MORPH_OPEN, np.ones((_CARET, 1), np.uint8))
    _, numbers, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    thin = [number for number, line in enumerate(stats.tolist()) if number and line[2] <= 3]
    found: NDArray[np.uint8] = np.isin(numbers, thin).astype(np.uint8)
    return found


def _edges(carets: NDArray[np.uint8]) -> list[int]:
    """Return the columns of those thin upright lines that are higher than a caret: sides of fields."""
    height = carets.shape[0]
    return [mark.left for mark in _marks(carets) if mark.height >= 0.8 * height]


def _marks(ink: NDArray[np.uint8]) -> list[_Mark]:
    _, _, stats, _ = cv2.connectedComponentsWithStats((ink > 0).astype(np.uint8), connectivity=8)
    return sorted((_Mark(*box) for box in stats[1:, :4].tolist()), key=lambda mark: mark.left)


def _is_small(mark: _Mark, scale: float) -> bool:
    sides = sorted((mark.width, mark.height))
    return _SMALLEST * scale <= sides[0] and sides[1] <= min(_LARGEST * scale, 1.7 * sides[0])


def _is_caret(mark: _Mark, scale: float) -> bool:
    return mark.width <= 3 * scale and mark.height >= max(9 * scale, 3 * mark.width)


def _row_with(mark: _Mark, marks: list[_Mark], ink: NDArray[np.uint8]) -> list[_Mark]:
    """Return the marks equal to this one that stand beside it, at one distance from each other."""
    index = marks.index(mark)
    after, pitch = _beside(mark, marks[index + 1 :], None, ink)
    before, _ = _beside(mark, marks[:index][::-1], pitch, ink)
    return [*reversed(before), mark, *after]


def _beside(
    mark: _Mark, marks: list[_Mark], pitch: float | None, ink: NDArray[np.uint8]
) -> tuple[list[_Mark], float | None]:
    """Return those of these marks, from near to far, that go on with the row, and its pitch."""
    row, last = [], mark
    for each in marks:
        most = 3.2 * mark.width + 3 if pitch is None else pitch + 1.6
        if abs(each.left - last.left) > most + 1:
            break  # nothing further off can fit: equal marks are equally wide, but for a pixel
        if abs(each.level - mark.level) > 1.5 or not _equal(each, mark, ink):
            continue
        step = abs(each.middle - last.middle)
        if not _fits(step, pitch, mark):
            break
        row.append(each)
        pitch, last = step if pitch is None else pitch, each
    return row, pitch


def _fits(step: float, pitch: float | None, mark: _Mark) -> bool:
    return abs(step - pitch) <= 1.6 if pitch is not None else step <= 3.2 * mark.width + 3


def _equal(one: _Mark, other: _Mark, ink: NDArray[np.uint8]) -> bool:
    if abs(one.width - other.width) > 1 or abs(one.height - other.height) > 1:
        return False
    if max(one.height, other.height) <= _TINY:
        return True
    size = (max(one.width, other.width), max(one.height, other.height))
    patches = [
        cv2.resize(ink[mark.top : mark.top + mark.height, mark.left : mark.right], size).astype(np.float64)
        for mark in (one, other)
    ]
    spread = patches[0].std() * patches[1].std()
    if spread < 1:
        return True  # both are full to their edges
    product = ((patches[0] - patches[0].mean()) * (patches[1] - patches[1].mean())).mean()
    return bool(product / spread >= _ALIKE)


def _stands_alone(row: list[_Mark], marks: list[_Mark], edges: list[int]) -> bool:
    """Tell whether no other writing stands in the row within the width of one and a half marks.

    edges: columns of the sides of fields; what is beyond one is another field, or a label.
    """
    pitch = row[1].middle - row[0].middle if len(row) > 1 else 1.6 * row[0].width
    start, end = row[0].left - 1.2 * pitch, row[-1].right + 1.2 * pitch
    top, bottom = row[0].top - row[0].height, row[0].top + 2 * row[0].height
    return not any(
        mark not in row
        and mark.right > start
        and mark.left < end
        and mark.top < bottom
        and mark.top + mark.height > top
        and mark.width < 40
        and not any(mark.right <= edge <= row[0].left or row[-1].right <= edge <= mark.left for edge in edges)
        for mark in marks
    )


def _is_disc(mark: _Mark, ink: NDArray[np.uint8]) -> bool:
    part = ink[mark.top : mark.top + mark.height, mark.left : mark.right] > 0
    down, across = mark.height // 3, mark.width // 3
    middle = part[down : mark.height - down, across : mark.width - across]
    return bool(part.mean() >= _FULL and middle.mean() > 0.8 and 0.75 <= mark.width / mark.height <= 1.34)
