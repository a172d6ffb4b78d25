"""The desktop of this machine, seen with mss and worked with pyautogui."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from agent.actions import Action
from agent.desktop import Opening
from agent.errors import DesktopError, NoDesktop
from agent.geometry import Window
from agent.local.grip import Grip
from agent.local.keyboard import Keyboard
from agent.local.parts import Parts
from agent.local.perform import Performer
from agent.local.pointer import Pointer
from agent.local.writing import Writer
from agent.screenshot import Screenshot


def open_real(opening: Opening) -> LocalDesktop:
    """Open the desktop of this machine, or the X display that `opening` names.

    Raises:
        NoDesktop: there is none that can be seen and worked.
        DesktopError: there is no such monitor.
    """
    if sys.platform != "linux":
        from agent.local import elsewhere  # needs pynput, which Linux does not have

        return LocalDesktop(opening, elsewhere.open_parts)
    from agent.local import lifeline, x11  # need Xlib, which only Linux has

    display = x11.find_display(opening.display, os.environ)
    open_parts = partial(
        x11.open_parts,
        display=display,
        environment=os.environ | {"DISPLAY": display},
        lifeline=lifeline.Lifeline(),
        own=False,
    )
    return LocalDesktop(opening, open_parts)


class LocalDesktop:
    """A screen, a mouse and a keyboard of this machine: an `agent.desktop.Desktop`.

    One thread at a time performs; any other may capture, ask for the windows, release and close.

    open_parts: opens the platform's parts; it is given what they call again and again while stopped.
    """

    def __init__(self, opening: Opening, open_parts: Callable[[Opening, Callable[[], None]], Parts]) -> None:
        self._opening = opening
        self._seeing = threading.Lock()
        self._acting = threading.RLock()
        self._closed = False
        with self._acting:
            self._parts = parts = open_parts(opening, self._release_if_idle)
            self._grip = Grip(hands=parts.hands, ledger=parts.ledger, brake=parts.brake)
            keyboard = Keyboard(grip=self._grip, layout=parts.layout, control=opening.control)
            writer = Writer(
                keyboard=keyboard,
                layout=parts.layout,
                inserter=parts.inserter,
                focus=parts.focus,
                describe_focus=parts.describe_focus,
                opening=opening,
            )
            self._performer = Performer(
                pointer=Pointer(grip=self._grip, control=opening.control),
                keyboard=keyboard,
                writer=writer,
                grip=self._grip,
                control=opening.control,
            )
        self.name = parts.name
        self.environment = dict(parts.environment)
        atexit.register(self.close)

    def capture(self) -> Screenshot:
        """Look at the screen, without our own windows. Raises DesktopError where it cannot be seen."""
        with self._opening.curtain(), self._parts.answering():
            screenshot = self._parts.camera.capture()
            with self._seeing:
                trouble = self._parts.trouble(screenshot)
        if trouble:
            raise NoDesktop(trouble)
        return screenshot

    def windows(self) -> Sequence[Window]:
        """Return the visible windows but for our own, the topmost first."""
        with self._seeing, self._parts.answering():
            return self._parts.windows()

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        """Start an application here and wait for its window. Raises DesktopError where none comes."""
        with self._acting, self._parts.answering():
            self._parts.starter.start(command, folder)

    def departed(self) -> Sequence[str]:
        """Return, in words, which of the applications started here have ended by a fault or a signal."""
        return self._parts.starter.departed()

    def clipboard(self) -> str:
        """Return the text that is in the clipboard, empty where there is none."""
        with self._acting, self._parts.answering():
            return self._parts.clipboard()

    def perform(self, action: Action) -> None:
        """Do it, now. Raises Stopped, UnknownKey, MissingSecret or DesktopError."""
        with self._acting, self._parts.answering():
            self._performer.perform(action, self._parts.camera.area)

    def release(self) -> None:
        """Let go of every key and button that is still held."""
        with self._acting, contextlib.suppress(DesktopError), self._parts.answering():
            self._grip.release_all()

    def close(self) -> None:
        """Release everything and end what was started for this desktop. May be called twice."""
        with self._acting:
            if self._closed:
                return
            self._closed = True
            atexit.unregister(self.close)
            self.release()
            self._parts.close()

    def _release_if_idle(self) -> None:
        """After a stop: let go, unless an action is under way, which lets go by itself."""
        if self._acting.acquire(blocking=False):
            try:
                self._grip.release_all()
            finally:
                self._acting.release()
