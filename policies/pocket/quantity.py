"""How many of a thing are meant: 'two of the blue mugs', '3 x Teapot'."""

from __future__ import annotations

import re

from policies.pocket.key import NUMBERS
from policies.pocket.naming import thing

_MANY = re.compile(
    r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?: ?[x×])?"
    r" (?:of )?(?:the |these )?(?P<what>.+)",
    re.IGNORECASE,
)


def several(name: str) -> tuple[int, str] | None:
    """Return the number and the thing; None where no number above one is said."""
    match = _MANY.fullmatch(thing(name))
    if match is None:
        return None
    said = match["count"].lower()
    count = int(said) if said.isdigit() else NUMBERS[said]
    return (count, thing(match["what"])) if count > 1 else None
