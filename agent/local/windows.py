"""The windows of an X display, as its window manager tells of them (EWMH).

The trap: a window's own coordinates count from the frame that the window manager put around it, so the
title bar is missing and everything is some pixels off. Here the frame is asked for and added.
"""

from __future__ import annotations

from typing import Any

from Xlib import X, error
from Xlib.display import Display

from agent.geometry import Box, Window
from agent.local.connection import property_of
from agent.local.parts import Focus

# Where Ctrl+V is a control character. They all paste at Shift+Insert, some PRIMARY and some CLIPBOARD.
_TERMINALS = frozenset(
    (
        *("xterm", "uxterm", "urxvt", "rxvt", "st", "st-256color", "eterm", "mlterm", "kitty", "alacritty"),
        *("gnome-terminal", "gnome-terminal-server", "konsole", "xfce4-terminal", "mate-terminal", "tilix"),
        *("lxterminal", "qterminal", "terminator", "terminology", "deepin-terminal", "sakura", "guake"),
        *("tilda", "yakuake", "foot", "wezterm", "org.wezfurlong.wezterm", "emacs"),
    )
)


def windows(display: Display, without_pid: int) -> tuple[Window, ...]:
    """Return the visible windows, the topmost first, but for those of one process (our own)."""
    active = active_window(display)
    seen = (_window(display, number, active) for number in reversed(window_ids(display)))
    return tuple(window for window in seen if window is not None and window.pid != without_pid)


def window_ids(display: Display) -> list[int]:
    """Return the numbers of the managed windows, the topmost last; without a manager, of all mapped ones."""
    root = display.screen().root
    for name in ("_NET_CLIENT_LIST_STACKING", "_NET_CLIENT_LIST"):
        numbers = property_of(root, name)
        if numbers is not None:
            return [int(number) for number in numbers]
    return [child.id for child in root.query_tree().children]


def active_window(display: Display) -> int:
    """Return the number of the window that has the keyboard, 0 where nobody knows."""
    value = property_of(display.screen().root, "_NET_ACTIVE_WINDOW")
    return int(value[0]) if value else 0


def focus_of(display: Display) -> Focus:
    """Return the window that has the keyboard, and whether it is a terminal."""
    number = active_window(display)
    if not number:
        return Focus()
    terminal = class_of(display, number).lower() in _TERMINALS
    return Focus(number, title_of(display, number), terminal)


def class_of(display: Display, number: int) -> str:
    """Return the application's name for itself, as 'Mousepad', or '' where it has none."""
    try:
        names = _text(property_of(display.create_resource_object("window", number), "WM_CLASS"))
    except error.XError:
        return ""
    return names.rstrip("\0").rpartition("\0")[2]


def title_of(display: Display, number: int) -> str:
    """Return the window's title, or '' where it has none or is gone."""
    window = display.create_resource_object("window", number)
    try:
        return _text(property_of(window, "_NET_WM_NAME")) or _text(property_of(window, "WM_NAME"))
    except error.XError:
        return ""


def box_of(display: Display, number: int) -> Box | None:
    """Return the box of the window with its frame, in screen points; None where it is not to be seen."""
    window = display.create_resource_object("window", number)
    try:
        if window.get_attributes().map_state != X.IsViewable:
            return None
        size = window.get_geometry()
        # Positive numbers: where the window's (0, 0) is on the root window.
        corner = window.translate_coords(display.screen().root, 0, 0)
        left, right, top, bottom = _frame(window)
    except error.XError:
        return None
    x, y = -corner.x, -corner.y
    return Box(x - left, y - top, size.width + left + right, size.height + top + bottom)


def _window(display: Display, number: int, active: int) -> Window | None:
    box = box_of(display, number)
    if box is None:
        return None
    try:
        pid = property_of(display.create_resource_object("window", number), "_NET_WM_PID")
    except error.XError:
        return None
    return Window(
        title=title_of(display, number),
        application=class_of(display, number),
        box=box,
        active=number == active,
        pid=int(pid[0]) if pid else None,
    )


def _frame(window: Any) -> tuple[int, int, int, int]:
    """Return how far the frame reaches over the window: left, right, top, bottom."""
    extents = property_of(window, "_NET_FRAME_EXTENTS")
    if extents is None or len(extents) < 4:
        return 0, 0, 0, 0
    left, right, top, bottom = (int(extent) for extent in extents[:4])
    return left, right, top, bottom


def _text(value: Any) -> str:
    """Return a property's text; Xlib has decoded it where it was valid UTF-8."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, str) else ""
