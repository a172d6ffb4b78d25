"""What a recording holds, one value a line: what the hands did, and what the screen showed meanwhile.

All stamps are nanoseconds of the monotonic clock (`time.monotonic_ns`), and two events may have the same
one: their order is that of the recording. Places are screen points.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent.actions import Button
from agent.geometry import Box, Point, Window


@dataclass(frozen=True, slots=True)
class Moved:
    """The pointer is here now."""

    at_ns: int
    to: Point


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the mouse went down."""

    at_ns: int
    at: Point
    button: Button


@dataclass(frozen=True, slots=True)
class Released:
    """A button of the mouse came up."""

    at_ns: int
    at: Point
    button: Button


@dataclass(frozen=True, slots=True)
class Turned:
    """The wheel was turned by so many notches to the right and down; negative for left and up."""

    at_ns: int
    at: Point
    right: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class KeyDown:
    """A key went down, or repeats.

    key: its name as in `agent.keys`, else the character that stands on it, else 'code' and its number.
    text: what it writes with the modifiers that are down, under the layout of that moment; '' for none.
    dead: it is a dead key: what it writes comes with the next one.
    """

    at_ns: int
    key: str
    text: str = ""
    repeat: bool = False
    dead: bool = False


@dataclass(frozen=True, slots=True)
class KeyUp:
    """A key came up."""

    at_ns: int
    key: str


@dataclass(frozen=True, slots=True)
class Written:
    """An input method wrote this, whatever keys were pressed for it."""

    at_ns: int
    text: str


@dataclass(frozen=True, slots=True)
class Secret:
    """Keys were pressed that are a secret: nothing of them is kept but its name, not even their number."""

    at_ns: int
    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """So many events were lost, because they came faster than they could be kept."""

    at_ns: int
    lost: int


@dataclass(frozen=True, slots=True)
class Seen:
    """The screen looked like this. frame: the hash of its pixels, the name of a file in `frames`."""

    at_ns: int
    frame: str
    area: Box


@dataclass(frozen=True, slots=True)
class Around:
    """The windows that were open from now on, the topmost first; the active one says so itself."""

    at_ns: int
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that only a reader of the recording needs: 'paused', 'resumed', 'corrected'."""

    at_ns: int
    word: str


Hand = Moved | Pressed | Released | Turned | KeyDown | KeyUp | Written | Secret
Event = Hand | Gap | Seen | Around | Marked
