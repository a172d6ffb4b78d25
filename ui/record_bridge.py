"""Records in a thread of its own: what the person wishes comes in by a queue, what became of it by signals.

The trap: a recording is on the disk while it is made, so whatever fails after it (turning it into steps) must
not lose it: its folder is told first, and the failure with it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum, auto
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, Signal

from agent.control import Control
from agent.errors import DeixisError

if TYPE_CHECKING:
    from agent.record.attend import Attended


class Records(Protocol):
    """What is needed of `agent.record.recorder.Recorder`."""

    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def stop(self, *, by_keys: bool = False) -> Path: ...


class MakeRecorder(Protocol):
    """Opens the recorder of a task, given as a sentence, in the recording's own thread.

    It records while it is entered. last: keep only so many seconds, in memory until it is stopped.
    control: stopped by Esc Esc. on_failure: told when it cannot go on.
    tell: told, in another thread, what a watcher makes of each frame, where there is one.
    """

    def __call__(
        self,
        task: str,
        *,
        last: float | None,
        control: Control,
        on_failure: Callable[[DeixisError], None],
        tell: Callable[[Attended], None],
    ) -> AbstractContextManager[Records]: ...


MakeSteps = Callable[[Path], object]
"""Makes a demonstration of the recording in a folder, beside it. Raises DeixisError."""


class Wish(Enum):
    """What the person wants of the recording."""

    PAUSE = auto()
    RESUME = auto()
    STOP = auto()
    STOP_BY_KEYS = auto()


class RecordBridge(QThread):
    """Carries out one recording."""

    began = Signal()
    attended = Signal(object)  # Attended: what a watcher made of a frame
    making = Signal()  # it is over, and the steps are made of it
    recorded = Signal(object)  # Path: there is a demonstration in this folder
    failed = Signal(str)

    def __init__(
        self,
        task: str,
        *,
        last: float | None,
        make_recorder: MakeRecorder,
        make_steps: MakeSteps,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._task = task
        self._last = last
        self._make_recorder = make_recorder
        self._make_steps = make_steps
        self._wishes: SimpleQueue[Wish] = SimpleQueue()
        self._control = Control()
        self._control.when_stopped(lambda: self.wish(Wish.STOP_BY_KEYS))

    def wish(self, wish: Wish) -> None:
        """Say what is wanted; may be called from any thread."""
        self._wishes.put(wish)

    def run(self) -> None:
        folder: Path | None = None
        try:
            folder = self._record()
            self.making.emit()
            self._make_steps(folder)
        except DeixisError as error:
            kept = self.tr(" The recording itself is kept in {0}").format(folder) if folder else ""
            self.failed.emit(f"{error}{kept}")
        except Exception as error:
            words = self.tr("Deixis itself failed: {0} (please report this with the terminal's output)")
            self.failed.emit(words.format(error))
            raise
        else:
            self.recorded.emit(folder)

    def _record(self) -> Path:
        with self._make_recorder(
            self._task,
            last=self._last,
            control=self._control,
            on_failure=lambda _: self.wish(Wish.STOP),
            tell=self.attended.emit,
        ) as recorder:
            self.began.emit()
            while True:
                match self._wishes.get():
                    case Wish.PAUSE:
                        recorder.pause()
                    case Wish.RESUME:
                        recorder.resume()
                    case Wish.STOP:
                        return recorder.stop()  # raises why it could not go on, where it could not
                    case Wish.STOP_BY_KEYS:
                        return recorder.stop(by_keys=True)
