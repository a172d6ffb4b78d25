"""The thing that is named with the word for what it is: 'the job of Sue Palmer', 'the branch old-firing'.

The trap: what may stand before a name is no list of words, and a word that tells it from another, 'the red
apple', is no kind. So it is one only where the screen says it of more than this thing, and the name stands
there whole, once.
"""

from __future__ import annotations

import re

from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.view import View
from policies.pocket.worded import stems

_KIND = re.compile(
    r"(?:the |my |that )?(?P<kind>[a-z]{3,})(?: (?:of|from|by|for|about|called|named|titled|with))?"
    r"(?: the| my)? (?P<what>\S.*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:the |my |that )?(?P<what>\S.*) (?P<kind>[a-z]{3,})", re.IGNORECASE)


def of_its_kind(name: str, view: View) -> Found | None:
    """Return the one text that is the name without the word for its kind; None where that is not known."""
    found = (
        _named(match, view) for match in (_KIND.fullmatch(name.strip()), _BEHIND.fullmatch(name.strip()))
    )
    return next((each for each in found if each is not None), None)


def _named(match: re.Match[str] | None, view: View) -> Found | None:
    if match is None:
        return None
    named = [
        each
        for each in find_all(match["what"], view.texts)
        if each.grade.whole and not view.is_title(each.found.box)
    ]
    if len(named) != 1:
        return None
    kind = stems(match["kind"])
    said = any(kind <= stems(text.label) and text.box != named[0].line.box for text in view.texts)
    return named[0].line if said else None
