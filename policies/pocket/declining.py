"""A question or an offer that a program was started with, and that lies over all that a task names.

The trap: to decline is harmless only where somebody is asked something. What has fields was opened by a
person who wants to fill it in, what came up after an act asks about that act, and 'Cancel' in the only window
there is ends the program, as it does where a licence has to be agreed to: that is for the person to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import is_input
from agent.episode import Step
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.fronting import dialog
from policies.pocket.intent import ClickThe, Confirm, Intent
from policies.pocket.view import View
from policies.pocket.wording import told

DECLINED = "declined what was in front"
NO = (
    "no thanks", "not now", "maybe later", "later", "remind me later", "skip", "no", "cancel", "close",
    "以后再说", "稍后", "跳过", "不用了", "否", "取消", "关闭",
)  # fmt: skip
_LICENCE = re.compile(
    r"\bi (?:agree|accept)\b|^\W*accept(?: and continue| licen[cs]e)?\W*$|同意|接受", re.IGNORECASE
)
_KEY = re.compile(r"\s*[(（][A-Za-z0-9][)）]\s*$")
_WORDS = 4  # of a question, at least
_LETTERS = 8  # of one without spaces


def declined(intent: Intent, sentence: str, view: View, history: Sequence[Step]) -> Deed | None:
    """Return the press that says no to what is in front since before the run; None where there is no such."""
    over = dialog(view.windows)
    if over is None or isinstance(intent, ClickThe | Confirm) or _has_begun(history):
        return None
    box = over[0].box
    texts = [text for text in view.inside(box) if not view.is_title(text.box)]
    said = " ".join(text.label for text in texts).lower()
    if not any(map(_is_sentence, texts)) or all(word in said for word in told(sentence)):
        return None
    if any(is_asked_for(field, box, view) for field in view.entries):
        return None
    if any(_LICENCE.search(text.label) for text in texts):
        return None
    found = [text for word in NO for text in texts if bare(text.label) == word]
    return Deed(on(found[0]).actions, (found[0],), DECLINED) if found else None


def _has_begun(history: Sequence[Step]) -> bool:
    return any(step.outcome.changed and any(map(is_input, step.decision.actions)) for step in history)


def bare(label: str) -> str:
    """Return what a button says, without what was read of a picture beside it, or '(C)' at its end."""
    return re.sub(r"^(?:[\W_]|[A-Za-z0-9] )+|[\W_]+$", "", _KEY.sub("", label)).lower()


def is_no(text: Found) -> bool:
    """Tell whether a text declines what is asked."""
    return bare(text.label) in NO


def _is_sentence(text: Found) -> bool:
    return len(text.label.split()) >= _WORDS or (not text.label.isascii() and len(text.label) >= _LETTERS)


def is_asked_for(field: Box, box: Box, view: View) -> bool:
    """Tell whether a field is part of the dialog, and wide enough to write in."""
    return field.center in box and not view.is_title(field) and field.width > 5 * view.line
