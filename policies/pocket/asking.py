"""The question that is asked back where a clause cannot be done: what, why, and what could be said instead.

The trap: 'it is not seen' is no help to whoever said a sentence that was never understood. So such a sentence
is told as that, with an example of what is, and where a dialog is in the way its words are told.
"""

from __future__ import annotations

import re

from policies.literal.speech import Speech
from policies.pocket.fronting import dialog
from policies.pocket.intent import Do
from policies.pocket.joining import Clause
from policies.pocket.shortcut import shortcut
from policies.pocket.verb import ACTS
from policies.pocket.view import View
from policies.pocket.written import CHINESE

_LONGEST = 24  # letters of an example from the screen
_TALK = re.compile(
    r"(?:tell|say|sing|explain|talk|think|imagine|predict|recommend|suggest|advise|describe|entertain)\b"
    r"|(?:告诉|讲|说|解释|推荐|建议)",
    re.IGNORECASE,
)  # what is said to somebody, not to a program
_SAID = 90  # letters of what a dialog says


def asked(clause: Clause, why: str, view: View, speech: Speech) -> str:
    """Return the question."""
    over = dialog(view.windows)
    if over is not None:
        words = " ".join(text.label for text in view.inside(over[0].box) if not view.is_title(text.box))
        said = f"{words[:_SAID]}…" if len(words) > _SAID else words
        why = f"{why}; a dialog is in front, '{over[0].title}': {said}"
    if not is_read(clause):
        return speech.unread(clause.sentence, why, _example(view) or ("保存" if speech.chinese else "Save"))
    return speech.asking(clause.sentence, why)


def is_read(clause: Clause) -> bool:
    """Tell whether the clause is of a kind that is known: its own table, keys, or at least its verb."""
    if not isinstance(clause.intent, Do) or clause.intent.sentence != clause.sentence:
        return True
    if is_talk(clause.sentence):
        return False
    first = clause.sentence.split()[:1]
    known = bool(first) and first[0].lower() in ACTS
    return known or shortcut(clause.sentence) is not None or _is_chinese(clause.sentence)


def is_talk(sentence: str) -> bool:
    """Tell whether a sentence wants to be answered by somebody, and nothing to be done."""
    return _TALK.match(sentence) is not None


def _is_chinese(sentence: str) -> bool:
    """Tell whether it has no verb that a space ends."""
    return CHINESE.search(sentence) is not None


def _example(view: View) -> str:
    """Return a short text of the screen that could be clicked; '' where there is none."""
    short = [
        text.label for text in view.texts if 2 < len(text.label) < _LONGEST and not view.is_title(text.box)
    ]
    pressed = [label for label in short if label[:1].isupper()]
    return (pressed or short or [""])[0]
