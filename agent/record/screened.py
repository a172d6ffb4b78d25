"""A tape, or a ring, behind a redactor: what is told here reaches it late, and without secrets.

The trap: whoever records and whoever redacts must agree on every event and every look, or one gets by. So
the redactor stands where all of them must pass: a recorder that writes here and looks through here cannot
forget it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from agent.record.input import Event
from agent.record.redact import Redactor
from agent.screenshot import Screenshot


class _Sink(Protocol):
    @property
    def folder(self) -> Path: ...
    def append(self, event: Event) -> int: ...
    def keep(self, screenshot: Screenshot) -> str: ...
    def close(self) -> None: ...


class Screened:
    """Where a recording goes, secrets taken out. From one thread.

    capture: looks at the screen; a recorder uses the one of this object in its place.
    """

    def __init__(self, sink: _Sink, *, redactor: Redactor, capture: Callable[[], Screenshot]) -> None:
        self._sink = sink
        self._redactor = redactor
        self._capture = capture
        self._count = 0
        self._closed = False

    @property
    def folder(self) -> Path:
        return self._sink.folder

    def capture(self) -> Screenshot:
        """Look at the screen, secrets and all; what this look decides is told. Raises DesktopError."""
        look = self._capture()
        self._redactor.see(look)
        self._tell(self._redactor.due(time.monotonic_ns()))
        return look

    def append(self, event: Event) -> int:
        """Tell what happened, now or later or not at all; return how many were told to here."""
        self._tell(self._redactor.event(event))
        self._count += 1
        return self._count - 1

    def keep(self, screenshot: Screenshot) -> str:
        """Keep what may be kept of a look, and return its name."""
        return self._sink.keep(self._redactor.frame(screenshot))

    def close(self) -> None:
        """Tell what still waits, and close what is behind this. May be called twice."""
        if not self._closed:
            self._closed = True
            self._tell(self._redactor.close())
        self._sink.close()

    def _tell(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._sink.append(event)
