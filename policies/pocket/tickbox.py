"""The box that belongs to words, and whether it is ticked.

The trap: a tick cuts its box into pieces, so that it is not seen as one, and the words that were found may be
the end of a longer label. Whoever then clicks on the words takes a tick away that was to be made.
"""

from __future__ import annotations

import cv2
import numpy as np

from agent.geometry import Box
from agent.senses import Found
from agent.sight.field import checkbox_for
from agent.sight.match import Match
from policies.pocket.region import are_parted, uneven
from policies.pocket.switch import switches
from policies.pocket.view import View

_TICKED = 14.0  # of unevenness in the middle of a box: there is a tick, or a dot
_TAKEN = 1.3  # heights of a line: as wide is a box with the margin beside it
_MARKS = frozenset("✓✔☑√")
_MARKED = 2.0  # lines from a tick to the words of its entry, at most
_CELL = 20.0  # lines from the box of a row to the cell that tells it, at most
_STRONG = 60  # of 255 between the strongest and the weakest of red, green and blue
_SOLID = np.ones((5, 5), np.uint8)  # closes the tick that is drawn in it
_EDGED, _SIDED = 0.75, 5  # of each side is coloured; pixels
_NEAR = 4.0  # heights of a line: so far from a box without a tick is one with a tick


def tick_of(view: View, label: Found) -> Box | None:
    """Return the small box or circle that belongs to a label, left of it or right of it."""
    level = [
        region.box
        for region in view.ticks
        if abs(region.box.center.y - label.box.center.y) < 0.7 * label.box.height
    ]
    touching = -0.5 * label.box.height  # a reader may take the box into the text, in part or whole
    left = [box for box in level if touching - box.width <= label.box.left - box.right < 3 * label.box.height]
    right = [box for box in level if -4 <= box.left - label.box.right < 3 * label.box.height]
    right = [box for box in right if not _is_of_next(box, label, view)]
    left = [box for box in left if not are_parted(view.screenshot, box, label.box)]
    left = left or _full_before(label, view)
    if left or right:
        return max(left, key=lambda box: box.right) if left else min(right, key=lambda box: box.left)
    found = checkbox_for(view.screenshot, label)
    if found is None or (found.left > label.box.left and _is_of_next(found, label, view)):
        return None
    if any(sum(map(str.isalnum, each.label)) > 1 for each in view.inside(found)):
        return None  # a button with its word
    return None if are_parted(view.screenshot, found, label.box) else found


def _full_before(label: Found, view: View) -> list[Box]:
    """Return the box full of colour where a label begins, if an empty one like it is level with it."""
    high = label.box.height
    around = Box(label.box.left - 1.2 * high, label.box.top, 2 * high, high)
    pixels = view.screenshot.crop(around)[:, :, :3].astype(int)  # H x W x 3
    if not pixels.size:
        return []
    full = (np.ptp(pixels, axis=2) > _STRONG).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(full, cv2.MORPH_CLOSE, _SOLID))
    scale = around.height / pixels.shape[0]
    found = []
    for x, y, width, height, area in stats[1:].tolist():
        box = Box(around.left + x * scale, around.top + y * scale, width * scale, height * scale)
        square = 0.75 < width / height < 1.33 and area > 0.6 * width * height
        inner = full[y : y + height, x : x + width]
        sides = (inner[1], inner[-2], inner[:, 1], inner[:, -2]) if min(inner.shape) > _SIDED else ()
        square = square and bool(sides) and min(map(np.mean, sides)) > _EDGED  # a letter has no such sides
        like = any(
            abs(other.box.center.y - box.center.y) < 0.4 * high and 0.6 < other.box.height / box.height < 1.3
            for other in view.ticks
        )
        if square and like:
            found.append(box)
    return found


def _is_of_next(box: Box, label: Found, view: View) -> bool:
    """Tell whether a box right of a label is nearer to the words that follow it in their row."""
    gap = box.left - label.box.right
    if any(box.center in text.box and text.box.right > box.right + box.width for text in view.texts):
        return True  # a reader has run on over it
    return any(
        0 <= text.box.left - box.right < gap
        for text in view.texts
        if abs(text.box.center.y - box.center.y) < 0.5 * label.box.height
    )


def box_of(match: Match, view: View) -> Box | None:
    """Return the box to tick of the words that were found, or of the line that they are a part of."""
    box = tick_of(view, match.found)
    if box is None and match.line.box != match.found.box and not _is_run_on(match, view):
        box = tick_of(view, match.line)
    if box is not None and any(box.center in each.box for each in switches(view)):
        return None  # the knob of a switch is no circle to be ticked
    return box or _among_others(match.line, view) or in_table(match.found, view)


def _is_run_on(match: Match, view: View) -> bool:
    """Tell whether a reader has read over a box before the words, so that the line begins with another's."""
    return any(
        region.box.center in match.line.box
        and match.line.box.left + match.line.box.height < region.box.left < match.found.box.right
        for region in view.ticks
    )


def in_table(label: Found, view: View) -> Box | None:
    """Return the box in the same row of a table, in a column of such left of it; None where there is none."""
    line = view.line
    level = [
        region.box
        for region in view.ticks
        if abs(region.box.center.y - label.box.center.y) < 0.5 * line
        and 0 < label.box.left - region.box.right < _CELL * line
    ]
    column = [
        box
        for box in level
        if any(
            abs(other.box.left - box.left) < 0.3 * line and abs(other.box.center.y - box.center.y) > line
            for other in view.ticks
        )
        and not any(
            box.right < text.box.center.x < label.box.left
            and abs(text.box.center.y - box.center.y) < 0.5 * line
            for text in view.texts
        )
    ]
    return column[0] if len(column) == 1 else None


def _among_others(line: Found, view: View) -> Box | None:
    """Return the place of the box that others above and below it have, where something is drawn there.

    A tick cuts its box into pieces, so that it is not seen as one.
    """
    for other in (region.box for region in view.ticks):
        gap = line.box.left - other.right  # below zero where the reader took the box into the line
        left = -_TAKEN * line.box.height < gap < line.box.height
        apart = abs(other.center.y - line.box.center.y)
        parted = left and are_parted(view.screenshot, other, Box(line.box.left, other.top, 1, other.height))
        if left and not parted and 0.7 * line.box.height < apart < _NEAR * line.box.height:
            box = Box(other.left, line.box.center.y - other.height / 2, other.width, other.height)
            drawn = any(region.box.center in box for region in view.ticks)  # read as a part of the line
            return box if drawn or is_ticked(view, box) else None
    return None


def is_ticked(view: View, box: Box) -> bool:
    """Tell from the picture whether a box is ticked: something is drawn in it, or it is filled."""
    if uneven(view.screenshot, box) > _TICKED:
        return True
    inner = view.screenshot.crop(Box.around(box.center, 0.4 * box.width, 0.4 * box.height))[:, :, :3]
    blue, green, red = inner.reshape(-1, 3).mean(axis=0).tolist() if inner.size else (0, 0, 0)
    return bool(max(blue, green, red) - min(blue, green, red) > 60)


def is_marked(view: View, entry: Found) -> bool:
    """Tell whether a tick was read as a letter of an entry, or right before it in its row."""
    if entry.label.lstrip()[:1] in _MARKS:
        return True
    return any(
        text.label.strip() in _MARKS
        and abs(text.box.center.y - entry.box.center.y) < 0.5 * view.line
        and text.box.left < entry.box.left < text.box.right + _MARKED * view.line
        for text in view.texts
        if text.label.strip()
    )
