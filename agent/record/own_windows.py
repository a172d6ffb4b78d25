"""What goes to windows of this program is no part of a recording, and neither is what they show.

The trap: the button that ends a recording would be its last click.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.geometry import Window
from agent.record.input import Gap, Hand, KeyDown, KeyUp, Moved, Pressed, Released, Turned, Written
from agent.screenshot import Screenshot


def not_to(own: int, heard: Sequence[Hand | Gap], windows: Sequence[Window]) -> list[Hand | Gap]:
    """Return what did not go to a window of the process `own`."""
    if all(window.pid != own for window in windows):
        return list(heard)
    return [each for each in heard if not _is_to(own, each, windows)]


def without(own: int, screenshot: Screenshot, windows: Sequence[Window]) -> Screenshot:
    """Return a look with the windows of the process `own` painted over, where nothing lies on them."""
    return screenshot.painted([window.box for window in windows if window.pid == own])


def _is_to(own: int, hand: Hand | Gap, windows: Sequence[Window]) -> bool:
    match hand:
        case Moved(to=at) | Pressed(at=at) | Released(at=at) | Turned(at=at):
            under = next((window for window in windows if at in window.box), None)
            return under is not None and under.pid == own
        case KeyDown() | KeyUp() | Written():
            return any(window.active and window.pid == own for window in windows)
        case _:
            return False
