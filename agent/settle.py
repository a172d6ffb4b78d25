"""Waiting until the screen is still, instead of sleeping a fixed time.

The trap: right after a click nothing moves yet, so a screen that is still *now* proves nothing, and a
fixed sleep is too long for one application and too short for the next. So the screen is watched at
least as long as, in nine cases of ten, it took to come to rest after earlier actions of this run: a
quantile that is learned as the run goes (`agent.stochastic`). Carets blink and spinners turn for ever:
a tile of the screen that keeps changing by itself is left out, as long as such tiles are few.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.control import Control
from agent.events import Reading
from agent.screenshot import Pixels, Screenshot
from agent.sight.changes import differing, tiles
from agent.stochastic import Quantile, gain_at

SETTLING = "stochastic.settling"  # the source of what is told of the learning
INTERVAL = 0.015  # seconds between two looks: one frame at 60 Hz
QUIET = 0.09  # seconds without a change that count as rest; a caret's blink is longer than this
RESTLESS_AFTER = 1.0  # seconds of one wait after which a tile that keeps changing is restless
RESTLESS_CHANGES = 5  # how often it has to have changed by then
RESTLESS_SHARE = 0.04  # of all tiles; more than this moving is no spinner but the thing waited for

CARET_PX = 3  # columns: a blinking caret is no wider, and changes nothing of what is shown
CARET_TILES = 4

FIRST_WATCH = Quantile(p=0.9, value=0.25, gain=0.25, least=0.1, most=2.0)


@dataclass(frozen=True, slots=True)
class Stillness:
    """The screen at rest, or at the end of the patience for it.

    changed: whether it looks different from before the action, restless tiles left out.
    seconds: how long the wait was. still: False where the cap ended it.
    """

    screenshot: Screenshot
    changed: bool
    seconds: float
    still: bool


def is_caret(before: Pixels, after: Pixels) -> bool:
    """Tell whether two pictures differ by no more than a blinking caret would make them differ."""
    columns = differing(before, after).any(axis=0)  # width
    return int(np.count_nonzero(columns)) <= CARET_PX


class Settle:
    """Waits for the screen to be still, and learns how long to watch."""

    def __init__(self, *, capture: Callable[[], Screenshot], control: Control, cap_seconds: float) -> None:
        self._capture = capture
        self._control = control
        self._cap = cap_seconds
        self._restless: NDArray[np.bool_] | None = None
        self._acted_at = 0.0
        self._last_change = 0.0
        self._pending = False
        self._samples: list[float] = []
        self.watch = FIRST_WATCH

    def wait(self, before: Screenshot) -> Stillness:
        """Watch from now, the moment of the action, until nothing moves any more. Raises Stopped."""
        self._learn()
        start = self._acted_at = self._last_change = time.monotonic()
        last = before
        counts: NDArray[np.int_] | None = None
        moved_at = np.empty(0)
        while True:
            self._control.sleep(INTERVAL)
            now = self._capture()
            moved = tiles(last.image, now.image)
            if counts is None or counts.shape != moved.shape:
                counts, moved_at = np.zeros(moved.shape, np.int_), np.zeros(moved.shape)  # rows x columns
            if self._restless is None or self._restless.shape != moved.shape:
                self._restless = np.zeros_like(moved)
            counts += moved
            moved_at[moved] = time.monotonic()
            if time.monotonic() - start >= RESTLESS_AFTER:
                often = self._restless | (counts >= RESTLESS_CHANGES)
                self._restless = often if often.mean() <= RESTLESS_SHARE else self._restless
            last, elapsed = now, time.monotonic() - start
            if (moved & ~self._restless).any():
                self._last_change = time.monotonic()
            rested = time.monotonic() - self._last_change >= QUIET
            if (rested and elapsed >= self.watch.value) or elapsed >= self._cap:
                break
        self._pending = True
        self._restless &= moved_at >= time.monotonic() - 2 * QUIET  # what has come to rest counts again
        return Stillness(last, self.differs(before, last), elapsed, still=rested)

    def differs(self, before: Screenshot, after: Screenshot) -> bool:
        """Tell whether two looks differ anywhere but in restless tiles and by more than a caret."""
        moved = tiles(before.image, after.image)
        if self._restless is not None and self._restless.shape == moved.shape:
            moved &= ~self._restless
        count = int(np.count_nonzero(moved))
        return count > CARET_TILES or (count > 0 and not is_caret(before.image, after.image))

    def late_change(self) -> None:
        """Note that the screen has changed after the last wait ended: it had been too short."""
        if self._pending:
            self._last_change = time.monotonic()

    def _learn(self) -> None:
        """Learn from the wait before this one, now that a late change would have been noticed."""
        if self._pending:
            self._samples.append(self._last_change - self._acted_at)
            self.watch = self.watch.after(self._samples[-1])
            self._pending = False

    def readings(self) -> Iterator[Reading]:
        """Tell the last sample, the estimate after it, its gain, and the quantile of all samples at once."""
        n = self.watch.samples
        if n == 0:
            return
        told = {
            "sample": self._samples[-1],
            "estimate": self.watch.value,
            "gain": gain_at(n, self.watch.gain, self.watch.power),
            "batch": float(np.quantile(self._samples, self.watch.p)),
        }
        for label, value in told.items():
            yield Reading(SETTLING, (value,), ("sample",), "s", label=label, at=n, kept=True)

    def wait_for_change(self, before: Screenshot, seconds: float) -> Stillness:
        """Watch until the screen differs from `before` and is still again, or the time is over."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            now = self._capture()
            if self.differs(before, now):
                self._pending = False
                rest = self.wait(now)
                self._pending = False  # nobody acted: nothing to learn about settling after actions
                return Stillness(rest.screenshot, True, time.monotonic() - start, rest.still)
            self._control.sleep(INTERVAL)
        return Stillness(before, False, time.monotonic() - start, True)
