"""The process that tidies up after a killed one.

The trap: after `kill -9` no `finally` runs, and a key that was down stays down: every further key of the
person's is then a hotkey. This small process is told through a pipe what goes down and what is
started; when the pipe closes, however it came about, it lets go and ends whatever is still there.

It is started by its path, with neither site-packages nor the rest of Deixis, so that it is there in
milliseconds; it must import nothing else of the project.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable

GRACE_SECONDS = 1.0


def main(xlib_folder: str) -> None:
    """Read what goes on until the pipe closes, then put in order what was left.

    xlib_folder: where the Xlib package is, for letting go of keys.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    kept = read(sys.stdin)
    down = [(kind, int(value.removeprefix("code"))) for kind, value in kept if kind in ("key", "button")]
    for display in (value for kind, value in kept if kind == "display"):
        if down:
            with contextlib.suppress(Exception):
                release(display, down, xlib_folder)
    end_groups([int(value) for kind, value in kept if kind == "group"])
    for kind, value in kept:
        if kind == "mark":
            end_marked(value)
        elif kind == "folder":
            shutil.rmtree(value, ignore_errors=True)


def read(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return what was announced with '+' and not taken back with '-', in order."""
    kept: dict[tuple[str, str], None] = {}
    for line in lines:
        sign, _, rest = line.rstrip("\n").partition(" ")
        kind, _, value = rest.partition(" ")
        if sign == "+":
            kept[kind, value] = None
        else:
            kept.pop((kind, value), None)
    return list(kept)


def release(display_name: str, down: list[tuple[str, int]], xlib_folder: str) -> None:
    """Let go of these keys and buttons on the display."""
    sys.path.append(xlib_folder)
    os.environ.setdefault("XAUTHORITY", os.devnull)
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115  Xlib prints
    from Xlib import X
    from Xlib.display import Display
    from Xlib.ext.xtest import fake_input

    display = Display(display_name)
    for kind, code in reversed(down):
        fake_input(display, X.KeyRelease if kind == "key" else X.ButtonRelease, code)
    display.sync()
    display.close()


def end_groups(groups: list[int]) -> None:
    """End these process groups, the last started first, gently and then not."""
    groups = [group for group in reversed(groups) if _signal_group(group, signal.SIGTERM)]
    deadline = time.monotonic() + GRACE_SECONDS
    while groups and time.monotonic() < deadline:
        time.sleep(0.01)
        groups = [group for group in groups if _signal_group(group, 0)]
    for group in groups:
        _signal_group(group, signal.SIGKILL)


def end_marked(mark: str) -> None:
    """End every process of ours whose environment holds this mark, as 'NAME=value': what left its group."""
    wanted = mark.encode()
    for name in os.listdir("/proc") if os.path.isdir("/proc") else []:
        if not name.isdigit() or int(name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            with open(f"/proc/{name}/environ", "rb") as environment:
                marked = wanted in environment.read().split(b"\0")
            if marked:
                os.kill(int(name), signal.SIGKILL)


def _signal_group(group: int, number: int) -> bool:
    """Signal a group and tell whether it still lives."""
    try:
        os.killpg(group, number)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1])
