"""Lays windows over each other on a desktop, each in a frame with its controls, and says what can still be
seen.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from policies.gym.element import Element, Rect
from policies.gym.icon import SIDE, Drawing
from policies.gym.look import accent, dress
from policies.gym.window import Builder, Stock

CONTROLS = ("minimize", "maximize", "close")


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of a whole screen and everything on it that can be seen and pointed at."""

    image: QImage
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a window manager draws its windows: the height of the title, its colours, and the marks on it."""

    height: int
    ground: QColor
    ink: QColor
    left: bool
    marks: dict[str, Drawing]
    mark_px: int
    pitch: int

    @classmethod
    def drawn(cls, lots: random.Random, marks: dict[str, Sequence[Drawing]]) -> Frame:
        height = lots.randint(18, 40)
        dark = lots.random() < 0.45
        level = lots.randint(30, 90) if dark else lots.randint(200, 250)
        ground = accent(lots).darker(150) if dark and lots.random() < 0.4 else QColor(level, level, level)
        ink = QColor(235, 235, 235) if dark else QColor(40, 40, 40)
        mark = lots.randint(7, max(8, height // 2))
        chosen = {name: lots.choice(marks[name]) for name in CONTROLS if marks.get(name)}
        return cls(height, ground, ink, lots.random() < 0.1, chosen, mark, mark + lots.randint(6, 22))


class Painter:
    """Makes scenes. The application is dressed anew for each."""

    def __init__(
        self, application: QApplication, stocks: dict[str, Stock], marks: dict[str, Sequence[Drawing]]
    ) -> None:
        self._application, self._stocks, self._marks = application, stocks, marks

    def scene(self, seed: int, width: int = 1280, height: int = 800) -> tuple[Scene, str]:
        """Return the scene of this seed, always the same, and the language of its windows."""
        lots = random.Random(seed)
        language = lots.choices(list(self._stocks), [3 if name == "en" else 1 for name in self._stocks])[0]
        dress(self._application, lots, language == "zh")
        image = QImage(width, height, QImage.Format.Format_RGB888)
        painter = QPainter(image)
        painter.fillRect(image.rect(), accent(lots).darker(lots.randint(100, 300)))
        frame = Frame.drawn(lots, self._marks)
        found: list[Element] = []
        for number in range(lots.randint(1, 3)):
            builder = Builder(self._stocks[language], lots)
            builder.build(lots.randint(340, min(1000, width - 20)), lots.randint(240, min(680, height - 60)))
            inner = builder.picture()
            across, down = inner.width(), inner.height() + frame.height
            x, y = lots.randint(0, max(width - across, 1)), lots.randint(0, max(height - down, 1))
            whole = Rect(x, y, x + across, y + down)
            found = [element for element in found if not element.box.covered_by(whole)]
            painter.drawImage(x, y + frame.height, inner)
            found += framed(painter, frame, whole, builder.title, number)
            found += [element.moved(x, y + frame.height, number) for element in builder.elements()]
            builder.close()
        painter.end()
        seen = Rect(0, 0, width, height)
        return Scene(image, tuple(element for element in found if _within(element.box, seen))), language


def framed(painter: QPainter, frame: Frame, whole: Rect, title: str, number: int) -> list[Element]:
    """Draw a frame, and return its title and its controls."""
    bar = QRect(whole.left, whole.top, whole.right - whole.left, frame.height)
    painter.fillRect(bar, frame.ground)
    painter.setPen(QPen(frame.ground.darker(140)))
    painter.drawRect(whole.left, whole.top, bar.width() - 1, whole.bottom - whole.top - 1)
    painter.setPen(QPen(frame.ink))
    font = QFont()
    font.setPixelSize(max(9, min(14, frame.height - 6)))
    painter.setFont(font)
    painter.drawText(bar, int(Qt.AlignmentFlag.AlignCenter), title)
    written = painter.boundingRect(bar, int(Qt.AlignmentFlag.AlignCenter), title)
    found = [
        Element(
            "title",
            Rect(written.left(), written.top(), written.right(), written.bottom()),
            title,
            window=number,
        )
    ]
    for place, name in enumerate(frame.marks):
        step = len(frame.marks) - place if not frame.left else place + 1
        middle = whole.left + step * frame.pitch if frame.left else whole.right - step * frame.pitch
        box = Rect(
            middle - frame.pitch // 2, whole.top + 2, middle + frame.pitch // 2, whole.top + frame.height - 2
        )
        _mark(painter, frame, frame.marks[name], middle, whole.top + frame.height // 2)
        found.append(Element("control", box, label=name, meanings=frame.marks[name].meanings, window=number))
    return found


def _mark(painter: QPainter, frame: Frame, drawing: Drawing, x: int, y: int) -> None:
    pixels = drawing.picture.copy()
    if drawing.plain:
        pixels[:, :, :3] = (frame.ink.red(), frame.ink.green(), frame.ink.blue())
    image = QImage(pixels.tobytes(), SIDE, SIDE, 4 * SIDE, QImage.Format.Format_RGBA8888)
    half = frame.mark_px / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(x - half, y - half, frame.mark_px, frame.mark_px), image)


def _within(box: Rect, screen: Rect) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= screen.right and box.bottom <= screen.bottom
