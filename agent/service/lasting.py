"""A desktop on which a key stays down from one call to the next.

The loop lets go of everything when a run ends, and each call is a run. For a client that holds Shift
with one call and lets go with another, the release waits: whoever wraps the desktop releases it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from agent.actions import Action
from agent.desktop import Desktop
from agent.geometry import Window
from agent.screenshot import Screenshot


class Lasting:
    """Another desktop, but for `release` and `close`, which do nothing: it is somebody else's."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    @property
    def environment(self) -> Mapping[str, str]:
        return self._desktop.environment

    def capture(self) -> Screenshot:
        return self._desktop.capture()

    def windows(self) -> Sequence[Window]:
        return self._desktop.windows()

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        self._desktop.start(command, folder)

    def departed(self) -> Sequence[str]:
        return self._desktop.departed()

    def clipboard(self) -> str:
        return self._desktop.clipboard()

    def perform(self, action: Action) -> None:
        self._desktop.perform(action)

    def release(self) -> None:
        """Leave held what is held."""

    def close(self) -> None:
        """Leave it open."""
