"""The question that an act raises: 'Really delete Ann?', with one button that agrees and one that does not.

The trap: the act is performed and nothing is done yet, though the screen has changed. So a question that is
still open ends no task: whoever asked for just that has agreed already, and anything else, a file that would
be overwritten, is for the person to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.senses import Found
from policies.pocket import past
from policies.pocket.declining import bare
from policies.pocket.surprise import is_new
from policies.pocket.view import View
from policies.pocket.wording import said_by, told

_ASKS = re.compile(r"[?？]\s*$|吗[。.]?\s*$")
_YES = re.compile(
    r"(?:ok|okay|yes|confirm|continue|proceed|sure|确定|确认|是的?|好的?|继续)\b.*", re.IGNORECASE
)
_NO = re.compile(
    r"(?:no|cancel|keep|back|go back|abort|don['’]?t|取消|否|不|返回|保留)(?![a-z]).*", re.IGNORECASE
)
_SURE = re.compile(
    r"are you sure|really|do you (?:really )?want to|this (?:action )?(?:cannot|can't) be undone"
    r"|this page says|确定要?|真的要?|是否|确认|继续|操作|吗|不可(?:恢复|撤销)|[\W_]",
    re.IGNORECASE,
)  # what any such question says
_LOSES = re.compile(
    r"\b(?:overwrit\w*|replac\w*|exists?|discard\w*|unsaved|los[et])\b|覆盖|替换|已存在|未保存|丢失",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"(?:confirm|agree)(?: (?:it|that|this))?|确认|确定|同意", re.IGNORECASE)
_BUTTON = 4  # words of a button, at most
_HIGH = 9.0  # lines: the buttons are no farther below the question


def agrees(label: str) -> bool:
    """Tell whether a button says yes to whatever is asked."""
    return _YES.fullmatch(label.strip()) is not None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: its last line, all words that came up with it, and the button that agrees."""

    text: str
    words: str
    yes: Found


def raised(sentence: str, view: View) -> Question | None:
    """Return the question that has come up since the last act for a sentence; None where none has."""
    before = past.before(view.history)
    if before is None or before.image.shape != view.screenshot.image.shape:
        return None
    asking = [text for text in view.texts if _ASKS.search(text.label)]
    for text in asking:
        if not is_new(text.box, before, view.screenshot):
            continue
        near = [each for each in view.texts if 0 < each.box.top - text.box.top < _HIGH * view.line]
        new = [each for each in near if _is_button(each) and is_new(each.box, before, view.screenshot)]
        no = _once([each for each in new if _NO.fullmatch(each.label.strip())], view.line)
        beside = [each for each in new if no and abs(each.box.center.y - no[0].box.center.y) < view.line]
        yes = [each for each in beside if each not in no and _agrees(each.label.strip(), sentence)]
        if len(no) == 1 and len(yes) == 1:  # what a menu had covered is new as well, in other rows
            return Question(text.label.strip(), _words(view.texts, yes[0], text, view), yes[0])
    return None


def is_meant(question: Question, sentence: str) -> bool:
    """Tell whether a sentence has asked for what is asked about, and nothing is lost beside it."""
    if _LOSES.search(question.words) and not _LOSES.search(sentence):
        return False
    only_sure = not told(_SURE.sub(" ", question.words))
    return only_sure or said_by(sentence, question.words) > 0


def is_confirmed(sentence: str, view: View) -> bool:
    """Tell whether a sentence only confirms what was just agreed to: the question it is for is answered."""
    acts = [step.decision for step in past.acts(view.history)]
    if not acts or _CONFIRMS.fullmatch(sentence.strip()) is None:
        return False
    return len(acts) > 1 and any(_YES.fullmatch(bare(target.label)) for target in acts[-1].targets)


def _once(found: Sequence[Found], line: float) -> list[Found]:
    """Return texts without those that are read once more at the same place, as in a dotted frame."""
    kept: list[Found] = []
    for each in found:
        if not any(each.label == other.label and abs(each.box.top - other.box.top) < line for other in kept):
            kept.append(each)
    return kept


def _is_button(text: Found) -> bool:
    return len(text.label.split()) <= _BUTTON and _ASKS.search(text.label) is None


def _agrees(label: str, sentence: str) -> bool:
    return _YES.fullmatch(label) is not None or said_by(sentence, label) > 0


def _words(texts: Sequence[Found], yes: Found, question: Found, view: View) -> str:
    """Return what is said above the button: a question may go on over several lines."""
    above = [
        text.label
        for text in texts
        if question.box.top - 3 * view.line < text.box.top < yes.box.top - 0.5 * view.line
        and min(abs(text.box.left - question.box.left), abs(text.box.center.x - question.box.center.x))
        < 3 * view.line
    ]
    return " ".join(above)
