"""Sentences of the core in the person's language, with the values in them as they are.

The core speaks English, and what it says is kept in episodes as it was said. A sentence that the window knows
is taken apart at its own words, and put together again in the window's language. What is not known stays.

The trap: what a person or a model wrote, before a colon, reads like a reason. It is data, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from agent import reason
from agent.sentence import Rewording, values_of
from ui.reasons import ACTIONS, HALTS, PARTS, REASONS, TERMS, TITLES
from ui.trial_words import fault_words

translate = QCoreApplication.translate
KNOWN = {
    **reason.CHINESE,
    "reason": (*REASONS, *reason.REASONS),
    "title": TITLES,
    "term": TERMS,
    "action": ACTIONS,
}


def reason_words(text: str) -> str:
    """Return the sentences of a reason in the window's language, also behind what they are for."""
    text = text.strip()
    whole = _REWORDING.reworded("reason", text)
    return whole if whole != text else _behind_colon(text, lambda title: title) or text


def label_words(label: str) -> str:
    """Return in the window's language what a policy calls a target; a text of the screen stays."""
    return _REWORDING.sentence("label", label) or label


def halt_words(text: str) -> str:
    """Return why a replay has halted, without the step and what was not attempted."""
    for template in HALTS:
        values = values_of(template, text)
        if values is not None:
            return reason_words(values["whys"])
    return reason_words(text)


def thought_words(text: str) -> str:
    """Return what a replay thinks: what its step does, and what it waits for."""

    def titled(title: str) -> str:
        return _REWORDING.sentence("title", title)

    return _behind_colon(text, titled) or titled(text) or text


def _behind_colon(text: str, said: Callable[[str], str]) -> str:
    """Return a text with the reason behind a colon in the window's language; '' where there is none.

    said: words what stands before it; '' where that is not known.
    """
    for place in [each.start() for each in re.finditer(": ", text)]:
        title, why = said(text[:place]), _REWORDING.reworded("reason", text[place + 2 :])
        if title and why != text[place + 2 :]:
            return translate("reason", "{title}: {why}").format(title=title, why=why)
    return ""


def _say(kind: str, template: str) -> str:
    match template:
        case "; ":
            return translate("reason", "; ")
        case ", ":
            return translate("reason", ", ")
        case _:
            return translate(kind, template)


_REWORDING = Rewording(KNOWN, _say, {**reason.PARTS, **PARTS}, {"fault": fault_words, **reason.lists(_say)})
