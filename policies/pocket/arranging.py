"""Puts numbers that can be dragged in order: one at a time, the first that is out of its place.

The trap: a list moves its items up or down while one is dragged, so that where the others will be is not
known before. So one is dragged at a time, and the next look tells what is left to do.
"""

from __future__ import annotations

from agent.errors import NotShown
from policies.pocket.deed import Deed
from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import DragThe
from policies.pocket.moving import drag
from policies.pocket.picking import numbers
from policies.pocket.undertaking import Sort
from policies.pocket.view import View

NUMBERS = "numbers"
_TIMES = 2  # drags for each number, at most
_FALLS = frozenset("descending decreasing falling largest highest biggest greatest large high".split())


def arrange(view: View, trail: tuple[str, ...], *, falling: bool) -> Deed:
    """Drag one number of a column, or of a row, to its place. Raises NotShown."""
    seen = [each for each in numbers(view) if any(each[1].box.center in box for box in view.frames)]
    if len(seen) < 2:
        raise NotShown(f"no values are seen by which '{NUMBERS}' could be told")
    across = len({round(found.box.center.x / view.line) for _, found in seen})
    down = len({round(found.box.center.y / view.line) for _, found in seen})
    ordered = sorted(seen, key=lambda each: each[1].box.center.x if across > down else each[1].box.center.y)
    wanted = sorted((value for value, _ in ordered), reverse=falling)
    for at, (value, (is_there, _)) in enumerate(zip(wanted, ordered, strict=True), start=1):
        if value != is_there and len(trail) > _TIMES * len(seen):
            raise NotShown(f"'{value}' does not come to {at}")
        if value != is_there:
            deed = drag(DragThe(str(value), f"{at}th position"), view)
            return Deed(deed.actions, deed.targets, f"put {value} at {at}")
    return Deed((), (ordered[0][1],))


def _arranged(groups: Groups) -> Intents:
    way = (groups["way"] or groups["first"] or "").lower()
    return (Sort(NUMBERS, way in _FALLS),)


ARRANGINGS: Rows = (
    (
        r"(?:sort|order|arrange|put)(?: all)?(?: of)? (?:the )?numbers(?: in the list| below)?"
        r" (?:(?:in|into|by) (?:an? )?(?P<way>ascending|increasing|rising|descending|decreasing|falling)"
        r"(?: order)?|from (?:the )?(?P<first>smallest|lowest|least|low|small|largest|highest|biggest"
        r"|greatest|large|high)\b.*)(?: by dragging.*| with the mouse)?",
        _arranged,
    ),
)
