"""Whether what was typed is seen afterwards, where it can be read at all.

The trap: a text that is typed into what is no field goes nowhere, and stands on the screen all the same where
it is one of the choices there. So where nothing has changed it must stand in the field itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from agent.actions import Type
from agent.episode import Step
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.chosen import STILL
from policies.pocket.day import day_said
from policies.pocket.menus import titles
from policies.pocket.view import View

NUMBER = re.compile(r"-?\d{1,6}(?:\.\d+)?")
_HIDDEN = re.compile(r"pass|pin\b|secret|密码|口令", re.IGNORECASE)
_LEGIBLE = re.compile(r"(?=.*[A-Za-z]{3})[ -~]{4,}")  # a sum is worked out where it was typed
_CHINESE = re.compile(r".*[\u3400-\u9fff].*[\u3400-\u9fff].*", re.DOTALL)  # read less surely
DOTS = re.compile(r"[•●*·]{3,}")  # a reader may hand them out one by one
_LIKE = 74  # percent of what was typed can be read
_SHORTER = 0.6  # of its letters are there
_DATE, _BEGUN = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"), 3  # digits of a date that are seen
_LEFT = re.compile(r"(?<![a-z])(?:dd?|mm?|yy(?:yy)?)(?![a-z])", re.IGNORECASE)  # of a mask
_LONG = 7  # digits of a number that is read surely
_SHORT = 8  # letters of a text that other words are like
_END = 12  # letters of each end of a text: a short field shows no more


def unwritten(text: str, into: str, still: bool, step: Step, view: View) -> str:
    """Say that a text is not seen which was typed; what may be hidden or unreadable is believed."""
    if _HIDDEN.search(into):
        return ""
    if (
        into
        and view.card is not None
        and not any(each.box.center in view.card for each in step.decision.targets)
    ):
        return f"'{text}' is not seen where it was typed"  # a card has come up instead of a caret
    if into and day_said(text) is not None and _is_half_filled(step, view):
        return f"'{text}' is not seen where it was typed"
    if (day := day_said(text)) is not None and day.year and (dates := _dates(step, view)):
        return "" if {day.year, day.month, day.day} in dates else f"'{text}' is not seen where it was typed"
    legible = _LEGIBLE.fullmatch(text) or (
        _CHINESE.fullmatch(text) and (still or not _is_in_field(step, view))
    )
    if not legible:
        return _undialled(text, view)
    there = _where(step, view) if still and into else view.texts
    shown = [each.label for each in there]
    shown += [" ".join(text.label for text in _row(each, view)) for each in there]
    seen = any(_reads(end, line) for end in {text, text[:_END], text[-_END:]} for line in shown)
    exact = any(text.lower() in line.lower() for line in shown)
    if seen and into and not still and len(text) < _SHORT and not exact:
        seen = any(_reads(text, each.label) for each in _where(step, view))  # 'rosa' is not 'roses' elsewhere
    inside = [line for line in shown if text in line] if text.isalnum() else []
    if inside and all(re.search(rf"[^\W\d_]{text}[^\W\d_]", line) for line in inside):
        return f"'{text}' was typed into the middle of another word"
    typed = all(isinstance(action, Type) for action in step.decision.actions)
    if seen and typed and not into and still and step.outcome.changed is False:
        return STILL  # what is seen stands elsewhere
    if seen or any(DOTS.fullmatch(line.replace(" ", "")) for line in shown):
        return ""
    return f"'{text}' is not seen where it was typed"


def _is_half_filled(step: Step, view: View) -> bool:
    """Tell whether a part of a date is still to be given where one was typed: 'dd/03/yyyy'."""
    held = [view.is_written_in(target.box) for target in step.decision.targets]
    return any(_LEFT.search(each) and not re.search(r"[^\W\d_dmyDMY]", each) for each in held)


def _dates(step: Step, view: View) -> list[set[int]]:
    """Return the parts of the dates in numbers that stand where something was typed, in whatever order."""
    shown = [view.is_written_in(each.box) for each in step.decision.targets]
    return [set(map(int, re.findall(r"\d+", each))) for each in shown if _DATE.search(each)]


def _is_in_field(step: Step, view: View) -> bool:
    """Tell whether what was clicked to be typed into is a field, or had the keyboard before."""
    targets = step.decision.targets
    return not targets or any(target.box.center in box for target in targets for box in view.fields)


def _undialled(text: str, view: View) -> str:
    """Say that a long number is nowhere, be it parted otherwise or hidden by dots."""
    digits = re.sub(r"[ +()./-]", "", text)
    if not digits.isdigit() or len(digits) < _LONG:
        return ""
    shown = [re.sub(r"\D", "", each.label) for each in view.texts]
    dots = any(set(each.label.strip()) <= set("•●*·") for each in view.texts if len(each.label.strip()) > 2)
    seen = dots or digits in "".join(shown) or any(fuzz.ratio(digits, each) >= _LIKE for each in shown)
    if _DATE.fullmatch(text):  # its last part is selected, white on blue, and may not be read
        seen = seen or any(len(each) >= _BEGUN and digits.startswith(each) for each in shown)
    return "" if seen else f"'{text}' is not seen where it was typed"


def _row(first: Found, view: View) -> list[Found]:
    """Return a text and those that go on after it in its row: a reader may part a line at a comma."""
    y = first.box.center.y
    level = [each for each in view.texts if abs(each.box.center.y - y) < 0.5 * view.line]
    return sorted((each for each in level if each.box.left >= first.box.left), key=lambda each: each.box.left)


def _reads(text: str, line: str) -> bool:
    """Tell whether a line has the text, but for some letters; a line that is much shorter has not."""
    return len(line) > _SHORTER * len(text) and fuzz.partial_ratio(text.lower(), line.lower()) >= _LIKE


def other_number(text: str, step: Step, view: View) -> str:
    """Say that a field shows another number than the one that was typed."""
    for target in step.decision.targets:
        box = next((box for box in view.entries if target.box.center in box), target.box)
        shown = re.sub(r"\D+$", "", view.is_written_in(box).strip())
        if NUMBER.fullmatch(shown) and float(shown) != float(text):
            return f"the field shows {shown}, not {text}"
        if is_guess(step) and step.before is not None and _is_alone(box, view):
            return "nothing but the field itself has changed"
    return ""


def _is_alone(box: Box, view: View) -> bool:
    """Tell whether nothing is new but in the row of a field of a toolbar."""
    near = box.grown(view.line)
    return bool(titles(view)) and all(near.top < text.box.center.y < near.bottom for text in view.fresh)


def _where(step: Step, view: View) -> Sequence[Found]:
    """Return the texts in what was written into; all where that is not known."""
    boxes = [target.box.grown(0.5 * view.line) for target in step.decision.targets]
    there = [text for text in view.texts if any(text.box.overlap(box) for box in boxes)]
    return there if boxes else view.texts


def is_guess(step: Step) -> bool:
    return any(target.label.startswith("icon") for target in step.decision.targets)


def only_written(step: Step, view: View) -> bool:
    """Tell whether the words that should choose from a list stand in a field as they were typed."""
    typed = [action.text for action in step.decision.actions if isinstance(action, Type)]
    return bool(typed) and any(view.is_written_in(box).strip() == typed[-1] for box in view.entries)
