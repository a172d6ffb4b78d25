"""What is held down: keys and buttons, each let go exactly once.

The trap: an error between press and release leaves Ctrl down, and the person's next keys are hotkeys.
Nothing else in this package presses or releases; so nothing is down that is not written here, and the
guardian knows of it before it happens.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from agent.actions import Button
from agent.local.parts import Brake, Ledger

NOTCH = 120 if sys.platform == "win32" else 1
"""What pyautogui calls one notch of the wheel."""

# The numbers by which X knows the buttons.
_NUMBERS = {Button.LEFT: 1, Button.MIDDLE: 2, Button.RIGHT: 3}


class Grip:
    """Presses and releases, and knows what is down. Keys by pyautogui's names. One thread at a time."""

    def __init__(self, *, hands: ModuleType, ledger: Ledger, brake: Brake) -> None:
        self._hands = hands
        self._ledger = ledger
        self._brake = brake
        self._down: list[str | Button] = []

    def __contains__(self, what: str | Button) -> bool:
        return what in self._down

    def move(self, x: int, y: int) -> None:
        """Bring the pointer here."""
        self._brake.expect_pointer(x, y)
        self._hands.moveTo(x, y)

    def press(self, what: str | Button, at: tuple[int, int] | None = None) -> None:
        """Press a key, or a button where the pointer is or at this place."""
        self._down.append(what)
        if isinstance(what, Button):
            self._ledger.add("button", _NUMBERS[what])
            x, y = at or self._hands.position()
            self._brake.expect_pointer(x, y)
            self._hands.mouseDown(x, y, button=what.value)
        else:
            self._ledger.add("key", what)
            self._brake.expect_key(what)
            self._hands.keyDown(what)

    def release(self, what: str | Button, at: tuple[int, int] | None = None) -> None:
        """Let go of a key, or of a button where the pointer is or at this place."""
        if isinstance(what, Button):
            x, y = at or self._hands.position()
            self._brake.expect_pointer(x, y)
            self._hands.mouseUp(x, y, button=what.value)
            self._ledger.drop("button", _NUMBERS[what])
        else:
            self._hands.keyUp(what)
            self._ledger.drop("key", what)
        self._down.remove(what)

    @contextmanager
    def borrowed(self) -> Iterator[None]:
        """Let go, on the way out, of whatever was pressed meanwhile and is still down."""
        before = list(self._down)
        try:
            yield
        finally:
            for what in [what for what in reversed(self._down) if what not in before]:
                self.release(what)

    def release_all(self) -> None:
        """Let go of everything."""
        for what in list(reversed(self._down)):
            self.release(what)

    def scroll(self, x: int, y: int, *, right: int = 0, down: int = 0) -> None:
        """Turn the wheel here, by whole notches."""
        self._brake.expect_pointer(x, y)
        if down:
            self._hands.scroll(-down * NOTCH, x, y)
        if right:
            self._hands.hscroll(right * NOTCH, x, y)
