"""Keywords for Robot Framework: an exported script's steps, done as they are in the script.

Open Desktop          FOLDER  HEAD  parameter=value …
Start Applications
Step                  a step of a script, as JSON
Holds                 a condition of a script, as JSON: true or false
Close Desktop         for the teardown
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from agent.errors import DeixisError, UsageError
from agent.script.live import Live, opened


class Deixis:
    """Works a desktop: opened once for each test."""

    ROBOT_LIBRARY_SCOPE = "TEST"

    def __init__(self) -> None:
        self._open: AbstractContextManager[Live] | None = None
        self._live: Live | None = None
        self._failure: BaseException | None = None

    def open_desktop(self, folder: str, head: str, /, **values: object) -> None:
        """Open the desktop that the head of a script asks for. A value of None is one that was not given."""
        given = {name: str(value) for name, value in values.items() if value is not None}
        self._open = opened(json.loads(head), folder=Path(folder), values=given)
        self._live = self._open.__enter__()

    def start_applications(self) -> None:
        """Start the applications that the head names."""
        self._noting(lambda live: live.start())

    def step(self, said: str) -> None:
        """Do one step; the test fails where it does."""
        self._noting(lambda live: live.step(json.loads(said)))

    def holds(self, condition: str) -> bool:
        """Tell whether a condition holds now."""
        return self._desktop.holds(json.loads(condition))

    def close_desktop(self) -> None:
        """Clean up after a failure, close the desktop, and keep the episode."""
        was_open, self._open, self._live = self._open, None, None
        failure, self._failure = self._failure, None
        if was_open is None:
            return
        try:
            was_open.__exit__(type(failure) if failure else None, failure, None)
        except DeixisError:
            return  # it was told when it happened

    @property
    def _desktop(self) -> Live:
        if self._live is None:
            raise UsageError("there is no desktop yet (begin with: Open Desktop)")
        return self._live

    def _noting(self, act: Callable[[Live], None]) -> None:
        """Do it, and remember how it failed, for cleaning up."""
        try:
            act(self._desktop)
        except DeixisError as error:
            self._failure = error
            raise
