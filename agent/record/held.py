"""Keys in the memory, that wait for a look at what came of them, each with the run of keys that it is of.

A run of keys goes into one field: it ends where Tab is pressed, or the mouse, or another window comes up.
What is behind a waiting key waits as well: events keep their order.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator, Sequence

from agent.record.input import Event, KeyDown, Written

SEPARATING = frozenset(("tab", "enter", "numenter", "esc"))
MODIFYING = frozenset(("ctrl", "shift", "alt", "super", "altgr", "capslock"))
PASTED = "\0"  # among the letters that were typed


class Held:
    """Events that wait, in their order."""

    def __init__(self) -> None:
        self._events: deque[tuple[int, Event]] = deque()

    def __len__(self) -> int:
        return len(self._events)

    def add(self, run: int, event: Event) -> None:
        self._events.append((run, event))

    def count_to(self, run: int, since_ns: int) -> None:
        """Count what came after that time to another run."""
        events = [(run if event.at_ns > since_ns else own, event) for own, event in self._events]
        self._events = deque(events)

    @property
    def since_ns(self) -> int:
        """When the first key was pressed that waits."""
        return next((event.at_ns for _, event in self._events if _is_key(event)), 0)

    @property
    def runs(self) -> list[int]:
        """The runs whose keys wait, in their order."""
        return list(dict.fromkeys(run for run, event in self._events if _is_key(event)))

    def keys(self, run: int) -> list[Event]:
        """Return the keys of a run that wait."""
        return [event for own, event in self._events if own == run and _is_key(event)]

    def typed(self, runs: Sequence[int], *, until_ns: int | None = None) -> list[str]:
        """Return the letters of these runs, in their order, and where something came from the clipboard."""
        letters: list[str] = []
        for run, event in self._events:
            if until_ns is not None and event.at_ns > until_ns:
                break
            if run in runs and isinstance(event, Written):
                letters += event.text
            elif run in runs and isinstance(event, KeyDown):
                if self._pastes(run, event):
                    letters.append(PASTED)
                elif event.text.isprintable():
                    letters += event.text
        return [letter for letter in letters if letter != " "]

    def let_go(self, until: int | None = None, until_ns: int | None = None) -> Iterator[tuple[int, Event]]:
        """Yield what waits no more: all, or all before a run or up to a time, where one is named."""
        while self._events and (until is None or self._events[0][0] < until):
            if until_ns is not None and self._events[0][1].at_ns > until_ns:
                return
            yield self._events.popleft()

    def _pastes(self, run: int, event: KeyDown) -> bool:
        if event.key != "v" or (event.text.isprintable() and event.text not in ("", "v")):
            return event.key == "insert"
        return any(
            own == run and isinstance(each, KeyDown) and each.key == "ctrl" for own, each in self._events
        )


def longest_streak(letters: Sequence[str]) -> int:
    """Return how often a letter was typed in succession, at most."""
    return max((sum(1 for _ in same) for _, same in itertools.groupby(letters)), default=0)


def _is_key(event: Event) -> bool:
    """Tell whether an event may be a part of what is typed into a field."""
    if isinstance(event, KeyDown):
        return event.key not in SEPARATING and event.key not in MODIFYING
    return isinstance(event, Written)
