"""What stands in the window that opens on a screen of 1280 x 800 points, with a panel beside the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui import theme
from ui.translation import Translation

SMALL = (1152, 720)
ARROW = 24  # points that a chooser keeps beside its words
INSET = 16  # points that a field keeps beside its words


@pytest.fixture(params=["en", "zh"])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    translation = Translation(qapp)
    translation.speak(request.param)
    theme.apply(qapp, theme.LIGHT)
    yield request.param
    translation.speak("en")


def wanted_px(part: QWidget) -> int:
    """Return the width without which something of its words is cut off; 0 where it shows none."""
    metrics = part.fontMetrics()
    match part:
        case QToolButton() if part.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return 0
        case QAbstractButton():
            return part.sizeHint().width()
        case QComboBox():
            return metrics.horizontalAdvance(part.currentText()) + ARROW
        case QLineEdit():
            return metrics.horizontalAdvance(part.placeholderText()) + INSET
    return 0


def cut_off(root: QWidget) -> list[str]:
    """Return the words of all that is cut off, and by how much."""
    found = []
    for kind in (QPushButton, QToolButton, QAbstractButton, QComboBox, QLineEdit):
        for part in root.findChildren(kind):
            short = wanted_px(part) - part.width()
            if part.isVisible() and short > 0:
                words = part.currentText() if isinstance(part, QComboBox) else part.accessibleName()
                found.append(f"{words}: {short}")
    return sorted(set(found))


@pytest.mark.parametrize("page", ["run", "scripts", "demonstrations", "models", "library"])
def test_no_words_are_cut_off_beside_an_open_panel(
    page: str, spoken: str, desk: Callable[..., Any], qtbot: Any
) -> None:
    window = desk().window
    window.resize(*SMALL)
    window.docks.open("stochastic")
    getattr(window.header, page).click()
    qtbot.waitUntil(window.docks.page("stochastic").isVisible)
    QApplication.processEvents()
    assert window.width() <= SMALL[0]
    assert cut_off(window) == []


def test_the_screen_has_its_heading_beside_an_open_panel(
    spoken: str, desk: Callable[..., Any], qtbot: Any
) -> None:
    window = desk().window
    window.resize(*SMALL)
    window.docks.open("stochastic")
    heading = window.work.looking_at
    qtbot.waitUntil(window.docks.page("stochastic").isVisible)
    qtbot.waitUntil(lambda: heading.width() >= heading.sizeHint().width())
