"""The keys that end a recording are no part of what was shown: they are held back until it is clear.

Esc may be the first of two, and Ctrl that of Ctrl+C. They wait a moment, with what comes after them; where
nothing ended the recording meanwhile, they are let go, in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.record.input import Event, KeyDown, KeyUp, Pressed, Turned

HELD_NS = 700_000_000
_FIRST = ("esc", "ctrl")
_MEANT = ("esc", "ctrl", "c")


class StopKeys:
    """Holds back what may become the end of a recording."""

    def __init__(self) -> None:
        self._held: list[Event] = []

    def let_through(self, events: Sequence[Event], now_ns: int) -> list[Event]:
        """Return which of the held and of these events are clear by now."""
        clear: list[Event] = []
        for event in events:
            if self._held and _refutes(event):
                clear += self._held
                self._held = []
            if self._held or (isinstance(event, KeyDown) and event.key in _FIRST):
                self._held.append(event)
            else:
                clear.append(event)
        if self._held and now_ns - self._held[0].at_ns > HELD_NS:
            clear += self._held
            self._held = []
        return clear

    def rest(self, *, ended_by_keys: bool) -> list[Event]:
        """Return what is still held, without the keys that ended the recording."""
        held, self._held = self._held, []
        if not ended_by_keys:
            return held
        return [event for event in held if not isinstance(event, KeyDown | KeyUp) or event.key not in _MEANT]


def _refutes(event: Event) -> bool:
    """Tell whether an event shows that the keys before it were meant for an application."""
    match event:
        case KeyDown(key=key):
            return key not in _MEANT
        case Pressed() | Turned():
            return True
        case _:
            return False
