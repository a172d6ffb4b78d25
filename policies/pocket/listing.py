"""Cuts a list of things to press that says its verb once: 'press 7, then times', 'go to Edit, then Find'.

The trap: a comma stands in names and texts, too. So only short things are taken for such a list, and of
places to go to only such as begin with a capital, as menus and tabs do.
"""

from __future__ import annotations

import re

from policies.pocket.naming import SEPARATOR

_PRESSED = re.compile(r"(?:click|press|tap|hit|push)(?: on)? ", re.IGNORECASE)
_GONE_THROUGH = re.compile(r"(?:go to|navigate to|open|go into) (?=(?:the )?[A-Z][^,]*,)")
_TITLED = re.compile(r"(?:(?:on )?the )?(?:[A-Z]|\x00)[^,]{0,30}$")
_SHORT = 2  # words of each of a list of things to press: '7, plus, 8 and equals'


def listed(piece: str) -> list[str]:
    """Cut 'press 7, then times, then 8', which says its verb once."""
    path = _GONE_THROUGH.match(piece)
    if path is not None:
        each = [
            part
            for part in re.split(r",\s*(?:(?:and )?then )?|\s+(?:and )?then ", piece[path.end() :])
            if part
        ]
        if all(_TITLED.match(part) for part in each):
            return [f"click {part}" for part in each]
    match = _PRESSED.match(piece)
    if match is None:
        return [piece]
    rest = piece[match.end() :]
    named = re.split(r",?\s*\b(?:and )?then\b,?\s*", rest)
    short = SEPARATOR.split(rest)
    if len(named) == 1 and "," in rest and all(0 < len(each.split()) <= _SHORT for each in short):
        named = short
    return [match[0] + each for each in named if each.strip()]
