"""All curves of a plot as one thing to draw.

The trap: the library makes three items of each curve, and each of them measures itself, chooses a range and
is painted by itself: four curves of a few points took 13 ms of the window's thread, and the plot was painted
again where the range had changed meanwhile. Here the places are known before, so the range is, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.panels.ink import Stroke
from ui.panels.key import draw_mark

MARKED = 40  # points; a curve of more is drawn without marks
MARGIN = 0.05  # of the range, left free on each side


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: its places from left to right, and how it is drawn."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    stroke: Stroke


class Lines(pg.GraphicsObject):  # type: ignore[misc]  # the library has no types
    """Draws lines at the places of a plot's own axes. area: what holds them all, with its margin."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Mapping[str, Line] = {}
        self.area = QRectF(0, 0, 1, 1)

    def show_lines(self, lines: Mapping[str, Line]) -> None:
        area = _around(lines)
        if area != self.area:
            self.prepareGeometryChange()
            self.area = area
        self.shown = lines
        self.update()

    def boundingRect(self) -> QRectF:
        return self.area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        to_points = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in self.shown.values():
            places = [to_points.map(QPointF(x, y)) for x, y in zip(line.x, line.y, strict=True)]
            painter.setPen(QPen(QColor(line.stroke.colour), 2, line.stroke.style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(places))
            if len(places) <= MARKED:
                for place in places:
                    draw_mark(painter, line.stroke, place)
        painter.restore()


def _around(lines: Mapping[str, Line]) -> QRectF:
    """Return what holds all places, with its margin."""
    left, right = _range([line.x for line in lines.values()])
    low, high = _range([line.y for line in lines.values()])
    return QRectF(left, low, right - left, high - low)


def _range(places: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """Return where an axis begins and ends that has room for these places."""
    every = np.concatenate(places) if places else np.zeros(0)
    if not every.size:
        return 0.0, 1.0
    low, high = float(every.min()), float(every.max())
    margin = MARGIN * (high - low) if high > low else 0.5
    return low - margin, high + margin
