"""The field that stands in a row: right of its label there, or under the head of its column.

The trap: 'date of birth' is one label and no row. So a row is one only where it is seen and has a frame.
"""

from __future__ import annotations

import re

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.row import anchor
from policies.pocket.view import View

_IN_ROW = re.compile(
    r"(?P<head>.+?) (?:of|for|in) (?:the )?(?:row (?:of|for|with|called) )?(?:the )?(?P<row>.+)",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(?P<row>.+?)(?:那一?行|所在行|这一?行)?的(?P<head>.+)")
_WIDEST = 0.4  # of the screen


def field_in_row(name: str, view: View) -> Found | None:
    """Return the field that 'price of the milk' means in a table or a list; None where it is none."""
    match = _IN_ROW.fullmatch(name) or _CHINESE.fullmatch(name)
    if match is None:
        return None
    try:
        at = anchor(match["row"], view).box.center.y
    except (NotShown, Ambiguous):
        return None
    level = [
        box
        for box in view.frames
        if box.top < at < box.bottom and box.width < _WIDEST * view.area.width and box.height < 4 * view.line
    ]
    found = _after(match["head"], at, level, view) or _under(match["head"], at, level, view)
    return Found(found, f"field {name}", 0.85) if found is not None else None


def _after(head: str, at: float, level: list[Box], view: View) -> Box | None:
    labels = [each.found.box for each in find_all(head, view.texts)]
    beside = [box for box in labels if abs(box.center.y - at) < view.line]
    after = [box for box in level if beside and box.left > beside[0].right - 4]
    return min(after, key=lambda box: box.left, default=None)


def _under(head: str, at: float, level: list[Box], view: View) -> Box | None:
    for each in find_all(head, view.texts):
        top = each.line.box
        under = [box for box in level if box.left < top.right and box.right > top.left and top.bottom < at]
        if each.grade.whole and under:
            return min(under, key=lambda box: abs(box.left - top.left))
    return None
