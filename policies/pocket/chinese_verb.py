"""The button in a row that says the first word of a Chinese sentence: '领取' of '领取今天有效的优惠券'.

The trap: the name of the page that it is on is the surer guess, and the page is not the act. So as long as
such buttons are seen, the one is meant in whose row something of the sentence stands.
"""

from __future__ import annotations

from agent.errors import Ambiguous
from agent.senses import Found
from policies.pocket.view import View
from policies.pocket.written import CHINESE

_VERB = 2  # letters
_TOLD = 3  # letters of a row that the sentence has, at least
_ROW = 1.5  # lines


def verb_buttons(sentence: str, view: View) -> list[Found]:
    """Return the texts that say just the verb of a Chinese sentence that goes on."""
    verb = sentence.strip()[:_VERB]
    if len(sentence.strip()) <= _VERB or CHINESE.search(verb) is None:
        return []
    return [text for text in view.saying(verb) if not view.is_title(text.box)]


def verb_in_row(sentence: str, view: View) -> Found | None:
    """Return the one of them whose row the sentence tells of; None where there are none.

    Raises Ambiguous where there are several and it tells of no one row.
    """
    every = verb_buttons(sentence, view)
    told = [
        button
        for button in every
        if any(
            len(text.label.strip()) >= _TOLD
            and text.label.strip() in sentence
            and abs(text.box.center.y - button.box.center.y) < _ROW * view.line
            for text in view.texts
        )
    ]
    if len(every) > 1 and len(told) != 1:
        raise Ambiguous(f"'{every[0].label}' is shown {len(every)} times (say which)")
    return told[0] if len(told) == 1 else None
