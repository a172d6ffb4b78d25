"""What came of a sum that was typed into a calculator, and its keys one by one where some were lost.

The trap: a calculator loses a key that comes too soon after the same one, and shows a number all the same.
What the sum comes to is known, so another number is never taken for it.
"""

from __future__ import annotations

import re

from agent.senses import Found
from policies.pocket.keypad import is_calculator, said_sum, sign_key
from policies.pocket.solving import reckoned
from policies.pocket.view import View

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CLEAR = ("AC", "C", "CE", "CE/C", "Clear", "清除")
_SIGNS = {"/": ("/", "÷"), "*": ("*", "×", "x"), "-": ("-", "−", "–"), "=": ("=", "＝")}


def keys_of(said: str, view: View) -> list[Found]:
    """Return the keys to click on for a sum, after the one that clears; none where one is not seen."""
    clear = next((text for word in _CLEAR for text in view.texts if text.label.strip() == word), None)
    digits = {text.label.strip(): text for text in view.texts if text.label.strip().isdigit()}
    each = [digits.get(sign) or sign_key(view, _SIGNS.get(sign, (sign,))) for sign in f"{said}="]
    keys = [key for key in each if key is not None]
    return [clear, *keys] if clear is not None and len(keys) == len(each) else []


def other_result(question: str, view: View) -> str:
    """Say that a calculator shows another number than what a sum comes to; nothing where it does not."""
    said = said_sum(question)
    result = reckoned(said) if said else ""
    if not result or not is_calculator(view):
        return ""
    whole = result.partition(".")[0]  # of a fraction a display shows as many digits as it likes
    right = re.compile(rf"(?<![\d.]){re.escape(whole)}(?!\d)")
    if any(right.search(_plain(text.label)) for text in view.texts):
        return ""
    shown = [_plain(text.label) for text in view.fresh]
    other = next((each for each in shown if _NUMBER.fullmatch(each)), "")
    return f"{other} is shown, not {result}" if other else ""


def _plain(label: str) -> str:
    return re.sub(r"[\s,'’]", "", label).strip("=")
