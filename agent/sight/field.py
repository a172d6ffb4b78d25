"""Finds the input field that belongs to a label, by its look.

The trap: a click on the words "Name" beside a field does nothing in most programs, so the field itself
must be found, and no accessibility tree is asked. A field is a flat, empty rectangle to the right of its
label, below it, or around it (a hint inside the field); or a line to write on. A check box is too small,
a button has its text in the middle, a panel has other things in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found

_EDGE = 10  # of 255: a border this faint is still seen; themes draw theirs at 30 or so
_FLAT = 0.55  # of a field is flat; the rest is what is written in it
_CLOSED = 0.9  # of a side of an outline; corners may be round
_NARROW = 1.4  # of its height: as wide is a list of single digits, right beside its label
_REACH = 420.0  # points from a label to its field on the right
_LOW = 0.62  # of a label's height: readers draw that generously
_BELOW = 3.0  # label heights from a label to the field below it


@dataclass(frozen=True, slots=True)
class _Candidate:
    box: Box
    cost: float


def field_for(screenshot: Screenshot, label: Found, texts: Sequence[Found]) -> Box | None:
    """Return the box of the field that this label names, or None where none is seen.

    label: the words, as they were found. texts: all that was read, to tell fields from buttons.
    """
    if (box := notched(screenshot, label.box)) is not None:
        return box
    boxes = rectangles(screenshot)
    boxes += [box for box in outlines(screenshot) if not any(_alike(box, other) for other in boxes)]
    candidates = [each for box in boxes if (each := _judged(box, label, texts, boxes)) is not None]
    if not candidates:
        lines = underlines(screenshot, label.box.height)
        candidates = [each for box in lines if (each := _judged(box, label, texts, lines)) is not None]
    return min(candidates, key=lambda each: each.cost).box if candidates else None


def checkbox_for(screenshot: Screenshot, label: Found) -> Box | None:
    """Return the small square beside a label that is ticked, or None where none is seen."""
    height = label.box.height
    squares = [
        box
        for box in rectangles(screenshot, smallest=7)
        if 0.5 < box.width / box.height < 2
        and 0.35 * height < box.height < 1.8 * height
        and abs(box.center.y - label.box.center.y) < 0.6 * height
    ]
    left = [box for box in squares if 0 <= label.box.left - box.right < 2.5 * height]
    right = [box for box in squares if 0 <= box.left - label.box.right < 2.5 * height]
    return (
        max(left, key=lambda box: box.right) if left else min(right, key=lambda box: box.left, default=None)
    )


def rectangles(screenshot: Screenshot, smallest: float = 12) -> list[Box]:
    """Return the flat rectangles on the screen with an edge around them, in screen points.

    What is written or drawn inside does not count, as long as it leaves most of the rectangle flat.
    """
    rgb = screenshot.image[:, :, :3]
    flat = (_gradient(rgb) <= _EDGE).astype(np.uint8)  # H x W
    _, _, stats, _ = cv2.connectedComponentsWithStats(flat, connectivity=4)
    stats = stats[1:]
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    least = smallest * screenshot.scale
    keep = (width >= least) & (height >= least) & (area >= _FLAT * width * height)
    # The gradient thickens every edge by a pixel on either side: give it back.
    return [
        screenshot.box_at(left - 1, top - 1, left + across + 1, top + down + 1)
        for left, top, across, down, _ in stats[keep].tolist()
    ]


def outlines(screenshot: Screenshot) -> list[Box]:
    """Return the low boxes on the screen with an edge all around, in screen points, whatever is inside.

    A text that fills its field from top to bottom leaves nothing flat of it.
    """
    scale = screenshot.scale
    edge = (_gradient(screenshot.image[:, :, :3]) > _EDGE).astype(np.uint8)  # H x W
    level = cv2.morphologyEx(edge, cv2.MORPH_OPEN, np.ones((1, int(48 * scale)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    lines = [line for line in stats[1:, :4].tolist() if line[3] <= 6 * scale]
    lines.sort(key=lambda line: line[1])
    found = []
    for upper, (left, top, across, _) in enumerate(lines):
        for other_left, bottom, other_across, thick in lines[upper + 1 :]:
            if bottom - top > 64 * scale:
                break
            ends = abs(left - other_left), abs(left + across - other_left - other_across)
            if max(ends) > 3 * scale or bottom - top < 14 * scale:
                continue
            sides = [edge[top:bottom, max(x - 2, 0) : x + 3] for x in (left + 1, left + across - 2)]
            if all(side.any(axis=1).mean() > _CLOSED for side in sides):
                found.append(screenshot.box_at(left + 1, top + 1, left + across - 1, bottom + thick - 1))
            break
    return found


def notched(screenshot: Screenshot, label: Box) -> Box | None:
    """Return the field whose upper edge a label interrupts; None where its edge has no such gap.

    Through the gap the inside of the field and the page around it are one patch.
    """
    scale, line = screenshot.scale, label.height
    edge = (_gradient(screenshot.image[:, :, :3]) > _EDGE).astype(np.uint8)  # H x W
    level = cv2.morphologyEx(edge, cv2.MORPH_OPEN, np.ones((1, int(48 * scale)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    lines = [screenshot.box_at(x, y, x + across, y + down) for x, y, across, down, _ in stats[1:].tolist()]
    for upper in lines:
        if abs(upper.center.y - label.center.y) > 0.4 * line or not -2 <= upper.left - label.right < line:
            continue
        for lower in lines:
            down = lower.bottom - upper.top
            same = abs(lower.right - upper.right) < 8 and 0 <= label.left - lower.left < 2 * line
            if same and 1.2 * line < down < 5 * line:
                return Box(lower.left, upper.top, lower.width, down)
    return None


def underlines(screenshot: Screenshot, height: float) -> list[Box]:
    """Return the boxes over the long level lines on the screen: fields that are only a line to write on.

    height: of a line of text, in points.
    """
    long_px = max(int(80 * screenshot.scale), 8)
    gradient = (_gradient(screenshot.image[:, :, :3]) > _EDGE).astype(np.uint8)
    lines = cv2.morphologyEx(gradient, cv2.MORPH_OPEN, np.ones((1, long_px), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    found = []
    for left, top, across, down, _ in stats[1:].tolist():
        if down <= 6 * screenshot.scale:
            line = screenshot.box_at(left, top, left + across, top + down)
            found.append(Box(line.left, line.top - 1.8 * height, line.width, 1.8 * height))
    return found


def _gradient(
    image: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return how much each pixel differs from its neighbours, height × width."""
    kernel = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    spread = cv2.morphologyEx(np.ascontiguousarray(image), cv2.MORPH_GRADIENT, kernel)
    # numpy's max over the last axis takes six times as long
    most = cv2.max(cv2.max(spread[:, :, 0], spread[:, :, 1]), spread[:, :, 2])
    return cast("np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", most)


def _judged(box: Box, label: Found, texts: Sequence[Found], others: Sequence[Box]) -> _Candidate | None:
    """Return the box with what speaks against it, or None where it cannot be the label's field."""
    name, line = label.box, label.box.height
    narrow = box.width < 2 * line or (box.width < 2 * box.height and box.height < 3 * line)
    right_beside = abs(box.center.y - name.center.y) < 0.5 * line and 0 <= box.left - name.right < line
    wide_enough = box.width > _NARROW * box.height and box.width > 1.5 * line
    if box.height < _LOW * line or (narrow and not (right_beside and wide_enough)):
        return None
    inside = [text for text in texts if text.box.center in box and not _same(text.box, name)]
    around = name.center in box
    if not around and _is_button(box, inside):
        return None
    if any(_holds(box, other) for other in others) and box.height > 3 * line:
        return None  # a panel with things in it
    cost = _place_cost(box, name, around=around)
    if cost is None or (around and inside):
        return None
    gap = _gap(name, box)
    blocked = [text for text in texts if gap is not None and text.box.center in gap]
    return _Candidate(box, cost + 200 * len(blocked))


def _place_cost(box: Box, name: Box, *, around: bool) -> float | None:
    """Return how unusual this place is for the field of the label; None where it is none at all."""
    line = name.height
    if around:
        hint = name.left - box.left < 3 * line and box.width > 1.5 * name.width and box.height < 3.5 * line
        return 30.0 if hint and box.width > 5 * line else None
    gap = box.left - name.right
    beside = abs(box.center.y - name.center.y) < line or (
        abs(box.top - name.top) < 1.2 * line and box.height > 2 * line
    )
    if beside and -2 <= gap < _REACH:
        return gap * 0.5
    down = box.top - name.bottom
    under = box.left < name.center.x < box.right and abs(box.left - name.left) < 4 * line
    if under and -0.5 * line <= down < _BELOW * line:
        return 40 + 2 * max(down, 0.0)
    return None


def _is_button(box: Box, inside: Sequence[Found]) -> bool:
    """Tell whether there is one text in the very middle, with as much room on its left as on its right."""
    if len(inside) != 1:
        return False
    text = inside[0].box
    left, right = text.left - box.left, box.right - text.right
    return abs(left - right) < max(4.0, 0.25 * text.height) and (left > 0.4 * text.height)


def _gap(name: Box, box: Box) -> Box | None:
    """Return what is between a label and the field beside or below it; None where they touch."""
    if box.left >= name.right:
        return Box.between(name.right, name.top, box.left, name.bottom)
    if box.top > name.bottom:
        return Box.between(name.left, name.bottom, name.right, box.top)
    return None


def _holds(box: Box, other: Box) -> bool:
    return other != box and box.union(other) == box


def _same(one: Box, other: Box) -> bool:
    common = one.overlap(other)
    return common is not None and common.area > 0.5 * min(one.area, other.area)


def _alike(one: Box, other: Box) -> bool:
    common = one.overlap(other)
    return common is not None and common.area > 0.7 * max(one.area, other.area)
