"""A number that is made larger or smaller by so much: 'lower the quantity by 2', '把字号增大2'.

The trap: whoever writes the 2 has set the number, not changed it. So what is shown is read first, once, and
what it has to come to is kept from then on; where none is shown, what makes it larger is pressed so often.
"""

from __future__ import annotations

import re

from agent.actions import Click
from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.counting import stepped
from policies.pocket.deed import Deed
from policies.pocket.entry import entry_of
from policies.pocket.gauge import value_near
from policies.pocket.intent import SetTo
from policies.pocket.row import anchor
from policies.pocket.sliding import set_to, slider
from policies.pocket.stepper import Stepper, stepper
from policies.pocket.undertaking import Shift
from policies.pocket.view import View

_FROM = re.compile(r"from -?[\d.]+ to (?P<aim>-?[\d.]+)")
_NUMBER = re.compile(r"\D*?(?P<number>-?\d+(?:\.\d+)?)\D*")
_MOST = 20  # presses, where the number itself is not seen


def shift(intent: Shift, view: View, trail: tuple[str, ...]) -> Deed:
    """Return the next step to the number. Raises NotShown, Ambiguous."""
    aimed = next((match["aim"] for each in trail if (match := _FROM.fullmatch(each))), None)
    if aimed is not None:
        return _towards(aimed, intent.what, view, trail[1:])
    if (present := _present(intent.what, view)) is not None:
        aim = f"{present + intent.by:g}"
        deed = _towards(aim, intent.what, view, ())
        return Deed(deed.actions, deed.targets, f"from {present:g} to {aim}")
    found = view.guess(f"{'increase' if intent.by > 0 else 'decrease'} the {intent.what}")
    if found is None or not float(intent.by).is_integer() or abs(intent.by) > _MOST:
        raise NotShown(f"what '{intent.what}' is now is not seen")
    return Deed((Click(found.box.center),) * int(abs(intent.by)), (found,))


def _towards(aim: str, what: str, view: View, trail: tuple[str, ...]) -> Deed:
    if (keys := _keys(what, view)) is not None:
        return stepped(keys[1], round(float(aim)), keys[0], trail)
    return set_to(SetTo(aim, what), view, trail)


def _keys(what: str, view: View) -> tuple[Found, Stepper] | None:
    """Return the label of a number and what it is stepped by; None where it has no such keys."""
    labels = [match.line for match in find_all(what, view.texts)] or _anchored(what, view)
    return next(((label, found) for label in labels if (found := stepper(label, view)) is not None), None)


def _anchored(what: str, view: View) -> list[Found]:
    try:
        return [anchor(what, view)]
    except (NotShown, Ambiguous):
        return []


def _present(what: str, view: View) -> float | None:
    """Return the number that is shown for a thing; None where none is."""
    if (keys := _keys(what, view)) is not None:
        return float(keys[1].value)
    try:
        match = _NUMBER.fullmatch(view.is_written_in(entry_of(view, what).box))
        if match is not None:
            return float(match["number"])
    except (NotShown, Ambiguous):
        pass
    try:
        return value_near(view, what, *slider(view, what))
    except (NotShown, Ambiguous):
        return None
