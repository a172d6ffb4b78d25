"""Where a recording goes, and what takes out of it on its way there what nobody may keep."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from agent.record.input import Event
from agent.screenshot import Screenshot


class Sink(Protocol):
    """Where a recording goes: a tape on the disk, or a ring in memory."""

    @property
    def folder(self) -> Path: ...
    def append(self, event: Event) -> int: ...
    def keep(self, screenshot: Screenshot) -> str: ...
    def close(self) -> None: ...


class Redactor(Protocol):
    """Takes out what nobody may keep, before it is kept. On the recorder's thread, in its order."""

    def event(self, event: Event) -> tuple[Event, ...]:
        """Take the next event, and return what may be kept by now: often nothing, later more."""
        ...

    def frame(self, screenshot: Screenshot) -> Screenshot:
        """Return what may be kept of a look. Every look is asked about."""
        ...

    def due(self, now_ns: int) -> tuple[Event, ...]:
        """Return what may be kept by now of what had to wait."""
        ...

    @property
    def waits(self) -> bool:
        """Whether something waits to be seen."""
        ...

    def close(self) -> tuple[Event, ...]:
        """Return what may be kept of what still waits."""
        ...


class KeepAll:
    """Takes nothing out."""

    def event(self, event: Event) -> tuple[Event, ...]:
        return (event,)

    def frame(self, screenshot: Screenshot) -> Screenshot:
        return screenshot

    def due(self, now_ns: int) -> tuple[Event, ...]:
        return ()

    @property
    def waits(self) -> bool:
        return False

    def close(self) -> tuple[Event, ...]:
        return ()
