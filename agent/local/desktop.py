"""The desktop of this machine, seen with mss and worked with pyautogui."""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from Xlib import error

from agent.actions import Action
from agent.desktop import Opening
from agent.errors import NoDesktop
from agent.geometry import Window
from agent.local import checks
from agent.local.binding import bind
from agent.local.capture import Camera
from agent.local.clipboard import Clipboard
from agent.local.connection import answering, connect, disconnect
from agent.local.grip import Grip
from agent.local.keyboard import Keyboard
from agent.local.keymap import Keymap
from agent.local.killswitch import KillSwitch
from agent.local.launch import Launcher
from agent.local.lifeline import Lifeline
from agent.local.perform import Performer
from agent.local.pointer import Pointer
from agent.local.windows import windows
from agent.local.writing import Writer
from agent.screenshot import Screenshot


def open_real(opening: Opening) -> LocalDesktop:
    """Open the X display of the environment, or the one that `opening` names.

    Raises:
        NoDesktop: there is none that can be seen and worked.
    """
    display = opening.display or os.environ.get("DISPLAY")
    trouble = "" if opening.display else checks.session_trouble(os.environ)
    if trouble := trouble or checks.display_trouble(display):
        raise NoDesktop(trouble)
    assert display is not None
    session = None if opening.display else os.environ.get("XDG_SESSION_ID")
    connection = connect(display)
    try:
        trouble = checks.extension_trouble(connection) or checks.lock_trouble(connection, session)
    finally:
        disconnect(connection)
    if trouble:
        raise NoDesktop(trouble)
    lifeline = Lifeline()
    try:
        return LocalDesktop(
            opening=opening,
            display=display,
            environment=os.environ | {"DISPLAY": display},
            lifeline=lifeline,
            own=False,
        )
    except BaseException:
        lifeline.close()
        raise


class LocalDesktop:
    """An X display: an `agent.desktop.Desktop`.

    One thread at a time performs; any other may capture, ask for the windows, release and close.

    name: of its display, as ':0'.
    environment: of the programs that are started on it.
    own: whether the display is ours, so that applications end with it and a bare screen is no fault.
    on_close: ends the display, after everything else has let go of it.
    """

    def __init__(
        self,
        *,
        opening: Opening,
        display: str,
        environment: Mapping[str, str],
        lifeline: Lifeline,
        own: bool,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self.name = display
        self.environment = dict(environment)
        self._opening = opening
        self._own = own
        self._seeing = threading.Lock()
        self._acting = threading.RLock()
        self._closed = False
        with ExitStack() as closing:
            closing.callback(lifeline.close)
            if on_close is not None:
                closing.callback(on_close)
            lifeline.add("display", display)
            hands = bind(display)
            closing.callback(disconnect, hands.platformModule._display)
            self._sight = connect(display)
            closing.callback(disconnect, self._sight)
            self._camera = Camera(display=self._sight, monitor=opening.monitor)
            closing.callback(self._camera.close)
            touch = connect(display)
            closing.callback(disconnect, touch)
            killswitch = KillSwitch(
                display=display, control=opening.control, while_stopped=self._release_if_idle
            )
            closing.callback(killswitch.close)
            self._grip = Grip(hands=hands, lifeline=lifeline, killswitch=killswitch)
            closing.callback(self.release)
            keymap = Keymap(touch, hands)
            keyboard = Keyboard(grip=self._grip, keymap=keymap, control=opening.control)
            clipboard = Clipboard(display=touch, environment=environment, control=opening.control)
            self._performer = Performer(
                pointer=Pointer(grip=self._grip, control=opening.control),
                keyboard=keyboard,
                writer=Writer(
                    display=touch, keyboard=keyboard, keymap=keymap, clipboard=clipboard, opening=opening
                ),
                grip=self._grip,
                control=opening.control,
            )
            self._launcher = Launcher(
                display=touch,
                environment=environment,
                lifeline=lifeline,
                control=opening.control,
                capture=self._look,
                own=own,
            )
            closing.callback(self._launcher.close)
            self._closing = closing.pop_all()
        atexit.register(self.close)

    def capture(self) -> Screenshot:
        """Look at the screen, without our own windows. Raises DesktopError where it cannot be seen."""
        with self._opening.curtain(), answering(self.name):
            screenshot = self._look()
            if not self._own:
                with self._seeing:
                    trouble = checks.blank_trouble(screenshot, self._sight)
                if trouble:
                    raise NoDesktop(trouble)
        return screenshot

    def windows(self) -> Sequence[Window]:
        """Return the visible windows but for our own, the topmost first."""
        with self._seeing, answering(self.name):
            return windows(self._sight, without_pid=os.getpid())

    def start(self, command: str) -> None:
        """Start an application here and wait for its window. Raises DesktopError where none comes."""
        with self._acting, answering(self.name):
            self._launcher.start(command)

    def perform(self, action: Action) -> None:
        """Do it, now. Raises Stopped, UnknownKey, MissingSecret or DesktopError."""
        with self._acting, answering(self.name):
            self._performer.perform(action, self._camera.area)

    def release(self) -> None:
        """Let go of every key and button that is still held."""
        with self._acting, contextlib.suppress(error.ConnectionClosedError, OSError):
            self._grip.release_all()

    def close(self) -> None:
        """Release everything and end what was started for this desktop. May be called twice."""
        with self._acting:
            if self._closed:
                return
            self._closed = True
            atexit.unregister(self.close)
            self._closing.close()

    def _look(self) -> Screenshot:
        with self._seeing:
            return self._camera.capture()

    def _release_if_idle(self) -> None:
        """After a stop: let go, unless an action is under way, which lets go by itself."""
        if self._acting.acquire(blocking=False):
            try:
                self._grip.release_all()
            finally:
                self._acting.release()
