"""What stretches and some buttons in one line, or the buttons below it where a line has no room for both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

SPACING = 8


class FootRow(QWidget):
    """Keeps the room that the first part needs to be of use. least: its width in points."""

    def __init__(self, first: QWidget, buttons: Sequence[QPushButton], *, least: int) -> None:
        super().__init__()
        self._least = least
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACING)
        self._rows.addWidget(first, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACING)
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)
        self._rows.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._least + SPACING + self._buttons.sizeHint().width()
        ways = QBoxLayout.Direction
        self._rows.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
