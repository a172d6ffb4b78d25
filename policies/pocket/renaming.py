"""How a thing of a page gets another name: by what its own row has for that, and in the field that comes up.

The trap: F2 renames in programs and does nothing on a page, where a pencil in the row does. What comes up
then holds the old name, and what is typed there would be put behind it.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press, Type
from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from policies.pocket import past
from policies.pocket.deed import Deed, on
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.row import anchor, own
from policies.pocket.row_menu import to_menu
from policies.pocket.view import View

_RENAMES = re.compile(r"rename|重命名", re.IGNORECASE)
_DONE = re.compile(r"\d+: do '(?:rename|重命名)'")
_ACTS = ("rename", "edit")
_LEVEL = 1.2  # lines


def renamed_in_row(sentence: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return the press on what renames the thing of a page that was clicked last; None in a program.

    Raises NotShown where its row has nothing for that.
    """
    name = _clicked(view) if _RENAMES.fullmatch(sentence.strip()) else ""
    if not name or is_program(view) or titles(view):
        return None
    try:
        at = anchor(name, view, sure=True).box
    except (NotShown, Ambiguous):
        return None
    for act in _ACTS:
        try:
            found = own(act, name, view)
        except (NotShown, Ambiguous):
            continue
        if abs(found.box.center.y - at.center.y) < _LEVEL * view.line and found.box.center not in at:
            return on(found)
    if (deed := to_menu("rename", name, view, trail)) is not None:
        return deed
    raise NotShown(f"'{sentence}' is not seen at '{name}'")


def anew(text: str, view: View) -> Deed | None:
    """Return what types the new name in place of the old one; None where nothing was renamed."""
    acts = past.acts(view.history)
    if not acts or is_program(view) or _DONE.match(acts[-1].decision.reply) is None:
        return None
    if not isinstance(acts[-1].decision.actions[-1], Click):
        return None  # keys did, which select the old name
    old = _clicked(view)
    field = _field(old, view) if old else None
    if field is None:
        return Deed((Press(("ctrl", "a")), Type(text)))
    return on(field, Click(field.box.center), Press(("ctrl", "a")), Type(text))


def _field(old: str, view: View) -> Found | None:
    """Return the one field that holds the old name."""
    boxes = [box for box in view.entries if view.is_written_in(box).strip().lower() == old.strip().lower()]
    return Found(boxes[0], f"field {old}", 0.9) if len(boxes) == 1 else None


def _clicked(view: View) -> str:
    """Return the words that were clicked last; nothing where none were."""
    labels = [step.decision.targets[0].label for step in past.acts(view.history) if step.decision.targets]
    named = [label for label in labels if not label.startswith("icon") and not _RENAMES.match(label)]
    return named[-1] if named else ""
