"""Icons: small SVG files of our own, drawn in the colour that the theme asks for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from agent import assets

SIDES = (16, 20, 24, 32, 48, 64, 128)  # pixels: every size that the window uses, and twice of it


@cache  # a window has seventy, each of fourteen pictures, and most of them several times
def icon(name: str, colour: str = "#000000", faint: str | None = None) -> QIcon:
    """Return the icon of this name, sharp at every size that the window uses and at twice of it.

    colour, faint: '#rrggbb', of an enabled and of a disabled button.
    """
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        if ink is not None:
            drawing = _drawing(name, ink)
            for side in SIDES:
                made.addPixmap(_drawn(drawing, side), mode)
    return made


def picture(name: str, side: int, colour: str = "#000000") -> QPixmap:
    """Return the icon as a square picture of `side` pixels, transparent where it is not drawn."""
    return _drawn(_drawing(name, colour), side)


def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = assets.path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


def _drawn(drawing: QSvgRenderer, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
