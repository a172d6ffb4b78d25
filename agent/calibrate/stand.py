"""The process that shows the mark, on whatever desktop is worked on, and sees where the pointer is.

It is a process of its own because this one may show no window, and because a program that is not us is what
the pointer must hit. It is spoken to through its standard input, and goes when that is closed: nothing is
left behind, though we be killed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from agent.errors import DesktopError
from agent.geometry import Box

COMMAND = (sys.executable, "-c", "from agent import registry; registry.load('targets', 'qt')()")


class Stand:
    """Shows the mark at places of a screen. A context; its process lives as long as that."""

    def __init__(self, environment: Mapping[str, str], *, command: Sequence[str] = COMMAND) -> None:
        platform = {"QT_QPA_PLATFORM": "xcb"} if sys.platform == "linux" else {}
        self._process = subprocess.Popen(
            command,
            env={**os.environ, **environment, **platform},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._process.stdout:
            with suppress(OSError):  # it has gone already
                self._process.stdin.close()
            try:
                self._process.wait(3)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def show(self, area: Box, across: float, down: float) -> None:
        """Show the mark at these parts of the screen that the area is on. Raises DesktopError."""
        self._asked(f"show {area.left} {area.top} {across} {down}")

    def pointer(self) -> tuple[float, float]:
        """Return how far the pointer is from the middle of the mark, in pixels. Raises DesktopError."""
        across, down = self._asked("pointer").split()
        return float(across), float(down)

    def _asked(self, question: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{question}\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except OSError:
            answer = ""
        if not answer:
            raise DesktopError(
                "the window with the target could not be opened (see what `deixis doctor` says of the window)"
            )
        return answer.strip()
