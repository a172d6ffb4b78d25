"""What a list that came up says of a sentence beyond what was clicked: 'List' under 'View', of 'list view'.

The trap: the title of a small list has a word of the sentence, and the list that it opens looks like what was
asked for. So the run seems to be at its end where the word that tells one entry from the others is still to
be pressed.
"""

from __future__ import annotations

from agent.actions import Click
from agent.senses import Found
from policies.pocket import past
from policies.pocket.popup import dropped
from policies.pocket.view import View
from policies.pocket.written import WORD

_SMALL = frozenset("a an the to in on of for from with and or it its my by at menu".split())
_FAR = 12.0  # lines from what was clicked to the entry, down or up
_ASIDE = 8.0  # the same to its sides


def remainder(sentence: str, view: View) -> Found | None:
    """Return the one text that came up by the last click and says what that left of a sentence."""
    acts = past.acts(view.history)
    if not acts or not isinstance(acts[-1].decision.actions[-1], Click):
        return None
    at = acts[-1].decision.actions[-1].at
    words = WORD.findall(sentence.lower())[1:]  # the verb, 'open', is no entry
    clicked = {word for target in acts[-1].decision.targets for word in _words(target)}
    left = set(words) - clicked - _SMALL
    by_verb = words != [] and clicked == set(WORD.findall(sentence.lower())[:1])  # 'Plan', and a list
    if clicked.isdisjoint(words) and not by_verb:
        return None
    found = [
        text
        for text in (dropped(view) if by_verb else view.fresh)
        if (said := _words(text))
        and said <= left
        and abs(text.box.center.y - at.y) < _FAR * view.line
        and abs(text.box.center.x - at.x) < _ASIDE * view.line
    ]
    return found[0] if len(found) == 1 else None


def _words(text: Found) -> set[str]:
    return set(WORD.findall(text.label.lower()))
