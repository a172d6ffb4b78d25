"""The parts of a desktop on Windows and macOS. Nobody has run them there yet.

What is missing says so: no list of windows, so the check that the keyboard has not changed hands is
absent, and no guardian, so a key that is held when the process is killed stays down.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import MappingProxyType, ModuleType

from agent.control import DOUBLE_ESC, Control
from agent.desktop import Opening
from agent.errors import DesktopError, NoDesktop
from agent.local.binding import bind
from agent.local.camera import Camera, is_one_colour
from agent.local.parts import Focus, Parts, Stroke
from agent.screenshot import Screenshot

TWICE_SECONDS = 0.6
BEAT_SECONDS = 0.02
CORNER = (0, 0)
WINDOW_SECONDS = 20.0

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "super": "command" if sys.platform == "darwin" else "win",
        "alt": "option" if sys.platform == "darwin" else "alt",
        "altgr": "altright",
        "menu": "apps",
        "numadd": "add",
        "numsubtract": "subtract",
        "nummultiply": "multiply",
        "numdivide": "divide",
        "numdecimal": "decimal",
        "numenter": "enter",
    }
)


def open_parts(opening: Opening, while_stopped: Callable[[], None]) -> Parts:
    """Open what is needed to see and work this machine's desktop.

    Raises:
        NoDesktop: an X display is asked for, or the keys cannot be listened to.
        DesktopError: there is no such monitor.
    """
    if opening.display is not None:
        raise NoDesktop(f"there are no X displays such as '{opening.display}' here (use --display real)")
    hands = bind(None)
    camera = Camera(display=None, monitor=opening.monitor, resized=lambda: False)
    try:
        brake = PlainBrake(hands=hands, control=opening.control, while_stopped=while_stopped)
    except BaseException:
        camera.close()
        raise

    def close() -> None:
        brake.close()
        camera.close()

    return Parts(
        name="",
        environment=os.environ,
        hands=hands,
        camera=camera,
        layout=PlainLayout(hands),
        brake=brake,
        ledger=NoLedger(),
        inserter=UnicodeInserter(),
        starter=PlainStarter(control=opening.control, capture=camera.capture),
        focus=lambda: 0,
        describe_focus=Focus,
        windows=tuple,
        clipboard=_clipboard,
        trouble=_trouble,
        answering=nullcontext,
        close=close,
    )


class PlainLayout:
    """pyautogui's own table of keys: these platforms' parts of it ask the system for the layout."""

    def __init__(self, hands: ModuleType) -> None:
        self._hands = hands

    def refresh(self) -> None:
        """Nothing to do: the system is asked at each key."""

    def stroke_of(self, key: str) -> Stroke:
        """Return the stroke for a canonical key name. Raises DesktopError where there is no such key."""
        name = _NAMES.get(key, key)
        if not self._hands.isValidKey(name):
            raise DesktopError(f"this keyboard has no key '{key}' (use another key or its button)")
        return Stroke(name)

    def character(self, character: str) -> Stroke | None:
        """Return the stroke of a printable ASCII character; pyautogui holds Shift by itself."""
        return Stroke(character) if " " <= character <= "~" else None


class PlainBrake:
    """Esc twice, heard by pynput, or the pointer in the corner."""

    def __init__(self, *, hands: ModuleType, control: Control, while_stopped: Callable[[], None]) -> None:
        try:
            from pynput import keyboard  # opens the system's keyboard when imported
        except ImportError as reason:
            raise NoDesktop(f"cannot listen for Esc: {reason} (pip install pynput)") from reason
        self._hands = hands
        self._control = control
        self._while_stopped = while_stopped
        self._lock = threading.Lock()
        self._announced = 0
        self._last = -TWICE_SECONDS
        self._expected = tuple(hands.position())
        self._corner_is_ours = self._expected == CORNER
        self._closing = threading.Event()
        self._escape = keyboard.Key.esc
        self._listener = keyboard.Listener(on_press=self._on_press)
        self._listener.start()
        self._thread = threading.Thread(target=self._beat, name="killswitch-beat", daemon=True)
        self._thread.start()

    def expect_key(self, key: str) -> None:
        """Say that we are about to press this key: it is not the person's."""
        if key == "esc":
            with self._lock:
                self._announced += 1

    def expect_pointer(self, x: int, y: int) -> None:
        """Say that we are about to put the pointer here: in the corner, it is not the person's doing."""
        with self._lock:
            self._expected = (x, y)
            self._corner_is_ours = self._corner_is_ours or (x, y) == CORNER

    def close(self) -> None:
        self._closing.set()
        self._listener.stop()
        self._listener.join()
        self._thread.join()

    def _on_press(self, key: object) -> None:
        if key != self._escape:
            return
        with self._lock:
            if self._announced:
                self._announced -= 1
                return
            last, self._last = self._last, time.monotonic()
        if self._last - last <= TWICE_SECONDS:
            self._control.stop(DOUBLE_ESC)

    def _beat(self) -> None:
        while not self._closing.wait(BEAT_SECONDS):
            place = tuple(self._hands.position())
            with self._lock:
                if place != CORNER and self._expected != CORNER:
                    self._corner_is_ours = False
                by_a_person = place == CORNER and not self._corner_is_ours
            if by_a_person:
                self._control.stop("pointer in the corner")
            if self._control.stopped:
                self._while_stopped()


class NoLedger:
    """Nobody tidies up after a kill here."""

    def add(self, kind: str, value: str | int) -> None:
        """Tell nobody."""

    def drop(self, kind: str, value: str | int) -> None:
        """Tell nobody."""


class UnicodeInserter:
    """These systems take characters without keys, so that no clipboard is borrowed."""

    @contextmanager
    def borrowed(self, focus: Focus) -> Iterator[None]:
        """Keep nothing."""
        yield

    def insert(self, text: str, focus: Focus, press: Callable[[tuple[str, ...]], None], secret: bool) -> None:
        """Send the characters as they are."""
        from pynput import keyboard  # opens the system's keyboard when imported

        keyboard.Controller().type(text)


class PlainStarter:
    """Starts applications, and waits until the screen looks different and is still."""

    def __init__(self, *, control: Control, capture: Callable[[], Screenshot]) -> None:
        self._control = control
        self._capture = capture

    def departed(self) -> Sequence[str]:
        """Nobody waits for the end of a program here."""
        return ()

    def start(self, command: str | Sequence[str], folder: Path | None = None) -> None:
        """Start a program. Raises DesktopError where it cannot be started or nothing shows."""
        try:
            whole = not isinstance(command, str) or sys.platform == "win32"
            words = command if whole else shlex.split(str(command))
            before = self._capture().image.tobytes()
            child = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL)
        except (OSError, ValueError) as reason:
            raise DesktopError(f"cannot start '{command}': {reason} (give its full path)") from reason
        child.returncode = 0  # it is the person's, and nobody here waits for its end
        last, left = before, WINDOW_SECONDS
        while left > 0:
            self._control.sleep(0.2)
            left -= 0.2
            now = self._capture().image.tobytes()
            if now == last and now != before:
                return
            last = now
        raise DesktopError(f"'{command}' showed nothing within {WINDOW_SECONDS:g} s (start it by hand)")


def _clipboard() -> str:
    import pyperclip  # only these systems have it without a program of its own

    return str(pyperclip.paste())


def _trouble(screenshot: Screenshot) -> str:
    if is_one_colour(screenshot.image):
        return "the screen shows one colour only: locked, or not allowed to be seen (unlock or allow it)"
    return ""
