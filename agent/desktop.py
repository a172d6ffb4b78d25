"""What is worked on: something that can be seen and acted upon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from agent.actions import Action
from agent.control import Control
from agent.geometry import Window
from agent.screenshot import Screenshot


class Desktop(Protocol):
    """A screen, a mouse and a keyboard.

    `perform` looks at the run's `Control` between sub-actions (each character, each way point of a
    drag), raises `Stopped` there, and leaves no key or button down that was not down before, except
    by `Hold`.
    """

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of programs that shall run on this desktop."""
        ...

    def capture(self) -> Screenshot:
        """Look at the screen. Raises DesktopError where it cannot be seen."""
        ...

    def windows(self) -> Sequence[Window]:
        """Return the visible windows, the topmost first; empty where the platform does not tell."""
        ...

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        """Start an application here and wait for its window. Raises DesktopError where none comes.

        command: as in a shell, or its words. folder: the one to start it in; None for the current one.
        """
        ...

    def departed(self) -> Sequence[str]:
        """Return, in words, which of the applications started here have ended by a fault or a signal."""
        ...

    def clipboard(self) -> str:
        """Return the text that is in the clipboard, empty where there is none."""
        ...

    def perform(self, action: Action) -> None:
        """Do it, now. Raises Stopped, UnknownKey, MissingSecret or DesktopError."""
        ...

    def release(self) -> None:
        """Let go of every key and button that is still held."""
        ...

    def close(self) -> None:
        """Release everything and end what was started for this desktop. May be called twice."""
        ...


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What a desktop is opened with.

    display: the X display to work on, as ':3'; None for the one of the environment.
    size: of a virtual display, in pixels.
    monitor: 'all', or the number of a monitor, the first being 1.
    reveal: replaces each `${secret:name}` in a text, at the last moment.
    home: the home folder of what is started on a virtual display; None for the person's own.
    scratch: folders that are of no use after the desktop: they are removed though this process be killed.
    curtain: hides the windows of Deixis itself while it is entered, so that no picture holds them.
    """

    control: Control
    display: str | None = None
    size: tuple[int, int] = (1280, 800)
    monitor: str = "1"
    reveal: Callable[[str], str] = str
    home: Path | None = None
    scratch: tuple[Path, ...] = ()
    curtain: Callable[[], AbstractContextManager[None]] = nullcontext


@dataclass(frozen=True, slots=True)
class Finding:
    """What an examination of the machine found: of what, whether it is well, and else the remedy."""

    name: str
    ok: bool
    message: str


MakeDesktop = Callable[[Opening], Desktop]
"""What an entry point of the group `deixis.desktops` names."""

Examine = Callable[[], Sequence[Finding]]
"""What an entry point of the group `deixis.doctors` names."""
