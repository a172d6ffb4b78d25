"""What an agent can do with a desktop: a closed set of frozen values, matched and never evaluated.

A place is always a `Point` on the screen. A key is one of the names in `agent.keys`. Text is literal,
but for `${secret:name}`, which the executor replaces at the last moment and nobody writes down.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.geometry import Point


class Button(StrEnum):
    """A button of the mouse."""

    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Click:
    """Click `count` times at a point, with keys held down meanwhile."""

    at: Point
    button: Button = Button.LEFT
    count: int = 1
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Bring the pointer to a point and leave it there."""

    at: Point


@dataclass(frozen=True, slots=True)
class Drag:
    """Press at the first point of the path, pass through the others, and release at the last."""

    path: tuple[Point, ...]
    button: Button = Button.LEFT
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scroll:
    """Turn the wheel over a point: notches to the right (or left) and down (or up)."""

    at: Point
    right: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Type:
    """Type a text where the keyboard focus is. A line end is the Enter key."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press keys together, in this order, and release them in the opposite one."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """Press a key or a button of the mouse and keep it down until it is released or the run ends."""

    what: str | Button


@dataclass(frozen=True, slots=True)
class Release:
    """Let go of what was held."""

    what: str | Button


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait this long, or, `for_change`, only until the screen looks different."""

    seconds: float
    for_change: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """Say that the task is over: done, or impossible, and why.

    verified: True where the policy saw the asked-for state, None where there was nothing to check.
    uncertain: no success, but something was done and nobody can tell whether it took effect.
    """

    message: str = ""
    success: bool = True
    verified: bool | None = None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class AskUser:
    """Hand over to the person: a question, a captcha, a log-in."""

    question: str


Action = Click | Move | Drag | Scroll | Type | Press | Hold | Release | Wait | Finish | AskUser


def points_of(action: Action) -> tuple[Point, ...]:
    """Return the points that the action touches, in order; none for what goes to the keyboard focus."""
    match action:
        case Click(at=at) | Move(at=at) | Scroll(at=at):
            return (at,)
        case Drag(path=path):
            return path
        case _:
            return ()


def is_input(action: Action) -> bool:
    """Tell whether performing the action sends anything to the desktop."""
    return not isinstance(action, Wait | Finish | AskUser)


def describe(action: Action) -> str:
    """Say in a few words what the action does, for lists and questions. Text stays as it was written."""
    match action:
        case Click(at, button, count, holding):
            name = {1: "click", 2: "double-click", 3: "triple-click"}.get(count, f"{count} clicks")
            side = "" if button is Button.LEFT else f"{button.value} "
            keys = "".join(f"{key}+" for key in holding)
            return f"{keys}{side}{name} at {_place(at)}"
        case Move(at):
            return f"move to {_place(at)}"
        case Drag(path, button, holding):
            side = "" if button is Button.LEFT else f"{button.value} "
            keys = "".join(f"{key}+" for key in holding)
            return f"{keys}{side}drag from {_place(path[0])} to {_place(path[-1])}"
        case Scroll(at, right, down):
            ways = [(down, "down"), (-down, "up"), (right, "right"), (-right, "left")]
            turns = " and ".join(f"{way} {notches}" for notches, way in ways if notches > 0)
            return f"scroll {turns or 'nothing'} at {_place(at)}"
        case Type(text):
            return f"type {text!r}"
        case Press(keys):
            return f"press {'+'.join(keys)}"
        case Hold(what):
            return f"hold {what}"
        case Release(what):
            return f"release {what}"
        case Wait(seconds, for_change):
            return f"wait {'for a change, at most ' if for_change else ''}{seconds:g} s"
        case Finish(message, success, _):
            return f"{'finish' if success else 'give up'}{': ' + message if message else ''}"
        case AskUser(question):
            return f"ask: {question}"


def _place(point: Point) -> str:
    return f"({point.x:.0f}, {point.y:.0f})"
