"""The button that makes a choice count: 'Apply', or the 'OK' of preferences that were opened to find it.

The trap: what was chosen in a dialog shows there at once, and is gone with it unless it is applied. So a
window that has such a button is not left before it was pressed; with nothing to apply, it does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import is_input
from agent.senses import Found
from policies.pocket.declining import is_no
from policies.pocket.deed import Deed, on
from policies.pocket.fronting import dialog
from policies.pocket.intent import Choose, Intent, Keys, SetTo, Tick, Write
from policies.pocket.preferences import OPENED
from policies.pocket.view import View

APPLIED = "applied it"
_APPLY = ("Apply", "应用")
_AGREE = ("OK", "确定")
_MADE = re.compile(r"\d+: do '(?:create|make|add|new)\b|\d+: do '(?:新建|创建|添加)", re.IGNORECASE)
_OPENED = re.compile(
    r"\d+: do '(?:(?:open|show|go to|bring up)\b.*\b(?:settings|preferences|options)|.*(?:首选项|设置|选项))",
    re.IGNORECASE,
)
_KEEP = ("Add", "Create", "Save", "Done", "添加", "创建", "保存", "完成")


def applying(view: View) -> Deed | None:
    """Return the press of the button that applies what was done; None where none is seen, or nothing was."""
    ended = [step for step in view.history if re.match(r"\d+: (?!\[|waiting)", step.decision.reply)]
    if not any(is_input(action) for step in ended for action in step.decision.actions):
        return None  # nothing was chosen, only looked for
    found = _saying(_APPLY, view)
    return on(found[-1]) if found else None


def concluding(last: Sequence[Intent], view: View) -> Deed | None:
    """Return the press that ends a dialog in which the last acts of a task filled something in.

    Where that was a name and Enter, which ends most of them, the name still stands in a field there.
    """
    match last:
        case [*_, Tick() | Choose() | Write() | SetTo()]:
            return agreeing(view)
        case [*_, Write(text), Keys(("enter",))]:
            fields = [box for box in view.entries if box.center in view.front]
            return agreeing(view) if any(text in view.is_written_in(box) for box in fields) else None
        case _:
            return None


def agreeing(view: View) -> Deed | None:
    """Return the press that ends a dialog that was filled in: Apply; OK where the run opened it.

    What it opened to make something new is kept by other words, too. Settings that the task itself says to
    open are agreed to only where they can be declined: without that, they hold as they are.
    """
    if dialog(view.windows) is None and not _is_form(view):
        return None
    sought = any(OPENED in step.decision.reply for step in view.history)
    made = any(_MADE.match(step.decision.reply) for step in view.history)
    said = any(_OPENED.match(step.decision.reply) for step in view.history)
    settings = sought or (said and any(map(is_no, view.inside(view.front))))
    words = _AGREE if settings else _AGREE + _KEEP if made else ()
    found = _saying(words, view)
    return applying(view) or (on(found[-1]) if found else None)


def _is_form(view: View) -> bool:
    """Tell whether a window that can be declined is over another one of its program, however large."""
    front = next((window for window in view.windows if window.active), None)
    if front is None or front.pid is None:
        return False
    behind = any(window.pid == front.pid for window in view.windows if window is not front)
    return behind and any(map(is_no, view.inside(front.box)))


def _saying(words: tuple[str, ...], view: View) -> list[Found]:
    """Return the buttons in the window in front that say one of the words."""
    return [
        each
        for word in words
        for each in view.saying(word)
        if each.box.center in view.front and not view.is_title(each.box)
    ]
