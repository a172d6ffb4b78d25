"""English sentences of shops: into the basket, out of it, onto the list of wishes.

The trap: 'two of the blue mugs' is no name. So the number is set first, and the thing is put into the basket
then.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.key import NUMBERS
from policies.pocket.naming import thing
from policies.pocket.undertaking import Amount, AtRow

_MANY = re.compile(
    r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?: ?[x×])?"
    r" (?:of )?(?:the |these )?(?P<what>.+)",
    re.IGNORECASE,
)


def _in_cart(groups: Groups) -> Intents:
    many = _MANY.fullmatch(groups["row"])
    row = thing(many["what"] if many is not None else groups["row"])
    said = many["count"].lower() if many is not None else ""
    count = int(said) if said.isdigit() else NUMBERS.get(said, 1)
    return (*((Amount(row, count),) if count > 1 else ()), AtRow("add to cart", row))


def _kept(groups: Groups) -> Intents:
    return (AtRow("favourite", thing(groups["row"])),)


def _off_list(groups: Groups) -> Intents:
    return (AtRow("delete", thing(groups["row"])),)


SHOPPINGS: Rows = (
    (r"(?:add|put) (?P<row>.+?) (?:to|into|in) (?:the |my )?(?:shopping )?(?:cart|basket|bag)", _in_cart),
    (
        r"(?:add|put|save) (?P<row>.+?) (?:to|on|onto|in) (?:the |my )?(?:wish ?list|watch ?list"
        r"|favou?rites?|saved items)",
        _kept,
    ),
    (
        r"(?:remove|delete|take) (?P<row>.+?) (?:from|off|out of) (?:the |my )?(?:\w+ ){0,2}(?:list|cart"
        r"|basket|bag)",
        _off_list,
    ),
)
