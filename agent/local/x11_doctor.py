"""Examines a Linux machine: its X display, what virtual ones need, and Xlib."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from Xlib.display import Display

from agent.desktop import Finding
from agent.errors import DesktopError
from agent.local import checks
from agent.local.camera import Camera
from agent.local.connection import connect


def examine() -> Sequence[Finding]:
    """Return what is well and what is not, each with its remedy. Changes nothing."""
    return [*_of_the_screen(), *_of_virtual_displays(), _of_the_libraries()]


def _of_the_screen() -> Iterator[Finding]:
    yield _finding("session", checks.session_trouble(os.environ), "an X session, or none")
    name = os.environ.get("DISPLAY")
    if trouble := checks.display_trouble(name):
        yield Finding("display", False, trouble)
        return
    assert name is not None
    try:
        display = connect(name)
    except DesktopError as reason:
        yield Finding("display", False, str(reason))
        return
    try:
        yield Finding("display", True, f"'{name}' answers")
        yield _finding("extensions", checks.extension_trouble(display), "XTEST and RECORD are there")
        yield _finding("window manager", checks.manager_trouble(display), "there is one")
        locked = checks.lock_trouble(display, os.environ.get("XDG_SESSION_ID"))
        yield _finding("lock screen", locked, "the screen is not locked")
        yield _of_pictures(display)
    finally:
        display.close()


def _of_pictures(display: Display) -> Finding:
    try:
        camera = Camera(display=display.get_display_name(), monitor="all", resized=lambda: False)
    except DesktopError as reason:
        return Finding("pictures", False, str(reason))
    try:
        shot = camera.capture()
        return _finding(
            "pictures", checks.blank_trouble(shot, display), f"{shot.width_px}x{shot.height_px} pixels"
        )
    except DesktopError as reason:
        return Finding("pictures", False, str(reason))
    finally:
        camera.close()


def _of_virtual_displays() -> Iterator[Finding]:
    for program, package in (("Xvfb", "xvfb"), ("openbox", "openbox"), ("dbus-daemon", "dbus")):
        found = shutil.which(program)
        missing = (
            "" if found else f"{program} is missing, which --display virtual needs (apt install {package})"
        )
        yield _finding(program, missing, f"in {found}")


def _of_the_libraries() -> Finding:
    """Two packages install the same files under the name Xlib: whichever came last won, in part."""
    try:
        rival = version("python-xlib")
        ours = version("python3-xlib")
    except PackageNotFoundError:
        return Finding("Xlib", True, "one package provides it")
    return Finding(
        "Xlib",
        False,
        f"python-xlib {rival} and python3-xlib {ours} overwrite each other's files (pip uninstall "
        "python-xlib python3-xlib, then pip install python3-xlib)",
    )


def _finding(name: str, trouble: str, well: str) -> Finding:
    return Finding(name, not trouble, trouble or well)
