"""What stretches keeps its room, and the buttons go below it where there is too little."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSlider
from pytestqt.qtbot import QtBot

from ui.foot_row import FootRow


@pytest.mark.parametrize(("width", "below"), [(900, False), (420, True)])
def test_a_slider_stays_long_enough_to_be_used(width: int, below: bool, qtbot: QtBot) -> None:
    slider, buttons = QSlider(Qt.Orientation.Horizontal), [QPushButton(f"Button {n}") for n in range(3)]
    row = FootRow(slider, buttons, least=300)
    qtbot.addWidget(row)
    row.resize(width, row.sizeHint().height())
    row.show()
    qtbot.waitUntil(lambda: (buttons[0].y() > slider.y()) is below)
    assert slider.width() >= 300
    assert buttons[-1].geometry().right() < row.width()
