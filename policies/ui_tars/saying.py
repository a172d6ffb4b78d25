"""What a model of this family can say that shall be done: a closed set, in the model's own coordinates.

A `Spot` is meaningless without the `View` of the picture that the model was sent; `acting` makes an action on
the desktop of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agent.actions import Button

Direction = Literal["up", "down", "left", "right"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the model's own units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Click:
    at: Spot
    button: Button = Button.LEFT
    count: int = 1


@dataclass(frozen=True, slots=True)
class LongPress:
    at: Spot
    seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class Move:
    at: Spot


@dataclass(frozen=True, slots=True)
class Drag:
    path: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Scroll:
    """amount: notches of the wheel; None where the model left that to us."""

    direction: Direction
    at: Spot | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """Type a text. A line end in it, the last one too, is the Enter key."""

    text: str


@dataclass(frozen=True, slots=True)
class Hotkey:
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyDown:
    """Hold a key, until it is released or the step is over. seconds: how long, where that was said."""

    key: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class KeyUp:
    key: str


@dataclass(frozen=True, slots=True)
class MouseDown:
    at: Spot | None = None


@dataclass(frozen=True, slots=True)
class MouseUp:
    at: Spot | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Finished:
    text: str = ""
    success: bool = True


@dataclass(frozen=True, slots=True)
class CallUser:
    text: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Look again: a screenshot was asked for, which comes in any case."""


@dataclass(frozen=True, slots=True)
class OpenApp:
    name: str


@dataclass(frozen=True, slots=True)
class Navigate:
    address: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """Back: in a browser, or on a phone."""


@dataclass(frozen=True, slots=True)
class GoHome:
    """To the desktop, or a phone's first page."""


Saying = (
    Click
    | LongPress
    | Move
    | Drag
    | Scroll
    | Type
    | Hotkey
    | KeyDown
    | KeyUp
    | MouseDown
    | MouseUp
    | Wait
    | Finished
    | CallUser
    | Look
    | OpenApp
    | Navigate
    | GoBack
    | GoHome
)


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was not written as it should be, and what it was taken for. span: where in the reply."""

    what: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A reply that was understood. thought: what the model said before it acted."""

    thought: str
    actions: tuple[Saying, ...]
    repairs: tuple[Repair, ...] = ()


class Misread(Exception):
    """A reply that cannot be understood; nothing of it is done.

    kind: empty, no action, unknown verb, argument, range, cut off, key. span: where in the reply.
    hint: what to write instead; it goes back to the model, and is shown.
    """

    def __init__(self, kind: str, span: tuple[int, int], hint: str) -> None:
        super().__init__(f"{kind}: {hint}")
        self.kind = kind
        self.span = span
        self.hint = hint
