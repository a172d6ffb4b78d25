"""A small bar at the screen's edge while a person shows a step: which one, and how to say that it is done.

It takes clicks but never the focus, so what the person types goes where they were.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.buttons import push
from ui.icon import picture
from ui.label import ElidedLabel, plain
from ui.theme import Colours

MARGIN = 12
WIDTH = 720


class TeachStrip(QWidget):
    """Shows what the person is to do."""

    done_pressed = Signal()

    def __init__(self, colours: Colours) -> None:
        flag = Qt.WindowType
        super().__init__(
            None,
            flag.Tool
            | flag.FramelessWindowHint
            | flag.WindowStaysOnTopHint
            | flag.WindowDoesNotAcceptFocus,  # managed, so that the recorder knows it for one of ours
        )
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Deixis watches"))
        sign = QLabel(pixmap=picture("teach", 40, colours.accent))
        sign.setFixedSize(20, 20)
        sign.setScaledContents(True)
        show = plain(self.tr("Show it now:"), "heading")
        keys = plain(self.tr("Esc Esc, or"), "muted")
        for label in (show, keys):
            label.setWordWrap(False)
        self.step = ElidedLabel()
        self.done = push(colours, self.tr("Done"), "done", kind="primary")
        self.done.clicked.connect(self.on_done_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        for part in (sign, show, self.step, keys, self.done):
            row.addWidget(part, int(part is self.step))

    def begin(self, step: str) -> None:
        """Come up. step: what it does, in words."""
        self.step.setText(step[:400])
        self.done.setEnabled(True)
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(WIDTH, room.width() - 2 * MARGIN), self.sizeHint().height())
        self.move(QPoint(room.center().x() - self.width() // 2, room.bottom() - MARGIN - self.height() + 1))
        self.show()

    def on_done_clicked(self) -> None:
        self.done.setEnabled(False)
        self.done_pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.surface))
        painter.setPen(QColor(self._colours.accent))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
