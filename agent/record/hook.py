"""Listening to a person's hands: what a platform must offer for it, and the buffer between hook and recorder.

The trap: whoever is slow in a hook makes the mouse of the whole desktop slow. So a hook stamps an event, puts
it into a buffer, and is done; what an event means is worked out by whoever takes it out.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from agent.demonstration.schema import Screen
from agent.geometry import Window
from agent.record.input import Gap, Hand

Raw = TypeVar("Raw")
CAPACITY = 65_536


class Hook(Protocol):
    """Hears the mouse and the keys of one desktop until it is closed. One thread at a time drains it."""

    def drain(self) -> Sequence[Hand | Gap]:
        """Return what has been heard since it was asked last, in order. Raises DesktopError at its end."""
        ...

    def windows(self) -> Sequence[Window]:
        """Return all visible windows, our own too, the topmost first; empty where nobody tells."""
        ...

    def was_drawn(self) -> bool:
        """Tell whether anything may have been drawn on the screen since this was asked last."""
        ...

    def screen(self) -> Screen:
        """Return the monitors, their scale and the keyboard's layout."""
        ...

    def deafen(self) -> None:
        """Stop listening once all that was done until now has been heard; it can still be drained."""
        ...

    def close(self) -> None:
        """Stop listening. May be called twice."""
        ...


OpenHook = Callable[[Mapping[str, str]], Hook]
"""Opens a hook on the desktop of this environment. Raises NoDesktop."""


class Buffer(Generic[Raw]):
    """Holds what a hook has heard. Where it is full, moves are lost and counted; nothing else ever is."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._waiting: deque[Raw] = deque()
        self._capacity = capacity
        self._lost = 0
        self._lock = threading.Lock()

    def push(self, raw: Raw, *, move: bool = False) -> None:
        """Put something in. move: it may be lost."""
        with self._lock:
            if move and len(self._waiting) >= self._capacity:
                self._lost += 1
            else:
                self._waiting.append(raw)

    def take(self) -> tuple[list[Raw], int]:
        """Take everything out; also how many moves were lost since the last time."""
        with self._lock:
            waiting, self._waiting = self._waiting, deque()
            lost, self._lost = self._lost, 0
        return list(waiting), lost
