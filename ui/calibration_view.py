"""A part of the screen with the four places of each target drawn on it, told apart by their forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import Colours

KINDS = ("target", "model", "sent", "landed")
CLOSE = 12.0  # points around a target that its close-up shows at least


@dataclass(frozen=True, slots=True)
class Places:
    """One target's four places on the screen, those that are known, and the picture that shows it."""

    at: Mapping[str, QPointF]
    area: QRectF
    picture: QImage

    @classmethod
    def of(cls, said: Mapping[str, Any], picture: QImage) -> Places:
        """Read a line of `deixis calibrate --json`."""
        area = QRectF(*said["area"])
        at = {
            name: QPointF(*said[key])
            for name, key in (("target", "target"), ("sent", "sent"), ("landed", "landed"))
            if said[key]
        }
        if said["named"] and said["bounds"]:
            across, down = (named / most for named, most in zip(said["named"], said["bounds"], strict=True))
            at["model"] = QPointF(area.x() + across * area.width(), area.y() + down * area.height())
        return cls(at, area, picture)

    @property
    def close(self) -> QRectF:
        """The part of the screen around all four places."""
        middle = self.at["target"]
        far = [max(abs(at.x() - middle.x()), abs(at.y() - middle.y())) for at in self.at.values()]
        reach = max(CLOSE, 1.3 * max(far))
        return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)


class CalibrationView(QWidget):
    """Draws the whole screen with every target, or one target from near by."""

    def __init__(self, colours: Colours, *, near: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._near = near
        self._all: Sequence[Places] = ()
        self._chosen = -1
        self.setMinimumSize(180, 180)

    def show_places(self, places: Sequence[Places], chosen: int) -> None:
        self._all, self._chosen = tuple(places), chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 220) if self._near else QSize(420, 260)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._colours.stage))
        if 0 <= self._chosen < len(self._all):
            self._paint(painter, self._all[self._chosen])
        painter.end()

    def _paint(self, painter: QPainter, chosen: Places) -> None:
        shown = chosen.close if self._near else chosen.area
        scale = min(self.width() / shown.width(), self.height() / shown.height())
        wide, high = shown.width() * scale, shown.height() * scale
        left, top = (self.width() - wide) / 2, (self.height() - high) / 2

        def place(point: QPointF) -> QPointF:
            return QPointF(left + (point.x() - shown.x()) * scale, top + (point.y() - shown.y()) * scale)

        painter.setClipRect(QRectF(left, top, wide, high))
        pixels = chosen.picture.width() / chosen.area.width() if chosen.area.width() else 1.0
        source = QRectF(
            (shown.x() - chosen.area.x()) * pixels,
            (shown.y() - chosen.area.y()) * pixels,
            shown.width() * pixels,
            shown.height() * pixels,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._near)
        painter.drawImage(QRectF(left, top, wide, high), chosen.picture, source)
        if self._near:
            painter.fillRect(QRectF(left, top, wide, high), QColor(0, 0, 0, 90))  # marks stand out of it
        for each in (chosen,) if self._near else self._all:
            for kind in KINDS:
                if kind in each.at:
                    mark(painter, kind, place(each.at[kind]), self._colours, 1.0 if self._near else 0.7)


def mark(painter: QPainter, kind: str, at: QPointF, colours: Colours, size: float) -> None:
    """Draw the mark of a place: a ring, a square, a diamond, a cross, each smaller than the one before."""
    shade = {"target": colours.good, "model": colours.warn, "sent": colours.accent, "landed": colours.bad}[
        kind
    ]
    for width, colour in ((5.0, QColor("#ffffff")), (2.4, _strong(shade))):
        painter.setPen(QPen(colour, width * size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match kind:
            case "target":
                painter.drawEllipse(at, 18 * size, 18 * size)
            case "model":
                side = 11 * size
                painter.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))
            case "sent":
                reach = 9 * size
                painter.drawPolygon(
                    QPolygonF(
                        [at + QPointF(*by) for by in ((0, -reach), (reach, 0), (0, reach), (-reach, 0))]
                    )
                )
            case _:
                arm = 4 * size
                painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm))
                painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm))


def _strong(shade: str) -> QColor:
    """Return the colour as dark as a line on white needs."""
    colour = QColor(shade)
    return colour.darker(170) if colour.lightnessF() > 0.55 else colour


class Sign(QWidget):
    """One mark alone, for the legend."""

    def __init__(self, kind: str, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._colours = kind, colours
        self.setFixedSize(34, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark(painter, self._kind, QPointF(17, 15), self._colours, 0.7)
        painter.end()
