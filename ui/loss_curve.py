"""How wrong a model still is, step by step, as a line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import Colours

MARGIN, LEFT = 8.0, 44.0


class LossCurve(QWidget):
    """Draws what it was given so far; the last value is written at its end."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._points: list[tuple[int, float]] = []
        self._of = 1
        self.setMinimumHeight(140)
        self.setAccessibleName(self.tr("Loss"))

    def clear(self) -> None:
        self._points, self._of = [], 1
        self.update()

    def add(self, step: int, of: int, loss: float) -> None:
        self._points.append((step, loss))
        self._of = max(of, 1)
        self.setAccessibleDescription(
            self.tr("{loss} at step {step} of {of}").format(loss=f"{loss:.3f}", step=step, of=of)
        )
        self.update()

    @property
    def losses(self) -> list[float]:
        return [loss for _, loss in self._points]

    def sizeHint(self) -> QSize:
        return QSize(420, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(LEFT, MARGIN, -MARGIN - 4, -MARGIN - self.fontMetrics().height())
        muted = QColor(self._colours.muted)
        if not self._points:
            painter.setPen(muted)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tr("The loss is drawn here."))
            painter.end()
            return
        most = max(self.losses) or 1.0
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for part in (0.0, 0.5, 1.0):
            y = room.bottom() - part * room.height()
            painter.setPen(QPen(QColor(self._colours.border), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(muted)
            painter.drawText(QRectF(0, y - 10, LEFT - 6, 20), right, f"{part * most:.2f}")
        below = QRectF(room.left(), room.bottom() + 4, room.width(), self.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(self._of))
        line = QPolygonF(
            [
                QPointF(
                    room.left() + step / self._of * room.width(), room.bottom() - loss / most * room.height()
                )
                for step, loss in self._points
            ]
        )
        painter.setPen(QPen(QColor(self._colours.accent), 2))
        painter.drawPolyline(line)
        painter.setBrush(QColor(self._colours.accent))
        painter.drawEllipse(line.last(), 3, 3)
        painter.end()
