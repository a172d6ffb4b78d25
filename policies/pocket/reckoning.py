"""What came of a sum that was typed into a calculator, and how it is typed once more where keys were lost.

The trap: a calculator loses a key that comes too soon after the same one, and shows a number all the same.
What the sum comes to is known, so another number is never taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Action, Click, Press, Type
from policies.pocket.chosen import STILL
from policies.pocket.keypad import ROOT, is_calculator, root_key, said_sum
from policies.pocket.solving import reckoned
from policies.pocket.view import View

CELL = Press(("shift", "enter"))  # computes what stands in a cell, where Enter begins a new line of it
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CLEAR = ("AC", "复位", "全部清除", "C", "CE", "CE/C", "Clear", "清除")


def spelled(said: str, view: View) -> tuple[Action, ...]:
    """Return a sum typed key by key, so that none comes too soon, after what was there is cleared."""
    return (_cleared(view), *(Type(key) for key in said), Press(("enter",)))


def rooted(said: str, view: View) -> tuple[Action, ...]:
    """Return a square root by its key, which some calculators want before the number and some after it.

    A key that was pressed before the number and did not come to the result is in `view.tried`.
    """
    number, tried = Type(said.removeprefix(ROOT)), [each for each in view.tried if isinstance(each, Click)]
    if tried:
        return (_cleared(view), number, tried[0])
    key = root_key(view)
    first = Click(key.box.center) if key is not None else None
    return (first, number, Press(("enter",))) if first else (*in_letters(said), Press(("enter",)))


def in_letters(said: str) -> tuple[Action, ...]:
    """Return a sum as it is typed where no keys are shown."""
    return (Type(f"sqrt({said.removeprefix(ROOT)})" if said.startswith(ROOT) else said),)


def _cleared(view: View) -> Action:
    clear = next((text for word in _CLEAR for text in view.texts if text.label.strip() == word), None)
    return Click(clear.box.center) if clear is not None else Press(("esc",))


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


def uncalculated(question: str, still: bool, view: View) -> str:
    """Say that nothing came of a sum in a calculator that does not show its result; nothing otherwise."""
    said = said_sum(question)
    result = reckoned(said) if said and still and is_calculator(view) else ""
    shown = any(_plain(text.label) == result for text in view.texts)
    return STILL if result and not shown else ""


def uncomputed(question: str, done: Sequence[Action], view: View) -> str:
    """Say that what a sum comes to is nowhere to be seen that was typed into a program which computes."""
    said = said_sum(question)
    result = reckoned(said) if said else ""
    typed = result and not is_calculator(view) and (*in_letters(said), Press(("enter",))) == tuple(done)[:2]
    again = result and tuple(done) == (CELL,)
    if not typed and not again:
        return ""
    shown = any(result.partition(".")[0] in _plain(text.label) for text in view.texts)
    return "" if shown else f"'{result}' is not shown"


def _plain(label: str) -> str:
    return re.sub(r"[\s,'’]", "", label).strip("=")
