"""The person's brake: Esc twice, or the pointer in the corner, stops the run from anywhere.

Two traps. X hands recorded keys over only when something else makes it send: a lone key was never seen
within 150 ms; asking it anything every 20 ms ends that. And X does not tell our own keys from the
person's; so whoever presses one says so here first.
"""

from __future__ import annotations

import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from Xlib import X, error
from Xlib.ext import record

from agent.control import DOUBLE_ESC, Control
from agent.errors import NoDesktop
from agent.local.connection import connect, disconnect

TWICE_SECONDS = 0.6
BEAT_SECONDS = 0.02
CORNER = (0, 0)

_EVENT = struct.Struct("=BBHIIIIhhhhHBx")  # type, keycode, sequence, time in ms, ...
_ESCAPE = 0xFF1B


class KillSwitch:
    """Listens on one X display until closed, and stops the run.

    while_stopped: called in a thread of this switch, about 50 times a second, once the run is stopped.

    Raises:
        NoDesktop: the display is not there, or does not let its keys be listened to.
    """

    def __init__(self, *, display: str, control: Control, while_stopped: Callable[[], None]) -> None:
        self._control = control
        self._while_stopped = while_stopped
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._announced: list[float] = []  # when, for each press of Esc that is ours and not yet heard
        self._last_ms: int | None = None
        self._asks, self._hears = connect(display), connect(display)
        if not self._asks.has_extension("RECORD"):
            disconnect(self._asks)
            disconnect(self._hears)
            raise NoDesktop(
                f"the display '{display}' has no RECORD extension, so that Esc could not stop a run "
                "(turn the extension on, or use --display virtual)"
            )
        self._escapes = {code for code, _ in self._asks.keysym_to_keycodes(_ESCAPE)}
        self._expected = self._where()
        self._corner_is_ours = self._expected == CORNER
        self._context: int = self._asks.record_create_context(0, [record.AllClients], [_KEY_PRESSES])
        self._asks.sync()
        self._threads = [
            threading.Thread(target=self._listen, name="killswitch-keys", daemon=True),
            threading.Thread(target=self._beat, name="killswitch-beat", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def expect_key(self, key: str) -> None:
        """Say that we are about to press this key ('code9'): it is not the person's."""
        if int(key.removeprefix("code")) in self._escapes:
            with self._lock:
                self._announced.append(time.monotonic())

    def expect_pointer(self, x: int, y: int) -> None:
        """Say that we are about to put the pointer here: in the corner, it is not the person's doing."""
        with self._lock:
            self._expected = (x, y)
            self._corner_is_ours = self._corner_is_ours or (x, y) == CORNER

    def close(self) -> None:
        """Stop listening. May be called twice."""
        self._closing.set()
        for thread in self._threads:
            thread.join()

    def _listen(self) -> None:
        with suppress(error.ConnectionClosedError, OSError):
            self._hears.record_enable_context(self._context, self._on_reply)
        disconnect(self._hears)

    def _on_reply(self, reply: Any) -> None:
        if reply.category != record.FromServer:
            return
        for kind, keycode, _, time_ms, *_ in _EVENT.iter_unpack(reply.data):
            if kind & 0x7F == X.KeyPress and keycode in self._escapes:
                self._on_escape(time_ms)

    def _on_escape(self, time_ms: int) -> None:
        with self._lock:
            now = time.monotonic()
            self._announced = [when for when in self._announced if now - when < _LATEST_SECONDS]
            if self._announced:
                self._announced.pop(0)
                return
            last, self._last_ms = self._last_ms, time_ms
        if last is not None and 0 <= time_ms - last <= TWICE_SECONDS * 1000:
            self._control.stop(DOUBLE_ESC)

    def _beat(self) -> None:
        with suppress(error.ConnectionClosedError, OSError):
            while not self._closing.wait(BEAT_SECONDS):
                self._look_at_the_corner()
                if self._control.stopped:
                    self._while_stopped()
            self._asks.record_disable_context(self._context)
            self._asks.sync()
        disconnect(self._asks)

    def _look_at_the_corner(self) -> None:
        place = self._where()
        with self._lock:
            if place != CORNER and self._expected != CORNER:
                self._corner_is_ours = False
            by_a_person = place == CORNER and not self._corner_is_ours
        if by_a_person:
            self._control.stop("pointer in the corner")

    def _where(self) -> tuple[int, int]:
        pointer = self._asks.screen().root.query_pointer()
        return pointer.root_x, pointer.root_y


_LATEST_SECONDS = 1.0  # after which an announced key was never pressed
_NOTHING = (0, 0)
_KEY_PRESSES = {
    "core_requests": _NOTHING,
    "core_replies": _NOTHING,
    "ext_requests": (0, 0, 0, 0),
    "ext_replies": (0, 0, 0, 0),
    "delivered_events": _NOTHING,
    "device_events": (X.KeyPress, X.KeyPress),
    "errors": _NOTHING,
    "client_started": False,
    "client_died": False,
}
