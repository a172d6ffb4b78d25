"""Starting an application and waiting for its window."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from Xlib.display import Display

from agent.control import Control
from agent.errors import DesktopError
from agent.local.camera import is_one_colour
from agent.local.lifeline import Lifeline
from agent.local.windows import box_of, window_ids
from agent.screenshot import Screenshot

WINDOW_SECONDS = 20.0
HANDOVER_SECONDS = 5.0  # a launcher that ended well hands over to a program that runs already
PAINT_SECONDS = 3.0
LOOK_SECONDS = 0.05


class Launcher:
    """Starts applications on one display, each in a process group of its own.

    own: whether they end with the desktop (a virtual one) or are left to the person.
    """

    def __init__(
        self,
        *,
        display: Display,
        environment: Mapping[str, str],
        lifeline: Lifeline,
        control: Control,
        capture: Callable[[], Screenshot],
        own: bool,
    ) -> None:
        self._display = display
        self._environment = environment
        self._lifeline = lifeline
        self._control = control
        self._capture = capture
        self._own = own
        self._children: list[subprocess.Popen[bytes]] = []

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        """Start a program and wait until it has a window with something in it.

        Raises:
            DesktopError: the program is unknown, ends at once, or shows no window within 20 seconds.
        """
        words = words_of(command, self._environment.get("PATH"))
        before = set(window_ids(self._display))
        with tempfile.TemporaryFile() as complaints:
            child = self._spawn(words, folder, complaints)
            self._wait_for_paint(self._wait_for_window(child, words[0], before, complaints))

    def departed(self) -> Sequence[str]:
        """Return, in words, which programs have ended by a fault or a signal."""
        return tuple(
            f"'{_program(child)}' {_end_of(child.returncode)}"
            for child in self._children
            if child.poll() is not None and child.returncode != 0
        )

    def close(self) -> None:
        """End what was started on a display of our own."""
        for child in reversed(self._children) if self._own else ():
            end_group(child)
            self._lifeline.drop("group", child.pid)
        for child in self._children:
            if child.poll() is None:
                child.returncode = 0  # it is the person's now, and nobody here waits for its end
        self._children.clear()

    def _spawn(self, words: list[str], folder: Path | None, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
        try:
            child = subprocess.Popen(
                words,
                cwd=folder,
                env=dict(self._environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                start_new_session=True,
            )
        except OSError as reason:
            raise DesktopError(
                f"cannot start '{words[0]}' in '{folder or Path.cwd()}': {reason.strerror} "
                "(check that it can be run)"
            ) from reason
        if self._own:
            self._lifeline.add("group", child.pid)
        self._children.append(child)
        return child

    def _wait_for_window(
        self, child: subprocess.Popen[bytes], program: str, before: set[int], complaints: IO[bytes]
    ) -> int:
        left = WINDOW_SECONDS
        while left > 0:
            for number in window_ids(self._display):
                if number not in before and box_of(self._display, number) is not None:
                    return number
            if child.poll() is not None:
                if child.returncode != 0:
                    raise DesktopError(
                        f"'{program}' ended with code {child.returncode} before it showed a window: "
                        f"{_last_words(complaints)} (start it in a terminal to see why)"
                    )
                left = min(left, HANDOVER_SECONDS)
            self._control.sleep(LOOK_SECONDS)
            left -= LOOK_SECONDS
        raise DesktopError(
            f"'{program}' showed no window within {WINDOW_SECONDS:g} s: {_last_words(complaints)} "
            "(start it by hand and run again without --app)"
        )

    def _wait_for_paint(self, window: int) -> None:
        """Wait until the window shows more than one colour and stays as it is for two looks."""
        last = b""
        left = PAINT_SECONDS
        while left > 0:
            self._control.sleep(LOOK_SECONDS)
            left -= LOOK_SECONDS
            box = box_of(self._display, window)
            pixels = None if box is None else self._capture().crop(box.grown(-4))
            if pixels is None or pixels.size == 0:
                continue
            now = pixels.tobytes()
            if now == last and not is_one_colour(pixels):
                return
            last = now


def words_of(command: str | Sequence[str], path: str | None) -> list[str]:
    """Split a command line as a shell would, if it is not split yet, and find its program.

    Raises:
        DesktopError: it cannot be split, or there is no such program.
    """
    try:
        words = shlex.split(command) if isinstance(command, str) else list(command)
    except ValueError as reason:
        raise DesktopError(f"cannot read the command '{command}': {reason} (close the quotes)") from reason
    if not words:
        raise DesktopError("the command is empty (name a program, such as 'mousepad')")
    if shutil.which(words[0], path=path) is None:
        raise DesktopError(f"there is no program '{words[0]}' (install it, or give its full path)")
    return words


def end_group(child: subprocess.Popen[bytes], grace_seconds: float = 1.5) -> None:
    """End a child and its process group, gently and then not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(grace_seconds)
            return
    child.wait()


def _program(child: subprocess.Popen[bytes]) -> str:
    assert isinstance(child.args, list)
    return str(child.args[0])


def _end_of(code: int) -> str:
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"has ended with code {code}"


def _last_words(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").strip().splitlines()
    return " / ".join(lines[-3:]) or "it said nothing"
