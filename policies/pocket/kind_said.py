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
    """Return the one text that is the name without the word for its kind; None where that is not known.

    Where both of its words stand for themselves, none is known to be the kind.
    """
    found = either(name, view)
    return found[0] if len(found) == 1 else None


def either(name: str, view: View) -> list[Found]:
    """Return the texts that are the name without the word for its kind, be that before it or behind it."""
    matches = (pattern.fullmatch(name.strip()) for pattern in (_KIND, _BEHIND))
    return [found for match in matches if (found := _named(match, view)) is not None]


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
