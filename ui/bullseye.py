"""The window with the mark of `deixis calibrate`: a process of its own, told what to do line by line.

    show LEFT TOP ACROSS DOWN   stand at these parts of the screen whose corner is nearest    -> shown
    pointer                     how far is the pointer from the middle, in pixels?            -> X Y

It never takes the keyboard, stands above all else, and is gone when its standard input is closed.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from agent.calibrate.target import COLOUR, HEIGHT, WIDTH, WORD


class Bullseye(QWidget):
    """The mark. Its word is for models, and is the same in every language."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.BypassWindowManagerHint  # else it may be put elsewhere
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(WORD)
        self.resize(WIDTH, HEIGHT)

    @property
    def middle(self) -> QPointF:
        return QPointF(self.pos()) + QPointF(self.width() / 2, self.height() / 2)

    def stand(self, corner: QPoint, across: float, down: float) -> None:
        room = _nearest(corner).geometry()
        left, top = room.width() * across - WIDTH / 2, room.height() * down - HEIGHT / 2
        place = QRect(
            room.left() + round(min(max(left, 0), room.width() - WIDTH)),
            room.top() + round(min(max(top, 0), room.height() - HEIGHT)),
            WIDTH,
            HEIGHT,
        )
        self.setGeometry(place)
        self.show()
        self.raise_()

    def pointer(self) -> QPointF:
        """Return how far the pointer is from the middle, in pixels."""
        return (QPointF(QCursor.pos(self.screen())) - self.middle) * self.devicePixelRatioF()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(*COLOUR))
        font = painter.font()
        font.setPixelSize(HEIGHT * 2 // 5)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, WORD)
        painter.end()


class Orders(QObject):
    """Hears what is said on standard input, on a thread of its own, until it is closed."""

    came = Signal(str)
    over = Signal()

    def listen(self) -> None:
        threading.Thread(target=self._hear, name="orders", daemon=True).start()

    def _hear(self) -> None:
        for line in sys.stdin:
            self.came.emit(line)
        self.over.emit()


def main() -> None:
    """Do what is said until nobody speaks any more."""
    app = QApplication(["deixis"])
    mark, orders = Bullseye(), Orders()

    def do(line: str) -> None:
        match line.split():
            case ["show", left, top, across, down]:
                mark.stand(QPoint(round(float(left)), round(float(top))), float(across), float(down))
                QTimer.singleShot(0, lambda: print("shown", flush=True))
            case ["pointer"]:
                off = mark.pointer()
                print(off.x(), off.y(), flush=True)

    orders.came.connect(do)
    orders.over.connect(app.quit)
    orders.listen()
    app.exec()


def _nearest(corner: QPoint) -> QScreen:
    """Return the screen whose left top corner is nearest; Qt leaves corners unscaled."""
    return min(
        QGuiApplication.screens(),
        key=lambda screen: (screen.geometry().topLeft() - corner).manhattanLength(),
    )
