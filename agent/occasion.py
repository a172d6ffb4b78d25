"""When what a model was taught is on: in every application, or in one alone.

The trap: a prefix that was learned in a mail program makes the model worse everywhere else. So one may be
bound to an application: at each step the window that has the keyboard decides which are on. Where none is
known to have it, only what is bound to nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from agent.adapter import NAME
from agent.geometry import Window


@runtime_checkable
class Suiting(Protocol):
    """A model that is what the application in front of it wants."""

    def suit(self, windows: Sequence[Window]) -> tuple[str, ...]:
        """Switch on what is for these windows, all else off, and return the names of what is on."""
        ...


def bound(text: str) -> tuple[str, str]:
    """Split NAME=WORDS: the adapter, and words of the window's title or application. Raises ValueError."""
    name, equals, words = (part.strip() for part in text.partition("="))
    if not equals or not NAME.fullmatch(name) or not words:
        raise ValueError(f"'{text}' binds no adapter to an application (say it as mail=thunderbird)")
    return name, words


def strengths_in(
    windows: Sequence[Window], strengths: Mapping[str, float], bindings: Mapping[str, str]
) -> dict[str, float]:
    """Return those of the adapters that are on that are on in front of these windows."""
    active = next((window for window in windows if window.active), None)
    seen = f"{active.application}\n{active.title}".casefold() if active is not None else ""
    return {
        name: strength
        for name, strength in strengths.items()
        if name not in bindings or (seen and bindings[name].casefold() in seen)
    }
