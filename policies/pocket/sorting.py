"""Puts a list in order: by the head of a column, or by what a list of orders offers.

The trap: 'the oldest first' names no column, and the list of orders says 'Price: low to high'. So what the
superlative is about is looked for among the heads, and the direction among the words of the orders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Press
from agent.errors import NotShown
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket import past
from policies.pocket.arranging import NUMBERS, arrange
from policies.pocket.choosing import choose
from policies.pocket.deed import Deed, on
from policies.pocket.hint import is_program
from policies.pocket.intent import Choose
from policies.pocket.menus import offered
from policies.pocket.order_entry import is_order, order_entry
from policies.pocket.place import place
from policies.pocket.popup import dropped
from policies.pocket.rank import heads_of
from policies.pocket.tickbox import box_of, is_ticked
from policies.pocket.undertaking import Sort
from policies.pocket.view import View

_LIST = re.compile(r"(?:sort|order)(?:ed)?(?: by)?|排序(?:方式)?", re.IGNORECASE)
_RISES = re.compile(
    r"\blow(?:est)?\b.*\bhigh|\basc(?:ending)?\b|\ba\b.*\bz\b|\bold(?:est)?\b.*\bnew|↑|从低到高|升序",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\bhigh(?:est)?\b.*\blow|\bdesc(?:ending)?\b|\bz\b.*\ba\b|\bnew(?:est)?\b.*\bold|↓|从高到低|降序",
    re.IGNORECASE,
)
_OPENED = "opened the list"
_RISING = "sorted from the first on"


def sort(intent: Sort, view: View, trail: tuple[str, ...]) -> Deed:
    """Choose from a list of orders where there is one; else on the head of the column, twice for falling."""
    if intent.by == NUMBERS:
        return arrange(view, trail, falling=intent.falling)
    heads, falling = heads_of(intent.by)
    by = heads[0] if heads else intent.by
    falling = falling or intent.falling
    if trail and trail[-1] == _OPENED and (order := _offered(intent.by, heads, falling, view)) is not None:
        return on(order)
    label = next((text for text in view.texts if _LIST.fullmatch(text.label.strip(" :："))), None)
    if label is None and trail and trail[0] != _RISING and is_program(view):
        entry = order_entry(by, view, falling=falling) or _said_in_menu(by, falling, view)
        if entry is None:  # no list of a program is opened on the chance that it is one of orders
            raise NotShown(f"no column is seen that is ordered by {by}")
        if not falling and _is_chosen(entry, view):
            return Deed((Press(("esc",)), Press(("esc",))), (entry,))  # to choose it anew may turn it round
        return on(entry)
    if label is not None or (trail and trail[0] != _RISING):
        item = f"{by} descending" if falling else by
        return choose(Choose(item, label.label if label is not None else ""), view, trail, item)
    head, falling = _head(intent.by, heads, falling, view)
    before = past.clicked(view.history) if trail else None
    if before is not None and before not in head.box.grown(view.line):
        raise NotShown(f"no column is seen that is ordered by {by}")
    return Deed((Click(head.box.center),), (head,), _RISING if falling and not trail else "")


def _is_chosen(entry: Found, view: View) -> bool:
    """Tell whether an order is the one that holds, as the dot before it says."""
    box = next((box for match in find_all(entry.label, (entry,)) if (box := box_of(match, view))), None)
    return box is not None and is_ticked(view, box)


def _said_in_menu(by: str, falling: bool, view: View) -> Found | None:
    """Return the entry of the menu that is open which orders by this, in other words; None for none."""
    entry = offered(f"{by} descending" if falling else by, view) or offered(by, view)
    return entry if entry is not None and is_order(by, entry.label) else None


def _head(by: str, heads: Sequence[str], falling: bool, view: View) -> tuple[Found, bool]:
    """Return the head of the column, and whether it falls there: the oldest have the greatest age."""
    for name in heads or (by,):
        marked = re.compile(rf"{re.escape(name)}(?:\W+\w?)?", re.IGNORECASE)  # an arrow tells the order
        found = [text for text in view.texts if marked.fullmatch(text.label.strip())]
        if found:
            aged = re.search("oldest|eldest", by) is not None and name.lower() not in ("age", "年龄")
            return min(found, key=lambda each: each.box.top), falling != aged
    if heads:
        raise NotShown(f"no column is seen by which the {by} would be first")
    return place(view, by, f"sort by {by}"), falling


def _offered(by: str, heads: Sequence[str], falling: bool, view: View) -> Found | None:
    """Return the one order of an open list that begins with what is wanted; None where several may."""
    said = [text for text in dropped(view) or view.fresh if _says(text.label, (by, *heads))]
    way = [text for text in said if (_FALLS if falling else _RISES).search(text.label)]
    first = [text for text in said if re.search(rf"\b{re.escape(by)}\b", text.label, re.IGNORECASE) and heads]
    found = first or way or said
    return found[0] if len(found) == 1 else None


def _says(label: str, names: Sequence[str]) -> bool:
    return any(re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", label, re.IGNORECASE) for name in names)
