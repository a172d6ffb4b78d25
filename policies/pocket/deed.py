"""What carries a clause out now: actions at points, what they point at, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from agent.actions import Action, Click, Press, Type
from agent.senses import Found


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


def replaced(text: str, present: str) -> tuple[Action, ...]:
    """Return the actions that make the field with the keyboard hold this text instead of what is in it."""
    if not present:
        return (Type(text),) if text else ()
    return (Press(("ctrl", "a")), Type(text) if text else Press(("delete",)))
