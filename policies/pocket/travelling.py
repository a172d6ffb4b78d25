"""English sentences about journeys: from where to where, on which day and back, how many travel.

The trap: all of it stands in one sentence, and a day that has 'returning June 17' in it is refused by forms.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Choose, ClickThe, Intent, Write
from policies.pocket.naming import items, literal
from policies.pocket.number import COUNT, number_of

_DAYS = re.compile(
    r"(?P<there>.+?)(?:,? (?:and )?(?:returning|return|and back|back)(?: on)? (?P<back>.+?))?"
    rf"(?: for (?P<people>{COUNT}) (?:adults?|people|persons?|passengers?|travell?ers?))?",
    re.IGNORECASE,
)


def days(said: str) -> list[Intent]:
    """Return what is written of the day there, the day back and those who travel; nothing of nothing."""
    day = _DAYS.fullmatch(said)
    if day is None:
        return []
    people = number_of(day["people"] or "")
    told = (("Date", day["there"]), ("Return", day["back"]), ("Passengers", people))
    return [Write(literal(str(text)), name) for name, text in told if text]


def _travelled(groups: Groups) -> Intents:
    """Return what is written into a form for a journey, and what is chosen there."""
    found: list[Intent] = [Write(literal(groups["start"]), "From"), Write(literal(groups["to"]), "To")]
    found += [*days(groups["date"]), *(Choose(item) for item in items(groups["rest"]))]
    if groups["kind"]:
        found.insert(0, Choose(groups["kind"].replace("-", " ")))
    return (*found, ClickThe("search")) if groups["act"] else tuple(found)


JOURNEYS: Rows = (
    (
        r"(?:fill|complete)(?: in| out)?(?: the| this)? (?:[\w-]+ )?form(?: with)?:?"
        r" (?P<kind>)(?P<act>)from (?P<start>.+?) to"
        r" (?P<to>.+?)(?: on (?P<date>[^,]+))?(?:, (?P<rest>.+))?",
        _travelled,
    ),
    (
        r"(?P<act>search(?: for)?|find|look for|book) (?:an? |the )?(?P<kind>one[- ]way|round[- ]trip"
        r"|return)?\s?"
        r"(?:flight|train|bus|ticket|trip|journey)s? from (?P<start>.+?) to (?P<to>.+?)(?: on"
        r" (?P<date>[^,]+))?"
        r"(?:, (?P<rest>.+))?",
        _travelled,
    ),
)
