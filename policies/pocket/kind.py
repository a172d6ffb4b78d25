"""Things of which only the kind is said: 'the second link', 'the text field', and marks that tell a kind.

The trap: a kind is told by looks alone. A link is blue, or violet where it was followed; a field with a mark
at its right end opens a list, and one with a mark in its corner is dragged larger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.name import Name, name_of
from policies.pocket.region import ink, uneven
from policies.pocket.view import View

T = TypeVar("T")
_AS_HIGH = 0.9  # of the highest
_ARROW = re.compile(r"(?:\s+[vV]|\s*[√∨⌄▼▾▽])$")  # as the mark of a list is read behind what it shows
_CUT = 4.0  # points from the lower edge of the window
_ALONG = 0.9  # of the width of the window: a bar
_TOP = 2.0  # lines


def is_link(view: View, box: Box) -> bool:
    """Tell whether a text is blue, or violet where it was followed before."""
    (red, green, blue), strength = ink(view.screenshot, box)
    return strength > 60 and blue > red + 50 and blue > green + 50


def of_kind(view: View, name: Name) -> Found:
    """Return a thing of which only the kind is said: the only one, or the one that is counted to."""
    every = _all_of(view, name.kind)
    found = [box for box in every if not view.is_title(box)] or every
    if not found:
        raise NotShown(f"no {name.kind or 'thing'} of that kind is seen")
    if name.ordinal:
        return Found(counted_to(found, name.ordinal, name.kind), name.kind, 0.9)
    if len(found) > 1 and name.kind in ("field", "area"):
        empty = [box for box in found if not view.is_written_in(box)]
        return Found((empty or found)[0], name.kind, 0.6)
    return Found(found[0], name.kind, 0.9 if len(found) == 1 else 0.55)


def _all_of(view: View, kind: str) -> list[Box]:
    """Return all things of a kind, in reading order."""
    match kind:
        case "button":
            return view.buttons
        case "field":
            return [box for box in view.entries if not has_grip(view, box)] or view.entries or view.fields
        case "area":
            return _gripped(view) or view.areas or view.fields
        case "checkbox":
            return [region.box for region in view.ticks if region.is_square]
        case "radio":
            return [region.box for region in view.ticks if region.is_round]
        case "link":
            return [text.box for text in in_reading_order(view.texts) if is_link(view, text.box)]
        case "list":
            return [box for box in view.entries if is_list(view, box)]
        case "item":
            bars = [
                box
                for box in view.frames
                if view.inside(box) and box.width > 5 * view.line and not view.is_title(box)
            ]
            return bars or [text.box for text in in_reading_order(view.texts)]
        case _:
            return []


def _gripped(view: View) -> list[Box]:
    """Return the fields with a mark to drag them by, but for lists, whose arrow is one in a lower field."""
    found = [box for box in view.fields if has_grip(view, box)]
    highest = max((box.height for box in found), default=0.0)
    return [box for box in found if box.height > _AS_HIGH * highest]


def is_list(view: View, box: Box) -> bool:
    """Tell whether a field has a mark at its right end that opens a list.

    Of what the window cuts off below nothing is known, and the bar that goes along its top is no field.
    """
    front = view.front
    if box.bottom > front.bottom - _CUT or (
        box.width > _ALONG * front.width and box.top - front.top < _TOP * view.line
    ):
        return False
    end = Box(box.right - 1.1 * box.height, box.top, 1.0 * box.height, box.height)
    texts = [text for text in view.inside(end) if len(_ARROW.sub("", text.label)) > 1]
    return not texts and uneven(view.screenshot, end, 0.15) > 12


def has_grip(view: View, box: Box) -> bool:
    """Tell whether the lower right corner of a field is marked, to be dragged by.

    The thick edge of a field that has the keyboard is no mark, and neither is the caret at it.
    """
    return uneven(view.screenshot, Box(box.right - 17, box.bottom - 17, 11, 11), 0.0) > 15


def counted_to(found: Sequence[T], ordinal: int, text: str) -> T:
    """Return the one of this number, from the end where it is below zero. Raises NotShown."""
    index = ordinal - 1 if ordinal > 0 else ordinal
    if not -len(found) <= index < len(found):
        raise NotShown(f"'{text}' is seen {len(found)} times, not {abs(ordinal)}")
    return found[index]


def is_only_a_kind(item: str, found: Found, view: View) -> bool:
    """Tell whether a list was found because the item, 'list' of 'the list view', is what lists are called."""
    is_one = any(found.box.center in box and is_list(view, box) for box in view.entries)
    return is_one and name_of(item).label == ""
