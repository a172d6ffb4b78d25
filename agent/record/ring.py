"""The last minute of a recording, in memory, written out when a person asks for it.

What is older goes; but the last look and the last list of windows before the rest stay: it began with them.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from pathlib import Path

from agent.errors import StoreError
from agent.frames import write_whole
from agent.prints import Darkroom
from agent.record.input import Around, Event, Seen
from agent.record.tape import FRAMES, Header, TapeWriter
from agent.screenshot import Screenshot

MOST_BYTES = 256 * 1024 * 1024  # of frames


class Ring:
    """Keeps the last `seconds` of what it is told: a sink of a recorder. Any thread may save it."""

    def __init__(self, folder: Path, header: Header, seconds: float = 60) -> None:
        self._header = header
        self._seconds = seconds
        self._events: deque[Event] = deque()
        self._first: dict[type[Event], Event] = {}  # what was so when the ring begins
        self._frames: dict[str, bytes] = {}
        self._named: Counter[str] = Counter()
        self._bytes = 0
        self._darkroom = Darkroom()
        self._count = 0
        self._lock = threading.Lock()
        self.folder = folder

    @property
    def size(self) -> int:
        """How many bytes of frames it holds."""
        return self._bytes

    def append(self, event: Event) -> int:
        """Add an event, and forget what is too old."""
        with self._lock:
            self._events.append(event)
            if isinstance(event, Seen):
                self._named[event.frame] += 1
            self._count += 1
            oldest_ns = event.at_ns - round(self._seconds * 1e9)
            while self._events[0].at_ns < oldest_ns or (self._bytes > MOST_BYTES and len(self._events) > 1):
                self._forget(self._events.popleft())
            return self._count - 1

    def keep(self, screenshot: Screenshot) -> str:
        """Keep a frame as long as an event names it."""
        print_ = self._darkroom.develop(screenshot)
        name = print_.name
        with self._lock:
            known = name in self._frames
        if not known:
            data = print_.png
            with self._lock:
                self._frames[name] = data
                self._bytes += len(data)
        return name

    def close(self) -> None:
        """Nothing is open."""

    def save(self, folder: Path | None = None) -> Path:
        """Write what is held as a recording of its own. Raises StoreError."""
        folder = folder or self.folder
        with self._lock:
            events = [*sorted(self._first.values(), key=lambda event: event.at_ns), *self._events]
            frames = {event.frame: self._frames[event.frame] for event in events if isinstance(event, Seen)}
        began_ns = events[0].at_ns if events else time.monotonic_ns()
        ago = (time.monotonic_ns() - began_ns) / 1e9
        header = Header(
            self._header.task, time.time() - ago, began_ns, self._header.screen, self._header.platform
        )
        writer = TapeWriter(folder, header)
        try:
            for name, data in frames.items():
                write_whole(folder / FRAMES / f"{name}.png", data)
        except OSError as error:
            raise StoreError(f"cannot keep the recording in '{folder}': {error} (make room there)") from error
        else:
            for event in events:
                writer.append(event)
        finally:
            writer.close()
        return folder

    def _forget(self, event: Event) -> None:
        before = None
        if isinstance(event, Seen | Around):
            before = self._first.get(type(event))
            self._first[type(event)] = event
        if isinstance(before, Seen):
            self._named[before.frame] -= 1
            if not self._named[before.frame]:
                del self._named[before.frame]
                self._bytes -= len(self._frames.pop(before.frame))
