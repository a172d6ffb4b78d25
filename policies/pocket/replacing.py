"""Replaces a text by another one, with what a program has for that.

The trap: the keys differ from program to program, and a bar for finding alone looks like one for both. So
what counts is a field with a label or a hint of replacing; keys and menus are tried until there is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from agent.actions import Action, Click, Press, Type
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.field import field_for
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on
from policies.pocket.menus import look_in, titles
from policies.pocket.tickbox import box_of, is_ticked
from policies.pocket.view import View

_KEYS = (("ctrl", "h"), ("ctrl", "r"))
_NEW = re.compile(
    r"(?:replace|replacement|substitute)(?: with| by)?\W*|替换(?:为|成|文本)?\W*", re.IGNORECASE
)
_OLD = re.compile(
    r"(?:(?:search|find|look)(?: for| what| text)?|text to find)\W*|(?:查找|搜索)(?:内容|文本)?\W*",
    re.IGNORECASE,
)
_ALL = re.compile(r"replace all|all|in (?:the )?document|全部替换|替换全部|全部", re.IGNORECASE)
_ONE = re.compile(r"(?:find (?:and|&) )?replace|(?:查找(?:和|并)?)?替换", re.IGNORECASE)
_YES = re.compile(r"yes|是", re.IGNORECASE)  # where each is asked about
_ENTRY = re.compile(r"(?:find (?:and|&) )?replace|查找(?:和|并)?替换|替换", re.IGNORECASE)
_EVERYWHERE = re.compile(
    r"replace all in\W*|replace all at once|(?:in )?(?:the )?(?:whole|entire) (?:document|file)|全部替换",
    re.IGNORECASE,
)
_FILLED = "filled in both fields"
IN_MENU = "chose it in the menu"
_CHOSEN = "chose to replace all"
_PRESSED = "replaced one"
_MOST = 12  # times that one is replaced
_SAME = 0.6  # of the smaller one's area
_LOWER = "field replace"
_WIDE, _LEVEL = 5.0, 8.0  # lines of a field, at least; points by which two of one width may differ
_HIGH = 3.0  # lines of a field, at most
_NEAR = 4.0  # heights of a field: the one to find is no farther from the one to replace with


def replace(old: str, new: str, view: View, trail: Sequence[str]) -> Deed:
    """Return the next step. Raises NotShown where nothing is found that replaces, or it does not replace."""
    if _FILLED in trail:
        return _pressed(old, new, view, trail)
    pair = _stacked(view)
    into = pair[1] if pair is not None else _field(_NEW, view)
    if into is not None:
        find = pair[0] if pair is not None else _field(_OLD, view, into.box) or _above(into, view)
        if find is not None:
            actions: list[Action] = []
            for found, text in ((find, old), (into, new)):
                actions += [Click(found.box.center), Press(("ctrl", "a")), Type(text)]
            return Deed(tuple(actions), (find, into), _FILLED)
    for keys in _KEYS:
        told = f"pressed {'+'.join(keys)}"
        if told not in trail:
            return Deed((Press(keys),), (), told)
    menu = next((text for text in view.texts if _ENTRY.match(text.label.strip())), None)
    if menu is not None and IN_MENU not in trail:
        return Deed((Click(menu.box.center),), (menu,), IN_MENU)
    deed = look_in(view, "find and replace", trail)
    if deed is None:
        raise NotShown("nothing is seen that replaces a text")
    return deed


def is_replacing(trail: Sequence[str]) -> bool:
    """Tell whether a replacement has begun."""
    return _FILLED in trail or any(f"pressed {'+'.join(keys)}" in trail for keys in _KEYS)


def _pressed(old: str, new: str, view: View, trail: Sequence[str]) -> Deed:
    """Press what replaces all; else what replaces one, for as long as the old text is seen."""
    presses = trail.count(_PRESSED)
    if not presses and not any(find_all(new, (text,)) for text in view.texts):
        raise NotShown(f"'{new}' is not seen in the field that it was typed into")
    if presses and not _left_over(old, new, view):
        return Deed(())
    for text in view.texts:
        said = find_all(text.label, (text,)) if _EVERYWHERE.fullmatch(_plain(text.label)) else []
        box = box_of(said[0], view) if said else None
        if box is not None and not is_ticked(view, box) and _CHOSEN not in trail:
            return Deed((Click(box.center),), (Found(box, f"box {text.label}", text.score),), _CHOSEN)
    written = [target for step in view.history for target in step.decision.targets if target.label == _LOWER]
    row = written[-1].box.center.y if written else None  # where flat buttons stand beside the field
    for wanted in (_ALL, _YES, _ONE) if presses else (_ALL, _ONE):
        buttons = [text for text in view.texts if wanted.fullmatch(_plain(text.label).strip(" .…"))
                   and not view.is_title(text.box)
                   and (any(text.box.center in box for box in view.frames)
                        or (row is not None and abs(text.box.center.y - row) < 0.7 * view.line))]  # fmt: skip
        if buttons and wanted is _ALL:
            return on(buttons[-1])
        if buttons and presses < _MOST:
            return Deed(on(buttons[-1]).actions, (buttons[-1],), _PRESSED)
    raise NotShown(f"'{old}' is not replaced" if presses else "no button 'Replace All' is seen")


def is_left_over(old: str, new: str, view: View) -> bool:
    """Tell whether the old text is still seen, and the new one nowhere, but in fields of one line."""
    return _left_over(old, new, view) and not find_all(new, _outside(view))


def _left_over(old: str, new: str, view: View) -> bool:
    """Tell whether the old text is still seen, anywhere but in a field of one line."""
    return old.lower() not in new.lower() and bool(find_all(old, _outside(view)))


def _outside(view: View) -> list[Found]:
    """Return the texts that are in no field of one line, nor where the run itself wrote."""
    written = [
        target.box
        for step in view.history
        if any(isinstance(action, Type) for action in step.decision.actions)
        for target in step.decision.targets
    ]
    return [
        text for text in view.texts if not any(text.box.center in box for box in (*view.entries, *written))
    ]


def _field(label: re.Pattern[str], view: View, near: Box | None = None) -> Found | None:
    """Return the field with such a label beside it or such a hint in it.

    near: another field, which it is not, and of which it is the nearest.
    """
    bar = [title.box for title in titles(view)]
    found = []
    for text in view.texts:
        named = label.fullmatch(_plain(text.label)) is not None and not view.is_title(text.box)
        if not named or any(text.box.center in box for box in bar):
            continue
        box = next((box for box in view.fields if text.box.center in box), None)
        box = box or field_for(view.screenshot, text, view.texts)
        if box is not None and not (near and _is_same(box, near)) and not _is_pressed(box, view):
            found.append(Found(box, f"field {text.label}", text.score))
    if near is None:  # 'Replace' alone may be a tab
        return max(found, key=lambda each: len(each.label), default=None)
    close = [each for each in found if abs(each.box.center.y - near.center.y) < _NEAR * near.height]
    return min(close, key=lambda each: abs(each.box.center.y - near.center.y), default=None)


def _stacked(view: View) -> tuple[Found, Found] | None:
    """Return two fields of one width, one right below the other, of which the lower one says 'Replace'."""
    for text in view.texts:
        low = next((box for box in view.frames if text.box.center in box), None)
        if low is None or low.height > _HIGH * view.line or view.is_title(text.box):
            continue  # the dialog itself is a box, too, of which the title says so
        if low.width < _WIDE * view.line or _NEW.fullmatch(_plain(text.label)) is None:
            continue
        for high in view.frames:
            level = abs(high.left - low.left) < _LEVEL and abs(high.width - low.width) < _LEVEL
            if level and 0 <= low.top - high.bottom < low.height:
                return Found(high, "field find", text.score), Found(low, _LOWER, text.score)
    return None


def _is_same(box: Box, other: Box) -> bool:
    """Tell whether two boxes are one field, of which a frame around it was found, too."""
    common = box.overlap(other)
    return common is not None and common.area > _SAME * min(box.area, other.area)


def _plain(label: str) -> str:
    """Return a label without accents, as the line under a letter is read, and without its key in brackets."""
    parts = unicodedata.normalize("NFD", re.sub(r"\s*[(（]\w[)）]", "", label.strip()))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _is_pressed(box: Box, view: View) -> bool:
    """Tell whether a box says what only buttons say."""
    written = _plain(view.is_written_in(box)).strip(" .…")
    return any(word.fullmatch(written) for word in (_ALL, _ONE))


def _above(into: Found, view: View) -> Found | None:
    """Return the field right above, or left of, the one for the new text: the one for what is looked for."""
    near = [
        box
        for box in view.fields
        if not _is_same(box, into.box)
        and -4 * into.box.height < box.center.y - into.box.center.y < 0.5 * into.box.height
        and box.left < into.box.right
    ]
    return Found(max(near, key=lambda box: (box.top, box.left)), "field to find", 0.7) if near else None
