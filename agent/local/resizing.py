"""Hearing that an X screen changed its size, without asking it."""

from __future__ import annotations

from Xlib import X
from Xlib.display import Display


class Resizing:
    """Called, it tells whether the screen changed its size since the last time.

    That is a look at our own socket (0.01 ms), where asking the display would take as long as a third of
    a picture.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        display.screen().root.change_attributes(event_mask=X.StructureNotifyMask)
        display.sync()

    def __call__(self) -> bool:
        changed = False
        while self._display.pending_events():
            changed = self._display.next_event().type == X.ConfigureNotify or changed
        return changed
