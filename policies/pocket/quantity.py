"""How many of a thing are meant: 'two of the blue mugs', '3 x Teapot'."""

from __future__ import annotations

import re

from agent.errors import NotShown
from policies.pocket.counting import amount
from policies.pocket.deed import Deed, on
from policies.pocket.naming import thing
from policies.pocket.number import COUNT, number_of
from policies.pocket.row import anchor, own
from policies.pocket.undertaking import Amount
from policies.pocket.view import View

_SET = "set the number"
_DRAWN = 0.3  # of likeness: a picture that puts it there

_MANY = re.compile(
    rf"(?P<count>{COUNT})(?: ?[x×])?"
    r" (?:of )?(?:the |these )?(?P<what>.+)",
    re.IGNORECASE,
)


def several(name: str) -> tuple[int, str] | None:
    """Return the number and the thing; None where no number above one is said."""
    match = _MANY.fullmatch(thing(name))
    if match is None:
        return None
    count = number_of(match["count"]) or 0
    return (count, thing(match["what"])) if count > 1 else None


def into_cart(number: int, what: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Set the number of a thing first, then put it into the cart."""
    before = tuple(each for each in trail if each != _SET)
    if _SET not in trail:
        deed = amount(Amount(what, number), view, before)
        if deed.actions:
            return Deed(deed.actions, deed.targets, deed.trail or _SET)
    try:
        found = own("add to cart", what, view)
    except NotShown:
        found = None
    told = found is not None and (not found.label.startswith("icon") or found.score > _DRAWN)
    if not told and any(each.startswith("had ") for each in before):
        return Deed((), (anchor(what, view),))  # its number is the order
    if found is None:
        raise NotShown(f"'add to cart' is not seen at '{what}'")
    return on(found)
