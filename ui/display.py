"""Whether there is a display on which the window can open, asked before Qt is.

The trap: Qt ends the process itself where no display answers, with a core dump and words for programmers.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping

LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
SOCKET = "/tmp/.X11-unix/X{number}"  # noqa: S108 (where every X server listens)
SECONDS = 2.0


def why_not(environment: Mapping[str, str], platform: str) -> str:
    """Return why no window can open here; '' where nothing speaks against it."""
    named = [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") if environment.get(name)]
    if platform != "linux" or named[-1:] == ["QT_QPA_PLATFORM"] or "WAYLAND_DISPLAY" in named:
        return ""
    if not named:
        return "DISPLAY is not set"
    display = environment["DISPLAY"]
    return "" if answers(display) else f"nothing answers at DISPLAY='{display}'"


def answers(display: str) -> bool:
    """Tell whether a local X server listens; one on another machine is taken for one that does."""
    found = LOCAL.fullmatch(display)
    if found is None:
        return True
    file = SOCKET.format(number=found[1])
    return _listens(file) or _listens(f"\0{file}")  # a name alone, without a file


def _listens(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            return False
        return True
