"""One of a thing by its number: 'the second song of Night Drive'.

The trap: the whole has to be opened first, and what is counted then are its rows, not all that is seen. So
only rows that are numbered count.
"""

from __future__ import annotations

import re

from agent.errors import NotShown
from policies.pocket.deed import Deed, on
from policies.pocket.name import name_of
from policies.pocket.row import anchor
from policies.pocket.view import View

_OPENED = "opened the whole"
_NUMBER = re.compile(r"\W*(\d{1,2})\W*(?:\s.*)?")


def nth_of(nth: str, whole: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Open the whole, then click on its row of that number. Raises NotShown."""
    if not trail:
        found = anchor(whole, view)
        return Deed(on(found).actions, (found,), _OPENED)
    rows = {}
    for text in sorted(view.texts, key=lambda text: -text.box.left):
        match = _NUMBER.fullmatch(text.label.strip())
        if match is not None:
            rows[int(match[1])] = text  # the one farthest left of all that say this number
    ordinal = name_of(f"{nth} row").ordinal
    number = max(rows, default=0) if ordinal < 0 else ordinal
    if number not in rows or 1 not in rows:
        raise NotShown(f"no numbered rows are seen in '{whole}'")
    level = [
        text
        for text in view.texts
        if abs(text.box.center.y - rows[number].box.center.y) < 0.7 * view.line
        and text.box.left > rows[number].box.right
        and re.search(r"[^\W\d]", text.label)
    ]
    return on(min(level, key=lambda text: text.box.left) if level else rows[number])
