"""What carries a clause out now: actions at points, what they point at, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from agent.actions import Action, Click, Move, Press, Type, Wait
from agent.geometry import Point
from agent.senses import Found

_STEP = 6.0  # points


@dataclass(frozen=True, slots=True)
class Deed:
    """One step for a clause.

    trail: what is tried before the clause is done; empty where this does it.
    """

    actions: tuple[Action, ...]
    targets: tuple[Found, ...] = ()
    trail: str = ""


def on(found: Found, *actions: Action) -> Deed:
    """Return the deed of these actions at one thing; a click on its middle where none is given."""
    return Deed(actions or (Click(found.box.center),), (found,))


def resting_on(at: Point, seconds: float) -> tuple[Action, ...]:
    """Return the actions that bring the pointer to a point and leave it there for a while."""
    near = at.moved(-_STEP, 0)  # some toolkits take no notice of the first move
    return Move(near), Move(at), Wait(seconds)


def replaced(text: str, present: str) -> tuple[Action, ...]:
    """Return the actions that make the field with the keyboard hold this text instead of what is in it."""
    if not present:
        return (Type(text),) if text else ()
    return (Press(("ctrl", "a")), Type(text) if text else Press(("delete",)))
