"""Replaces a text by another one, with what a program has for that.

The trap: the keys differ from program to program, and a bar for finding alone looks like one for both. So
what counts is a field with a label or a hint of replacing; keys and menus are tried until there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Action, Click, Press, Type
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.field import field_for
from policies.pocket.deed import Deed, on
from policies.pocket.menus import look_in
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
_ONE = re.compile(r"replace|替换", re.IGNORECASE)
_ENTRY = re.compile(r"(?:find (?:and|&) )?replace|查找(?:和|并)?替换|替换", re.IGNORECASE)
_FILLED = "filled in both fields"


def replace(old: str, new: str, view: View, trail: Sequence[str]) -> Deed:
    """Return the next step. Raises NotShown where nothing is found that replaces."""
    if trail and trail[-1] == _FILLED:
        for wanted in (_ALL, _ONE):
            buttons = [text for text in view.texts if wanted.fullmatch(text.label.strip(" .…"))
                       and any(text.box.center in box for box in view.frames)]  # fmt: skip
            if buttons:
                return on(buttons[-1])
        raise NotShown("no button 'Replace All' is seen")
    into = _field(_NEW, view)
    if into is not None:
        find = _field(_OLD, view, into.box) or _above(into, view)
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
    if menu is not None and "chose it in the menu" not in trail:
        return Deed((Click(menu.box.center),), (menu,), "chose it in the menu")
    deed = look_in(view, "find and replace", trail)
    if deed is None:
        raise NotShown("nothing is seen that replaces a text")
    return deed


def _field(label: re.Pattern[str], view: View, but: Box | None = None) -> Found | None:
    """Return the field with such a label beside it or such a hint in it."""
    for text in view.texts:
        if not label.fullmatch(text.label.strip()):
            continue
        box = next((box for box in view.fields if text.box.center in box), None)
        box = box or field_for(view.screenshot, text, view.texts)
        if box is not None and box != but:
            return Found(box, f"field {text.label}", text.score)
    return None


def _above(into: Found, view: View) -> Found | None:
    """Return the field right above, or left of, the one for the new text: the one for what is looked for."""
    near = [
        box
        for box in view.fields
        if box != into.box
        and -4 * into.box.height < box.center.y - into.box.center.y < 0.5 * into.box.height
        and box.left < into.box.right
    ]
    return Found(max(near, key=lambda box: (box.top, box.left)), "field to find", 0.7) if near else None
