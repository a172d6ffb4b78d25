"""What is drawn over the picture of the screen: what was read, what is meant, where it points.

A mark must be seen on any picture, so each is a bright line on a wider one that is nearly white.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from agent.actions import Action, AskUser, Click, Drag, Finish, Hold, Move, Press, Release, Scroll, Type, Wait
from agent.geometry import Box, Point
from agent.senses import Found
from ui.moment import Moment

Place = Callable[[Point], QPointF]
"""Turns a screen point into a place in the widget."""

MARK = QColor("#e8430c")
HALO = QColor(255, 255, 255, 225)
SMALLEST = 36  # widget pixels: a target's box leaves room for the cross within it
READ = QColor(40, 98, 235, 150)


def paint_moment(painter: QPainter, moment: Moment, place: Place, *, texts: bool) -> None:
    """Draw the marks of a step. texts: also a thin box around everything that was read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if texts:
        _paint_texts(painter, moment.texts, place)
    if moment.decision is None:
        return
    for found in moment.decision.targets:
        _paint_target(painter, found.box, place)
    for action in moment.decision.actions:
        _paint_action(painter, action, place)


def _paint_texts(painter: QPainter, texts: tuple[Found, ...], place: Place) -> None:
    painter.setPen(QPen(READ, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([_rect(found.box, place) for found in texts])


def _paint_target(painter: QPainter, box: Box, place: Place) -> None:
    rect = _rect(box, place).adjusted(-3, -3, 3, 3)
    spare = QPointF(max(SMALLEST - rect.width(), 0) / 2, max(SMALLEST - rect.height(), 0) / 2)
    rect.adjust(-spare.x(), -spare.y(), spare.x(), spare.y())
    painter.setBrush(QColor(232, 67, 12, 28))
    for pen in (QPen(HALO, 4.5), QPen(MARK, 2)):
        painter.setPen(pen)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_action(painter: QPainter, action: Action, place: Place) -> None:
    match action:
        case Click(at=at, count=count):
            _paint_point(painter, place(at), rings=min(count, 3))
        case Move(at=at):
            _paint_point(painter, place(at), rings=0)
        case Drag(path=path):
            places = [place(point) for point in path]
            _paint_arrow(painter, places)
            _paint_point(painter, places[0], rings=0)
        case Scroll(at=at, right=right, down=down):
            start = place(at)
            length = 14 + 6 * min(abs(right) + abs(down), 10)
            turn = math.hypot(right, down) or 1
            end = start + QPointF(right / turn * length, down / turn * length)
            _paint_arrow(painter, [start, end])
        case Type() | Press() | Hold() | Release() | Wait() | Finish() | AskUser():
            return
        case _:
            assert_never(action)


def _paint_point(painter: QPainter, at: QPointF, *, rings: int) -> None:
    path = QPainterPath()
    for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
        path.moveTo(at + way * 4)
        path.lineTo(at + way * 13)
    for ring in range(rings):
        path.addEllipse(at, 8.0 + 4 * ring, 8.0 + 4 * ring)
    _stroke(painter, path)


def _paint_arrow(painter: QPainter, places: list[QPointF]) -> None:
    path = QPainterPath(places[0])
    for point in places[1:]:
        path.lineTo(point)
    end = places[-1]
    before = next((point for point in reversed(places[:-1]) if point != end), end)
    turn = math.atan2(end.y() - before.y(), end.x() - before.x())
    for side in (turn + 2.6, turn - 2.6):
        path.moveTo(end)
        path.lineTo(end + QPointF(math.cos(side), math.sin(side)) * 11)
    _stroke(painter, path)


def _stroke(painter: QPainter, path: QPainterPath) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((HALO, 5.0), (MARK, 2.2)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)


def _rect(box: Box, place: Place) -> QRectF:
    return QRectF(place(Point(box.left, box.top)), place(Point(box.right, box.bottom)))
