from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from agent.actions import Click, Drag, Press, describe
from agent.events import Answer, Need, Question
from agent.fake import FakeDesktop
from agent.geometry import Point
from ui.approve_dialog import ApproveDialog
from ui.background import Background
from ui.question_view import crop_of
from ui.theme import LIGHT

CLICK = Click(Point(300, 200))
APPROVAL = Question(Need.APPROVAL, f"{describe(CLICK)}: near 'Delete'. Do it?", CLICK)
Show = Callable[[Question], ApproveDialog]


@pytest.fixture
def show(qtbot: QtBot, background: Background) -> Iterator[Show]:
    opened: list[ApproveDialog] = []

    def show_one(question: Question) -> ApproveDialog:
        opened.append(ApproveDialog(question, FakeDesktop().capture(), LIGHT, background))
        opened[0].show()
        opened[0].activateWindow()
        qtbot.waitUntil(opened[0].isActiveWindow)
        return opened[0]

    yield show_one
    for dialog in opened:
        dialog.withdraw()
        dialog.deleteLater()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_no_key_that_a_typing_person_hits_allows_anything(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = show(APPROVAL)
    with qtbot.waitSignal(dialog.answered) as told:
        QTest.keyClick(dialog.no if key == Qt.Key.Key_Space and dialog.no else dialog, key)
    assert told.args == [Answer(False)]


def test_allowing_takes_a_click_or_its_own_key(show: Show, qtbot: QtBot) -> None:
    dialog = show(APPROVAL)
    with qtbot.waitSignal(dialog.answered) as told:
        QTest.keyClick(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert told.args == [Answer(True)]


def test_closing_the_dialog_refuses(show: Show, qtbot: QtBot) -> None:
    dialog = show(APPROVAL)
    with qtbot.waitSignal(dialog.answered) as told:
        dialog.close()
    assert told.args == [Answer(False)]


def test_a_question_is_answered_once(show: Show) -> None:
    dialog = show(APPROVAL)
    answers: list[Answer] = []
    dialog.answered.connect(answers.append)
    dialog.yes.click()
    dialog.close()
    assert answers == [Answer(True)]


def test_a_question_that_is_withdrawn_is_not_answered(show: Show, qtbot: QtBot) -> None:
    dialog = show(APPROVAL)
    with qtbot.assertNotEmitted(dialog.answered):
        dialog.withdraw()


def test_enter_in_the_line_sends_the_words(show: Show, qtbot: QtBot) -> None:
    dialog = show(Question(Need.ANSWER, "which?"))
    dialog.line.setText("the second")
    with qtbot.waitSignal(dialog.answered) as told:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert told.args == [Answer(True, "the second")]


def test_enter_does_not_end_a_handover(show: Show, qtbot: QtBot) -> None:
    dialog = show(Question(Need.HANDOVER, "please log in"))
    with qtbot.assertNotEmitted(dialog.answered):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.answered) as told:
        dialog.yes.click()
    assert told.args == [Answer(True)]


def test_stop_is_no_answer(show: Show, qtbot: QtBot) -> None:
    dialog = show(APPROVAL)
    with qtbot.assertNotEmitted(dialog.answered), qtbot.waitSignal(dialog.stop_pressed):
        dialog.stop.click()


def test_what_the_question_says_is_no_html(show: Show) -> None:
    dialog = show(Question(Need.APPROVAL, "<b>delete</b>", Press(("a",))))
    labels = dialog.findChildren(QLabel)
    assert "<b>delete</b>" in [label.text() for label in labels]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_picture_is_cut_around_the_point() -> None:
    shot = FakeDesktop().capture()
    assert crop_of(shot, CLICK).area.center == CLICK.at
    assert crop_of(shot, Drag((Point(0, 0), Point(640, 400)))).area == shot.area
    assert crop_of(shot, Press(("a",))).area == shot.area
    assert crop_of(shot, Click(Point(5000, 5000))).area == shot.area
