"""Small jobs off the GUI thread: decoding, scaling, reading folders."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

T = TypeVar("T")


class Background(QObject):
    """Runs jobs in a pool of its own and hands each result back in the GUI thread.

    A job must not touch a widget. Once closed, nothing is handed back any more, nor to a widget that has been
    deleted meanwhile, as a dialog that was answered before its picture was there.
    """

    _over = Signal(object)  # what is left to do, in the GUI thread

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._open = True
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._over.connect(self.on_over)

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        urgent: bool = False,
    ) -> None:
        """Do `job` in the pool, then call `then` with its result, or `failed` with what it raised.

        urgent: somebody looks at the place where the result goes: do it before all that is not.
        """

        def work() -> None:
            try:
                result = job()
            except Exception as error:  # every fault is handed to whoever asked
                self._over.emit(lambda error=error: _blame(error, failed) if _is_there(then) else None)
            else:
                self._over.emit(lambda: then(result) if _is_there(then) else None)

        if self._open:
            self._pool.start(work, int(urgent))

    def close(self) -> None:
        """Drop what has not begun and wait for what has. May be called twice."""
        self._open = False
        self._pool.clear()
        self._pool.waitForDone()

    def on_over(self, finish: Callable[[], None]) -> None:
        if self._open:
            finish()


def _is_there(then: Callable[..., None]) -> bool:
    """Tell whether what a method belongs to has not been deleted."""
    owner = getattr(then, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _blame(error: Exception, failed: Callable[[Exception], None] | None) -> None:
    if failed is None:
        raise error
    failed(error)
