from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from agent.actions import Click
from agent.episode import Ending, Verdict
from agent.errors import Stopped
from agent.events import Answer, Need, Question
from agent.geometry import Point
from agent.settings import Settings
from ui.bridge import Bridge, Order, TaskBridge

ORDER = Order(task="try", settings=Settings())
QUESTION = Question(Need.APPROVAL, "may I?", Click(Point(1, 1)))


class Asking:
    """A session that asks once and keeps what it was told."""

    def __init__(self, ask: Any) -> None:
        self.ask = ask
        self.told: Any = None

    def run(self, task: str) -> Ending:
        try:
            self.told = self.ask(QUESTION)
        except Stopped as stop:
            self.told = stop
            raise
        return Ending(Verdict.FINISHED)


def bridge_of(sessions: list[Asking]) -> Bridge:
    def make(order: Order, *, ask: Any, **hands: Any) -> Asking:
        sessions.append(Asking(ask))
        return sessions[-1]

    return TaskBridge(ORDER, make_session=make, curtain=lambda: pytest.fail("not looked"))


def test_the_run_waits_for_the_answer(qtbot: QtBot) -> None:
    sessions: list[Asking] = []
    bridge = bridge_of(sessions)
    with qtbot.waitSignal(bridge.asked):
        bridge.start()
    with qtbot.waitSignal(bridge.finished):
        bridge.answer(Answer(True, "go"))
    assert sessions[0].told == Answer(True, "go")


def test_a_stop_wakes_a_run_that_waits_for_an_answer(qtbot: QtBot) -> None:
    sessions: list[Asking] = []
    bridge = bridge_of(sessions)
    with qtbot.waitSignal(bridge.asked):
        bridge.start()
    with qtbot.waitSignals([bridge.failed, bridge.finished]):
        bridge.control.stop("enough")
    assert isinstance(sessions[0].told, Stopped)


def test_a_run_that_was_stopped_before_asks_nothing(qtbot: QtBot) -> None:
    sessions: list[Asking] = []
    bridge = bridge_of(sessions)
    bridge.control.stop("enough")
    with qtbot.assertNotEmitted(bridge.asked), qtbot.waitSignal(bridge.finished):
        bridge.start()
    assert isinstance(sessions[0].told, Stopped)


def test_an_answer_that_came_too_late_answers_no_later_question(qtbot: QtBot) -> None:
    sessions: list[Asking] = []
    bridge = bridge_of(sessions)
    bridge.answer(Answer(True, "stale"))
    with qtbot.waitSignal(bridge.asked):
        bridge.start()
    with qtbot.waitSignal(bridge.finished):
        bridge.answer(Answer(False, "fresh"))
    assert sessions[0].told == Answer(False, "fresh")
