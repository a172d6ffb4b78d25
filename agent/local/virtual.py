"""Opening a virtual display, where the platform has such."""

from __future__ import annotations

import shutil
import sys
from functools import partial

from agent.desktop import Opening
from agent.errors import NoDesktop
from agent.local.desktop import LocalDesktop


def open_virtual(opening: Opening) -> LocalDesktop:
    """Start a virtual display of `opening.size` pixels and open it. It ends when the desktop is closed.

    Raises:
        NoDesktop: not on Linux, or Xvfb or openbox is missing or does not start.
    """
    if sys.platform != "linux":
        raise NoDesktop("virtual displays exist on Linux only (use --display real, or a Linux machine)")
    for program, package in (("Xvfb", "xvfb"), ("openbox", "openbox")):
        if shutil.which(program) is None:
            raise NoDesktop(
                f"cannot open a virtual display: {program} is not installed (apt install {package})"
            )
    from agent.local import lifeline, x11, xvfb  # need Xlib, which only Linux has

    line = lifeline.Lifeline()
    screen = xvfb.VirtualScreen(line, opening.size, opening.home)
    try:
        screen.start()
        open_parts = partial(
            x11.open_parts,
            display=screen.name,
            environment=screen.environment,
            lifeline=line,
            own=True,
            on_close=screen.close,
        )
        return LocalDesktop(opening, open_parts)
    except BaseException:
        screen.close()
        line.close()
        raise
