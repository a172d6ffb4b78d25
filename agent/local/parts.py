"""What differs from platform to platform, each behind a small interface.

`x11.py` has them for Linux, `elsewhere.py` for Windows and macOS. Everything else in this package is the
same on all of them, and imports neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol

from agent.geometry import Window
from agent.local.camera import Camera
from agent.screenshot import Screenshot


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key by the name that pyautogui has for it, and whether Shift is held with it."""

    key: str
    shift: bool = False


class Layout(Protocol):
    """The keyboard: which key makes what."""

    def refresh(self) -> None:
        """Look again at the layout and the locks: a person may have changed them."""
        ...

    def stroke_of(self, key: str) -> Stroke:
        """Return the stroke for a canonical key name. Raises DesktopError where there is no such key."""
        ...

    def character(self, character: str) -> Stroke | None:
        """Return the stroke that types a character; None: no key does, paste it."""
        ...


class Brake(Protocol):
    """The person's way to stop a run from anywhere; whoever presses or moves says so first."""

    def expect_key(self, key: str) -> None: ...
    def expect_pointer(self, x: int, y: int) -> None: ...


class Ledger(Protocol):
    """Is told what goes down, before it does, and what has come up: for tidying up after a kill."""

    def add(self, kind: str, value: str | int) -> None: ...
    def drop(self, kind: str, value: str | int) -> None: ...


@dataclass(frozen=True, slots=True)
class Focus:
    """The window that has the keyboard. number: 0 where nobody knows."""

    number: int = 0
    title: str = ""
    terminal: bool = False


class Inserter(Protocol):
    """Puts a text in where the keyboard focus is, without keys: what no key makes."""

    def borrowed(self, focus: Focus) -> AbstractContextManager[None]:
        """Keep what inserting needs and restore it on the way out."""
        ...

    def insert(self, text: str, focus: Focus, press: Callable[[tuple[str, ...]], None], secret: bool) -> None:
        """Insert it. press: strikes a chord. Raises DesktopError where nobody takes it, or Stopped."""
        ...


class Starter(Protocol):
    """Starts applications."""

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        """Start a program and wait for its window. Raises DesktopError where none comes."""
        ...

    def departed(self) -> Sequence[str]:
        """Return, in words, which programs have ended by a fault or a signal."""
        ...


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A platform's parts, opened, for one desktop.

    name: of the display, '' where there is but one. environment: of what is started there.
    hands: pyautogui. focus: the number of the window that has the keyboard, asked before every key.
    clipboard: its text.
    trouble: what is wrong with a picture, '' for nothing. answering: turns the platform's own errors
    into ours. close: closes everything, once.
    """

    name: str
    environment: Mapping[str, str]
    hands: ModuleType
    camera: Camera
    layout: Layout
    brake: Brake
    ledger: Ledger
    inserter: Inserter
    starter: Starter
    focus: Callable[[], int]
    describe_focus: Callable[[], Focus]
    windows: Callable[[], Sequence[Window]]
    clipboard: Callable[[], str]
    trouble: Callable[[Screenshot], str]
    answering: Callable[[], AbstractContextManager[None]]
    close: Callable[[], None]
