"""Reads a task in plain words, English or Chinese, into instructions.

    task        = instruction { separator instruction }          separator: then, and, comma, line end, ...
    instruction = [ in window "…" ] verb …
    target      = [ the ] [ second ] "words" [ button | field ] { right of target } [ in window "…" ]

The trap: a language that guesses clicks on something. Whatever is not understood is an error that shows
the place and what to write instead, before anything is started. Reading takes one pass and no backing up,
so that a task of any length, however strange, is answered at once.
"""

from __future__ import annotations

from dataclasses import replace

from agent.registry import did_you_mean
from policies.literal.cursor import Cursor
from policies.literal.instruction import (
    CheckThat,
    ClickOn,
    DragTo,
    HoverOver,
    Instruction,
    ScrollBy,
    Target,
    TypeText,
    WaitFor,
)
from policies.literal.target import read_target
from policies.literal.token import JOINERS, Kind, complaint
from policies.literal.verb import VERBS

_POLITE = ("please", "now", "finally", "also", "next")
_EXAMPLES = 'write, for example: click "Save", type "Alice" into "Name", press Ctrl+S'


def read(task: str) -> tuple[Instruction, ...]:
    """Return the instructions of the task, at least one.

    Raises:
        TaskNotUnderstood: some of it is not understood; the message shows where, and what would be.
    """
    cursor = Cursor(task)
    found: list[Instruction] = []
    _skip_joiners(cursor)
    while cursor.token is not None:
        found.append(_instruction(cursor))
        if not _skip_joiners(cursor) and cursor.token is not None and not _at_verb(cursor):
            cursor.fail("this does not belong to the instruction before it", "join instructions with 'then'")
    if not found:
        raise complaint(cursor.task, 0, "it says nothing to do", _EXAMPLES)
    return tuple(found)


def _skip_joiners(cursor: Cursor) -> bool:
    start = cursor.at
    while (token := cursor.token) is not None and (
        token.kind is Kind.SEPARATOR or token.word in JOINERS or token.word in _POLITE
    ):
        cursor.at += 1
    return cursor.at > start


def _at_verb(cursor: Cursor) -> bool:
    return cursor.word() in VERBS or cursor.word() in ("in", "at")


def _instruction(cursor: Cursor) -> Instruction:
    window, into = _place(cursor)
    cursor.skip(_POLITE)
    verb = VERBS.get(cursor.word())
    if verb is None:
        token = cursor.token
        word = token.text if token is not None else ""
        if not word:
            cursor.fail("a verb is wanted here", _EXAMPLES)
        near = "" if cursor.is_quoted() else did_you_mean(word.lower(), list(VERBS))
        cursor.fail(f"a verb is wanted here, not '{word[:40]}'{near}", _EXAMPLES)
    instruction = verb(cursor)
    if into is not None:
        instruction = _put(cursor, instruction, into)
    return _in_window(instruction, window) if window else instruction


def _place(cursor: Cursor) -> tuple[str, Target | None]:
    """Read what may stand before the verb: in window "…", 在窗口“…”中, 在“姓名”里."""
    window, into = "", None
    while cursor.word() in ("in", "at"):
        start = cursor.at
        cursor.at += 1
        cursor.skip(("the",))
        if cursor.take_word("window"):
            window = cursor.take_quoted('in window "Editor", click "Save"')
        elif cursor.is_quoted() and cursor.word(1) == "window":
            window = cursor.take_quoted("")
            cursor.at += 1
        elif cursor.word(0) == "field" or cursor.is_quoted() or cursor.word() in ("number", "last"):
            into = read_target(cursor, "在“姓名”里输入“Alice”")
        else:
            cursor.at = start
            cursor.fail(
                "a window or a field in quotes is wanted here", 'write: in window "Editor", click "Save"'
            )
        cursor.skip(("inside",))
        if cursor.token is not None and cursor.token.kind is Kind.SEPARATOR:
            cursor.at += 1
    return window, into


def _put(cursor: Cursor, instruction: Instruction, into: Target) -> Instruction:
    """Put a place that stood before the verb where it belongs: into what is typed, over what is scrolled."""
    if isinstance(instruction, ScrollBy) and instruction.at is None:
        return replace(instruction, at=into)
    if not isinstance(instruction, TypeText) or instruction.into is not None:
        cursor.fail("this does not go with the place named before it", _EXAMPLES)
    return replace(instruction, into=replace(into, field=False))


def _in_window(instruction: Instruction, window: str) -> Instruction:
    """Look for all that the instruction names in this window, unless it names another one itself."""

    def inside(target: Target) -> Target:
        return replace(target, wanted=replace(target.wanted, window=target.wanted.window or window))

    match instruction:
        case ClickOn() | HoverOver() | WaitFor() | CheckThat():
            return replace(instruction, target=inside(instruction.target))
        case DragTo(source, destination):
            return replace(instruction, source=inside(source), destination=inside(destination))
        case TypeText(text, into) if into is not None:
            return TypeText(text, inside(into))
        case ScrollBy(at=None):
            return replace(instruction, window=instruction.window or window)
        case ScrollBy(at=at) if at is not None:
            return replace(instruction, at=inside(at))
        case _:
            return instruction
