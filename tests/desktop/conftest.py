"""Virtual desktops for tests that work real applications.

`virtual_desktop` is an open one of 1280x800 that nobody else uses; `open_desktop` opens more, of any size
and with any `Opening`. Afterwards nothing may be held down and no process may be left.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from agent.control import Control
from agent.desktop import Opening
from agent.local.connection import connect
from agent.local.desktop import LocalDesktop
from agent.local.lifeline import MARK
from agent.local.virtual import open_virtual


class OpenDesktop(Protocol):
    def __call__(self, control: Control | None = None, **opening: Any) -> LocalDesktop: ...


class Until(Protocol):
    def __call__(self, condition: Callable[[], object], seconds: float = 10) -> None: ...


def _until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Wait until the condition holds; fail where it does not."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"still waiting after {seconds:g} s", pytrace=True)
        time.sleep(0.005)


def _held(display: str) -> tuple[list[int], int]:
    """Return the keycodes that are down on a display, and the mask of its buttons that are."""
    connection = connect(display)
    try:
        keymap = connection.query_keymap()
        down = [8 * byte + bit for byte, bits in enumerate(keymap) for bit in range(8) if bits >> bit & 1]
        return down, connection.screen().root.query_pointer().mask & 0x1F00
    finally:
        connection.close()


def _marked_processes(mark: str) -> list[int]:
    """Return the processes that belong to the desktop with this mark."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            environment = (folder / "environ").read_bytes() if folder.name.isdigit() else b""
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment:
            found.append(int(folder.name))
    return found


@pytest.fixture
def until() -> Until:
    """Wait until a condition holds: `until(lambda: file.exists())`."""
    return _until


@pytest.fixture
def held() -> Callable[[str], tuple[list[int], int]]:
    """Tell which keycodes are down on a display, and the mask of its buttons that are."""
    return _held


@pytest.fixture
def marked_processes() -> Callable[[str], list[int]]:
    """List the processes that belong to the desktop with this mark."""
    return _marked_processes


@pytest.fixture
def control() -> Control:
    """The control of the desktop that `virtual_desktop` opens."""
    return Control()


@pytest.fixture
def open_desktop() -> Iterator[OpenDesktop]:
    opened: list[LocalDesktop] = []

    def open_one(control: Control | None = None, **opening: Any) -> LocalDesktop:
        desktop = open_virtual(Opening(control=control or Control(), **opening))
        opened.append(desktop)
        return desktop

    yield open_one
    for desktop in opened:
        mark = desktop.environment[MARK]
        try:
            if os.path.exists(mark):  # else the test has closed it itself
                desktop.release()
                assert _held(desktop.name) == ([], 0)
        finally:
            desktop.close()
        assert _marked_processes(mark) == []
        assert not os.path.exists(mark)


@pytest.fixture
def virtual_desktop(open_desktop: OpenDesktop, control: Control) -> LocalDesktop:
    """An open virtual desktop of 1280x800 under `control`."""
    return open_desktop(control)
