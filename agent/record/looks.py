"""The kept looks of a recording, and which of them show the screen before and after a gesture.

The trap: under a hand that has set out the screen changes already: a row lights up, a hint comes up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.geometry import Window
from agent.record.gesture import Chorded, Gesture, Held, Loosed, Typed
from agent.record.input import Around, Event, Moved, Seen

APPROACH_NS = 600_000_000  # a hand that pauses longer has not yet set out


@dataclass(frozen=True)
class Look:
    """One kept look: which event it is, its frame, what windows were open."""

    index: int
    at_ns: int
    frame: str
    windows: tuple[Window, ...]


class Looks:
    """The looks between the gestures of one recording."""

    def __init__(self, events: Sequence[Event], gestures: Sequence[Gesture]) -> None:
        self._events = events
        self._gestures = gestures
        self._all = list(_looks(events))

    def before(self, gesture: Gesture) -> Look | None:
        """Return the last look before the hand set out; the first of all where there is none."""
        set_out = self._set_out(gesture)
        earlier = [look for look in self._all if look.at_ns <= set_out]
        return earlier[-1] if earlier else self._all[0] if self._all else None

    def after(self, number: int) -> Look | None:
        """Return the last look before the next gesture begins, if there is one since this one's end."""
        gesture = self._gestures[number - 1]
        until = self._set_out(self._gestures[number]) if number < len(self._gestures) else None
        since = [
            look
            for look in self._all
            if look.at_ns >= gesture.ended_ns and (until is None or look.at_ns <= until)
        ]
        return since[-1] if since else None

    def _set_out(self, gesture: Gesture) -> int:
        """Return when the pointer began to move to where the gesture is."""
        if isinstance(gesture, Typed | Chorded | Held | Loosed) or not gesture.events:
            return gesture.began_ns
        began = gesture.began_ns
        for event in reversed(self._events[: gesture.events[0]]):
            if isinstance(event, Moved):
                if began - event.at_ns > APPROACH_NS:
                    break
                began = event.at_ns
            elif not isinstance(event, Seen | Around):
                break
        return began


def _looks(events: Sequence[Event]) -> Iterator[Look]:
    """Yield the kept looks, each with the windows that were open then."""
    around: tuple[Window, ...] = next((each.windows for each in events if isinstance(each, Around)), ())
    for index, event in enumerate(events):
        if isinstance(event, Around):
            around = event.windows
        elif isinstance(event, Seen):
            yield Look(index, event.at_ns, event.frame, around)
