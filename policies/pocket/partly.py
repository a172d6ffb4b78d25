"""Whether what was pressed is only a small part of what a sentence says: its place, or its first word.

The trap: a long sentence that no rule read is looked for as one thing, and a page or a button that has one
word of it is the best there is. To press it may be the way there, but it is not what was asked for.
"""

from __future__ import annotations

import re

from agent.senses import Found
from policies.pocket.deed import Deed
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.tabs import pages_seen, to_page
from policies.pocket.view import View
from policies.pocket.worded import stems
from policies.pocket.written import EMPTY, WORD

_PLACE = re.compile(r"(?P<what>.+?\w) (?:in|on|under|within) (?:the |my )?(?P<place>[\w -]+)$", re.IGNORECASE)
_GOES = re.compile(r"(?:go|show|see|view|look|switch|read|visit)\b", re.IGNORECASE)
_MORE = 2  # words that tell something beside the verb
_LONG, _FEW = 5, 1  # words that tell something: of a long sentence, and of a text that has hardly any of it


def to_place(found: Found, sentence: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the press that only leads to the place of what is meant; None where it is the thing itself."""
    if _GOES.match(sentence) or is_program(view) or titles(view) or found.label.startswith("icon"):
        return None
    match, label = _PLACE.fullmatch(sentence.strip(" .")), stems(found.label)
    place, what = (_telling(match[part]) if match is not None else set[str]() for part in ("place", "what"))
    at_place = len(what) >= _MORE and bool(place) and place <= label and not label & what
    at_place = at_place or _is_verb_alone(found, sentence, view)
    return to_page(found) if at_place and found.label not in pages_seen(trail) else None


def _is_verb_alone(found: Found, sentence: str, view: View) -> bool:
    """Tell whether a text that is no button says the verb of a sentence, which tells more: 'Plan', a page."""
    verb, _, rest = sentence.partition(" ")
    framed = any(found.box.center in box for box in view.buttons)
    return not framed and found.label.strip().lower() == verb.lower() and len(_telling(rest)) >= _MORE


def scantly_said(sentence: str, found: Found) -> bool:
    """Tell whether a text has no more than a word of a long sentence."""
    if found.label.startswith("icon"):
        return False
    telling = _telling(sentence)
    return len(telling) >= _LONG and len(telling & stems(found.label)) <= _FEW


def _telling(text: str) -> set[str]:
    return stems(" ".join(word for word in WORD.findall(text.lower()) if word not in EMPTY))
