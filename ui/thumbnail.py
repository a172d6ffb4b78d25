"""The small picture of a step: what is around its target, with a cross on the place.

Called through `Background` only: reading a large frame takes 30 ms and more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from agent.demonstration.target import Place, Sides
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from ui.marks import HALO, MARK
from ui.picture import fitted

SIZE = QSize(192, 120)  # pixels: 96 x 60 on a display that draws two a point
AROUND = (240, 150)  # points of the screen
ARM, HOLE = 20, 5  # pixels


@dataclass(frozen=True, slots=True)
class Look:
    """A frame and the place in it; without a place the whole of it is shown."""

    frame: str
    at: Place | None


def thumbnail(file: Path, look: Look, screen: Sides | None) -> QImage:
    """Return the picture of a look. screen: what the frame shows. Raises UnreadablePicture."""
    shot = Screenshot.from_file(file)
    if screen is not None:
        shot = replace(shot, area=Box(*screen))
    if look.at is None:
        return fitted(shot.image, SIZE)
    at = Point(*look.at)
    box = _inside(Box.around(at, *AROUND), shot.area)
    pixels = shot.crop(box)
    if pixels.size == 0:
        return fitted(shot.image, SIZE)
    image = fitted(pixels, SIZE)
    _cross(
        image,
        (at.x - box.left) / box.width * image.width(),
        (at.y - box.top) / box.height * image.height(),
    )
    return image


def _inside(box: Box, area: Box) -> Box:
    """Return the box, moved and cut so that it lies on the screen."""
    width, height = min(box.width, area.width), min(box.height, area.height)
    left = min(max(box.left, area.left), area.right - width)
    top = min(max(box.top, area.top), area.bottom - height)
    return Box(left, top, width, height)


def _cross(image: QImage, x: float, y: float) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((QColor(HALO), 7.0), (QColor(MARK), 3.0)):
        painter.setPen(QPen(colour, width))
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(
                QPointF(x + across * HOLE, y + down * HOLE), QPointF(x + across * ARM, y + down * ARM)
            )
    painter.end()
