"""Hearing the mouse and the keys of an X display, whoever has the keyboard, through the RECORD extension.

The traps: X hands recorded events over only when something else makes it send, so it is asked something all
the time; an event is then up to a beat late, but says itself when it was, by a clock that here is ours too.
And a key that repeats comes as a release and a press in the same millisecond: that is neither.
"""

from __future__ import annotations

import struct
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import mss
from Xlib import X, error
from Xlib.ext import record

from agent.actions import Button
from agent.demonstration.schema import Screen
from agent.errors import NoDesktop
from agent.geometry import Point, Window
from agent.local.connection import answering, connect, disconnect
from agent.local.hook_keys import Typist
from agent.local.news import News
from agent.local.windows import window_ids, windows
from agent.local.x11 import find_display
from agent.record.hook import Buffer
from agent.record.input import Gap, Hand, Moved, Pressed, Released, Turned

BEAT_SECONDS = 0.02
CHECK_SECONDS = 2.0  # after which the windows are asked for, whether or not the display told of any change
START_SECONDS = 10.0
LATEST_MS = 2000  # an event that seems older was stamped by another clock

# type, detail, sequence, time in ms, root, event, child, root x and y, x and y, state, same screen
_EVENT = struct.Struct("=BBHIIIIhhhhHBx")
_BUTTONS = {1: Button.LEFT, 2: Button.MIDDLE, 3: Button.RIGHT}
_TURNS = {4: (0, -1), 5: (0, 1), 6: (-1, 0), 7: (1, 0)}

Raw = tuple[int, bytes]  # heard at, in nanoseconds; events as they came


class XHook:
    """Hears one X display until it is closed.

    Raises:
        NoDesktop: the display is not there, or does not let itself be listened to.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._name = find_display(environment.get("DISPLAY"), environment)
        self._closing = threading.Event()
        self._listening = threading.Event()  # from then on nothing is missed
        self._buffer: Buffer[Raw] = Buffer()
        self._last_ns = 0
        self._held_back: _Read | None = None
        self.hook_ns: list[int] | None = None  # a benchmark's list of how long the hook took
        self._asks, self._hears, self._works = (connect(self._name) for _ in range(3))
        if not self._asks.has_extension("RECORD"):
            for each in (self._asks, self._hears, self._works):
                disconnect(each)
            raise NoDesktop(
                f"the display '{self._name}' has no RECORD extension, so that nothing can be recorded "
                "(turn the extension on, or use --display virtual)"
            )
        self._typist = Typist(self._works)
        self._news = News(self._works)
        self._windows: tuple[Window, ...] = ()
        self._asked_at = 0.0
        self._context: int = self._asks.record_create_context(0, [record.AllClients], [_HANDS])
        self._asks.sync()
        self._threads = [
            threading.Thread(target=self._listen, name="recording-hook", daemon=True),
            threading.Thread(target=self._beat, name="recording-beat", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        if not self._listening.wait(START_SECONDS):
            self.close()
            raise NoDesktop(
                f"the display '{self._name}' has not begun to tell of keys after {START_SECONDS:g} s "
                "(try again when the machine is less busy)"
            )

    def drain(self) -> Sequence[Hand | Gap]:
        """Return what has been heard since it was asked last."""
        raws, lost = self._buffer.take()
        if raws:
            with answering(self._name):
                self._news.hear()
                if self._news.keys:
                    self._news.keys = False
                    self._typist.refresh()
        heard: list[Hand | Gap] = list(self._meanings(_read(raws), idle=not raws))
        if lost:
            heard.append(Gap(self._last_ns, lost))
        return heard

    def windows(self) -> Sequence[Window]:
        """Return all visible windows, our own too, the topmost first."""
        with answering(self._name):
            self._news.hear()
            if self._news.windows or time.monotonic() - self._asked_at > CHECK_SECONDS:
                self._asked_at, self._news.windows = time.monotonic(), False
                self._news.watch(window_ids(self._works))
                self._windows = windows(self._works, without_pid=-1)
            return self._windows

    def was_drawn(self) -> bool:
        """Tell whether anything may have been drawn on the screen since this was asked last."""
        with answering(self._name):
            return self._news.was_drawn()

    def screen(self) -> Screen:
        """Return the monitors, their scale and the keyboard's layout."""
        with answering(self._name):
            size = self._works.screen().root.get_geometry()
            return Screen(
                box=(0, 0, size.width, size.height),
                monitors=tuple(_monitors(self._name)),
                scale=1.0,
                keyboard=self._typist.layout(),
            )

    def deafen(self) -> None:
        """Stop listening, once all that was done until now has been heard: the display says when that is."""
        self._closing.set()
        for thread in self._threads:
            thread.join()

    def close(self) -> None:
        """Stop listening. May be called twice."""
        self.deafen()
        disconnect(self._works)

    def _listen(self) -> None:
        with suppress(error.ConnectionClosedError, OSError):
            self._hears.record_enable_context(self._context, self._on_reply)
        disconnect(self._hears)

    def _on_reply(self, reply: Any) -> None:
        self._listening.set()
        if reply.category != record.FromServer:
            return
        now = time.monotonic_ns()
        data: bytes = reply.data
        for place in range(0, len(data), _EVENT.size):
            one = data[place : place + _EVENT.size]
            self._buffer.push((now, one), move=one[0] & 0x7F == X.MotionNotify)
        if self.hook_ns is not None:
            self.hook_ns.append(time.monotonic_ns() - now)

    def _beat(self) -> None:
        with suppress(error.ConnectionClosedError, OSError):
            while not self._closing.wait(BEAT_SECONDS):
                self._asks.sync()
            self._asks.sync()  # what was heard until now is handed over
            self._asks.record_disable_context(self._context)
            self._asks.sync()
        disconnect(self._asks)

    def _meanings(self, reads: Iterable[_Read], *, idle: bool) -> Iterator[Hand]:
        """Tell what was done. A release waits for the next event: a repetition begins with one."""
        for read in reads:
            held, self._held_back = self._held_back, None
            if held is not None and not (
                read.kind == X.KeyPress and (read.detail, read.time_ms) == (held.detail, held.time_ms)
            ):
                yield self._typist.up(self._stamp(held), held.detail)
            if read.kind == X.KeyRelease:
                self._held_back = read
            elif (hand := self._meaning(read)) is not None:
                yield hand
        if idle and self._held_back is not None:
            held, self._held_back = self._held_back, None
            yield self._typist.up(self._stamp(held), held.detail)

    def _meaning(self, read: _Read) -> Hand | None:
        at_ns, at = self._stamp(read), Point(read.x, read.y)
        if read.kind == X.KeyPress:
            return self._typist.down(at_ns, read.detail, read.state)
        if read.kind == X.MotionNotify:
            return Moved(at_ns, at)
        if read.detail in _BUTTONS:
            button = _BUTTONS[read.detail]
            return Pressed(at_ns, at, button) if read.kind == X.ButtonPress else Released(at_ns, at, button)
        if read.kind == X.ButtonPress and read.detail in _TURNS:
            return Turned(at_ns, at, *_TURNS[read.detail])
        return None

    def _stamp(self, read: _Read) -> int:
        """Return when it was, by the display's clock where that is ours, and never before the last one."""
        ago_ms = (read.heard_ns // 1_000_000 - read.time_ms) % (1 << 32)
        at_ns = (read.heard_ns // 1_000_000 - ago_ms) * 1_000_000 if ago_ms < LATEST_MS else read.heard_ns
        self._last_ns = max(self._last_ns, at_ns)
        return self._last_ns


class _Read:
    """An event of the display, taken apart."""

    __slots__ = ("detail", "heard_ns", "kind", "state", "time_ms", "x", "y")

    def __init__(self, heard_ns: int, raw: bytes) -> None:
        kind, self.detail, _, self.time_ms, _, _, _, self.x, self.y, _, _, self.state, _ = _EVENT.unpack(raw)
        self.heard_ns = heard_ns
        self.kind: int = kind & 0x7F


def _read(raws: Iterable[Raw]) -> Iterator[_Read]:
    return (_Read(heard_ns, raw) for heard_ns, raw in raws if len(raw) == _EVENT.size)


def _monitors(display: str) -> Iterator[tuple[float, float, float, float]]:
    with mss.MSS(display=display) as looker:
        for each in looker.monitors[1:]:
            yield each["left"], each["top"], each["width"], each["height"]


_NOTHING = (0, 0)
_HANDS = {
    "core_requests": _NOTHING,
    "core_replies": _NOTHING,
    "ext_requests": (0, 0, 0, 0),
    "ext_replies": (0, 0, 0, 0),
    "delivered_events": _NOTHING,
    "device_events": (X.KeyPress, X.MotionNotify),
    "errors": _NOTHING,
    "client_started": False,
    "client_died": False,
}
