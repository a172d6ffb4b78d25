"""Recording: the hands, the screen and the windows, joined in one order and told to a tape.

The traps: the hook tells of a press a moment after a picture was taken, so that what comes in is put in
order before it is told; and what the screen shows *before* a hand sets out cannot be captured when it does.
So the screen is looked at all the time, and a look is kept once it is at rest, or when a hand comes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from agent.errors import DeixisError, DesktopError
from agent.geometry import Point, Window
from agent.record.hook import Hook
from agent.record.input import (
    Around,
    Event,
    Gap,
    Hand,
    KeyDown,
    Marked,
    Moved,
    Pressed,
    Released,
    Seen,
    Turned,
)
from agent.record.lookout import Lookout
from agent.record.own_windows import not_to, without
from agent.record.sink import KeepAll, Redactor, Sink
from agent.record.stop_keys import StopKeys
from agent.screenshot import BAND, Screenshot
from agent.settle import is_caret
from agent.sight.changes import changed_tiles

DRAIN_SECONDS = 0.02
LOOK_SECONDS = 0.1
IDLE_LOOK_SECONDS = 0.25  # where no hand has moved for a while
IDLE_AFTER_SECONDS = 2.0
ORDER_NS = 50_000_000  # how late the hook may tell of something
CARET_TILES = 4
QUIET_SECONDS = 0.3  # without a hand, before the last look
REST_SECONDS = 3.0  # at most, to come to rest in at the end
SEEN_SECONDS = 12.0  # at most, to have seen what the last keys did: a busy machine reads slowly
_NEVER_NS = 1 << 62


class Recorder:
    """Records a desktop from `start` to `stop`, on a thread of its own. It closes neither hook nor desktop.

    capture: looks at the screen. own: the number of the process whose windows are left out.
    on_failure: told, on the recorder's thread, when it cannot go on; what was recorded is kept.
    watch: handed each look, before secrets are taken out, with where the pointer is; it returns at once.
    """

    def __init__(
        self,
        *,
        hook: Hook,
        capture: Callable[[], Screenshot],
        sink: Sink,
        own: int,
        redactor: Redactor | None = None,
        on_failure: Callable[[DeixisError], None] = lambda _: None,
        watch: Callable[[Screenshot, Point | None], None] | None = None,
    ) -> None:
        self._hook = hook
        self._lookout = Lookout(capture=capture, was_drawn=hook.was_drawn)
        self._sink = sink
        self._own = own
        self._redactor = redactor or KeepAll()
        self._on_failure = on_failure
        self._watch = watch
        self._pointer: Point | None = None
        self._stopping = threading.Event()
        self._paused = threading.Event()
        self._words: list[Marked] = []
        self._deaf_ns = (_NEVER_NS, _NEVER_NS)  # between these, nothing is listened to
        self._stopped_ns = _NEVER_NS
        self._thread = threading.Thread(target=self._record, name="recorder", daemon=True)
        self._failure: DeixisError | None = None
        self._keys = StopKeys()
        self._by_keys = False
        self._waiting: list[Event] = []  # not yet in order
        self._told_ns = 0
        self._windows: tuple[Window, ...] = ()
        self._looked_at = self._heard_at = 0.0
        self._kept: Screenshot | None = None  # what was told last
        self._last: Screenshot | None = None  # what was seen last, redacted
        self._fresh: Screenshot | None = None  # what was seen since
        self.count = 0  # events of hands that were told

    def start(self) -> Self:
        """Begin. What is on the screen now is kept first."""
        self._hook.drain()
        self._look()
        self._develop(settled=True)
        self._thread.start()
        return self

    def pause(self) -> None:
        """Listen to nothing and look at nothing until `resume`."""
        if not self._paused.is_set():
            self._paused.set()
            self._deaf_ns = (time.monotonic_ns(), _NEVER_NS)
            self.mark("paused")

    def resume(self) -> None:
        if self._paused.is_set():
            self._paused.clear()
            self._deaf_ns = (self._deaf_ns[0], time.monotonic_ns())
            self.mark("resumed")

    def mark(self, word: str) -> None:
        """Put a word into the recording: 'corrected'."""
        self._words.append(Marked(time.monotonic_ns(), word))

    def stop(self, *, by_keys: bool = False) -> Path:
        """End the recording, and return its folder. May be called twice.

        by_keys: whether Esc twice or Ctrl+C ended it: these are then left out.

        Raises:
            DesktopError, StoreError: it had ended before, and why.
        """
        self._by_keys = by_keys
        self._stopped_ns = min(self._stopped_ns, time.monotonic_ns())
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._failure is not None:
            failure, self._failure = self._failure, None
            with suppress(DeixisError):
                self._sink.close()
            raise failure
        self._sink.close()
        return self._sink.folder

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.stop()
        else:
            with suppress(DeixisError):
                self.stop()

    def _record(self) -> None:
        try:
            while not self._stopping.wait(DRAIN_SECONDS):
                self._listen()
            self._finish()
        except DeixisError as error:
            self._failure = error
            self._on_failure(error)

    def _finish(self) -> None:
        """Take in what is on its way, and look until the screen has come to rest."""
        self._hook.deafen()
        began = time.monotonic()
        deadline, last = began + REST_SECONDS, began + SEEN_SECONDS
        while True:
            self._listen()
            quiet = time.monotonic() - began > QUIET_SECONDS
            rests = quiet and self._kept is self._last and not self._redactor.waits
            if rests or time.monotonic() > (last if self._redactor.waits else deadline):
                break
            time.sleep(DRAIN_SECONDS)
        self._put_in_order(self._keys.rest(ended_by_keys=self._by_keys))
        self._keep_last(before_ns=_NEVER_NS)
        self._tell(time.monotonic_ns())
        self._append(self._redactor.close())

    def _listen(self) -> None:
        now = time.monotonic()
        heard = [each for each in self._hook.drain() if self._hears(each.at_ns)]
        while self._words:
            self._put_in_order([self._words.pop(0)])
        if heard:
            self._heard_at = now
            self._pointer = next(filter(None, map(_place_of, reversed(heard))), self._pointer)
        if any(isinstance(each, Pressed) for each in heard):
            self._look_around()  # reading a look takes a second, in which a window of ours may have come up
        hands = not_to(self._own, heard, self._windows)
        if any(isinstance(hand, Pressed | KeyDown | Turned) for hand in hands):
            self._keep_last(before_ns=hands[0].at_ns)
        self._put_in_order(self._keys.let_through(hands, time.monotonic_ns()))
        if self._fresh is not None and now - self._fresh.taken_at > ORDER_NS / 1e9:
            self._develop()
        pause = IDLE_LOOK_SECONDS if now - self._heard_at > IDLE_AFTER_SECONDS else LOOK_SECONDS
        if not self._paused.is_set() and now - self._looked_at >= pause:
            self._look()
        self._tell(time.monotonic_ns() - ORDER_NS)

    def _hears(self, at_ns: int) -> bool:
        paused_ns, resumed_ns = self._deaf_ns
        return at_ns <= self._stopped_ns and not paused_ns <= at_ns < resumed_ns

    def _put_in_order(self, events: Iterable[Event]) -> None:
        self._waiting += events
        self._waiting.sort(key=lambda event: event.at_ns)

    def _tell(self, until_ns: int) -> None:
        """Tell the tape what happened until then."""
        while self._waiting and self._waiting[0].at_ns <= until_ns:
            event = self._waiting.pop(0)
            self._told_ns = max(self._told_ns, event.at_ns)
            self._append(self._redactor.event(replace(event, at_ns=self._told_ns)))
        self._append(self._redactor.due(until_ns))

    def _append(self, events: Iterable[Event]) -> None:
        for event in events:
            self._sink.append(event)
            self.count += not isinstance(event, Seen | Around | Marked)

    def _look(self) -> None:
        """Look at the windows and the screen; what is seen is dealt with when the hook has caught up."""
        self._looked_at = time.monotonic()
        self._look_around()
        with suppress(DesktopError):  # it is locked, say; the hook tells where it is gone altogether
            self._fresh = without(self._own, self._lookout.look(), self._windows)
            if self._watch is not None:
                self._watch(self._fresh, self._pointer)

    def _develop(self, *, settled: bool = False) -> None:
        """Have the fresh look redacted, and keep it where it has come to rest."""
        if self._fresh is None:
            return
        fresh, self._fresh = self._fresh, None
        taken_ns = round(fresh.taken_at * 1e9)
        self._tell(taken_ns)
        now = self._redactor.frame(fresh)
        self._append(self._redactor.due(time.monotonic_ns()))
        at_rest = settled or (self._last is not None and not _differ(self._last, now))
        self._last = now
        if at_rest:
            self._keep_last(before_ns=taken_ns + 1)

    def _keep_last(self, *, before_ns: int) -> None:
        """Keep the last look, as of then, where it differs from what was kept last."""
        if self._last is None or self._last is self._kept:
            return
        before, self._kept = self._kept, self._last
        if before is not None and not _differ(before, self._last):
            return
        name = self._sink.keep(self._last)
        at_ns = min(before_ns - 1, round(self._last.taken_at * 1e9))
        self._put_in_order([Seen(max(at_ns, self._told_ns), name, self._last.area)])

    def _look_around(self) -> None:
        windows = tuple(self._hook.windows())
        if windows != self._windows:
            self._windows = windows
            others = tuple(window for window in windows if window.pid != self._own)
            self._put_in_order([Around(time.monotonic_ns(), others)])


def _place_of(hand: Hand | Gap) -> Point | None:
    match hand:
        case Moved(to=at) | Pressed(at=at) | Released(at=at) | Turned(at=at):
            return at
        case _:
            return None


def _differ(before: Screenshot, after: Screenshot) -> bool:
    """Tell whether two looks differ by more than a blinking caret."""
    if before.image is after.image:
        return False
    rows, columns = np.nonzero(changed_tiles(before, after))
    if not 0 < rows.size <= CARET_TILES:
        return bool(rows.size)
    part = np.s_[
        rows.min() * BAND : (rows.max() + 1) * BAND, columns.min() * BAND : (columns.max() + 1) * BAND
    ]
    return not is_caret(before.image[part], after.image[part])
