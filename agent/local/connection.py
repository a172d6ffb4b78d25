"""A connection to an X display.

The trap: Xlib prints "no xauthority details" on standard output, where `--json` promises nothing but
events, and gives up when there is no authority file at all, which is how a bare machine looks.
"""

from __future__ import annotations

import contextlib
import io
import socket
from collections.abc import Iterator
from typing import Any, BinaryIO

from Xlib import X, error, xauth
from Xlib.display import Display
from Xlib.support import unix_connect

from agent.errors import NoDesktop


def connect(name: str) -> Display:
    """Open a connection to the X display of this name, as ':0'. One thread may use it at a time.

    Raises:
        NoDesktop: nothing answers there, or it does not let us in.
    """
    quieten()
    try:
        _knock(name)
        display = Display(name)
    except (error.DisplayError, error.XauthError, OSError) as reason:
        raise NoDesktop(
            f"cannot open the display '{name}': {reason} "
            "(check DISPLAY, start from a desktop session, or use --display virtual)"
        ) from reason
    display.set_error_handler(_ignore)
    return harden(display)


def harden(display: Display) -> Display:
    """Make a display's end while something is sent to it an error that can be caught.

    WORKAROUND: python3-xlib 0.15 then indexes the OSError, which is a TypeError; ends with pyautogui's move
    to python-xlib.
    """
    display.display.socket = _Socket(display.display.socket)
    return display


def disconnect(display: Display) -> None:
    """Close a connection, whether or not the display is still there."""
    with contextlib.suppress(error.ConnectionClosedError, OSError):
        display.close()


@contextlib.contextmanager
def answering(name: str) -> Iterator[None]:
    """Turn the end of the display meanwhile into an error that says so. Raises NoDesktop."""
    try:
        yield
    except (error.ConnectionClosedError, BrokenPipeError, ConnectionResetError) as reason:
        raise NoDesktop(f"the display '{name}' has gone away (start it, and then the run, again)") from reason


def quieten() -> None:
    """Let Xlib's reader of authority files print nothing, and take a missing file for an empty one.

    WORKAROUND: both are fixed in python-xlib 0.33, which pyautogui's own python3-xlib 0.15 shadows; the
    names put into Xlib's module are found there before the built-in ones.
    """
    vars(xauth).update(print=_say_nothing, open=_open_or_empty)


def property_of(window: Any, name: str, most: int = 65_536) -> Any:
    """Return the value of a window's property (text, bytes or an array of numbers), or None."""
    found = window.get_property(window.display.get_atom(name), X.AnyPropertyType, 0, most)
    return None if found is None else found.value


class _Socket:
    """A display's socket whose errors can be indexed."""

    def __init__(self, inner: socket.socket) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def send(self, data: bytes) -> int:
        try:
            return self._inner.send(data)
        except OSError as reason:
            raise _Indexed(*reason.args) from reason

    def recv(self, most: int) -> bytes:
        try:
            return self._inner.recv(most)
        except OSError as reason:
            raise _Indexed(*reason.args) from reason


class _Indexed(OSError):
    def __getitem__(self, index: int) -> object:
        return self.args[index]


def _knock(name: str) -> None:
    """Try the display's socket.

    WORKAROUND: Xlib forgets to close its socket where nobody answers; here that is found out first.
    """
    _, host, number, _ = unix_connect.get_display(name)
    if not host:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
            trial.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108  where X puts it


def _ignore(*_: object) -> None:
    """Drop an asynchronous X error: a window may always vanish between two requests."""


def _say_nothing(*_: object) -> None:
    """Print nothing."""


def _open_or_empty(path: str, mode: str) -> BinaryIO:
    try:
        return io.BytesIO(io.FileIO(path, mode.replace("b", "")).readall())
    except OSError:
        return io.BytesIO()
