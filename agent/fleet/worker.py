"""A process that runs scripts, one after another, each on a display of its own.

    stdin     {"kind": "order", …}   {"kind": "stop", "reason": …}
    stdout    {"kind": "ready"}, then for each order a 'begun', events, steps, and last {"kind": "script", …}

One JSON object a line. The trap: the parent is killed, and its worker works on for nobody. So the end of its
input ends it, at once.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import threading
import traceback
from pathlib import Path

from agent.codec.event import event_to_dict
from agent.codec.line import Json
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.errors import DeixisError, UsageError
from agent.events import Answer, Event, Question
from agent.fleet.order import Order, order_from
from agent.fleet.pipe import Pipe
from agent.fleet.quarters import quarters
from agent.script.batch import not_begun, reported
from agent.script.result import ScriptResult, StepResult
from agent.script.run import ScriptRun
from agent.sight.engine import Engine
from agent.sight.ocr import OcrReader

GONE = "whoever gave the orders is gone"
STOP_SECONDS = 1.5  # after which a worker that has been stopped ends, whatever it is doing


class Worker:
    """Takes orders from a pipe, and tells there what comes of them. folder: for its temporary files."""

    def __init__(self, folder: Path) -> None:
        self._pipe = Pipe(lambda: self.stop(GONE))
        self._folder = folder
        self._waiting: queue.SimpleQueue[Json | None] = queue.SimpleQueue()
        self._lock = threading.RLock()  # a signal may come while it is held
        self._control = Control()
        self._reason = ""
        # Its networks take a second to load: once, and not for each script.
        self._reader = OcrReader(engine=Engine(threads=1))

    def run(self) -> None:
        """Work until there are no more orders."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        self._pipe.tell({"kind": "ready", "folder": str(self._folder)})
        while (order := self._waiting.get()) is not None:
            with self._lock:
                self._control = Control()
                if self._reason:
                    self._control.stop(self._reason)
            self._carry_out(order)

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

    def leave(self) -> None:
        """End the process."""
        self._pipe.leave()

    def _listen(self) -> None:
        """Read the orders as they come: a stop must not wait for what it stops."""
        for asked in self._pipe.read():
            if asked.get("kind") == "stop":
                self.stop(str(asked.get("reason")))
            else:
                self._waiting.put(asked)
        self.stop(GONE)

    def _break_off(self) -> None:
        """Leave at once; the guardian of the desktop ends what is on it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(3)

    def _carry_out(self, asked: Json) -> None:
        try:
            order = order_from(asked)
        except DeixisError as error:
            self._pipe.tell({"kind": "misread", "message": str(error)})
            return
        self._pipe.tell({"kind": "begun", "pid": os.getpid(), "host": socket.gethostname()})
        self._pipe.tell(self._result_of(order).as_dict())

    def _result_of(self, order: Order) -> ScriptResult:
        try:
            return self._done(order)
        except UsageError as error:
            return not_begun(order.job, Ending(Verdict.HALTED, str(error)))
        except DeixisError as error:
            return not_begun(order.job, Ending(Verdict.UNCERTAIN, str(error)))
        except Exception as error:
            traceback.print_exc()
            said = f"a fault of Deixis itself: {error!r} (please report it)"
            return not_begun(order.job, Ending(Verdict.UNCERTAIN, said))

    def _done(self, order: Order) -> ScriptResult:
        def emit(event: Event) -> None:
            self._pipe.tell(event_to_dict(event), run.secrets.hide)

        def on_step(step: StepResult) -> None:
            self._pipe.tell(step.as_dict(), run.secrets.hide)

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


def _nobody(question: Question) -> Answer:
    return Answer(False, "nobody is there to be asked (use --mode auto, or run it alone)", absent=True)


def main() -> None:
    with quarters() as folder:
        worker = Worker(folder)
        signal.signal(signal.SIGTERM, lambda number, frame: worker.stop("SIGTERM"))
        worker.run()
    worker.leave()


if __name__ == "__main__":
    main()
