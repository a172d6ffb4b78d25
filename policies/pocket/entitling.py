"""The heading of what was just made, which is its title: 'New Note 1' over an empty note.

The trap: a program that shows no field for a title still has one, the first line of what is written. What is
typed anywhere else goes into the text, or where letters are the keys of a menu.
"""

from __future__ import annotations

import re

from agent.actions import Click, Type
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.popup import dropped
from policies.pocket.view import View

_TITLE = re.compile(r"(?:title|name|heading|标题|名称|名字)", re.IGNORECASE)
_MADE = re.compile(
    r"(?:new|untitled|unnamed)(?: \w+)?(?: ?\(?\d+\)?)?|(?:新建?|未命名|无标题)(?:的)?\w{0,4}?(?: ?\d+)?",
    re.IGNORECASE,
)
_LARGE = 1.25  # lines: what is written larger than a text is its heading


def entitled(text: str, into: str, view: View) -> Deed | None:
    """Return what writes the title over the heading of what was just made; None where none is seen."""
    if not _TITLE.fullmatch(into.strip()) or len(dropped(view)) > 1:
        return None
    found = [each for each in view.texts if _is_heading(each, view)]
    if len(found) != 1:
        return None
    return on(found[0], Click(found[0].box.center, count=3), Type(text))


def _is_heading(text: Found, view: View) -> bool:
    """Tell whether a text has the name that a program gives to what is new, in large letters."""
    named = _MADE.fullmatch(text.label.strip()) is not None and not view.is_title(text.box)
    held = any(text.box.center in box for box in (*view.buttons, *view.entries))
    return named and not held and text.box.height >= _LARGE * view.line
