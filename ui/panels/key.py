"""The key of a plot: which line is which. It lies below the plot, where it covers no curve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.panels.ink import Ink, Stroke

ROW, SAMPLE, GAP = 20, 22, 14  # points


class Key(QWidget):
    """Names with a piece of their line, in as many rows as it takes."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._strokes: dict[str, Stroke] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_strokes(self, strokes: Mapping[str, Stroke]) -> None:
        if strokes != self._strokes:
            self._strokes = dict(strokes)
            self.setVisible(len(strokes) > 1 or "" not in strokes)
            self._fit()
            self.update()

    def _fit(self) -> None:
        """Take as many rows as the names need at this width."""
        self.setFixedHeight(max((place.bottom() + 1 for _, place in self._places(self.width())), default=0))

    def _places(self, width: int) -> Iterator[tuple[str, QRect]]:
        x = y = 0
        for name in self._strokes:
            wide = SAMPLE + 6 + self.fontMetrics().horizontalAdvance(name)
            if x and x + wide > width:
                x, y = 0, y + ROW
            yield name, QRect(x, y, wide, ROW)
            x += wide + GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, place in self._places(self.width()):
            stroke = self._strokes[name]
            middle = place.center().y() + 0.5
            painter.setPen(QPen(QColor(stroke.colour), 2, stroke.style))
            painter.drawLine(QPointF(place.left(), middle), QPointF(place.left() + SAMPLE, middle))
            draw_mark(painter, stroke, QPointF(place.left() + SAMPLE / 2, middle))
            painter.setPen(QColor(self._ink.colours.text))
            words = QRectF(place.left() + SAMPLE + 6, place.top(), place.width() - SAMPLE, ROW)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def draw_mark(painter: QPainter, stroke: Stroke, at: QPointF) -> None:
    """Draw the mark of a curve, with its middle here."""
    from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols

    painter.save()
    painter.translate(at)
    painter.scale(7, 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(stroke.colour))
    painter.drawPath(Symbols[stroke.mark])
    painter.restore()
