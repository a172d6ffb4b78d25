"""English sentences that give stars, to the only thing or to one of several: 'give the apple 3 stars'."""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents
from policies.pocket.naming import thing
from policies.pocket.number import number_of
from policies.pocket.undertaking import Rate

_GIVEN = re.compile(
    r"(?:give|award)(?: the)? (?!\S+ stars?\b)(?P<of>[\w ]+?) \S+ stars?\b"
    r"|rate(?: the)? (?P<to>[\w ]+?) (?:with |at )?\S+ stars?\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("it", "this", "that", "them", "us", "me"))


def rated(groups: Groups) -> Intents | None:
    """Return the stars that are given, and to what, where that is said before them."""
    number = number_of(groups["number"])
    given = _GIVEN.search(groups["whole"])
    of = (given["to"] or given["of"] or "") if given is not None else ""
    if number is None:
        return None
    return (Rate(number, "" if of.lower() in _PRONOUNS else thing(of)),)
