"""Several entries of one list that are named in one breath: 'select Cherry and Banana'.

The trap: a second click takes the first choice away in a list that shows several, unless a key is held, and
where every entry has a box of its own it does not. And 'Salt and Pepper' may be one entry.
"""

from __future__ import annotations

import re

from agent.actions import Click
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.deed import Deed
from policies.pocket.naming import SEPARATOR
from policies.pocket.tickbox import is_ticked, tick_of
from policies.pocket.view import View

_ALL = re.compile(
    r"(?:all|every one)(?: of)?(?: (?:the|my|these|those))? \w+|all|everything|所有的?\w*|全部的?\w*",
    re.IGNORECASE,
)
_WHOLE = ("Select All", "Select all files", "全选", "全部选择")
_PITCH = 2.0  # lines from one item of a list to the next, at most


def each_of(item: str, view: View) -> Deed | None:
    """Choose each entry of which the names are joined; None where not every one of them is shown once."""
    names = [name.strip() for name in SEPARATOR.split(item) if name.strip()]
    if len(names) < 2:
        return None
    found: list[Found] = []
    for name in names:
        whole = [match for match in find_all(name, view.texts) if match.grade.whole]
        if len(whole) != 1:
            return None
        found.append(whole[0].found)
    ticks = [tick_of(view, each) for each in found]
    boxes = [box for box in ticks if box is not None]
    if len(boxes) == len(found):
        wrong = [box for box in boxes if not is_ticked(view, box)]
        return Deed(tuple(Click(box.center) for box in wrong), tuple(found))
    joined = all(is_listed(each, view) for each in found)
    clicks = [
        Click(each.box.center, holding=("ctrl",) if joined and at else ()) for at, each in enumerate(found)
    ]
    return Deed(tuple(clicks), tuple(found))


def is_listed(found: Found, view: View) -> bool:
    """Tell whether a text is an item of a list that shows several: another one is right above or below."""
    return any(
        abs(text.box.left - found.box.left) < 0.5 * view.line
        and 0.5 * view.line < abs(text.box.center.y - found.box.center.y) < _PITCH * view.line
        for text in view.texts
    )


def all_of(item: str, view: View) -> Found | None:
    """Return what chooses all things of a kind at once: 'all the files' is 'Select All' in a menu."""
    found = [text for word in _WHOLE for text in view.saying(word)] if _ALL.fullmatch(item.strip()) else []
    return found[0] if len(found) == 1 else None
