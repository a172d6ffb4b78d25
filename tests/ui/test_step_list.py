"""The list of steps: what it shows of each, and which one is in sight."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent.events import Captured
from agent.geometry import Box
from agent.screenshot import Screenshot
from ui.background import Background
from ui.step_delegate import in_lines
from ui.step_list import StepList
from ui.step_model import StepModel
from ui.theme import LIGHT

LONG = "询问：做不到“click the jiggly button”：没有看到“jiggly button”（最接近的：“Query”）。该怎么做？"


@pytest.mark.parametrize("height", [16, 24, 32, 36, 40, 44])
@pytest.mark.parametrize(
    "words", [LONG, "ask: I can't do 'click the jiggly button': it is not seen. What now?"]
)
def test_no_line_of_what_was_decided_is_cut_off_at_its_foot(
    words: str, height: int, qapp: QApplication
) -> None:
    metrics, place = QFontMetrics(qapp.font()), QRect(0, 0, 180, height)
    shown = in_lines(words, metrics, place)
    lines = metrics.boundingRect(place, int(Qt.TextFlag.TextWordWrap), shown)
    assert shown.endswith("…")
    assert lines.height() <= max(height, metrics.boundingRect("字g").height() * 1.5)


def test_the_chosen_step_stays_in_sight_when_the_list_becomes_lower(
    qtbot: QtBot, background: Background
) -> None:
    model = StepModel(background)
    steps = StepList(model, LIGHT)
    qtbot.addWidget(steps)
    steps.resize(300, 400)
    steps.show()
    model.begin()
    for number in range(1, 9):
        shot = Screenshot(np.zeros((80, 120, 4), np.uint8), Box(0, 0, 120, 80), float(number))
        model.captured(Captured(number, shot))
    QApplication.processEvents()
    steps.resize(300, 160)
    QApplication.processEvents()
    assert steps.viewport().rect().contains(steps.visualRect(model.index(7)))
