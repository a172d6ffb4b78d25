"""One action as another program asks for it: flat, with words or a point for each place.

The trap: a field that does not belong to the kind is silently dropped, and a `type` with a target types
into whatever has the focus. So what a kind cannot use is an error that says what it takes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal, get_args

from agent.actions import (
    Action,
    Button,
    Click,
    Drag,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
    describe,
)
from agent.errors import UsageError
from agent.geometry import Point
from agent.keys import chord, key

Kind = Literal[
    "click", "double", "right", "move", "drag", "scroll", "type", "press", "hold", "release", "wait"
]
PLACE = ("x", "y", "target")
TAKES: dict[Kind, tuple[str, ...]] = {
    "click": (*PLACE, "holding"),
    "double": (*PLACE, "holding"),
    "right": (*PLACE, "holding"),
    "move": PLACE,
    "drag": (*PLACE, "to_x", "to_y", "to_target", "holding"),
    "scroll": (*PLACE, "down", "to_the_right"),
    "type": ("text",),
    "press": ("keys",),
    "hold": ("keys",),
    "release": ("keys",),
    "wait": ("seconds",),
}
LONGEST_WAIT = 600.0  # seconds

Find = Callable[[str], Point]
"""Returns where the words point to on the screen; raises PolicyError where that is nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for; None or 0 where a field was not given.

    Raises:
        UsageError: a field is missing, does not belong to this kind, or does not fit.
    """

    kind: Kind
    x: float | None = None
    y: float | None = None
    target: str | None = None
    to_x: float | None = None
    to_y: float | None = None
    to_target: str | None = None
    text: str | None = None
    keys: str | None = None
    holding: str | None = None
    down: int = 0
    to_the_right: int = 0
    seconds: float | None = None

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise UsageError(f"there is no action '{self.kind}' (known: {', '.join(get_args(Kind))})")
        takes = TAKES[self.kind]
        for field in fields(self)[1:]:
            if getattr(self, field.name) not in (None, 0) and field.name not in takes:
                raise UsageError(f"'{self.kind}' takes no '{field.name}' (it takes {', '.join(takes)})")
        if "x" in takes:
            self._check_place("x", "y", "target")
        if "to_x" in takes:
            self._check_place("to_x", "to_y", "to_target")
        match self.kind:
            case "type" if not self.text:
                raise UsageError("'type' needs a text (give 'text')")
            case "scroll" if not self.down and not self.to_the_right:
                raise UsageError("'scroll' needs a number of notches (give 'down' or 'to_the_right')")
            case "wait" if self.seconds is None or not 0 <= self.seconds <= LONGEST_WAIT:
                raise UsageError(f"'wait' needs seconds from 0 to {LONGEST_WAIT:g}, not {self.seconds}")
            case "press" | "hold" | "release" if not self.keys:
                raise UsageError(f"'{self.kind}' needs keys (give 'keys', such as 'ctrl+s')")
            case _:
                pass
        if self.kind not in ("type", "wait"):
            self.action(lambda words: Point(0, 0))  # the names of keys, before anything is done

    @property
    def words(self) -> tuple[str, ...]:
        """The words that have to be found on the screen."""
        return tuple(words for words in (self.target, self.to_target) if words)

    def action(self, find: Find) -> Action:
        """Return the action, its words found. Raises UnknownKey, and what `find` raises."""
        match self.kind:
            case "click":
                return Click(self._from(find), holding=self._held())
            case "double":
                return Click(self._from(find), count=2, holding=self._held())
            case "right":
                return Click(self._from(find), Button.RIGHT, holding=self._held())
            case "move":
                return Move(self._from(find))
            case "drag":
                to = _place(self.to_x, self.to_y, self.to_target, find)
                return Drag((self._from(find), to), holding=self._held())
            case "scroll":
                return Scroll(self._from(find), right=self.to_the_right, down=self.down)
            case "type":
                return Type(self.text or "")
            case "press":
                return Press(chord(self.keys or ""))
            case "hold":
                return Hold(_key_or_button(self.keys or ""))
            case "release":
                return Release(_key_or_button(self.keys or ""))
            case "wait":
                return Wait(self.seconds or 0.0)

    def told(self) -> str:
        """Say in a few words what is asked for."""
        if self.words:
            return f"{self.kind} " + " to ".join(f"'{words}'" for words in self.words)
        return describe(self.action(lambda words: Point(0, 0)))

    def _check_place(self, x: str, y: str, words: str) -> None:
        point = [getattr(self, name) for name in (x, y)]
        named = getattr(self, words)
        if named and point != [None, None]:
            raise UsageError(f"'{self.kind}' has both '{words}' and a point (give one of them)")
        if not named and None in point:
            raise UsageError(f"'{self.kind}' needs a place (give '{x}' and '{y}', or '{words}' in words)")
        if not named and not all(map(math.isfinite, point)):
            raise UsageError(f"({point[0]}, {point[1]}) is no place (give numbers, in screen points)")

    def _from(self, find: Find) -> Point:
        return _place(self.x, self.y, self.target, find)

    def _held(self) -> tuple[str, ...]:
        return chord(self.holding) if self.holding else ()


def _place(x: float | None, y: float | None, words: str | None, find: Find) -> Point:
    if words:
        return find(words)
    assert x is not None
    assert y is not None
    return Point(x, y)


def _key_or_button(name: str) -> str | Button:
    """Return a button of the mouse for 'left button' and the like, else a key. Raises UnknownKey."""
    side, _, rest = name.strip().lower().partition(" ")
    if rest == "button" and side in list(Button):
        return Button(side)
    return key(name)
