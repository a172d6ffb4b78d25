"""The widgets that a detector found on the screen of a step, as boxes over its picture.

The trap: fifty boxes with words hide the screen that they explain. So a word is written only where the box
has room for it, and told of the others when the mouse rests on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from agent.events import Reading
from agent.geometry import Box, Point
from agent.senses import Found
from ui.panels.detr import class_words

SOURCE = "detr.widgets"
LINE, LIGHT = QColor("#00707a"), QColor(255, 255, 255, 225)
SMALL = 11  # pixels, of a word's height


def widgets_in(reading: Reading) -> tuple[Found, ...]:
    """Return the widgets that a Reading of the source tells, each labelled in the language of the window."""
    words = class_words()
    rows = [tuple(reading.values[start : start + 6]) for start in range(0, len(reading.values), 6)]
    return tuple(
        Found(Box(left, top, width, height), words[int(kind)], score)
        for left, top, width, height, kind, score in rows
    )


def widget_under(at: Point, widgets: Iterable[Found]) -> str:
    """Return what is told of the smallest widget at a place, '' where none is."""
    here = min((each for each in widgets if at in each.box), key=lambda each: each.box.area, default=None)
    return f"{here.label}, {here.score:.0%}" if here is not None else ""


def paint_widgets(painter: QPainter, widgets: Iterable[Found], place: Callable[[Point], QPointF]) -> None:
    """Draw a box around each, and its word where there is room."""
    font = painter.font()
    font.setPixelSize(SMALL)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for found in widgets:
        box = found.box
        rect = QRectF(place(Point(box.left, box.top)), place(Point(box.right, box.bottom)))
        for pen in (QPen(LIGHT, 3.5), QPen(LINE, 1.5)):
            painter.setPen(pen)
            painter.drawRect(rect)
        wide = metrics.horizontalAdvance(found.label) + 6
        if wide <= rect.width():
            plate = QRectF(rect.left(), rect.top() - metrics.height(), wide, metrics.height())
            painter.fillRect(plate, LIGHT)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, found.label)
