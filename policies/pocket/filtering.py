"""Shows only some of a list: by a button for them, a list to choose from, or the field that filters.

The trap: the word that is meant stands in every row that is left, and a click on one filters nothing. So
only what can be pressed, opened or written in counts.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.risk import risky_word
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.choosing import grey_lists, lists
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.intent import Choose
from policies.pocket.kind import is_list
from policies.pocket.meaning import meant
from policies.pocket.number import number_of
from policies.pocket.popup import dropped
from policies.pocket.tickbox import tick_of
from policies.pocket.undertaking import Only
from policies.pocket.view import View
from policies.pocket.worded import told_by

_FILTERS = re.compile(r"(?:filter|search|find|quick ?search|筛选|过滤|搜索|查找).*", re.IGNORECASE)
_ALL = re.compile(
    r"(?:all|any|every(?:one|thing|body)?)\b|全部|所有|不限", re.IGNORECASE
)  # what a filter shows first
_OPENED, _CLOSED = "opened list ", "closed a list without it"
_CELLS = 2  # words in the row of a thing, at least
_MOST = 4  # lists that are opened to look


def only(intent: Only, view: View, trail: tuple[str, ...]) -> Deed:
    """Return the next step. Raises NotShown where nothing filters."""
    names = _names(intent.value)
    tried = sum(each.startswith(_OPENED) for each in trail)
    if trail and trail[-1].startswith(_OPENED):
        shown = dropped(view) or view.fresh
        found = [match.found for name in names for match in find_all(name, shown) if match.grade.whole]
        if found:
            return on(found[0])
        return Deed((Press(("esc",)),), (), _CLOSED)
    pressed = [text for name in names for text in view.saying(name) if _is_pressed(text, view)]
    if pressed:
        box = tick_of(view, pressed[0])
        return on(pressed[0] if box is None else Found(box, pressed[0].label, pressed[0].score))
    if not trail and (chosen := _told_otherwise(intent.value, view)) is not None:
        return on(chosen)
    marked = [box for box in view.buttons if is_list(view, box)]  # a list may look like a button
    known = [*lists(Choose(intent.value, intent.name), view), *grey_lists(view), *marked]
    boxes = [box for box in dict.fromkeys(known) if _is_choice(box, view)][:_MOST]
    if tried < len(boxes):
        box = boxes[tried]
        at = Point(box.right - 0.5 * box.height, box.center.y)
        return Deed((Click(at),), (Found(box, "list", 0.8),), f"{_OPENED}{tried + 1}")
    for text in view.texts:
        field = next((box for box in view.entries if text.box.center in box), None)
        if field is not None and _FILTERS.fullmatch(text.label.strip()):
            return on(Found(field, text.label, text.score), Click(field.center), *replaced(names[0], ""))
    raise NotShown(f"nothing is seen that shows only '{intent.value}'")


def _told_otherwise(value: str, view: View) -> Found | None:
    """Return the one button that says it in other words: '8+ seats', of 'eight seats or more'."""
    buttons = [text for text in view.texts if _is_pressed(text, view)]
    said = [number_of(word) for word in re.findall(r"\w+", value)]
    numbers = {str(number) for number in said if number is not None}
    words = {word for word in told_by(value) if word.isdigit() or number_of(word) is None}
    counted = [
        text
        for text in buttons
        if numbers and numbers <= set(re.findall(r"\d+", text.label)) and words & told_by(text.label)
    ]
    return counted[0] if len(counted) == 1 else meant(value, buttons, view) if not numbers else None


def is_left_by(value: str, view: View) -> bool:
    """Tell whether something that is so is still seen, other than where it was chosen or written."""
    found = [match.found for name in _names(value) for match in find_all(name, view.texts)]
    return any(
        not any(each.box.center in box for box in view.entries)
        and (not _is_on_button(each, view) or _is_in_row(each, view))
        for each in found
    )


def _is_on_button(text: Found, view: View) -> bool:
    return any(text.box.center in box for box in view.buttons)


def _is_in_row(text: Found, view: View) -> bool:
    """Tell whether it is a coloured word of a row: most of what stands beside it is on no button."""
    level = [
        each
        for each in view.texts
        if each is not text and abs(each.box.center.y - text.box.center.y) < 0.5 * view.line
    ]
    return sum(not _is_on_button(each, view) for each in level) >= _CELLS


def _is_choice(box: Box, view: View) -> bool:
    """Tell whether a box is a list to choose from, and none that stands in every row."""
    said = view.is_written_in(box).strip(" vV∨⌄▼▾▽")
    alike = [text for text in view.texts if text.label.strip() == said]
    pressed = any(box.center in button for button in view.buttons)
    return len(alike) < 2 and not risky_word(said) and (not pressed or _ALL.match(said) is not None)


def _names(value: str) -> list[str]:
    """Return what may stand on a button for them: all that was said, then each word that tells."""
    place = re.search(r"\b(?:in|from|by|of|with|at) (?:the )?(.+)$", value, re.IGNORECASE)
    words = [word for word in re.findall(r"[\w'-]+", value) if word.lower() in told_by(value)]
    return list(dict.fromkeys([*([place[1]] if place is not None else []), value, *words]))


def _is_pressed(text: Found, view: View) -> bool:
    """Tell whether a text is a button, or has a box to tick."""
    return any(text.box.center in box for box in view.buttons) or tick_of(view, text) is not None
