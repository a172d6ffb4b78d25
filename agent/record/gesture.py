"""What hands do, as one would tell it: a click, a drag, a text. Each knows the events that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.actions import Button
from agent.geometry import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What every gesture knows. events: their places in the recording, in order. began_ns, ended_ns: when."""

    events: tuple[int, ...] = ()
    began_ns: int = 0
    ended_ns: int = 0


@dataclass(frozen=True, slots=True)
class Clicked(Made):
    """A button was clicked. pressed: seconds of a long press, 0 for a plain click."""

    at: Point
    button: Button = Button.LEFT
    count: int = 1
    holding: tuple[str, ...] = ()
    pressed: float = 0.0


@dataclass(frozen=True, slots=True)
class Dragged(Made):
    """A button was pressed at the first place and released at the last."""

    path: tuple[Point, ...]
    button: Button = Button.LEFT
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hovered(Made):
    """The pointer rested, and the screen changed under it."""

    at: Point
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Scrolled(Made):
    """The wheel was turned at one place in one direction."""

    at: Point
    right: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Typed(Made):
    """A text was written: as it stood at last, with all that was taken back left out."""

    text: str


@dataclass(frozen=True, slots=True)
class Chorded(Made):
    """Keys were pressed together."""

    keys: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Held(Made):
    """A key went down and stayed down over what came next."""

    key: str


@dataclass(frozen=True, slots=True)
class Loosed(Made):
    """A key or a button came up: one that was held, or one of which nobody saw the beginning."""

    what: str


Gesture = Clicked | Dragged | Hovered | Scrolled | Typed | Chorded | Held | Loosed


def numbered(events: Sequence[int]) -> str:
    """Write places of events shortly: 1, 2, 3, 7 are '1-3,7'."""
    runs: list[list[int]] = []
    for each in sorted(events):
        if runs and each == runs[-1][1] + 1:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    return ",".join(str(start) if start == end else f"{start}-{end}" for start, end in runs)
