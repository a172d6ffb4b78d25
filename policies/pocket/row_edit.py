"""A value of one row that is changed where it only stands to be read: 'Edit' is pressed in the row first.

The trap: the cell of a table looks like a field that is written in, and what is typed on it goes nowhere. So
where a row has its own button to be edited, and no field, the value is written in what that brings up.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on
from policies.pocket.intent import Write
from policies.pocket.menus import titles
from policies.pocket.row import anchor, own
from policies.pocket.view import View

EDITED = "pressed it"
_CHANGES = re.compile(
    r"(?:change|edit|modify)(?: (?:the |my |your )?(?P<what>.+))?|(?:修改|编辑|更改|更换)(?P<zh>.*)", re.I
)
_OF = re.compile(
    r"(?P<what>.+?) (?:of|for) (?:the )?(?P<row>.+)|(?P<whose>.+)['’]s (?P<its>.+)"
    r"|(?P<head>.+)的(?P<tail>[^的]+)",
    re.IGNORECASE,
)


def in_row(intent: Write, view: View, trail: tuple[str, ...]) -> tuple[Write, Deed | None]:
    """Return what is to be written now, and the press that has to come before it; None where none has."""
    match = _OF.fullmatch(intent.into)
    if titles(view):
        return intent, None
    what = row = intent.into
    if match is not None:
        what = next(each for each in (match["what"], match["its"], match["tail"]) if each)
        row = next(each for each in (match["row"], match["whose"], match["head"]) if each)
    if trail and trail[-1] == EDITED:
        return replace(intent, into=what), None
    button = None if trail else _button(row, view) if match is not None else _changing(what, view)
    return intent, None if button is None else Deed(on(button).actions, (button,), EDITED)


def _changing(name: str, view: View) -> Found | None:
    """Return the button in the row of a name that changes it: 'Change plan'; None where there is none."""
    for match in find_all(name, view.texts):
        level = [
            text
            for text in view.texts
            if abs(text.box.center.y - match.found.box.center.y) < view.line
            and text.box.left > match.found.box.right
        ]
        found = [
            text
            for text in level
            if (says := _CHANGES.fullmatch(text.label.strip(" .…"))) is not None
            and (says["what"] or says["zh"] or name).lower() in name.lower()
            and any(text.box.center in box for box in view.buttons)
        ]
        if match.grade.whole and len(found) == 1:
            return found[0]
    return None


def _button(row: str, view: View) -> Found | None:
    """Return what edits a row; None where it has none, or a field of its own."""
    try:
        at = anchor(row, view, sure=True).box
        found = own("edit", row, view)
    except (NotShown, Ambiguous):
        return None
    level = [box for box in view.fields if box.top < at.center.y < box.bottom]
    near = abs(found.box.center.y - at.center.y) < view.line and found.box.center not in at
    return found if near and not level else None
