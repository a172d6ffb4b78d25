"""The menu of one row or card, behind its three dots: where an act is that has no button of its own there.

The trap: every row has the same dots, and a menu that came up covers the words of the rows below it. So the
dots have to be level with the thing, and of what is read only what has just come up is an entry.
"""

from __future__ import annotations

from agent.actions import Press
from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from policies.pocket.card import card_of
from policies.pocket.deed import Deed, on
from policies.pocket.row import anchor, icons_for
from policies.pocket.row_word import words_for
from policies.pocket.view import View
from policies.pocket.wording import entry_for

OPENED = "looked at what can be done with it"
_SHUT = "closed a menu that has it not"
_LEVEL = 1.2  # lines
_DOTS = 0.5  # of likeness: drawn as dots, and nothing that is a little like them


def to_menu(act: str, row: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the click on the dots of a thing, or on the act in its menu; None where it has no such menu.

    Raises NotShown where it has one, and not the act in it.
    """
    if _SHUT in trail:
        raise NotShown(f"'{act}' is not seen at '{row}'")
    if OPENED in trail:
        entry = _entry(act, view)
        return Deed((Press(("esc",)),), (), _SHUT) if entry is None else on(entry)
    dots = _dots(row, view)
    return None if dots is None else Deed(on(dots).actions, (dots,), OPENED)


def _dots(row: str, view: View) -> Found | None:
    try:
        at = anchor(row, view, sure=True).box
    except (NotShown, Ambiguous):
        return None
    every = (*words_for("more", view), *icons_for("more", view))
    level = [
        each
        for each in every
        if abs(each.box.center.y - at.center.y) < _LEVEL * view.line
        and (each.score >= _DOTS or not each.label.startswith("icon"))
    ]
    card = card_of(view.screenshot, at)
    inside = [each for each in level if card is not None and each.box.center in card]
    after = [each for each in inside or level if each.box.center.x > at.left]
    return min(after or level, key=lambda each: abs(each.box.center.x - at.center.x), default=None)


def _entry(act: str, view: View) -> Found | None:
    """Return the one entry for an act among what has come up."""
    new = view.fresh
    said = [each for each in words_for(act, view) if any(each.box.center in text.box for text in new)]
    if said:
        return said[0] if len(said) == 1 else None
    return entry_for(act, new)
