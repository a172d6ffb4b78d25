"""The cheapest rung: the target is where it was in its window, and looks the same to the pixel.

The trap: a row that says something else may look the same around the place that was pointed to, a
column of equal buttons say. So not the target alone is compared but with it the texts of its line, or,
where none was kept, the whole band of the window.
"""

from __future__ import annotations

import numpy as np

from agent.demonstration.target import Shown
from agent.geometry import Box, Point, Window
from agent.replay.candidate import Candidate
from agent.replay.constellation import on_line
from agent.screenshot import Screenshot
from agent.sight.changes import differing

RUNG = "place"
_AROUND = 12.0  # points around the target that must look the same too
_CARET = 40  # pixels that may differ: a blinking caret is a line of a few


def in_place(shown: Shown, then: Screenshot, now: Screenshot, window: Window | None) -> Candidate | None:
    """Return the target at its old place in its window, from any corner of it, if it looks the same."""
    box = Box(*shown.box)
    context = _context(shown, box)
    for dx, dy in _shifts(shown, window):
        moved = Box(context.left + dx, context.top + dy, context.width, context.height)
        if same(then, context, now, moved):
            place = Box(box.left + dx, box.top + dy, box.width, box.height)
            at = Point(shown.at[0] + dx, shown.at[1] + dy)
            return Candidate(place, at, RUNG, 1.0, "looks the same to the pixel")
    return None


def same(then: Screenshot, one: Box, now: Screenshot, other: Box) -> bool:
    """Tell whether two parts of two pictures look the same, but for a caret."""
    if not _inside(one, then.area) or not _inside(other, now.area):
        return False
    before, after = then.crop(one), now.crop(other)
    if before.shape != after.shape or not before.size:
        return False
    changed = differing(np.ascontiguousarray(before), np.ascontiguousarray(after))  # H x W
    if not changed.any():
        return True
    columns = np.flatnonzero(changed.any(axis=0))
    narrow = columns[-1] - columns[0] < 3
    return bool(narrow and int(changed.sum()) <= _CARET)


def _shifts(shown: Shown, window: Window | None) -> tuple[tuple[float, float], ...]:
    if shown.window is None:
        return ((0.0, 0.0),)
    if window is None:
        return ()
    old, new = Box(*shown.window.box), window.box
    across = (new.left - old.left, new.right - old.right)
    down = (new.top - old.top, new.bottom - old.bottom)
    return tuple(dict.fromkeys((dx, dy) for dy in down for dx in across))


def _context(shown: Shown, box: Box) -> Box:
    """Return what must look the same: the target, some room around it, and the texts of its line."""
    context = box.grown(_AROUND)
    window = Box(*shown.window.box) if shown.window else None
    line = [mark for mark in shown.landmarks if on_line(shown, mark)]
    for mark in line:
        wide = 4.0 * len(mark.text)  # its middle is known: half of a text this long, and a little more
        middle = Point(shown.at[0] - mark.dx, shown.at[1] - mark.dy)
        context = context.union(Box.around(middle, 2 * wide, 12))
    if not line and window is not None:
        context = context.union(Box.between(window.left + 2, context.top, window.right - 2, context.bottom))
    return (context.overlap(window) or context) if window is not None else context


def _inside(box: Box, area: Box) -> bool:
    return (
        box.left >= area.left
        and box.top >= area.top
        and box.right <= area.right
        and box.bottom <= area.bottom
    )
