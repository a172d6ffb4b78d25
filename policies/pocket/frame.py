"""What a frame on the screen is: a button, or a field to write in.

The trap: both are rectangles with words in them. What is written in a field begins at its left end and leaves
room, what a button says stands in its middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import end_of
from policies.pocket.region import holds, lightness, middle_of, uneven

if TYPE_CHECKING:
    from policies.pocket.view import View

TALL = 2.4  # lines: a field this high holds several
_CENTRED = 0.3  # of the room beside a text: less of a difference between left and right is a button's
_LOW = 0.25  # lines below the middle of a field is its grip, at least
_AS_LETTERS = frozenset("OoQ0CcDG○□口☐")  # as an empty circle or square is read
_ARROWS = frozenset("vV∨⌄▼▾▽")  # as an arrow that points down is read
_SCROLLS = _ARROWS | frozenset("▲△∧⌃^")  # as the arrows of a scroll bar are read
_STROKE = 2.0  # points: the edge of a small box
_GAP = 0.1  # of a line, after a circle or square that is no letter
_DARK = 70.0  # of 255: the ground of a dark page
_COLOURED = 80.0  # of 255 between the strongest and the weakest of red, green and blue
_EVEN = 6.0  # of unevenness: a small box with less in its middle is empty


def is_unwritten(box: Box, view: View) -> bool:
    """Tell whether a small box holds no letters, though a reader may take itself or its tick for one."""
    inside = [text for text in view.inside(box) if not _is_read_into(box, text, view)]
    if any(len(text.label) > 1 for text in inside):
        return False
    plain = any(text.label.isascii() and text.label.isalnum() for text in inside)
    return not plain or uneven(view.screenshot, box) < _EVEN


def stands_apart(box: Box, view: View) -> bool:
    """Tell whether nothing is drawn right after a small box, as it is after a letter of a word."""
    gap = Box(box.right + _STROKE, box.top, _GAP * view.line, box.height)
    return uneven(view.screenshot, gap, 0.0) < _EVEN


def _is_read_into(box: Box, text: Found, view: View) -> bool:
    """Tell whether a box was read as the first letter of the text right of it, apart from which it stands."""
    begins = abs(text.box.left - box.left) < 0.5 * view.line and text.box.right > box.right + _STROKE
    return len(text.label) > 1 and text.label[0] in _AS_LETTERS and begins and stands_apart(box, view)


def is_button(box: Box, view: View) -> bool:
    """Tell whether a frame has a short text in its middle, and little else."""
    inside = [
        text for text in view.inside(box) if text.label not in "□口☐○" and not _is_grip(text, box, view)
    ]
    if _is_scrolled(box, view):
        return False
    if _is_small(box, view.line) and is_unwritten(box, view):
        return False
    if not inside or box.height > 0.3 * view.area.height or len(inside) > 3:
        return False
    left = min(text.box.left for text in inside) - box.left
    right = box.right - max(text.box.right for text in inside)
    full = left + right < view.line  # it fills the button, or even stands over its edge
    return full or abs(left - right) <= max(_CENTRED * (left + right), 0.5 * view.line)


def is_field(box: Box, view: View) -> bool:
    """Tell whether a frame is to write in: light, and empty or written from the left."""
    small = box.width < 24 or (box.width < 1.2 * box.height and _is_small(box, 1.5 * view.line))
    if small or box.width > 0.9 * view.area.width:
        return False
    inside = view.inside(box)
    written = [
        text
        for text in inside
        if any(letter.isalnum() for letter in text.label) and not _is_its_mark(text, box, view)
    ]
    if view.is_masked(box):
        return not any(holds(box, other) and other.width > 2 * view.line for other in view.frames)
    if len(written) > 1 and box.height <= TALL * view.line and not _is_scrolled(box, view):
        return False
    if any(
        holds(box, other) and other.height > 0.8 * view.line and other.width > 2 * view.line
        for other in view.frames
    ):
        return False
    inside = written
    if not inside:
        return _is_light(box, view, 12)
    if _is_coloured(box, view):
        return False  # the name of the page that is shown, among those of others
    left = min(text.box.left for text in inside) - box.left
    right = box.right - max(map(end_of, inside))
    light = _is_light(box, view, 6)
    return (
        left < 1.2 * view.line
        and light
        and (right > 0.25 * box.width or right > 2 * left or not is_button(box, view))
    )


def _is_light(box: Box, view: View, less: float) -> bool:
    """Tell whether a frame is as light as what is around, or nearly; on a dark page it may be darker."""
    lighter = lightness(view.screenshot, box)
    return lighter >= -less or middle_of(view.screenshot, box) - lighter < _DARK


def _is_coloured(box: Box, view: View) -> bool:
    """Tell whether a frame has a strong colour, and what is around it has not."""
    inner, outer = view.screenshot.crop(box), view.screenshot.crop(box.grown(0.2 * box.height))
    spans = [np.median(pixels[:, :, :3].reshape(-1, 3).astype(int), axis=0) for pixels in (inner, outer[:2])]
    inside, around = (float(np.ptp(colour)) for colour in spans)
    return inside > _COLOURED and around < _COLOURED


def _is_its_mark(text: Found, box: Box, view: View) -> bool:
    """Tell whether a text is the arrow of a list, or the mark in the corner that makes a field larger."""
    if text.label.strip() in _ARROWS and box.right - text.box.right < 1.2 * view.line:
        return True
    return _is_grip(text, box, view)


def _is_scrolled(box: Box, view: View) -> bool:
    """Tell whether an arrow of a scroll bar stands at the right end of a frame, beside several lines."""
    end = box.right - 1.2 * view.line
    inside = view.inside(box)
    arrows = any(text.box.left > end and text.label.strip() in _SCROLLS for text in inside)
    rows = [
        text.box.center.y for text in inside if text.box.left <= end and any(map(str.isalnum, text.label))
    ]
    return arrows and len(rows) > 1 and max(rows) - min(rows) > 0.5 * view.line


def _is_grip(text: Found, box: Box, view: View) -> bool:
    """Tell whether a text is the mark to drag a field by: in its corner, lower than what is written."""
    corner = box.right - text.box.left < view.line and box.bottom - text.box.top < view.line
    low = text.box.center.y - box.center.y
    return corner and len(text.label) < 3 and low > _LOW * view.line


def _is_small(box: Box, line: float) -> bool:
    return box.height < 1.7 * line and box.width < 1.7 * line
