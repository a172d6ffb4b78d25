"""Our end of the pipe to the guardian."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import Xlib

from agent.local import guardian

MARK = "IN_DEIXIS_DESKTOP"
"""The environment variable that marks every process which belongs to a desktop of ours."""


class Lifeline:
    """Tells the guardian what to tidy up if we die. Any thread may use it.

    A line is in the pipe when the call returns, so announce first and press afterwards.
    """

    def __init__(self) -> None:
        self._guardian = subprocess.Popen(
            [sys.executable, "-I", "-S", guardian.__file__, str(Path(Xlib.__file__).parents[1])],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
        )

    def add(self, kind: str, value: str | int) -> None:
        """Announce a 'display', 'key', 'button', process 'group', 'mark' or temporary 'folder'."""
        self._tell(f"+ {kind} {value}\n")

    def drop(self, kind: str, value: str | int) -> None:
        """Say that this one is taken care of."""
        self._tell(f"- {kind} {value}\n")

    def close(self) -> None:
        """Let the guardian tidy up what was not dropped, and wait for it."""
        assert self._guardian.stdin is not None
        self._guardian.stdin.close()
        self._guardian.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _tell(self, line: str) -> None:
        assert self._guardian.stdin is not None
        with contextlib.suppress(BrokenPipeError, ValueError):
            os.write(self._guardian.stdin.fileno(), line.encode())
