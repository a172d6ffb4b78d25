"""What is dragged: things onto things, items along their row, corners.

The trap: a list lets an item go where the pointer passed the middle of another one, so a drag to the
very place stops one short. And few windows notice a drag that comes in one jump.
"""

from __future__ import annotations

import re

from agent.actions import Drag
from agent.episode import Step
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.match import find_all
from policies.pocket.deed import Deed
from policies.pocket.edge import dot_of, edge_of
from policies.pocket.entry import entry_of
from policies.pocket.figure import Figure, figures, likeness, matching
from policies.pocket.intent import DragThe, Resize
from policies.pocket.kind import has_grip
from policies.pocket.naming import field, is_any_field
from policies.pocket.number import number_of
from policies.pocket.place import place
from policies.pocket.view import View
from policies.pocket.worded import worded

_POSITION = re.compile(
    r"(\d+)(?:st|nd|rd|th) (?:position|place|slot|spot)|第(\d+)(?:个)?位置?|(top|bottom)(?: of the list)?",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?=.*\b(?P<way>up|down|left|right))(?:\w+ )?by (?P<count>\w+) (?:position|place|slot|spot|step)s?.*",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?P<side>above|below|before|after|under)\s*(?:the )?(?P<name>.+)", re.IGNORECASE)
_LARGER, _SMALLER = 0.5, -0.4  # of its size
_NEAR = 3.0  # lines from where a thing was dragged to
_EDGE = 6.0  # points from the edge of the window


def drag(intent: DragThe, view: View) -> Deed:
    """Drag one thing to another one, to a place in its row, or into it."""
    position = _POSITION.fullmatch(intent.to)
    first, last = dot_of(intent.name, view), dot_of(intent.to, view)
    if first is not None and last is not None:
        return _dragged(Found(first, intent.name, 0.8), first.center, last.center)
    source, end = _ends(intent, view)
    if end is None and (at := edge_of(intent.to, source.box, view)) is not None:
        return _dragged(source, source.box.center, at)
    if position is not None:
        return _along(source, position, view)
    if (by := _BY.fullmatch(intent.to)) is not None:
        count = number_of(by["count"]) or 1
        return _past(source, -count if by["way"].lower() in ("up", "left") else count, view)
    if end is None and (past := _PAST.fullmatch(intent.to)) is not None:
        return _beside(
            source, past["side"].lower() in ("below", "after", "under"), place(view, past["name"]), view
        )
    if end is None:
        end = place(view, intent.to)
    return _dragged(source, source.box.center, end.box.center, end)


def resize(intent: Resize, view: View) -> Deed:
    """Drag the lower right corner of a thing."""
    gripped = [box for box in view.areas if has_grip(view, box)] if is_any_field(field(intent.name)) else []
    found = Found(gripped[0], intent.name, 0.8) if gripped else entry_of(view, intent.name)
    share = _LARGER if intent.larger else _SMALLER
    across = 0.0 if intent.side == "height" else share * found.box.width
    down = 0.0 if intent.side == "width" else share * found.box.height
    if intent.most:
        room = next((window.box for window in view.windows if found.box.center in window.box), view.area)
        across = room.right - _EDGE - found.box.right if intent.larger else -found.box.width
        down = room.bottom - _EDGE - found.box.bottom if intent.larger else -found.box.height
        across, down = (0.0 if intent.side == "height" else across), (0.0 if intent.side == "width" else down)
    elif intent.larger:
        across, down = min(across, 90.0), min(down, 90.0)
    corner = Point(found.box.right - 6, found.box.bottom - 6)
    return _dragged(found, corner, corner.moved(across, down))


def _ends(intent: DragThe, view: View) -> tuple[Found, Found | None]:
    """Return both ends where they are told apart by their size, else only the first."""
    one, other = likeness(intent.name), likeness(intent.to)
    if one is not None and other is not None and one.size and other.size:
        drawn = [figure for figure in figures(view) if figure.form != "letter"]
        first, second = matching(one, drawn), matching(other, drawn)
        if first and second:
            return _found(first[0], intent.name), _found(second[0], intent.to)
    return _source(intent.name, view), None


def _source(name: str, view: View) -> Found:
    """Return what is dragged: what is called so, or told by some of its words. Raises NotShown."""
    called = find_all(name, view.texts, least=Grade.MISREAD_INSIDE)
    told = worded(name, view) if not called and not is_any_field(field(name)) else None
    return told if told is not None else place(view, name)


def _found(figure: Figure, name: str) -> Found:
    return Found(figure.box, name, 0.8)


def _along(source: Found, position: re.Match[str], view: View) -> Deed:
    """Drag an item to a place in the column or row that it is in."""
    holder, column = _column(source, view)
    number = int(position[1] or position[2] or 0)
    index = number - 1 if number else 0 if (position[3] or "").lower() == "top" else len(column) - 1
    if not 0 <= index < len(column):
        raise NotShown(
            f"there is no place {index + 1} in the row of '{source.label}' ({len(column)} are seen)"
        )
    return _onto(source, holder, column[index])


def _past(source: Found, count: int, view: View) -> Deed:
    """Drag an item so many places on in its column or row."""
    holder, column = _column(source, view)
    here = next((at for at, box in enumerate(column) if holder.center in box), len(column))
    if not 0 <= here + count < len(column):
        raise NotShown(f"'{source.label}' has no {abs(count)} places beside it ({len(column)} are seen)")
    return _onto(source, holder, column[here + count])


def _onto(source: Found, holder: Box, end: Box) -> Deed:
    past = 0.25 * holder.height * (1 if end.top > holder.top else -1)
    return _dragged(source, holder.center, end.center.moved(0, past))


def _column(source: Found, view: View) -> tuple[Box, list[Box]]:
    """Return the item's box and those of all like it in its column or, where it is alone there, its row."""
    holder = _holder(source, view)
    like = [box for box in view.frames if _alike(box, holder)]
    column = sorted(
        (box for box in like if abs(box.left - holder.left) < 0.3 * holder.width), key=lambda box: box.top
    )
    if len(column) < 2:
        column = sorted(
            (box for box in like if abs(box.top - holder.top) < 0.3 * holder.height), key=lambda box: box.left
        )
    return holder, column


def _beside(source: Found, after: bool, target: Found, view: View) -> Deed:
    """Drag an item to the far or the near half of another one of its list."""
    start, end = _holder(source, view), _holder(target, view)
    across = abs(end.center.x - start.center.x) > abs(end.center.y - start.center.y)
    share = 0.3 if after else -0.3
    to = end.center.moved(share * end.width, 0) if across else end.center.moved(0, share * end.height)
    return _dragged(source, start.center, to, target)


def _holder(source: Found, view: View) -> Box:
    around = [box for box in view.frames if source.box.center in box and box.height < 4 * source.box.height]
    return min(around, key=lambda box: box.area, default=source.box)


def _alike(box: Box, other: Box) -> bool:
    return (
        abs(box.height - other.height) < 0.2 * other.height
        and abs(box.width - other.width) < 0.2 * other.width
    )


def _dragged(source: Found, start: Point, end: Point, target: Found | None = None) -> Deed:
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    near = Point(start.x + (end.x - start.x) * 0.9, start.y + (end.y - start.y) * 0.9)
    targets = (source,) if target is None else (source, target)
    return Deed((Drag((start, middle, near, end)),), targets)


def left_lying(step: Step, view: View) -> bool:
    """Tell whether a text that was dragged is where it was, and nowhere near the end of the drag."""
    drags = [action for action in step.decision.actions if isinstance(action, Drag)]
    if not drags or not step.decision.targets:
        return False
    source, end = step.decision.targets[0], drags[-1].path[-1]
    same = [text for text in view.texts if text.label.strip() == source.label.strip()]
    stays = any(text.box.center in source.box for text in same)
    return stays and not any(end in text.box.grown(_NEAR * view.line) for text in same)
