"""The button that ends a form which is finished, where the sentence does not name it.

The trap: whoever sends off what was only to be filled in does harm. So it is pressed only where one button
says nothing but 'Submit', no field is empty, and the last that was asked for filled the form.
"""

from __future__ import annotations

import re

from agent.geometry import Box
from policies.pocket.clause import is_chinese
from policies.pocket.deed import Deed, on
from policies.pocket.intent import Answer, Choose, DragThe, Intent, Matching, SetTo, Tick, Write
from policies.pocket.joining import Clause
from policies.pocket.region import holds
from policies.pocket.undertaking import Carry, Rate, Send, TickAll
from policies.pocket.view import View

_FILLING = (Answer, Carry, Choose, DragThe, Matching, Rate, SetTo, Tick, TickAll, Write)
_SAID = re.compile(r"\b(?:submit|send|don['’]?t|do not|only|without)\b|提交|发送|不要|别|只", re.IGNORECASE)
_CARET = 4.0  # points
_THICK = 1.5  # of its height: a frame that is the same field with its edge
_WORDS = ("Submit", "提交")
_FINISHED = ("submit the finished form", "提交填好的表单")


def fills(intent: Intent, task: str) -> bool:
    """Tell whether a task that ends so may want a form sent off, though it says nothing of that."""
    return isinstance(intent, _FILLING) and _SAID.search(task) is None


def ending(task: str) -> Clause:
    """Return the clause that a press after the last one of a task is for."""
    return Clause(_FINISHED[is_chinese(task)], Send())


def finishing(view: View) -> Deed | None:
    """Return the press of the one button that sends a finished form off; None where there is none."""
    found = [
        each
        for word in _WORDS
        for each in view.saying(word)
        if any(each.box.center in box for box in view.buttons)
    ]
    if len(found) != 1 or any(_is_empty(box, view) for box in view.fields):
        return None
    return on(found[0])


def _is_empty(box: Box, view: View) -> bool:
    """Tell whether nothing is written in a field, nor in the part of it that a caret cuts off."""
    parts = [
        other
        for other in view.frames
        if abs(other.top - box.top) < _CARET and abs(other.bottom - box.bottom) < _CARET
        and min(abs(other.right - box.left), abs(other.left - box.right)) < _CARET
    ]  # fmt: skip
    around = [other for other in view.frames if holds(other, box) and other.height < _THICK * box.height]
    return not any(view.is_written_in(part) for part in (box, *parts, *around))
