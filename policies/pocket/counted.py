"""A word that stands in every row, in the row that is counted: 'Edit in the second row'.

The trap: rows are counted by what is pressed in them, not by their texts: the head of a table is no row.
"""

from __future__ import annotations

import re

from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.name import name_of
from policies.pocket.naming import thing
from policies.pocket.view import View

_IN_ROW = re.compile(
    r"(?P<word>.+?) (?:in|of|on|from) (?:the )?(?P<nth>(?:\w+|\d+(?:st|nd|rd|th)) (?:row|line))"
    r"|(?P<wei>第.{1,3}行)(?:的|里的|中的)(?P<chinese>.+)",
    re.IGNORECASE,
)


def in_counted_row(name: str, view: View) -> Found | None:
    """Return the word in a row that is only counted: 'Edit in the second row'; None for none."""
    match = _IN_ROW.fullmatch(name)
    if match is None:
        return None
    word = thing(match["word"] or match["chinese"])
    every = in_reading_order([each for each in view.saying(word) if not view.is_title(each.box)])
    number = name_of(match["nth"] or match["wei"]).ordinal
    index = number - 1 if number > 0 else number
    return every[index] if every and -len(every) <= index < len(every) else None
