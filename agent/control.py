"""The person's hand on the run: pause, resume, one step, stop; and what they want to look into.

Stop is not a request for the next turn of the loop. It is looked at between sub-actions, every wait
of the run wakes at once, and what is held is let go. Once stopped, a run stays stopped.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from agent.errors import Stopped

DOUBLE_ESC = "double Esc"  # the reason of a stop by the keys


class Control:
    """Shared by the run's thread, which obeys, and any other thread, which commands."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._stopped_by: str | None = None
        self._paused = False
        self._steps = 0
        self._on_stop: list[Callable[[], None]] = []
        self._turn: Control | None = None
        self._watched: frozenset[str] = frozenset()
        self._during_pause: Callable[[], AbstractContextManager[object]] = nullcontext

    def pause(self) -> None:
        """Halt before the next step."""
        with self._condition:
            self._paused, self._steps = True, 0

    def resume(self) -> None:
        with self._condition:
            self._paused = False
            self._condition.notify_all()

    def step(self) -> None:
        """Let a paused run take one step, then pause again."""
        with self._condition:
            self._paused, self._steps = True, self._steps + 1
            self._condition.notify_all()

    def stop(self, reason: str) -> None:
        """End the run now. The first reason given is the one that is kept."""
        with self._condition:
            turn = self._turn if reason == DOUBLE_ESC else None
        if turn is not None:
            turn.stop(reason)
            return
        with self._condition:
            if self._stopped_by is not None:
                return
            self._stopped_by = reason
            callbacks = list(self._on_stop)
            self._condition.notify_all()
        for callback in callbacks:
            callback()

    def when_stopped(self, callback: Callable[[], None]) -> None:
        """Have `callback` called, in the stopping thread, when the run is stopped."""
        with self._condition:
            self._on_stop.append(callback)
            stopped = self._stopped_by is not None
        if stopped:
            callback()

    @contextmanager
    def lent(self) -> Iterator[Control]:
        """Lend the desktop to the person: Esc twice ends their turn and not the run; other stops end both.

        The control that is given is that of the turn.
        """
        turn = Control()
        self.when_stopped(lambda: turn.stop(self._stopped_by or ""))
        with self._condition:
            self._turn = turn
        try:
            yield turn
        finally:
            with self._condition:
                self._turn = None

    def while_paused(self, during: Callable[[], AbstractContextManager[object]]) -> None:
        """Have a context entered, in the run's thread, each time that a paused run begins to wait."""
        self._during_pause = during

    def watch(self, sources: Collection[str]) -> None:
        """Have these sources' Readings told from the next step on, and no others."""
        self._watched = frozenset(sources)

    @property
    def watched(self) -> frozenset[str]:
        """The sources of the Readings that somebody looks at."""
        return self._watched

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def stopped(self) -> bool:
        return self._stopped_by is not None

    def go_on_or_stop(self) -> None:
        """Raise Stopped if the run was stopped; cheap enough to ask between two key strokes."""
        if self._stopped_by is not None:
            raise Stopped(self._stopped_by)

    def checkpoint(self) -> None:
        """Between two steps: wait while paused, raise Stopped once stopped."""
        if self._is_to_wait():
            with self._during_pause(), self._condition:
                while self._is_to_wait():
                    self._condition.wait()
        with self._condition:
            self._steps = max(self._steps - 1, 0)
        self.go_on_or_stop()

    def sleep(self, seconds: float) -> None:
        """Wait this long; a stop ends the wait at once and raises Stopped."""
        deadline = time.monotonic() + seconds
        with self._condition:
            while self._stopped_by is None and (left := deadline - time.monotonic()) > 0:
                self._condition.wait(left)
        self.go_on_or_stop()

    def _is_to_wait(self) -> bool:
        return self._paused and self._steps == 0 and self._stopped_by is None
