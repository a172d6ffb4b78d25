"""Whether a desktop can be seen and worked, and what to do where it cannot.

The trap: under Wayland, behind a lock screen or on a blanked one, pictures can still be taken. They are
black, or show the lock, and every click goes to nobody or to the password field.

Each check takes what it looks at and returns what is wrong with its remedy, or '' where all is well.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from Xlib import X
from Xlib.display import Display

from agent.local.camera import is_one_colour
from agent.local.windows import box_of, class_of, window_ids
from agent.screenshot import Screenshot

LOCKERS = frozenset(
    (
        *("xscreensaver", "xscreensaver-gfx", "i3lock", "slock", "xsecurelock", "xlock", "xtrlock"),
        *("light-locker", "gnome-screensaver", "mate-screensaver", "cinnamon-screensaver"),
        *("xfce4-screensaver", "kscreenlocker", "kscreenlocker_greet", "physlock"),
    )
)


def session_trouble(environment: Mapping[str, str]) -> str:
    """Say what is wrong with the kind of session: Wayland lets nobody look at the screen through X."""
    wayland = environment.get("WAYLAND_DISPLAY")
    kind = environment.get("XDG_SESSION_TYPE")
    if kind == "wayland" or (wayland and kind != "x11"):
        return (
            "this is a Wayland session, where pictures of the screen are black "
            "(log in to an X session, often called 'Xorg', or use --display virtual)"
        )
    return ""


def display_trouble(name: str | None) -> str:
    """Say what is wrong with the name of the display."""
    if name:
        return ""
    return (
        "cannot see the screen: DISPLAY is not set (start from a desktop session, or use --display virtual)"
    )


def extension_trouble(display: Display) -> str:
    """Say which extension is missing that pressing keys or hearing them needs."""
    for extension, purpose in (("XTEST", "press keys"), ("RECORD", "hear Esc")):
        if not display.has_extension(extension):
            return (
                f"the display has no {extension} extension, so that nothing can {purpose} on it "
                "(turn the extension on in the X server, or use --display virtual)"
            )
    return ""


def manager_trouble(display: Display) -> str:
    """Say so where no window manager tells of windows: their titles and places are then unknown."""
    root = display.screen().root
    if root.get_property(display.get_atom("_NET_SUPPORTING_WM_CHECK"), X.AnyPropertyType, 0, 1) is None:
        return "no window manager runs on this display (start one, such as openbox)"
    return ""


def lock_trouble(display: Display, session: str | None) -> str:
    """Say so where a lock screen is up: its window is there, or the session says that it is locked.

    session: the log-in session's name, from XDG_SESSION_ID; None: there is nobody to ask.
    """
    unmanaged = (child.id for child in display.screen().root.query_tree().children)
    for number in (*unmanaged, *window_ids(display)):
        name = class_of(display, number).lower()
        if name in LOCKERS and box_of(display, number) is not None:
            return f"the screen is locked by {name} (unlock it and run again)"
    if session is not None and _says_locked(session):
        return "the screen is locked (unlock it and run again)"
    return ""


def blank_trouble(screenshot: Screenshot, display: Display) -> str:
    """Say so where windows are there and yet the screen shows a single colour."""
    if not is_one_colour(screenshot.image):
        return ""
    boxes = (box_of(display, number) for number in window_ids(display))
    if not any(box is not None and box.overlap(screenshot.area) for box in boxes):
        return ""  # a bare screen is no blank one
    return (
        "the screen shows nothing but one colour, so it is locked, blanked or not ours to see "
        "(unlock or wake it, or use --display virtual)"
    )


def _says_locked(session: str) -> bool:
    try:
        told = subprocess.run(
            ["loginctl", "show-session", session, "--property=LockedHint", "--value"],
            capture_output=True,
            text=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.stdout.strip() == "yes"
