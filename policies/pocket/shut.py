"""Lists that are shut, opened one after the other for an item that is nowhere else to be seen.

The trap: an item that is named without its list, 'choose Denham', is not on the screen, and whoever scrolls
or turns to other pages for it never finds it. A list that is opened hides what is below, so it is shut again.
"""

from __future__ import annotations

from agent.actions import Click, Press
from agent.geometry import Point
from agent.senses import Found
from policies.pocket.choosing import grey_lists, lists
from policies.pocket.deed import Deed
from policies.pocket.intent import Choose, Intent
from policies.pocket.menus import titles
from policies.pocket.undertaking import AtRow
from policies.pocket.view import View

_OPENED, _CLOSED = "opened list ", "closed a list that has it not"
_MOST = 4  # lists that are opened to look


def opened_list(intent: Intent, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the next list to open for an item, or the key that shuts one; None where none is left."""
    chosen = isinstance(intent, Choose) or (isinstance(intent, AtRow) and intent.act == "select")
    if not chosen or titles(view):
        return None
    if trail and trail[-1].startswith(_OPENED):
        return Deed((Press(("esc",)),), (), _CLOSED)
    tried = sum(each.startswith(_OPENED) for each in trail)
    known = dict.fromkeys([*lists(Choose(""), view), *grey_lists(view)])
    left = [box for box in known if any(map(str.isalnum, view.is_written_in(box)))][:_MOST][tried:]
    if not left:
        return None
    box = left[0]
    found = Found(box, f"list {view.is_written_in(box)}", 0.8)
    at = Point(box.right - 0.5 * box.height, box.center.y)
    return Deed((Click(at),), (found,), f"{_OPENED}{tried + 1}")
