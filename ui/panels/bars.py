"""Bars, one below the other, each with its name and its value in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent.events import Reading
from ui.panels.ink import Ink
from ui.panels.panel import Bars
from ui.panels.picture import Picture
from ui.panels.spoken import axis_in_words, label_in_words

ROW = 24  # points
NAME = 0.5  # of the width, at most


class BarsPicture(Picture):
    """Draws `Bars`."""

    def __init__(self, view: Bars, ink: Ink) -> None:
        super().__init__(view.title)
        self._view = view
        self.rows = Rows(ink, view.unit, view.most)
        self.rows.setAccessibleName(view.title)
        self.column.addWidget(self.rows)

    def draw(self, readings: Sequence[Reading]) -> None:
        rows: dict[str, float] = {}
        for reading in readings:
            for number, value in enumerate(reading.values, start=1):
                rows[self._name(reading, number)] = value
        self.rows.show_rows(rows)

    def _name(self, reading: Reading, number: int) -> str:
        """Return the name of a bar: its label, its place on the axis, or both."""
        label = self._view.names.get(reading.label, label_in_words(reading.label))
        if label and len(reading.values) == 1:
            return label
        axis = axis_in_words(reading.axes[-1]) if reading.axes else ""
        return ", ".join(part for part in (label, f"{axis} {number}".strip()) if part)


class Rows(QWidget):
    """The bars themselves."""

    def __init__(self, ink: Ink, unit: str, most: float | None) -> None:
        super().__init__()
        self._ink, self._unit, self._most = ink, unit, most
        self.shown: dict[str, float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: dict[str, float]) -> None:
        grown = len(rows) != len(self.shown)
        self.shown = rows
        self.setAccessibleDescription(
            ", ".join(f"{name} {self._words(value)}" for name, value in rows.items())
        )
        if grown:
            self.updateGeometry()
        self.update()

    def _words(self, value: float) -> str:
        return f"{value:.3g} {self._unit}".strip()

    def sizeHint(self) -> QSize:
        return QSize(240, max(1, len(self.shown)) * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = max((painter.fontMetrics().horizontalAdvance(name) for name in self.shown), default=0)
        wide = min(names + 16, self.width() * NAME)
        widest = max(
            (painter.fontMetrics().horizontalAdvance(self._words(v)) for v in self.shown.values()), default=0
        )
        room = max(8.0, self.width() - wide - widest - 24)
        most = self._most or max((abs(value) for value in self.shown.values()), default=0) or 1.0
        for row, (name, value) in enumerate(self.shown.items()):
            top = row * ROW
            painter.setPen(QColor(self._ink.colours.text))
            label = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideLeft, int(wide) - 8)
            flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
            painter.drawText(QRectF(0, top, wide - 8, ROW), flags, label)
            length = room * min(abs(value) / most, 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._ink.stroke(0).colour if value >= 0 else self._ink.stroke(1).colour))
            painter.drawRoundedRect(QRectF(wide, top + 5, max(length, 1.0), ROW - 10), 3, 3)
            painter.setPen(QColor(self._ink.colours.muted))
            painter.drawText(QRectF(wide + length + 8, top, widest + 16, ROW), flags, self._words(value))
