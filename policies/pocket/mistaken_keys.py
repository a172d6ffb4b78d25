"""Keys that mean one thing in most programs and another in this one: Ctrl+Shift+S that saves the layers.

The trap: the dialog that comes up looks like the one that was wanted, asks for a name, and writes something
else under it. So its title is read: what it names beside the act has to have been said, or it is closed and
the menus are asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click, Press
from agent.episode import Step
from agent.errors import NotShown
from policies.pocket.deed import Deed
from policies.pocket.fronting import bar_of, dialog
from policies.pocket.intent import Do
from policies.pocket.joining import Clause
from policies.pocket.menus import LOOKED
from policies.pocket.shortcut import second_best
from policies.pocket.view import View
from policies.pocket.written import WORD

CLOSED_OTHER = "closed what asks for something else"
_SAVES = re.compile(r"\d+: do '(?:save as|另存为)'")
_OF_FILES = frozenset(
    "save saving as file files image picture photo document copy a an the to under in name new text sheet "
    "spreadsheet workbook book project diagram drawing note page graphic graph scene map score song current "
    "your enter choose select filename location where untitled dialog format type".split()
)


def saves_else(said: Sequence[Clause], done: int, step: Step, view: View) -> str:
    """Say that a dialog to save something else came up by keys; nothing where it is the one that was meant.

    done: how many clauses are. step: the last act.
    """
    keys = [action for action in step.decision.actions if isinstance(action, Press)]
    if not keys or _SAVES.match(step.decision.reply) is None or not isinstance(said[done - 1].intent, Do):
        return ""
    other = _other(said[done - 1].sentence, view)
    return f"the dialog '{other}' saves something else" if other else ""


def once_more(
    keys: tuple[str, ...], sentence: str, view: View, trail: Sequence[str]
) -> Deed | tuple[str, ...] | None:
    """Return what is done where keys came to nothing: closes what they brought up, or other keys, if any.

    Raises NotShown where only the menus can have it.
    """
    if CLOSED_OTHER in trail:
        if not trail[-1].startswith(LOOKED):
            raise NotShown(f"'{sentence}' is not seen")
        return None
    if _other(sentence, view):
        return Deed((Press(("esc",)),), (), CLOSED_OTHER)
    over = dialog(view.windows)
    bar = bar_of(over[1], view) if over is not None else None
    if bar is not None and len(view.tried) == 1:  # the dialog had the keyboard
        return Deed((Click(bar), Press(keys)))
    return second_best(keys, next((each.title for each in view.windows if each.active), ""))


def _other(sentence: str, view: View) -> str:
    """Return the title of a dialog that saves what the sentence does not speak of; nothing for none."""
    over = next((window for window in view.windows if window.active), None)
    words = WORD.findall(over.title.lower()) if over is not None else []
    if over is None or words[:1] not in (["save"], ["export"]):
        return ""
    behind = [window.title for window in view.windows if window.pid == over.pid and window is not over]
    known = _OF_FILES | set(WORD.findall(" ".join([*behind, sentence]).lower()))
    return over.title if behind and any(word not in known for word in words[1:]) else ""
