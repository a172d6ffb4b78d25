"""Where a drag ends that a side or a lettered point names: 'the right edge of the frame', 'point A'.

The trap: a thing that is dragged to an edge stops before it, inside what it lies in; dragged onto the very
line it is half outside. And the letter of a point stands beside its dot.
"""

from __future__ import annotations

import math
import re

from agent.geometry import Box, Point
from agent.sight.likeness import Grade
from agent.sight.match import find_all
from policies.pocket.view import View

_EDGE = re.compile(
    r"(?:the )?(?:(?:very|far) )?(?P<side>left|right|top|bottom|upper|lower)(?:most)?(?:[- ]hand)?"
    r" (?:edge|side|border|end|wall)(?: of .+)?",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?:the )?(?:point|dot|spot|mark) (?P<name>\w{1,2})", re.IGNORECASE)
_ROOM = 2.0  # points between a thing and the edge that it is brought to
_DOT, _NEAR = 0.8, 1.6  # heights of its letter: how large a dot is at most, and how far away


def edge_of(to: str, source: Box, view: View) -> Point | None:
    """Return where the middle of a thing is at the edge of what it lies in; None where no edge is named."""
    match = _EDGE.fullmatch(to.strip())
    if match is None:
        return None
    around = [
        box
        for box in (*view.frames, *(region.box for region in view.regions))
        if source.center in box and box.width > 1.3 * source.width and box.height > 1.3 * source.height
    ]
    holder = min(around, key=lambda box: box.area, default=view.front)
    middle, across, down = source.center, source.width / 2 + _ROOM, source.height / 2 + _ROOM
    match match["side"].lower():
        case "left":
            return Point(holder.left + across, middle.y)
        case "right":
            return Point(holder.right - across, middle.y)
        case "top" | "upper":
            return Point(middle.x, holder.top + down)
        case _:
            return Point(middle.x, holder.bottom - down)


def dot_of(name: str, view: View) -> Box | None:
    """Return the dot beside the letter that a point is called by; None where there is none."""
    match = _POINT.fullmatch(name.strip())
    if match is None:
        return None
    letters = [each.found.box for each in find_all(match["name"], view.texts, least=Grade.CONFUSED)
               if each.grade.whole and not view.is_title(each.found.box)]  # fmt: skip
    dots = [region.box for region in view.regions if 0.6 < region.box.width / region.box.height < 1.7]
    near = [
        (_apart(letter, dot), dot)
        for letter in letters
        for dot in dots
        if max(dot.width, dot.height) < _DOT * letter.height and _apart(letter, dot) < _NEAR * letter.height
    ]
    return min(near, key=lambda each: each[0])[1] if near else None


def _apart(one: Box, other: Box) -> float:
    return math.hypot(one.center.x - other.center.x, one.center.y - other.center.y)
