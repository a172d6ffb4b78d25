from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from pytestqt.qtbot import QtBot

from ui.buttons import tool
from ui.label import ElidedLabel
from ui.theme import LIGHT
from ui.worded_row import WordedRow

ICON = Qt.ToolButtonStyle.ToolButtonIconOnly
WORDED = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Row(WordedRow):
    """A heading, and a button of many words."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ElidedLabel("Screen before step 12")
        self.button = tool(LIGHT, "What was read on the screen", "read", worded=True)
        row = QHBoxLayout(self)
        row.addWidget(self.heading, 1)
        row.addWidget(self.button)
        self.give_way([self.button], heading=self.heading)


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[Row]:
    row = Row()
    row.resize(800, 40)
    row.show()
    qtbot.waitUntil(row.isVisible)
    yield row
    row.close()
    row.deleteLater()


def squeezed(row: Row, qtbot: QtBot) -> None:
    """Make the row too narrow for its words by the half of its heading."""
    row.resize(row.minimumSizeHint().width() + row.heading.sizeHint().width() // 2, 40)
    qtbot.waitUntil(lambda: row.button.toolButtonStyle() is ICON)


def test_a_heading_is_whole_before_any_word_of_a_button(row: Row, qtbot: QtBot) -> None:
    squeezed(row, qtbot)
    qtbot.waitUntil(lambda: row.heading.width() >= row.heading.sizeHint().width())


def test_words_come_back_with_the_room(row: Row, qtbot: QtBot) -> None:
    squeezed(row, qtbot)
    row.resize(800, 40)
    qtbot.waitUntil(lambda: row.button.toolButtonStyle() is WORDED)


def test_words_give_way_to_a_heading_that_grows(row: Row, qtbot: QtBot) -> None:
    row.resize(row.minimumSizeHint().width() + row.heading.sizeHint().width() + 4, 40)
    assert row.button.toolButtonStyle() is WORDED
    row.heading.setText("The screen at the end of a run that took long")
    qtbot.waitUntil(lambda: row.button.toolButtonStyle() is ICON)
