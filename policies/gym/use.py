"""A window in use: acts on a real window of Qt's widgets, and the screen between one act and the next.

The trap: where every act shows, "nothing happened" is found by comparing two pictures. So some of what is
done here does nothing, for a reason: a click on words, a key that nobody hears, the tab that is open already;
and much of what changes the whole screen was meant: a dialog that a button opens, a menu, another page. And
many windows can be typed into before anybody has clicked: where the hand is says nothing of that.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from agent.actions import Click, Press
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from policies.gym.desk import Desk
from policies.gym.desktop import Frame, framed
from policies.gym.element import Rect
from policies.gym.hand import IDLE_KEYS, Actions, Hand, large
from policies.gym.look import accent, dress
from policies.gym.screen import HEIGHT, WIDTH, Screens
from policies.gym.skin import skin
from policies.gym.writing import Writing

WRITTEN = 0.2  # of the windows are a page or a terminal
READY = 0.4  # of the others have the keys go somewhere from the start


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that lies over the window: an open menu or list, or a dialog."""

    image: QImage
    at: QPoint
    dialog: bool


class InUse:
    """One window on a desktop, by its seed: `look`, `act`, `look` again. `close` it."""

    def __init__(self, application: QApplication, screens: Screens, seed: int) -> None:
        self.lots = lots = random.Random(seed)
        language = screens.language(lots)
        dress(application, lots, language == "zh")
        self._sheet = skin(lots.choice(screens.families), application.palette(), lots)
        self._stock = screens.stock(language)
        self._frame = Frame.drawn(lots, screens.marks)
        self._ground = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self._ground.fill(accent(lots).darker(lots.randint(100, 300)))
        self._ticking = lots.random() < 0.15
        self._count = 0
        self._layers: list[Layer] = []
        self.over = False  # the window has gone
        if lots.random() < 0.5:
            image = self.stranger(dialog=False)
            self._paint(self._ground, image, self._room(image.width(), image.height()))
        self._window = self._built()
        corner = QPoint(self._whole.left, self._whole.top + self._frame.height)
        self._hand = Hand(self._window, corner, self._stock, lots)
        if isinstance(self._window, Writing):
            self._hand.focus = self._window.page
        elif lots.random() < READY:
            self._hand.focus = self._hand.one(QLineEdit, QTextEdit)

    def close(self) -> None:
        _gone(self._window)

    def look(self) -> Screenshot:
        """Return what the screen shows now."""
        image = self._ground.copy()
        painter = QPainter(image)
        if not self.over:
            whole = self._whole
            painter.drawImage(whole.left, whole.top + self._frame.height, self._window.grab().toImage())
            framed(painter, self._frame, whole, self._window.windowTitle(), 0)
        for layer in self._layers:
            painter.drawImage(layer.at, layer.image)
        if self._ticking:
            self._count += 1
            painter.setPen(QPen(QColor(250, 250, 250)))
            painter.fillRect(QRect(WIDTH - 90, 0, 90, 20), QColor(20, 20, 20))
            painter.drawText(
                QRect(WIDTH - 90, 0, 88, 20), 0x84, f"12:{self._count:02}:{7 * self._count % 60:02}"
            )
        painter.end()
        return pictured(image)

    def act(self) -> tuple[str, Actions]:
        """Do something by lot, and return what kind of act it is and what was done."""
        if self._layers:
            return self._leave_layer()
        ways: dict[str, tuple[int, Callable[[], Actions | None]]] = {
            "toggle": (4, self._hand.toggle), "tab": (3, self._hand.tab), "item": (3, self._hand.item),
            "field": (2, self._hand.field), "type": (4, self._hand.write), "slider": (2, self._hand.slide),
            "scroll": (3, self._hand.scroll), "button": (4, self._button), "menu": (3, self._menu),
            "combo": (2, self._combo), "key": (2, self._hand.key), "dead": (2, self._hand.dead),
            "close": (1, self._quit),
        }  # fmt: skip
        while ways:
            kind = self.lots.choices(list(ways), [weight for weight, _ in ways.values()])[0]
            done = ways.pop(kind)[1]()
            if done is not None:
                return kind, done
        return "key", (Press(("f5",)),)

    def stranger(self, *, dialog: bool) -> QImage:
        """Return the picture of a window, or a dialog, that has nothing to do with this one, in its frame."""
        desk, lots = Desk(self._stock, self.lots), self.lots
        window = desk.dialog() if dialog else desk.window()
        window.setStyleSheet(self._sheet)
        hint = window.sizeHint()
        if dialog:
            size = max(hint.width(), lots.randint(240, 520)), hint.height()
        else:
            size = lots.randint(360, 900), lots.randint(280, 600)
        _show(window, min(size[0], WIDTH - 10), min(size[1], HEIGHT - 60))
        inner = window.grab().toImage()
        image = QImage(inner.width(), inner.height() + self._frame.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.drawImage(0, self._frame.height, inner)
        framed(painter, self._frame, Rect(0, 0, image.width(), image.height()), window.windowTitle(), 0)
        painter.end()
        _gone(window)
        return image

    def _built(self) -> QWidget:
        lots = self.lots
        written = lots.random() < WRITTEN
        window = Writing(self._stock, lots) if written else Desk(self._stock, lots).window()
        window.setStyleSheet(self._sheet + window.sheet if isinstance(window, Writing) else self._sheet)
        _show(window, lots.randint(420, WIDTH - 20), lots.randint(320, HEIGHT - 60))
        across, down = window.width(), window.height() + self._frame.height
        at = self._room(across, down)
        self._whole = Rect(at.x(), at.y(), at.x() + across, at.y() + down)
        return window

    def _room(self, across: int, down: int) -> QPoint:
        lots = self.lots
        return QPoint(lots.randint(0, max(WIDTH - across, 1)), lots.randint(0, max(HEIGHT - down, 1)))

    def _paint(self, image: QImage, other: QImage, at: QPoint) -> None:
        painter = QPainter(image)
        painter.drawImage(at, other)
        painter.end()

    # acts that open something over the window, or end it

    def _button(self) -> Actions | None:
        button = self._hand.one(QPushButton, QToolButton)
        if button is None:
            return None
        if button.isEnabled() and self.lots.random() < 0.25:
            self._open_dialog()
        return (Click(self._hand.point(button)),)

    def _menu(self) -> Actions | None:
        match self._hand.one(QMenuBar):
            case QMenuBar() as bar if bar.actions():
                part = bar.actionGeometry(self.lots.choice(bar.actions()))
                if not large(bar.visibleRegion().boundingRect().intersected(part)):
                    return None
                self._drop(bar, part)
                return (Click(self._hand.point(bar, part)),)
        return None

    def _combo(self) -> Actions | None:
        box = self._hand.one(QComboBox)
        if box is None:
            return None
        self._drop(box, box.rect())
        return (Click(self._hand.point(box)),)

    def _quit(self) -> Actions | None:
        place = self._closing()
        if place is None:
            return None
        if self.lots.random() < 0.5:
            self._open_dialog()
        else:
            self.over = True
        return (Click(place),)

    def _closing(self) -> Point | None:
        scratch = QImage(1, 1, QImage.Format.Format_RGB32)
        painter = QPainter(scratch)
        controls = framed(painter, self._frame, self._whole, "", 0)
        painter.end()
        box = next((each.box for each in controls if each.label == "close"), None)
        return None if box is None else Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)

    # what lies over the window

    def _open_dialog(self) -> None:
        image = self.stranger(dialog=True)
        whole = self._whole
        middle = QPoint(
            (whole.left + whole.right - image.width()) // 2, (whole.top + whole.bottom - image.height()) // 2
        )
        self._layers.append(Layer(image, QPoint(max(middle.x(), 0), max(middle.y(), 0)), True))

    def _drop(self, widget: QWidget, part: QRect) -> None:
        """Open a menu or a list below a part of a widget."""
        menu = Desk(self._stock, self.lots).menu(self._sheet)
        _show(menu, menu.sizeHint().width(), menu.sizeHint().height())
        image = menu.grab().toImage()
        _gone(menu)
        at = widget.mapTo(self._window, part.bottomLeft())
        x, y = self._whole.left + at.x(), self._whole.top + self._frame.height + at.y()
        self._layers.append(
            Layer(image, QPoint(min(x, WIDTH - image.width()), min(y, HEIGHT - image.height())), False)
        )

    def _leave_layer(self) -> tuple[str, Actions]:
        """Choose something in what lies over the window, or send it away; now and then it stays."""
        layer, lots = self._layers[-1], self.lots
        kind = "dialog" if layer.dialog else "popup"
        if lots.random() < 0.1:
            return kind, (Press(lots.choice(IDLE_KEYS)),)
        self._layers.pop()
        if lots.random() < 0.35:
            return kind, (Press(("enter",) if layer.dialog and lots.random() < 0.5 else ("esc",)),)
        width, height = layer.image.width(), layer.image.height()
        down = height - 20 if layer.dialog else lots.randint(8, max(9, height - 8))
        across = lots.randint(width // 2, max(width - 20, width // 2)) if layer.dialog else width // 3
        at = Point(layer.at.x() + across, layer.at.y() + down)
        if not layer.dialog and lots.random() < 0.2:
            self._open_dialog()
        return kind, (Click(at),)


def pictured(image: QImage) -> Screenshot:
    """Return a picture of the whole screen as a look at it."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()
    return Screenshot(pixels, Box(0, 0, image.width(), image.height()), time.monotonic())


def _show(window: QWidget, width: int, height: int) -> None:
    window.resize(width, height)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    QApplication.processEvents()


def _gone(window: QWidget) -> None:
    window.hide()
    window.deleteLater()
    # Outside of an event loop nothing is deleted by itself, and what is left gets every new look, too.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
