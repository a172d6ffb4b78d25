"""Icons: small SVG files of our own, drawn in the colour that the theme asks for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from agent import assets


def icon(name: str, colour: str = "#000000", faint: str | None = None) -> QIcon:
    """Return the icon of this name, sharp at every size that the window uses and at twice of it.

    colour, faint: '#rrggbb', of an enabled and of a disabled button.
    """
    made = QIcon()
    for side in (16, 20, 24, 32, 48, 64, 128):
        made.addPixmap(picture(name, side, colour))
        if faint is not None:
            made.addPixmap(picture(name, side, faint), QIcon.Mode.Disabled)
    return made


def picture(name: str, side: int, colour: str = "#000000") -> QPixmap:
    """Return the icon as a square picture of `side` pixels, transparent where it is not drawn."""
    drawing = assets.path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
