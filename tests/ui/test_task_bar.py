"""The line in which a task is written: what Enter does there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent.settings import Settings
from ui.bridge import Order
from ui.task_bar import TaskBar
from ui.theme import LIGHT
from ui.translation import Translation


@pytest.fixture
def bar(qtbot: QtBot) -> TaskBar:
    made = TaskBar(Settings(), LIGHT, ["click Save as", "click Open"])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.sentence.setFocus()
    return made


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.speak("zh")
    yield
    translation.speak("en")


@pytest.fixture
def ordered(bar: TaskBar) -> list[str]:
    tasks: list[str] = []

    def keep(order: Order, stepping: bool) -> None:
        tasks.append(order.task)

    bar.ordered.connect(keep)
    return tasks


def test_enter_runs_what_was_written(bar: TaskBar, ordered: list[str]) -> None:
    QTest.keyClicks(bar.sentence, "press F5")
    QTest.keyClick(bar.sentence, Qt.Key.Key_Return)
    assert ordered == ["press F5"]


def test_enter_runs_nothing_where_nothing_is_written(bar: TaskBar, ordered: list[str]) -> None:
    QTest.keyClick(bar.sentence, Qt.Key.Key_Return)
    assert ordered == []


def test_enter_in_the_list_of_earlier_tasks_only_takes_one(
    bar: TaskBar, ordered: list[str], qtbot: QtBot
) -> None:
    QTest.keyClicks(bar.sentence, "cli")
    popup = bar.sentence.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert bar.sentence.text() == "click Save as"
    assert ordered == []
    QTest.keyClick(bar.sentence, Qt.Key.Key_Return)
    assert ordered == ["click Save as"]


def test_enter_runs_what_was_written_where_earlier_tasks_are_offered_too(
    bar: TaskBar, ordered: list[str], qtbot: QtBot
) -> None:
    QTest.keyClicks(bar.sentence, "cli")
    popup = bar.sentence.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert ordered == ["cli"]
    assert not popup.isVisible()


def test_why_it_could_not_be_run_is_said_in_the_windows_language(bar: TaskBar, chinese: None) -> None:
    bar.show_wrong("there is no program 'mousepat' (install it, or give its full path)")
    assert bar.wrong.text() == "没有程序“mousepat”（请安装，或给出完整路径）"
