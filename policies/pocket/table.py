"""Tables of sentences: a pattern for the whole of one, and what its parts ask for.

The trap: a pattern may fit and its parts may not after all. So what is made of them may be nothing, and then
the next row is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policies.pocket.errand import Groups, Intents, Rows

Table = tuple[tuple[re.Pattern[str], Callable[[Groups], Intents | None]], ...]


def table(rows: Rows) -> Table:
    """Return the rows with their patterns compiled, which do not tell capitals from small letters."""
    return tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), make) for pattern, make in rows)


def looked_up(
    sentence: str,
    rows: Table,
    show: Callable[[str], str],
    fits: Callable[[re.Match[str]], bool] = lambda match: True,
) -> Intents | None:
    """Return what the first row makes of the sentence that fits and makes something; None where none does.

    show: gives hidden quotations back. fits: what else is asked of a match.
    """
    for pattern, make in rows:
        match = pattern.fullmatch(sentence)
        if match is None or not fits(match):
            continue
        groups = {name: show(text).strip() if text else "" for name, text in match.groupdict().items()}
        groups["whole"] = show(sentence)
        if (made := make(groups)) is not None:
            return made
    return None
