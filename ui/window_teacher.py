"""The person at the window, as a lesson in the run's thread knows them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtCore import QObject, Signal

from agent.demonstration.folder import Kept
from agent.events import Answer
from agent.teach.halt import Halt
from agent.teach.teacher import Proposal


class WindowTeacher(QObject):
    """Tells the window what the person is to be asked and told. Its signals arrive in the window's thread."""

    halted = Signal(object)  # Halt: the run waits for an answer
    began = Signal(object)  # Halt: the person shows its step
    over = Signal()  # the showing
    told = Signal(str)
    proposed = Signal(object)  # Proposal: the run waits for an answer
    corrected = Signal(object)  # Kept

    def __init__(self, wait: Callable[[Callable[[], None]], Answer], parent: QObject | None = None) -> None:
        """wait: calls what asks, then waits for the answer. Raises Stopped."""
        super().__init__(parent)
        self._wait = wait
        self._done = threading.Event()

    def finish(self) -> None:
        """The person has shown it. Called in the window's thread."""
        self._done.set()

    def wants(self, halt: Halt) -> bool:
        return self._wait(lambda: self.halted.emit(halt)).yes

    def showing(self, halt: Halt) -> AbstractContextManager[object]:
        self._done.clear()
        return self._shown(halt)

    def done(self) -> bool:
        return self._done.is_set()

    def say(self, line: str) -> None:
        self.told.emit(line)

    def keeps(self, proposal: Proposal) -> Answer:
        return self._wait(lambda: self.proposed.emit(proposal))

    def learned(self, kept: Kept) -> None:
        self.corrected.emit(kept)

    @contextmanager
    def _shown(self, halt: Halt) -> Iterator[None]:
        self.began.emit(halt)
        try:
            yield
        finally:
            self.over.emit()
