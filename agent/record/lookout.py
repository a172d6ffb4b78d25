"""Looks at the screen, and takes a picture only where something may have changed.

The trap: a display that tells of what is drawn need not hear of everything; a compositor may draw past it. So
it is believed only after a change that it told of has been seen, only for CHECK_SECONDS at a time, and never
again after one that it did not tell of.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from agent.screenshot import Screenshot
from agent.sight.changes import banded, tiles

CHECK_SECONDS = 1.0


class Lookout:
    """Two looks between which nothing has changed have the very same image.

    was_drawn: tells whether anything may have been drawn since it was asked last.
    """

    def __init__(self, *, capture: Callable[[], Screenshot], was_drawn: Callable[[], bool]) -> None:
        self._capture = capture
        self._was_drawn = was_drawn
        self._last: Screenshot | None = None
        self._captured_at = 0.0
        self._drawn = True
        self._foretold = False  # a change that was seen had been told of
        self._missed = False

    def look(self) -> Screenshot:
        """Return what the screen shows now. Raises DesktopError."""
        now = time.monotonic()
        self._drawn = self._was_drawn() or self._drawn
        believes = self._foretold and not self._missed
        last = self._last
        if last is not None and believes and not self._drawn and now - self._captured_at < CHECK_SECONDS:
            return replace(last, taken_at=now)
        seen = self._capture()
        drawn, self._drawn = self._drawn, False
        self._captured_at = seen.taken_at
        if last is None or last.area != seen.area:
            self._last = banded(seen)
            return self._last
        changed = tiles(last.image, seen.image)
        if not changed.any():
            return replace(last, taken_at=seen.taken_at)
        self._foretold = self._foretold or drawn
        if not drawn:
            self._drawn = self._was_drawn()  # it may have been drawn just before the picture
            self._missed = self._missed or not self._drawn
        self._last = banded(seen, last, changed)
        return self._last
