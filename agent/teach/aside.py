"""What a person did only to talk to Deixis, left out of what they showed.

The trap: whoever lets a paused run go on with Ctrl-Z first clicks into the terminal, and both would be
taught. So whatever went to a window of a process that this one descends from, the terminal, is no part of it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from agent.geometry import Window
from agent.record.input import (
    Around,
    Event,
    KeyDown,
    KeyUp,
    Marked,
    Moved,
    Pressed,
    Released,
    Secret,
    Turned,
    Written,
)
from agent.record.tape import Take

WORD = "aside"


def without_asides(take: Take, pids: Collection[int] | None = None) -> Take:
    """Return a recording with what went to the windows of these processes marked as no part of it.

    pids: those that this process descends from where None. Every event keeps its place.
    """
    return replace(take, events=tuple(_marked(take.events, lineage() if pids is None else pids)))


def lineage() -> frozenset[int]:
    """Return this process and those that it descends from, as far as the system tells."""
    found = {os.getpid()}
    pid = os.getppid()
    while pid > 1 and pid not in found:
        found.add(pid)
        try:
            told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            break
        pid = int(told.rpartition(")")[2].split()[1])
    return frozenset(found)


def _marked(events: Collection[Event], pids: Collection[int]) -> Iterator[Event]:
    windows: tuple[Window, ...] = ()
    for event in events:
        match event:
            case Around():
                windows = event.windows
                yield event
            case Moved(to=at) | Pressed(at=at) | Released(at=at) | Turned(at=at):
                under = next((window for window in windows if at in window.box), None)
                aside = under is not None and under.pid in pids
                yield Marked(event.at_ns, WORD) if aside else event
            case KeyDown() | KeyUp() | Written() | Secret():
                aside = any(window.active and window.pid in pids for window in windows)
                yield Marked(event.at_ns, WORD) if aside else event
            case _:
                yield event
