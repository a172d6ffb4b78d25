"""A value that is set without being written: by the keys beside a number, by one of several words.

The trap: 'set the bedroom to 19' and 'change the size to Large' sound like fields, and on many pages there
are none. Whoever types all the same types into nothing, or over something else.
"""

from __future__ import annotations

import re

from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.counting import stepped
from policies.pocket.course import is_set_back
from policies.pocket.deed import Deed
from policies.pocket.intent import Write
from policies.pocket.stepper import around, stepper
from policies.pocket.view import View
from policies.pocket.worded import worded

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)? ?%?")
_HIGH = 2.5  # lines: a field of one
_AMOUNT = re.compile(r"(\d{1,3})(?: ?(?:degrees?|°|percent|%|people|persons|guests))?", re.IGNORECASE)


def presses(intent: Write, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the presses of the keys beside a number, where it is written in no field; None where it is."""
    number = _AMOUNT.fullmatch(intent.text)
    labels = [match.found for match in find_all(intent.into, view.texts) if match.grade.whole]
    if number is not None and not labels and view.card is not None and not view.entries:
        alone = [found for text in view.texts if (found := around(text, view)) is not None]
        return stepped(alone[0], int(number[1]), alone[0].number, trail) if len(alone) == 1 else None
    if number is None or len(labels) != 1:
        return None
    found = stepper(labels[0], view)
    again = is_set_back(view.history)
    if found is None or (not again and any(found.number.box.center in box for box in view.entries)):
        return None
    return stepped(found, int(number[1]), labels[0], trail)


def number_beside(intent: Write, entry: Found, view: View) -> Found | None:
    """Return the field in the row of a slider that tells its number; None where what was found is no slider.

    'Speed' stands beside its slider, and the number that can be written over at the end of the row.
    """
    if not _NUMBER.fullmatch(intent.text) or view.is_written_in(entry.box):
        return None
    row = [
        box
        for box in view.frames
        if box.left >= entry.box.right - 1
        and box.top < entry.box.center.y < box.bottom
        and box.height < _HIGH * view.line
        and _NUMBER.fullmatch(view.is_written_in(box).strip())
    ]
    return Found(min(row, key=lambda box: box.left), entry.label, entry.score) if row else None


def option(intent: Write, entry: Found, view: View) -> Found | None:
    """Return the one word in the row of a name that is what was to be typed: one of several to choose from.

    'Change the size to Large' means no field where 'Large' stands beside 'Size' to be clicked.
    """
    label = worded(intent.into, view)
    if label is None:
        return None
    level = [
        text
        for text in view.saying(intent.text)
        if abs(text.box.center.y - label.box.center.y) < view.line and text.box.left > label.box.right
    ]
    return level[0] if len(level) == 1 and level[0].box.center not in entry.box else None
