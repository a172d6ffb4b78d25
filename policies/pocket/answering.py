"""Answers that are worked out from what is written on the screen, and where they go.

The trap: an answer may be offered on a button, wanted in a field, or be the business of a calculator, which
takes the sum and not its result. What is wanted nowhere is told to the person.
"""

from __future__ import annotations

import re

from agent.actions import Press, Type
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on
from policies.pocket.entry import entry_of
from policies.pocket.filling_in import fill_in
from policies.pocket.intent import Answer
from policies.pocket.keypad import ROOT, is_calculator, said_sum
from policies.pocket.menus import titles
from policies.pocket.reckoning import CELL, in_letters, rooted, spelled
from policies.pocket.solving import reckoned, solution
from policies.pocket.telling import answer_to
from policies.pocket.view import View

_REQUEST = re.compile(
    r"(?:calculate|compute|work out) (?P<sum>[\d.+\-*/() ]*\d[\d.+\-*/() ]*)", re.IGNORECASE
)
_ASKED = re.compile(r"(?:calculate|compute|work out)\b|计算", re.IGNORECASE)

_SAME = 0.15  # of its size: a frame that differs less is a button as well


def answer(intent: Answer, view: View) -> Deed:
    """Work out what is asked and type it, click on it where it is offered, or just find it; let a calculator
    do a sum.

    Raises NotShown.
    """
    asked = said_sum(intent.question)
    if asked and not intent.into and is_calculator(view):
        if asked.startswith(ROOT):
            typed = in_letters(asked)
            told = typed[0] in view.tried  # it has no such key, and takes no letters
            return _told(reckoned(asked), view) if told else Deed(rooted(asked, view))
        lost = Type(asked) in view.tried  # not all that was typed has come
        return Deed(spelled(asked, view) if lost else (Type(asked), Press(("enter",))))
    result = solution(intent.question, view)
    if not result and not intent.into:
        return Deed((), (answer_to(intent.question, view),))
    if not result:
        raise NotShown(f"'{intent.question}' cannot be worked out from what is seen")
    if intent.into:
        return fill_in(entry_of(view, intent.into), result, view)
    # a lone stroke on a button is taken for something drawn, and the button for a box
    framed = [box for box in view.frames if any(_is_as_large(box, each) for each in view.buttons)]
    offered = [box for box in (*view.buttons, *framed) if _bare(view.is_written_in(box)) == result.lower()]
    if offered:
        return on(Found(offered[0], result, 0.8))
    if asked and in_letters(asked)[0] in view.tried and titles(view):
        return Deed((CELL,))
    if asked and _ASKED.match(intent.question) and titles(view):
        return Deed((*in_letters(asked), Press(("enter",))))
    said = _REQUEST.fullmatch(intent.question)
    if said is not None and not find_all(said["sum"], view.texts):  # a program that computes
        return Deed((Type(said["sum"]), Press(("enter",))))
    if view.entries and not view.buttons:
        return fill_in(Found(view.entries[0], "field", 0.7), result, view)
    found = find_all(result, view.texts)
    return on(found[0].found) if len(found) == 1 and view.buttons else _told(result, view)


def _told(result: str, view: View) -> Deed:
    """Return what has been worked out and is only to be told."""
    return Deed((), (Found(view.area, result, 1.0),))


def _is_as_large(box: Box, other: Box) -> bool:
    return (
        abs(box.width - other.width) < _SAME * other.width
        and abs(box.height - other.height) < _SAME * other.height
    )


def _bare(text: str) -> str:
    """Return what a button says, a lone stroke being a 1."""
    bare = re.sub(r"[^\w-]", "", text).lower()
    return (
        "1"
        if not bare and text.strip() in ("\\", "|", "/", "!")
        else {"l": "1", "i": "1", "o": "0"}.get(bare, bare)
    )
