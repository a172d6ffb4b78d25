"""Several workers at once, each job done by one of them, each result told once.

    jobs ──> seat 1: worker ──> results, as they come
         └─> seat 2: worker ──┘

The trap is a worker that dies: its job must be neither lost nor done for ever again. It is begun once more,
by a new worker, and that is said; if that one dies as well, nobody knows what came of the job, and that is
its result. A worker that cannot even start is no reason to lose a job, but the third such ends the seat.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from agent.codec.line import Json
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.errors import DeixisError, Stopped
from agent.fleet.order import Order, result_from
from agent.script.batch import not_begun
from agent.script.result import ScriptResult

STOP_SECONDS = 1.8  # for a worker that was stopped to tell its result; then it is killed
MOST_ATTEMPTS = 2
MOST_FALSE_STARTS = 3
LOOK_SECONDS = 0.02


LAST = ("script", "misread")
"""What a worker tells last of an order: its result, or that it cannot be read there."""


class WorkerDied(DeixisError):
    """A worker ended before it told the result of its job, or could not be started."""


class Worker(Protocol):
    """Does one job after another."""

    def ready(self) -> None:
        """Wait until it can work. Raises WorkerDied."""
        ...

    def work(self, order: Json) -> Iterator[Json]:
        """Give an order, and yield what is told, until one of `LAST`. Raises WorkerDied."""
        ...

    def stop(self, reason: str) -> None:
        """Have it end what it does, tell the result, and end. Any thread."""
        ...

    def kill(self) -> None:
        """End it now. Any thread."""
        ...

    def close(self) -> None:
        """End it, in order if it can. May be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class _Turn:
    """An order that is to be carried out. died: what became of the workers that had it before."""

    order: Order
    died: tuple[str, ...] = ()


class Crew:
    """Carries orders out with several workers.

    hire: starts a worker, without waiting for it.
    tell: is told, one at a time but from several threads, what happens: the events and steps of each job
        with its number as 'job', and {"kind": "worker_died", "job", "message"}.
    """

    def __init__(
        self,
        *,
        hire: Callable[[], Worker],
        seats: int,
        control: Control,
        tell: Callable[[Json], None],
    ) -> None:
        self._hire = hire
        self._seats = seats
        self._control = control
        self._tell = tell
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._waiting: deque[_Turn] = deque()
        self._working: dict[int, Worker] = {}
        self._told: queue.SimpleQueue[tuple[Order, ScriptResult] | Exception | None] = queue.SimpleQueue()
        self._over = threading.Event()
        self._no_worker = ""

    def results(self, orders: Sequence[Order]) -> Generator[tuple[Order, ScriptResult], None, None]:
        """Yield each order with its result, as they come. Ends every worker, also if it is broken off."""
        self._waiting.extend(_Turn(order) for order in orders)
        threads = [
            threading.Thread(target=self._sit, args=(seat,), name=f"fleet seat {seat}")
            for seat in range(1, min(self._seats, len(orders)) + 1)
        ]
        watch = threading.Thread(target=self._watch, name="fleet stop")
        for thread in (*threads, watch):
            thread.start()
        try:
            sitting = len(threads)
            while sitting:
                told = self._told.get()
                if told is None:
                    sitting -= 1
                elif isinstance(told, Exception):
                    raise told
                else:
                    yield told
        finally:
            self._over.set()
            watch.join()
            self._end(threads)
        for turn in self._waiting:
            yield turn.order, _unknown(turn, self._not_done(turn))

    # --- in the threads -----------------------------------------------------------------------------------

    def _sit(self, seat: int) -> None:
        """Have jobs done by a worker, and by another one when it has died, until none is left."""
        worker: Worker | None = None
        false_starts = 0
        try:
            while not self._ended and (turn := self._next()) is not None:
                if worker is None:
                    worker = self._started(seat)
                if worker is None:
                    self._back(turn)
                    false_starts += 1
                    if false_starts == MOST_FALSE_STARTS:
                        return
                    continue
                false_starts = 0
                if not self._has_done(worker, turn):
                    self._left(seat, worker)
                    worker = None
        except Exception as error:  # whoever waits for results must hear of it
            self._told.put(error)
        finally:
            if worker is not None:
                self._left(seat, worker)
            self._told.put(None)

    def _started(self, seat: int) -> Worker | None:
        """Start a worker, or note why there is none."""
        worker = self._hire()
        with self._lock:
            self._working[seat] = worker
            ended = self._ended
        try:
            if ended:  # the watch may have looked before this worker was there
                worker.kill()
            worker.ready()
        except WorkerDied as error:
            self._no_worker = str(error)
            self._left(seat, worker)
            return None
        return worker

    def _left(self, seat: int, worker: Worker) -> None:
        worker.close()
        with self._lock:
            del self._working[seat]

    def _has_done(self, worker: Worker, turn: _Turn) -> bool:
        """Have a job done, and tell whether the worker lives on."""
        try:
            for told in worker.work(turn.order.as_dict()):
                match told.get("kind"):
                    case "script":
                        self._told.put((turn.order, _result(told, turn)))
                    case "misread":
                        ending = Ending(Verdict.HALTED, str(told["message"]))
                        self._told.put((turn.order, _unknown(turn, ending)))
                    case _:
                        self._say({**told, "job": turn.order.number})
        except WorkerDied as error:
            self._mourn(replace(turn, died=(*turn.died, str(error))))
            return False
        return True

    def _mourn(self, turn: _Turn) -> None:
        """Have the job of a dead worker begun once more, or tell that nobody knows what came of it."""
        if self._ended:
            self._told.put((turn.order, _unknown(turn, Ending(Verdict.STOPPED, reason_of(self._control)))))
            return
        self._say({"kind": "worker_died", "job": turn.order.number, "message": turn.died[-1]})
        if len(turn.died) < MOST_ATTEMPTS:
            self._back(turn)
            return
        message = (
            f"its worker died twice: {'; then '.join(turn.died)} (look what was done, then run it again)"
        )
        self._told.put((turn.order, _unknown(turn, Ending(Verdict.UNCERTAIN, message))))

    def _watch(self) -> None:
        """When the run is stopped, stop every worker, and kill those that do not end."""
        while not self._control.stopped:
            if self._over.wait(LOOK_SECONDS):
                return
        reason = reason_of(self._control)
        self._each(lambda worker: worker.stop(reason))
        if not self._over.wait(STOP_SECONDS):
            self._each(lambda worker: worker.kill())

    def _end(self, threads: Sequence[threading.Thread]) -> None:
        """Wait until no seat is taken, which they are where the results are broken off."""
        reason = reason_of(self._control)
        if any(thread.is_alive() for thread in threads):
            self._each(lambda worker: worker.stop(reason))
        deadline = time.monotonic() + STOP_SECONDS
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._each(lambda worker: worker.kill())
        for thread in threads:
            thread.join()

    def _each(self, do: Callable[[Worker], None]) -> None:
        with self._lock:
            working = list(self._working.values())
        for worker in working:
            do(worker)

    def _next(self) -> _Turn | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting else None

    def _back(self, turn: _Turn) -> None:
        with self._lock:
            self._waiting.appendleft(turn)

    def _say(self, what: Json) -> None:
        with self._telling:
            self._tell(what)

    @property
    def _ended(self) -> bool:
        return self._control.stopped or self._over.is_set()

    def _not_done(self, turn: _Turn) -> Ending:
        """Return how a job has ended that nobody takes any more."""
        if self._control.stopped:
            return Ending(Verdict.STOPPED, reason_of(self._control))
        if turn.died:
            message = f"its worker died ({turn.died[0]}), and no other could be started: {self._no_worker}"
            return Ending(Verdict.UNCERTAIN, f"{message} (look what was done, then run it again)")
        return Ending(Verdict.HALTED, f"no worker could be started: {self._no_worker} (run `deixis doctor`)")


def reason_of(control: Control) -> str:
    """Return why a run was stopped, as its ending says it."""
    try:
        control.go_on_or_stop()
    except Stopped as stop:
        return str(stop)
    return "nobody waits for the results any more"


def _unknown(turn: _Turn, ending: Ending) -> ScriptResult:
    return replace(not_begun(turn.order.job, ending), attempts=max(1, len(turn.died)))


def _result(told: Json, turn: _Turn) -> ScriptResult:
    result = result_from(told)
    if not turn.died:
        return result
    said = f"begun again, its first worker died: {'; '.join(turn.died)}"
    message = f"{result.ending.message} ({said})" if result.ending.message else said
    return replace(result, attempts=len(turn.died) + 1, ending=replace(result.ending, message=message))
