"""What is done beside the window is handed back to whoever asked for it, if they are still there."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.background import Background


class Asker(QObject):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, result: object) -> None:
        self.got.append(result)


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_is_handed_to_one_that_is_gone(qtbot: QtBot, background: Background, fails: bool) -> None:
    gone, there, gate = Asker(), Asker(), threading.Event()

    def job() -> int:
        gate.wait(60)
        return 1 // (not fails)

    background.run(job, gone.take, gone.take)
    shiboken6.delete(gone)
    gate.set()
    qtbot.waitUntil(lambda: background._pool.activeThreadCount() == 0)
    background.run(lambda: 2, there.take)
    qtbot.waitUntil(lambda: there.got == [2])

    assert gone.got == []
