"""Searching: in the field that the screen has for it, else by the key that opens a program's own search.

The trap: nearly every screen says 'Search' somewhere, and what a title or a menu says takes no text.
"""

from __future__ import annotations

from agent.actions import Click, Press, Type, is_input
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.intent import Search
from policies.pocket.menus import titles
from policies.pocket.view import View

_OPENS = Press(("ctrl", "f"))
_SURE = 0.97  # of a guess in a program with menus, of which nearly all have the key


def search(intent: Search, view: View) -> Deed:
    """Type into what the screen has to search with and press Enter; else open the program's own search."""
    typed = (Type(intent.text), Press(("enter",)))
    last = [action for step in view.history for action in step.decision.actions if is_input(action)][-1:]
    if last == [_OPENS]:  # its field has the keyboard
        return Deed(typed)
    hints = list(find_all("search", view.texts) + find_all("搜索", view.texts))
    for match in hints:
        around = [box for box in view.fields if match.found.box.center in box]
        if around:
            entry = Found(around[0], "search field", 0.9)
            return on(entry, Click(entry.box.center), *replaced(intent.text, ""), Press(("enter",)))
    if len(view.entries) == 1:
        entry = Found(view.entries[0], "field", 0.7)
        return on(
            entry,
            Click(entry.box.center),
            *replaced(intent.text, view.is_written_in(entry.box)),
            Press(("enter",)),
        )
    found = view.guess("search")
    menus = titles(view)
    sure = found is not None and (not menus or found.score >= _SURE)
    if found is not None and sure and not any(found.box.center in title.box for title in menus):
        return on(found, Click(found.box.center), *typed)
    return Deed((_OPENS, *typed))
