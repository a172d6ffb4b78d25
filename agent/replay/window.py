"""The window that a target was in, among those that are open now."""

from __future__ import annotations

from collections.abc import Sequence

from agent.demonstration.target import WindowShown
from agent.errors import PolicyError
from agent.geometry import Point, Window
from agent.sight.match import window_of


def window_now(shown: WindowShown, windows: Sequence[Window]) -> Window | None:
    """Return the window that was shown: of this title, else the only one of the application."""
    try:
        return window_of(shown.title, windows)
    except PolicyError:  # a title tells which document is open, and another one may be now
        same = [each for each in windows if shown.application and each.application == shown.application]
        return same[0] if len(same) == 1 else None


def is_uncovered(at: Point, window: Window | None, windows: Sequence[Window]) -> bool:
    """Tell whether the topmost window at this place is the target's own."""
    return window is None or next((each for each in windows if at in each.box), window) == window


def without_keyboard(shown: WindowShown, windows: tuple[Window, ...]) -> str:
    """Say that keys would go to another window than the one that was shown; nothing where they would not."""
    active = next((each for each in windows if each.active), None)
    if active is None:
        return ""
    wanted = window_now(shown, windows)
    if wanted is None:
        return f"no window '{shown.title}' is open (open it first)"
    return (
        ""
        if wanted == active
        else f"keys would go to '{active.title}', not to '{wanted.title}' (bring it up)"
    )
