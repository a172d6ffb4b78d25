"""Reads what is to be done: one small function for each verb of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from agent.actions import Button
from agent.sight.match import Wanted
from policies.literal.cursor import Cursor
from policies.literal.instruction import (
    CheckThat,
    ClickOn,
    DragTo,
    HoldDown,
    HoverOver,
    Instruction,
    LetGo,
    PressKeys,
    ScrollBy,
    Target,
    TypeText,
    WaitFor,
    WaitSeconds,
)
from policies.literal.quantity import (
    MOST_TIMES,
    is_a_key,
    is_number,
    read_key,
    read_keys,
    read_number,
    read_seconds,
    read_times,
)
from policies.literal.target import NOUNS, read_target
from policies.literal.token import JOINERS, Kind

_CLICKS: Mapping[str, tuple[Button, int]] = MappingProxyType(
    {
        **dict.fromkeys(("click", "left-click", "leftclick", "tap", "select", "choose"), (Button.LEFT, 1)),
        **dict.fromkeys(("pick", "open", "activate", "toggle", "tick", "untick"), (Button.LEFT, 1)),
        **dict.fromkeys(("double-click", "doubleclick", "double-tap"), (Button.LEFT, 2)),
        **dict.fromkeys(("triple-click", "tripleclick"), (Button.LEFT, 3)),
        **dict.fromkeys(("right-click", "rightclick", "context-click"), (Button.RIGHT, 1)),
        **dict.fromkeys(("middle-click", "middleclick"), (Button.MIDDLE, 1)),
    }
)
_BEFORE_CLICK = ("double", "triple", "right", "middle", "left", "ctrl", "shift", "alt")
_MODIFIERS = ("ctrl", "control", "shift", "alt", "super", "meta", "cmd", "command")
_WAYS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        **dict.fromkeys(("down", "downward"), (0, 1)),
        **dict.fromkeys(("up", "upward"), (0, -1)),
        **dict.fromkeys(("right", "rightward"), (1, 0)),
        **dict.fromkeys(("left", "leftward"), (-1, 0)),
    }
)


def _click(cursor: Cursor) -> Instruction:
    button, count = Button.LEFT, 1
    holding: list[str] = []
    while cursor.word() in _BEFORE_CLICK:
        word = cursor.word()
        cursor.at += 1
        match word:
            case "double" | "triple":
                count = 2 if word == "double" else 3
            case "right" | "middle" | "left":
                button = Button(word)
            case _:
                holding.append(word)
    word = cursor.word()
    for modifier in ("ctrl", "shift", "alt"):
        if word in (f"{modifier}-click", f"{modifier}+click"):
            holding, word = [*holding, modifier], "click"
    if word not in _CLICKS and word != "button":
        cursor.fail("'click' is wanted here", 'write, for example: right-click "Save"')
    cursor.at += 1
    named_button, named_count = _CLICKS.get(word, (Button.LEFT, 1))
    button = named_button if named_button is not Button.LEFT else button
    count = named_count if named_count > 1 else count
    if cursor.take_word("double-click"):
        count = 2
    found = read_target(cursor, 'click "Save"')
    held = _holding(cursor)
    return ClickOn(found, button, count, (*dict.fromkeys(holding), *held))


def _holding(cursor: Cursor) -> tuple[str, ...]:
    if cursor.word() in ("holding", "while") or (cursor.word() == "with" and cursor.word(1) in _MODIFIERS):
        cursor.at += 1
        cursor.skip(("holding", "down"))
        return read_keys(cursor, 'click "Save" holding ctrl')
    return ()


def _hover(cursor: Cursor) -> Instruction:
    cursor.at += 1
    cursor.skip(("mouse", "the", "pointer", "cursor", "over", "to", "on", "at"))
    found = read_target(cursor, 'hover over "Help"')
    cursor.skip(("inside",))
    return HoverOver(found)


def _drag(cursor: Cursor) -> Instruction:
    cursor.at += 1
    source = read_target(cursor, 'drag "a.txt" to "Documents"')
    return _dragged(cursor, source)


def _take(cursor: Cursor) -> Instruction:
    """把“a.txt”拖到“文档”."""
    cursor.at += 1
    source = read_target(cursor, "把“a.txt”拖到“文档”")
    return _dragged(cursor, source)


def _dragged(cursor: Cursor, source: Target) -> Instruction:
    if not cursor.take_word("drag-to"):
        cursor.take_word("drag")
        if not cursor.take_word("to", "onto", "into", "on"):
            cursor.fail("'to' and where it is dragged are wanted here", 'write: drag "a.txt" to "Documents"')
    destination = read_target(cursor, 'drag "a.txt" to "Documents"')
    cursor.skip(("inside",))
    return DragTo(source, destination, _holding(cursor))


def _type(cursor: Cursor) -> Instruction:
    verb = cursor.word()
    cursor.at += 1
    if verb == "enter" and (cursor.token is None or cursor.token.kind is Kind.SEPARATOR):
        return PressKeys(("enter",))
    cursor.skip(("in", "the", "text", "words"))
    example = 'type "Alice" into "Name"'
    text = cursor.take_quoted(example)
    if verb == "fill" and cursor.word() == "with":  # fill "Name" with "Alice"
        cursor.at += 1
        return TypeText(cursor.take_quoted(example), Target(Wanted(text)))
    if cursor.take_word("into", "in", "to", "inside"):
        if cursor.word() == "window" or (cursor.is_quoted() and cursor.word(1) == "window"):
            cursor.at -= 1
            cursor.fail(
                "a field is wanted here, not a window",
                'write: type "Alice" into "Name" in window "Editor"',
            )
        found = read_target(cursor, example)
        return TypeText(text, replace(found, field=False))
    return TypeText(text)


def _press(cursor: Cursor) -> Instruction:
    cursor.at += 1
    example = "press Ctrl+S"
    cursor.skip(("the", "key", "keys"))
    if cursor.is_quoted() and not is_a_key(cursor.tokens[cursor.at].text):
        return ClickOn(read_target(cursor, 'press the "OK" button'))
    if cursor.is_quoted() and cursor.word(1) in NOUNS and cursor.word(1) != "key":
        return ClickOn(read_target(cursor, 'press the "OK" button'))
    chord = read_keys(cursor, example)
    return PressKeys(chord, read_times(cursor))


def _scroll(cursor: Cursor) -> Instruction:
    cursor.take_word("scroll")
    example = 'scroll down 5 in "List"'
    way = _WAYS.get(cursor.word())
    if way is None:
        cursor.fail("a direction is wanted here: up, down, left or right", f"write: {example}")
    cursor.at += 1
    cursor.take_word("scroll")
    cursor.take_word("by")
    notches = read_number(cursor, 1, MOST_TIMES) if is_number(cursor) else 3
    cursor.skip(("times", "notches", "notch", "clicks", "steps", "lines", "time"))
    scroll = ScrollBy(right=way[0] * notches, down=way[1] * notches)
    if cursor.word() in ("in", "on", "over", "at", "inside"):
        cursor.at += 1
        cursor.skip(("the",))
        if cursor.take_word("window"):
            return replace(scroll, window=cursor.take_quoted(f'{example} in window "Editor"'))
        if cursor.is_quoted() and cursor.word(1) == "window":
            window = cursor.take_quoted(example)
            cursor.at += 1
            return replace(scroll, window=window)
        return replace(scroll, at=read_target(cursor, example))
    return scroll


def _wait(cursor: Cursor) -> Instruction:
    cursor.at += 1
    cursor.skip(("for", "until", "about"))
    if is_number(cursor):
        return WaitSeconds(read_seconds(cursor))
    gone = False
    cursor.take_word("shown")
    found = read_target(cursor, 'wait for "Saved"')
    while cursor.word() in ("to", "is", "be", "has", "not", "no", "longer", "inside", "are", "goes"):
        gone = gone or cursor.word() in ("not", "no")
        cursor.at += 1
    if cursor.take_word("disappear", "disappears", "disappeared", "vanish", "vanishes", "gone", "away"):
        gone = True
    else:
        cursor.skip(("appear", "appears", "shown", "visible", "show", "shows", "up", "there", "anymore"))
    return WaitFor(found, gone)


def _check(cursor: Cursor) -> Instruction:
    verb = cursor.word()
    cursor.at += 1
    example = 'check that "3 files" is shown'
    if verb == "make" and not cursor.take_word("sure"):
        cursor.fail("'make sure' is wanted here", f"write: {example}")
    start = cursor.at
    cursor.skip(("that", "whether", "if"))
    shown, said = True, cursor.at > start
    if cursor.word() in ("not", "shown", "no"):
        shown = not cursor.take_word("not", "no")
        said = cursor.take_word("shown") or said
    found = read_target(cursor, example)
    while cursor.word() in ("is", "are", "not", "isn't", "aren't", "no", "longer", "whether", "does"):
        shown = shown and cursor.word() not in ("not", "isn't", "aren't", "no")
        said = True
        cursor.at += 1
    said = cursor.take_word("shown", "visible", "there", "displayed", "appear", "appears", "present") or said
    if not said:
        cursor.at = start
        cursor.fail(
            "'check' alone may mean to look or to tick",
            'write: check that "…" is shown, or: click "…" to tick it',
        )
    return CheckThat(found, shown)


def _hold(cursor: Cursor) -> Instruction:
    cursor.at += 1
    if cursor.word(1) not in ("", *JOINERS):  # 'hold down' holds the arrow key
        cursor.skip(("down",))
    cursor.skip(("the",))
    return HoldDown(read_key(cursor, "hold shift"))


def _release(cursor: Cursor) -> Instruction:
    cursor.at += 1
    cursor.skip(("go", "of", "the"))
    return LetGo(read_key(cursor, "release shift"))


VERBS: Mapping[str, Callable[[Cursor], Instruction]] = MappingProxyType(
    {
        **dict.fromkeys((*_CLICKS, *_BEFORE_CLICK), _click),
        **dict.fromkeys(("ctrl-click", "shift-click", "alt-click", "ctrl+click", "shift+click"), _click),
        **dict.fromkeys(("hover", "move", "point"), _hover),
        "drag": _drag,
        "take": _take,
        **dict.fromkeys(("type", "enter", "write", "fill"), _type),
        **dict.fromkeys(("press", "hit"), _press),
        **dict.fromkeys(("scroll", *(way for way in _WAYS if way.endswith("ward"))), _scroll),
        "wait": _wait,
        **dict.fromkeys(("check", "verify", "make", "ensure", "assert"), _check),
        **dict.fromkeys(("hold", "keep"), _hold),
        **dict.fromkeys(("release", "let"), _release),
    }
)
"""Each verb of the language, and what reads the instruction that it begins."""
