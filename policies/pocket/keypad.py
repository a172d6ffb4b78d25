"""The keys of a calculator that are named by words, 'plus' or 'equals', and the sums that are said to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found
from policies.pocket.view import View

_N = r"(-?\d+(?:\.\d+)?)"
ROOT = "√"
_WORDS = (
    (rf"\bdivide {_N} by {_N}", r"\1/\2"),
    (rf"\bmultiply {_N} (?:by|with|and) {_N}", r"\1*\2"),
    (rf"\bsubtract {_N} from {_N}", r"\2-\1"),
    (rf"\badd(?: up)? {_N} (?:and|to) {_N}", r"\1+\2"),
    (r"(\d+(?:\.\d+)?)\s*(?:%|percent) of ", r"\1/100*"),
    (r"\s*(?:multiplied by|times|乘以|乘|[x×])\s*(?=\d)", "*"),
    (r"\s*(?:divided by|over|除以|÷)\s*(?=\d)", "/"),
    (r"\s*(?:plus|加上?|＋)\s*(?=\d)", "+"),
    (r"\s*(?:minus|减去?|−|–)\s*(?=\d)", "-"),
    (r"(?:the )?square root of\s*(?=\d)|根号\s*(?=\d)", ROOT),
    (r"(\d+(?:\.\d+)?)\s*的平方根", rf"{ROOT}\1"),
    (r"(\d+)\s*(?:squared|的平方)", r"\1^2"),
    (r"\s*(?:raised )?to the power of\s*(?=\d)|\s*的\s*(?=\d+\s*次方)", "^"),
)
_SUM = re.compile(rf"{ROOT}\d+(?:\.\d+)?|-?\d+(?:\.\d+)?(?:\s*[-+*/^]\s*\d+(?:\.\d+)?)+")
_ROOT_KEY = re.compile(r"sqrt|√x?|√¯", re.IGNORECASE)
_CLEARS = re.compile(
    r"clear(?: (?:it|everything|all|the (?:display|screen|calculator|result|entry)))?"
    r"|(?:清空|清除|清零|归零)(?:显示|屏幕|计算器|结果)?",
    re.IGNORECASE,
)
_CLEARING = ("AC", "CLR", "CLEAR", "C", "CE", "清除")
_DIGITS = 8  # keys of digits, from which on a screen shows a calculator


def said_sum(question: str) -> str:
    """Return the one sum that a question says, in signs: '23*17', of 'work out 23 times 17'; or nothing."""
    for pattern, sign in _WORDS:
        question = re.sub(pattern, sign, question, flags=re.IGNORECASE)
    found = _SUM.findall(question)
    return found[0].replace(" ", "") if len(found) == 1 else ""


def is_calculator(view: View) -> bool:
    """Tell whether the keys of a calculator are shown."""
    keys = {text.label.strip() for text in view.texts}
    return len(keys & frozenset("0123456789")) >= _DIGITS and not keys.isdisjoint("+=＝÷")


def root_key(view: View) -> Found | None:
    """Return the key of the square root; None where none is read."""
    return next((text for text in view.texts if _ROOT_KEY.fullmatch(text.label.strip())), None)


def sign_key(view: View, wanted: Sequence[str]) -> Found | None:
    """Return the key with one of the signs, of several the one in a row of digits: × closes and clears."""
    keys = [each for each in view.texts if each.label.strip() in wanted and not view.is_title(each.box)]
    digits = [each for each in view.texts if len(each.label) == 1 and each.label.isdigit()]

    def beside(key: Found) -> int:
        away = (abs(digit.box.center.y - key.box.center.y) for digit in digits)
        return sum(distance < key.box.height for distance in away)

    return max(keys, key=beside, default=None)


def clearing_key(sentence: str, view: View) -> Found | None:
    """Return the key that empties a calculator's display, where that is asked for; of AC and C the first."""
    if _CLEARS.fullmatch(sentence.strip(" .")) is None or not is_calculator(view):
        return None
    shown = {each.label.strip().upper(): each for each in view.texts if not view.is_title(each.box)}
    return next((shown[name] for name in _CLEARING if name in shown), None)
