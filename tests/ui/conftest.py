"""Windows for tests: drawn offscreen, fed by the real loop on a drawn desktop, and gone afterwards."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported: without a display it aborts

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from agent.actions import Action, Click
from agent.control import Control
from agent.episode import Decision, Ending
from agent.events import Ask, Emit, Event
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.redaction import Veil
from agent.runner import Runner
from agent.secrets import Secrets
from agent.settings import Settings
from agent.settle import Settle
from agent.writer import EpisodeWriter
from ui import theme
from ui.background import Background
from ui.bridge import Curtain, Order
from ui.main_window import MainWindow
from ui.memory import Memory


class FakeSession:
    """The real loop with a scripted policy on a drawn desktop; its episode is kept as any other."""

    def __init__(
        self,
        decisions: tuple[Decision | Action | Exception, ...],
        order: Order,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        curtain: Curtain,
    ) -> None:
        self.desktop = FakeDesktop(control=control)
        self._decisions, self._order = decisions, order
        self._emit, self._control, self._ask, self._curtain = emit, control, ask, curtain

    def run(self, task: str) -> Ending:
        reader = FakeReader(self.desktop.texts)
        secrets = Secrets()
        veil = Veil(secrets=secrets, reader=reader)
        writer = EpisodeWriter(self._order.settings.runs, task=task, veil=veil, secrets=secrets)

        def emit(event: Event) -> None:
            writer(event)
            self._emit(event)

        try:
            episode = Runner(
                ScriptedPolicy(self._decisions),
                self.desktop,
                emit=emit,
                control=self._control,
                guard=Guard(reader=reader, mode=Mode(self._order.settings.mode), actions_per_minute=6000),
                settle=Settle(capture=self.desktop.capture, control=self._control, cap_seconds=0.2),
                ask=self._ask,
                dry_run=self._order.dry_run,
                folder=writer.folder,
            ).run(task)
        finally:
            writer.close()
        assert episode.ending is not None
        return episode.ending


class Desk:
    """A window with what a test wants to know of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, orders: list[Order]) -> None:
        self.qtbot, self.window, self.orders = qtbot, window, orders

    def order(self, task: str = "try it") -> None:
        """Write a task and press Run."""
        self.window.work.task.sentence.setText(task)
        self.window.work.task.buttons.start.click()

    def wait_until_idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.busy, timeout=20_000)


OpenDesk = Callable[..., Desk]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenDesk]:
    """Open a window whose runs take these decisions: `desk(Click(SAVE), settings=...)`."""
    windows: list[MainWindow] = []

    def open_one(
        *decisions: Decision | Action | Exception, settings: Settings | None = None, make: Any = None
    ) -> Desk:
        orders: list[Order] = []

        def make_session(order: Order, **hands: Any) -> Any:
            orders.append(order)
            return make(order, **hands) if make else FakeSession(decisions, order, **hands)

        window = MainWindow(
            settings or Settings(display="virtual", runs=tmp_path / "runs"),
            colours=theme.LIGHT,
            language="en",
            memory=Memory(tmp_path / "window.ini"),
            make_session=make_session,
        )
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isAncestorOf(qapp.focusWidget()))
        return Desk(qtbot, window, orders)

    yield open_one
    for window in windows:
        if isValid(window):
            window.close()
            qtbot.waitUntil(lambda window=window: not window.busy, timeout=20_000)
            window.deleteLater()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder with one finished run of two steps in it."""
    FakeSession(
        (Decision((Click(FakeDesktop().place_of("Save")),), thought="there it is"),),
        Order(task="save it", settings=Settings(runs=tmp_path / "runs")),
        emit=lambda event: None,
        control=Control(),
        ask=lambda question: pytest.fail("asked"),
        curtain=nullcontext,
    ).run("save it")
    return tmp_path / "runs"


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window or a running timer behind."""
    before = {id(widget) for widget in _windows(qapp)}
    yield
    _flush(qapp)
    left = [widget for widget in _windows(qapp) if id(widget) not in before and widget.isVisible()]
    assert not left, f"windows left: {left}"
    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer) and isValid(thing)]
    assert not [timer for timer in timers if timer.isActive()], "timers left running"


def _windows(app: QApplication) -> list[QWidget]:
    return list(app.topLevelWidgets())


def _flush(app: QApplication) -> None:
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
