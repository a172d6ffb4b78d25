"""A process that runs scripts, one after another, each on a display of its own.

    stdin     {"kind": "order", …}   {"kind": "stop", "reason": …}
    stdout    {"kind": "ready"}, then for each order a 'begun', events, steps, and last {"kind": "script", …}

One JSON object a line. The traps: something prints, and the line is no JSON any more, so standard output is
kept for this alone and everything else goes to standard error; the parent is killed, and the worker works on
for nobody, so the end of its input ends it, at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path
from typing import BinaryIO, TextIO

from agent.codec import Json, event_to_dict, line, parse
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.errors import DeixisError, UsageError
from agent.events import Answer, Event, Question
from agent.fleet.order import Order, order_from
from agent.fleet.quarters import quarters
from agent.script.batch import not_begun, reported
from agent.script.result import ScriptResult, StepResult
from agent.script.run import ScriptRun
from agent.sight.ocr import OcrReader

STOP_SECONDS = 1.5  # after which a worker that has been stopped ends, whatever it is doing


class Worker:
    """Takes orders from a stream, and tells on another what comes of them."""

    def __init__(self, orders: BinaryIO, told: TextIO, folder: Path) -> None:
        self._orders = orders
        self._told = told
        self._folder = folder
        self._waiting: queue.SimpleQueue[Json | None] = queue.SimpleQueue()
        self._lock = threading.RLock()  # a signal may come while it is held
        self._control = Control()
        self._reason = ""
        self._reader = OcrReader()  # its networks take a second to load: once, and not for each script

    def run(self) -> None:
        """Work until there are no more orders."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        self._tell({"kind": "ready"})
        while (order := self._waiting.get()) is not None:
            with self._lock:
                self._control = Control()
                if self._reason:
                    self._control.stop(self._reason)
            self._tell(self._result_of(order).as_dict())

    def stop(self, reason: str) -> None:
        """End what is going on, and everything soon after. Any thread."""
        with self._lock:
            if self._reason:
                return
            self._reason = reason
            control = self._control
        self._waiting.put(None)
        timer = threading.Timer(STOP_SECONDS, self._break_off)
        timer.daemon = True
        timer.start()
        control.stop(reason)

    def _listen(self) -> None:
        """Read the orders as they come: a stop must not wait for what it stops."""
        for raw in self._orders:
            asked = parse(raw)
            assert isinstance(asked, dict)
            if asked.get("kind") == "stop":
                self.stop(str(asked.get("reason")))
            else:
                self._waiting.put(asked)
        self.stop("whoever gave the orders is gone")

    def _break_off(self) -> None:
        """Leave at once; the guardian of the desktop ends what is on it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(3)

    def _result_of(self, asked: Json) -> ScriptResult:
        order = order_from(asked)
        self._tell({"kind": "begun", "pid": os.getpid(), "host": socket.gethostname()})
        try:
            return self._done(order)
        except UsageError as error:
            return not_begun(order.job, Ending(Verdict.HALTED, str(error)))
        except DeixisError as error:
            return not_begun(order.job, Ending(Verdict.UNCERTAIN, str(error)))
        except Exception as error:
            traceback.print_exc()
            return not_begun(
                order.job,
                Ending(Verdict.UNCERTAIN, f"a fault of Deixis itself: {error!r} (please report it)"),
            )

    def _done(self, order: Order) -> ScriptResult:
        def emit(event: Event) -> None:
            self._tell(event_to_dict(event), run)

        def on_step(step: StepResult) -> None:
            self._tell(step.as_dict(), run)

        run = ScriptRun(
            order.job.source,
            order.settings,
            values=order.job.values,
            emit=emit,
            control=self._control,
            ask=_nobody,
            on_step=on_step,
            row=order.job.row,
            reader=self._reader,
        )
        return reported(run.run(), order.settings)

    def _tell(self, what: Json, run: ScriptRun | None = None) -> None:
        try:
            self._told.write(line(what, run.secrets.hide) if run else json.dumps(what))
            self._told.write("\n")
            self._told.flush()
        except (BrokenPipeError, ValueError):
            self.stop("whoever gave the orders is gone")


def _nobody(question: Question) -> Answer:
    return Answer(False, "nobody is there to be asked (use --mode auto, or run it alone)")


def main() -> None:
    told = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what else prints must not stand between the lines
    with quarters() as folder:
        worker = Worker(sys.stdin.buffer, told, folder)
        signal.signal(signal.SIGTERM, lambda number, frame: worker.stop("SIGTERM"))
        worker.run()
    with contextlib.suppress(BrokenPipeError, ValueError):
        told.close()
    sys.stderr.flush()
    os._exit(0)  # the thread that reads the orders may be waiting for one


if __name__ == "__main__":
    main()
