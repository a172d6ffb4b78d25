"""What a task in plain words is made of: frozen instructions, and how each is written again.

`written` gives the one canonical sentence of an instruction; reading that sentence gives the same
instruction back. The record of a run keeps it, so that a person reads there what was understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from agent.actions import Button
from agent.sight.match import Wanted


@dataclass(frozen=True, slots=True)
class Target:
    """Something on the screen: words, or a field named by the words beside it.

    field: the field that belongs to the words is meant, not the words.
    """

    wanted: Wanted
    field: bool = False


@dataclass(frozen=True, slots=True)
class ClickOn:
    """Click on a target."""

    target: Target
    button: Button = Button.LEFT
    count: int = 1
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoverOver:
    """Bring the pointer over a target."""

    target: Target


@dataclass(frozen=True, slots=True)
class DragTo:
    """Drag one target to another."""

    source: Target
    destination: Target
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeText:
    """Type a text, where the focus is or into a field named by its label."""

    text: str
    into: Target | None = None


@dataclass(frozen=True, slots=True)
class PressKeys:
    """Press keys together, so many times."""

    keys: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True, slots=True)
class ScrollBy:
    """Turn the wheel by notches, over a target or over the middle of the screen or of a window."""

    right: int = 0
    down: int = 0
    at: Target | None = None
    window: str = ""


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Wait until a target is shown, or is not shown any more."""

    target: Target
    gone: bool = False


@dataclass(frozen=True, slots=True)
class WaitSeconds:
    """Wait for a time."""

    seconds: float


@dataclass(frozen=True, slots=True)
class CheckThat:
    """Check that a target is shown, or is not."""

    target: Target
    shown: bool = True


@dataclass(frozen=True, slots=True)
class HoldDown:
    """Press a key and keep it down."""

    key: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """Release a key that is held down."""

    key: str


Instruction = (
    ClickOn
    | HoverOver
    | DragTo
    | TypeText
    | PressKeys
    | ScrollBy
    | WaitFor
    | WaitSeconds
    | CheckThat
    | HoldDown
    | LetGo
)

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def written(instruction: Instruction) -> str:
    """Return the instruction as a sentence of the language."""
    match instruction:
        case ClickOn(target, button, count, holding):
            side = "" if button is Button.LEFT else f"{button.value}{'-' if count == 1 else ' '}"
            verb = {1: "click", 2: "double-click", 3: "triple-click"}[count]
            return f"{side}{verb} {_target(target)}{_holding(holding)}"
        case HoverOver(target):
            return f"hover over {_target(target)}"
        case DragTo(source, destination, holding):
            return f"drag {_target(source)} to {_target(destination)}{_holding(holding)}"
        case TypeText(text, into):
            return f"type {quoted(text)}" + (f" into {_target(into)}" if into is not None else "")
        case PressKeys(keys, times):
            return f"press {_keys(keys)}" + (f" {times} times" if times > 1 else "")
        case ScrollBy(right, down, at, window):
            way, notches = next(
                (way, count)
                for way, count in (("down", down), ("up", -down), ("right", right), ("left", -right))
                if count > 0
            )
            over = (
                f" in {_target(at)}" if at is not None else f" in window {quoted(window)}" if window else ""
            )
            return f"scroll {way} {notches}{over}"
        case WaitFor(target, gone):
            return f"wait for {_target(target)}" + (" to disappear" if gone else "")
        case WaitSeconds(seconds):
            return f"wait {seconds:g} seconds"
        case CheckThat(target, shown):
            return f"check that {_target(target)} is {'' if shown else 'not '}shown"
        case HoldDown(key):
            return f"hold {_keys((key,))}"
        case LetGo(key):
            return f"release {_keys((key,))}"
    assert_never(instruction)


def awaited(instruction: Instruction) -> str:
    """Return the words that must be on the screen before the instruction can be carried out."""
    match instruction:
        case (
            ClickOn(target=target)
            | HoverOver(target=target)
            | WaitFor(target=target)
            | CheckThat(target=target)
        ):
            return target.wanted.text
        case DragTo(source, destination):
            return f"{source.wanted.text}' and '{destination.wanted.text}"
        case TypeText(into=target) | ScrollBy(at=target) if target is not None:
            return target.wanted.text
        case ScrollBy(window=window):
            return window
        case _:
            return ""


def window_named(instruction: Instruction) -> str:
    """Return the title of the window in which the instruction looks for its target, or nothing."""
    match instruction:
        case (
            ClickOn(target=target)
            | HoverOver(target=target)
            | WaitFor(target=target)
            | CheckThat(target=target)
        ):
            return target.wanted.window
        case DragTo(source=target):
            return target.wanted.window
        case TypeText(into=target) | ScrollBy(at=target) if target is not None:
            return target.wanted.window
        case _:
            return ""


def quoted(text: str) -> str:
    """Write a text between straight quotes, as the language reads it back."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def _holding(keys: tuple[str, ...]) -> str:
    return f" holding {_keys(keys)}" if keys else ""


def _keys(keys: tuple[str, ...]) -> str:
    """Write a chord so that it reads back: its joiner by name, and quoted where a word would be misread."""
    names = {"+": "plus", "-": "minus"} if len(keys) > 1 else {}
    chord = "+".join(names.get(key, key) for key in keys)
    plain = all(key.isalnum() for key in chord.split("+")) and chord != "down"  # as in "hold down shift"
    return chord if plain else quoted(chord)


def _target(target: Target) -> str:
    return _wanted(target.wanted, "field " if target.field else "")


def _wanted(wanted: Wanted, noun: str = "") -> str:
    sentence = noun + quoted(wanted.text)
    if wanted.ordinal:
        sentence = f"{_ordinal(wanted.ordinal)} {sentence}"
    if wanted.beside is not None:
        side, anchor = wanted.beside
        sentence += f" {side.value} {_wanted(anchor)}"
    return sentence + (f" in window {quoted(wanted.window)}" if wanted.window else "")


def _ordinal(number: int) -> str:
    if number == -1:
        return "last"
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}th"
