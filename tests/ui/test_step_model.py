from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from agent.actions import Press
from agent.episode import Decision, Outcome, Result, Step
from agent.events import Captured
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import STUCK, Found, Opinion
from ui import step_model
from ui.background import Background
from ui.step_model import THUMBNAIL, StepModel


def look(number: int, at: float) -> Captured:
    pixels = np.full((80, 120, 4), number, np.uint8)
    return Captured(number, Screenshot(pixels, Box(0, 0, 120, 80), at))


@pytest.fixture
def model(background: Background) -> StepModel:
    made = StepModel(background)
    made.begin()
    return made


def test_it_keeps_the_promises_of_a_model(model: StepModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.captured(look(1, 1))
    model.decided(Decision(()))
    model.captured(look(2, 2))
    model.begin()
    assert tester.model() is model


def test_a_step_gathers_what_is_told_of_it(model: StepModel) -> None:
    decision, outcome = Decision((Press(("a",)),)), Outcome(Result.DONE)
    texts = (Found(Box(0, 0, 5, 5), "word"),)
    model.captured(look(1, 1))
    model.read(texts)
    model.said("let me ")
    model.said("see")
    model.decided(decision)
    model.performed(Step(1, None, decision, outcome, {"look": 0.5}))
    moment = model.moment(0)
    assert (moment.texts, moment.says, moment.decision, moment.outcome) == (
        texts,
        "let me see",
        decision,
        outcome,
    )


def test_widgets_are_shown_at_the_step_on_whose_screen_they_were_found(model: StepModel) -> None:
    earlier, later = (Found(Box(0, 0, 5, 5), "button"),), (Found(Box(5, 5, 5, 5), "field"),)
    model.captured(look(1, 1))
    model.captured(look(2, 2))

    model.found(earlier, 1)
    model.found(later, None)

    assert (model.moment(0).widgets, model.moment(1).widgets) == (earlier, later)


def test_a_second_look_at_the_same_step_is_no_second_row(model: StepModel) -> None:
    model.captured(look(1, 1))
    model.captured(look(1, 2))
    assert (model.rowCount(), model.moment(0).look) == (1, 2)


def test_a_thumbnail_comes_from_the_background(model: StepModel, qtbot: QtBot) -> None:
    model.captured(look(1, 1))
    assert model.index(0).data(THUMBNAIL) is None
    qtbot.waitUntil(lambda: model.index(0).data(THUMBNAIL) is not None)


def test_a_packed_picture_is_the_same_picture(model: StepModel, qtbot: QtBot) -> None:
    event = look(7, 1)
    model.captured(event)
    raw = model.moment(0).frame
    qtbot.waitUntil(lambda: model.moment(0).frame is not raw)
    packed = model.moment(0).frame
    assert packed is not None
    assert np.array_equal(packed()[:, :, :3], event.screenshot.image[:, :, :3])


def test_old_pictures_are_let_go(model: StepModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_model, "FRAMES_KEPT", 2)
    for number in range(1, 5):
        model.captured(look(number, number))
    assert [model.moment(row).frame is None for row in range(4)] == [True, True, False, False]


def test_what_is_told_before_the_first_look_is_no_fault(model: StepModel) -> None:
    model.said("hello")
    model.read(())
    model.end()
    assert model.rowCount() == 0


def test_what_a_critic_says_stands_at_its_step(model: StepModel) -> None:
    model.captured(look(1, 1))
    model.decided(Decision((Press(("a",)),)))
    model.judged(Opinion("history", STUCK, 0.974))
    model.performed(Step(1, None, Decision((Press(("a",)),)), Outcome(Result.DONE)))

    assert model.data(model.index(0)) == "1. press a. Done. Seems stuck (97%, history)"
