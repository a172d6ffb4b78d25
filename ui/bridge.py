"""The one way between a run and the window: a thread, a signal, and a queue for answers.

The core has never heard of Qt. It is handed `occurred.emit` to tell what happens, and a signal that is
emitted in this thread is delivered in the window's. It imports its heavy parts here too, so the window
is on the screen before they are.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from agent.control import Control
from agent.episode import Ending
from agent.errors import DeixisError
from agent.events import Answer, Ask, Emit, Question
from agent.settings import Settings
from agent.teach.notice import Told

Curtain = Callable[[], AbstractContextManager[None]]
Say = Callable[[Told], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the person asked for when they pressed Run.

    app: a command to start first, '' for none. learn: keep what they do while it is paused, as corrections.
    """

    task: str
    settings: Settings
    app: str = ""
    dry_run: bool = False
    learn: bool = False


class Runs(Protocol):
    """What a run needs of `agent.session.Session`."""

    def run(self, task: str) -> Ending: ...


class MakeSession(Protocol):
    """Makes the session of an order, in the run's own thread."""

    def __call__(
        self, order: Order, *, emit: Emit, control: Control, ask: Ask, curtain: Curtain, say: Say
    ) -> Runs: ...


def make_session(order: Order, *, emit: Emit, control: Control, ask: Ask, curtain: Curtain, say: Say) -> Runs:
    """Make the real session. Importing it takes a second: OpenCV, the reader's runtime."""
    from agent.session import Session

    return Session(
        order.settings,
        emit=emit,
        control=control,
        ask=ask,
        app=order.app or None,
        dry_run=order.dry_run,
        learn=order.learn,
        say=say,
        curtain=curtain,
    )


class Bridge(QThread):
    """Carries out what its kind does in `work`. Its signals arrive in the thread that made it."""

    occurred = Signal(object)  # Event
    asked = Signal(object)  # Question: the run waits until `answer` or a stop
    failed = Signal(str)  # nothing was begun, and why

    def __init__(self, *, curtain: Curtain, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.control = Control()
        self.curtain = curtain
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self.control.when_stopped(lambda: self._answers.put(Answer(yes=False)))

    def answer(self, answer: Answer) -> None:
        """Give the person's answer to the question that was asked."""
        self._answers.put(answer)

    def ask(self, question: Question) -> Answer:
        """Wait, in the run's thread, for the person or for a stop, which raises Stopped."""
        return self.wait_for(lambda: self.asked.emit(question))

    def wait_for(self, put: Callable[[], None]) -> Answer:
        """Put a question, and wait for its answer as `ask` does."""
        while not self._answers.empty():
            self._answers.get()
        self.control.go_on_or_stop()  # a stop from here on leaves an answer in the queue
        put()
        answer = self._answers.get()
        self.control.go_on_or_stop()
        return answer

    def work(self) -> None:
        """Do it, in the run's thread. Raises DeixisError where nothing was begun."""
        raise NotImplementedError

    def run(self) -> None:
        try:
            self.work()
        except DeixisError as error:
            self.failed.emit(str(error))
        except Exception as error:
            words = self.tr("Deixis itself failed: {0} (please report this with the terminal's output)")
            self.failed.emit(words.format(error))
            raise


class TaskBridge(Bridge):
    """Carries out one order of a task."""

    told = Signal(object)  # Told: of what the person does while it is paused

    def __init__(
        self,
        order: Order,
        *,
        make_session: MakeSession,
        curtain: Curtain,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(curtain=curtain, parent=parent)
        self._order = order
        self._make_session = make_session

    def work(self) -> None:
        self._make_session(
            self._order,
            emit=self.occurred.emit,
            control=self.control,
            ask=self.ask,
            curtain=self.curtain,
            say=self.told.emit,
        ).run(self._order.task)
