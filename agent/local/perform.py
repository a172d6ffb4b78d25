"""Doing what an action says, one sub-action at a time.

Everything is checked before anything is done: a point off the screen, an unknown key, a text that cannot
be typed. On the way out nothing is down that was not down before, but for what `Hold` asked for; and
when the run was stopped, not even that.
"""

from __future__ import annotations

import time
from typing import assert_never

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
)
from agent.control import Control
from agent.errors import DesktopError, Stopped
from agent.geometry import Box
from agent.local.grip import Grip
from agent.local.keyboard import Keyboard
from agent.local.pointer import Pointer, check
from agent.local.writing import Writer

GAP_SECONDS = 0.022  # from one action to the next; spent only where the next one comes sooner


class Performer:
    """Performs actions on one desktop."""

    def __init__(
        self, *, pointer: Pointer, keyboard: Keyboard, writer: Writer, grip: Grip, control: Control
    ) -> None:
        self._pointer = pointer
        self._keyboard = keyboard
        self._writer = writer
        self._grip = grip
        self._control = control
        self._ready_at = 0.0

    def perform(self, action: Action, area: Box) -> None:
        """Do it inside this area of the screen. Raises Stopped, UnknownKey, MissingSecret or DesktopError."""
        check(action, area)
        try:
            self._control.sleep(max(self._ready_at - time.monotonic(), 0))
            match action:
                case Hold(what):
                    self._hold(what)
                case Release(what):
                    self._release(what)
                case _:
                    with self._grip.borrowed():
                        self._pass(action)
        except Stopped:
            self._grip.release_all()
            raise
        finally:
            self._ready_at = time.monotonic() + GAP_SECONDS

    def _pass(self, action: Action) -> None:
        """Do what leaves nothing down."""
        match action:
            case Click(at, button, count, holding):
                with self._keyboard.holding(holding):
                    self._pointer.click(at, button, count)
            case Move(at):
                self._pointer.move(at)
            case Drag(path, button, holding):
                with self._keyboard.holding(holding):
                    self._pointer.drag(path, button)
            case Scroll(at, right, down):
                self._pointer.scroll(at, right=right, down=down)
            case Type(text):
                self._writer.write(text)
            case Press(keys):
                self._keyboard.press(keys)
            case Wait(seconds):
                self._control.sleep(seconds)
            case Finish() | AskUser() | Hold() | Release():
                pass
            case _:
                assert_never(action)

    def _hold(self, what: str | Button) -> None:
        for held in self._held(what):
            if held not in self._grip:
                self._grip.press(held)

    def _release(self, what: str | Button) -> None:
        held = self._held(what)
        if not all(part in self._grip for part in held):
            raise DesktopError(f"'{what}' is not held (hold it first)")
        for part in reversed(held):
            self._grip.release(part)

    def _held(self, what: str | Button) -> tuple[str | Button, ...]:
        return (what,) if isinstance(what, Button) else self._keyboard.strokes((what,))
