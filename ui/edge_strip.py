"""A small bar at the screen's lower edge, over what the person works with.

It takes clicks but never the focus, so what the person types goes where they were.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import Colours

MARGIN = 12


class EdgeStrip(QWidget):
    """The bar without its parts. ink: of its frame."""

    def __init__(self, colours: Colours, ink: str) -> None:
        flag = Qt.WindowType
        super().__init__(
            None,
            flag.Tool
            | flag.FramelessWindowHint
            | flag.WindowStaysOnTopHint
            | flag.WindowDoesNotAcceptFocus,  # managed, so that the recorder knows it for one of ours
        )
        self.colours = colours
        self.ink = ink
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def lay_out(self, *parts: QWidget, wide: QWidget | None = None) -> None:
        """Put the parts side by side; the wide one takes the room."""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        for part in parts:
            row.addWidget(part, int(part is wide))

    def come_up(self, width: int) -> None:
        """Show it in the middle of the edge, as wide as this or as the screen."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(width, room.width() - 2 * MARGIN), self.sizeHint().height())
        self.move(QPoint(room.center().x() - self.width() // 2, room.bottom() - MARGIN - self.height() + 1))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours.surface))
        painter.setPen(QColor(self.ink))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def sign() -> QLabel:
    """Return the place for a picture at the left."""
    label = QLabel()
    label.setFixedSize(20, 20)
    label.setScaledContents(True)
    return label
