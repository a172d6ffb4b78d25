"""What a program itself says of an act: a message that it was not found, is not allowed, has failed.

The trap: a message that comes up looks like any other change, and with its 'OK' like a notice to be cleared
away. Whoever does that has cleared away the one thing that told what came of the act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import is_input
from agent.episode import Step
from policies.pocket.declining import is_asked_for
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.view import View

_SAYS = re.compile(
    r"\bnot found\b|\bno (?:match(?:es)?|results?|occurrences?)\b"
    r"|\b(?:can|could)(?:not|n['’]t| not)\b(?! be (?:undone|reversed|restored))"
    r"|\bunable to\b|\bfailed\b|\binvalid\b|\berror\b|\bdoes(?:n['’]t| not) exist\b|\bdenied\b"
    r"|未找到|找不到|没有找到|无法|失败|错误|无效|不存在",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\bnot found\b|\b(?:no|0|zero) (?:match(?:es)?|results?|occurrences?|hits?)\b|\b0 of 0\b"
    r"|nothing found|未找到|找不到|没有找到|没有结果|无匹配",
    re.IGNORECASE,
)
_NONE_OF_NONE = re.compile(r"(?<!\d)0 ?/ ?0\W*$")
_FAILED = re.compile(
    r"(?:error\b|(?:can|could)(?:not|n['’]t| not)\b|unable to\b|failed\b)|无法|不能|失败|错误", re.IGNORECASE
)
_FOOT = 2.5  # lines: the status bar of a window
_WORDS = 6  # of a remark beside a field
_MOST = 8  # lines of a message


def not_found(view: View) -> str:
    """Say that a program tells beside the field of a search that nothing was found, if it does."""
    new = [text.label for text in view.fresh]
    said = [each for each in new if len(each.split()) <= _WORDS and _NOTHING.search(each)]
    counted = [
        found[0].strip() for each in new if (found := _NONE_OF_NONE.search(each))
    ]  # in the field's line
    return next((f"it says '{each}'" for each in (*said, *counted)), "")


def complaint(view: View, history: Sequence[Step]) -> str:
    """Return the words of a message in front that tells what went wrong with the last act, if one does."""
    over = dialog(view.windows)
    acts = [action for step in history for action in step.decision.actions]
    if not any(map(is_input, acts)):
        return ""
    if over is None:
        return _at_the_foot(view)
    texts = [text for text in view.inside(over[0].box) if not view.is_title(text.box)]
    if len(texts) > _MOST or any(is_asked_for(box, over[0].box, view) for box in view.entries):
        return ""
    new = {text.label for text in view.fresh}
    return next((text.label for text in texts if _SAYS.search(text.label) and text.label in new), "")


def _at_the_foot(view: View) -> str:
    """Return what has come up in the status bar of a program and tells that something has failed."""
    front = next((window.box for window in view.windows if window.active), None)
    if front is None or not is_program(view):
        return ""
    foot = [text.label for text in view.fresh if 0 < front.bottom - text.box.center.y < _FOOT * view.line]
    return next((label for label in foot if _FAILED.match(label.strip())), "")
