"""Texts into cells of a table of numbers, by their names: 'in B2 type 100'.

The trap: a cell far away is not on the screen. Programs of that kind show the name of the cell that has the
cursor in a small field above the table, and go where that is changed.
"""

from __future__ import annotations

import re

from agent.actions import Action, Click, Press, Type
from agent.errors import NotShown
from agent.geometry import Point
from agent.senses import Found
from policies.pocket.deed import Deed
from policies.pocket.view import View

_NAME = re.compile(r"[A-Z]{1,3}[1-9O]\d{0,4}")
_ENTER = Press(("enter",))


def is_of_sheet(name: str, view: View) -> bool:
    """Tell whether a name is that of a cell, and the only one seen stands where sheets show theirs."""
    shown = [each for each in view.texts if _NAME.fullmatch(each.label.strip())]
    high = view.area.top + view.area.height / 2
    return _NAME.fullmatch(name) is not None and len(shown) == 1 and shown[0].box.center.y < high


def fill(cell: str, text: str, view: View) -> Deed:
    """Go to a cell, and type a text into it unless that is empty. Raises NotShown where there is no table."""
    typed: tuple[Action, ...] = (Type(text), _ENTER) if text else ()
    shown = [each for each in view.texts if _NAME.fullmatch(each.label.strip())]
    box = min(shown, key=lambda each: (each.box.top, each.box.left), default=None)
    if box is not None and box.box.center.y < view.area.top + view.area.height / 2:
        go = (Click(box.box.center), Press(("ctrl", "a")), Type(cell), _ENTER)
        return Deed((*go, *typed), (Found(box.box, f"cell {cell}", box.score),))
    letters, digits = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    heads = [each for each in view.texts if each.label.strip() == letters]
    rows = [each for each in view.texts if each.label.strip() == digits]
    if not heads or not rows:
        raise NotShown(f"no cell '{cell}' is seen")
    head = min(heads, key=lambda each: each.box.top)
    row = min(rows, key=lambda each: each.box.left)
    return Deed((Click(Point(head.box.center.x, row.box.center.y)), *typed), (head, row))
