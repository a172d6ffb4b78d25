"""What is done at a row: it is opened or chosen, or what stands in it for the act is pressed.

The trap: the act may have no button in the row, only in a menu or a bar that shows once the row is chosen. So
the row is pressed first then, and what is pressed next is called as the act is, wherever it stands. Where
nothing came of that press, what is called so is that of another row.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press
from agent.errors import NotShown
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.counting import slot
from policies.pocket.deed import Deed, on
from policies.pocket.every import is_every
from policies.pocket.hint import is_program
from policies.pocket.menus import off_bar
from policies.pocket.messaging import MESSAGE, address
from policies.pocket.navigation import is_elsewhere
from policies.pocket.nth import nth_of
from policies.pocket.picking import picked
from policies.pocket.place import place
from policies.pocket.quantity import into_cart, several
from policies.pocket.result import result
from policies.pocket.row import UNDONE_HARDLY, anchor, bare, head_of, icons_for, own
from policies.pocket.row_menu import to_menu
from policies.pocket.row_word import words_for
from policies.pocket.selected import of_selected
from policies.pocket.tabs import since_page
from policies.pocket.tickbox import in_table, is_ticked
from policies.pocket.view import View

_CLOCK = re.compile(r"\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_OF_IT = re.compile(r"\b(?:about|from|by|of|with)\b|关于|发来|发的|的", re.IGNORECASE)
_NTH_OF = re.compile(
    r"(?:the )?(?P<nth>\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last) (?:song|track|episode|chapter"
    r"|video|file|photo|lesson|item|part) (?:of|in|from|on) (?:the )?(?P<whole>.+)",
    re.IGNORECASE,
)
_GRIP = 2  # letters, as which the mark to drag a field by is read
_FILE = re.compile(r"[^\s/]+\.\w{1,5}")
_OPENED = "opened it"
_LED = (_OPENED, "went to ")  # what was tried that leads to the thing itself


def at_row(act: str, row: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Press what is in the row for it; else open or choose the row, and press it then."""
    led, trail = trail, since_page(trail)  # what was opened on another page is not what is seen now
    if act in ("open", "select") and (each := picked(row, view)):
        return on(each[0])
    if act == "open" and (hit := result(row, view)) is not None:
        return on(hit)
    if act in ("open", "select"):
        named = anchor(row, view)
        whole = named.label.strip().lower() == bare(row).lower()  # an icon's name, or a row of one text
        found = named if whole else head_of(named, view)
        if act == "select" and (box := in_table(found, view)) is not None:
            ticked = Found(box, f"box {found.label}", found.score)
            return Deed((), (ticked,)) if is_ticked(view, box) else on(ticked)
        twice = act == "open" and re.search(r"\b(?:file|folder|document)s?$|文件夹?$", row) is not None
        return on(found, Click(found.box.center, count=2 if twice else 1))
    if act in ("play", "open") and (within := _NTH_OF.fullmatch(row)) is not None:
        return nth_of(within["nth"], within["whole"], view, trail)
    if act == "add to cart" and (counted := several(row)) is not None:
        return into_cart(*counted, view, trail)
    if is_every(row):
        return on(_first_of_all(act, row, view))
    if (button := of_selected(act, row, view)) is not None:
        return on(button)
    if is_elsewhere(row, view):
        raise NotShown(f"'{act}' is not seen at '{row}'")
    if row.lower() in ("it", "them", "它", "它们"):  # what was chosen before
        return _pressed(act, view)
    if act == MESSAGE:
        return address(row, view, led)
    if act == "play" and not trail and (button := _is_pressed(row, view)) is not None:
        return on(button)
    if any(each.startswith(_LED) for each in trail) and not _is_idle(view):
        return _pressed(act, view)
    if act == "delete" and is_program(view) and _FILE.fullmatch(bare(row)) and not _written(act, view):
        found = _named(row, view)  # a file is chosen, and no picture in its line is pressed
        return Deed((Click(found.box.center),), (found,), _OPENED)
    try:
        return on(own(act, row, view))
    except NotShown:
        if (deed := to_menu(act, row, view, trail)) is not None:
            return deed
        if _OPENED in trail:
            raise
        if _CLOCK.fullmatch(bare(row)):
            beside = slot(bare(row), view)
            return Deed(beside.actions, beside.targets, _OPENED)
        found = _named(row, view)
        return Deed((Click(found.box.center),), (found,), _OPENED)


def _written(act: str, view: View) -> list[Found]:
    """Return the words for an act that are no titles of menus: 'Trash' is one in some programs."""
    return off_bar(words_for(act, view), view)


def _first_of_all(act: str, row: str, view: View) -> Found:
    """Return the first of what is pressed for an act at each thing. Raises NotShown."""
    every = words_for(act, view) or icons_for(act, view)
    if not every:
        raise NotShown(f"'{act}' is not seen at '{row}'")
    return in_reading_order(every)[0]


def _is_pressed(row: str, view: View) -> Found | None:
    """Return the name of the thing where it stands on a button, which starts it; None where on none."""
    try:
        named = anchor(row, view)
    except NotShown:
        return None
    return named if any(named.box.center in box for box in view.buttons) else None


def _is_idle(view: View) -> bool:
    """Tell whether nothing came of opening a thing on a page."""
    opened = [step for step in view.history if f"[{_OPENED}]" in step.decision.reply]
    return bool(opened) and opened[-1].outcome.changed is False and not is_program(view)


def _named(row: str, view: View) -> Found:
    """Return what to click on for a row: its name itself; its head where only something of it is said."""
    named = anchor(row, view)
    own_name = named.label.strip().lower() == bare(row).lower() and _OF_IT.search(row) is None
    return named if own_name else head_of(named, view)


def _pressed(act: str, view: View) -> Deed:
    """Press what the act is called, wherever it is; where a reply can be written already, it is not sent."""
    if act == "reply" and any(len(view.is_written_in(box)) <= _GRIP for box in view.areas):
        return Deed(())
    if act in UNDONE_HARDLY and len(found := words_for(act, view)) > 1:
        raise NotShown(f"'{act}' is seen {len(found)} times, and none is that of the thing")
    if act == "delete" and is_program(view) and not _written(act, view):
        return Deed((Press(("delete",)),))  # the picture of a bin may be that of a place
    try:
        return on(own(act, "first", view))
    except NotShown:
        if act == "delete":
            return Deed((Press(("delete",)),))
        return on(place(view, act, act))
