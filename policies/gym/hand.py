"""A hand on the widgets of a window in use: it finds one that is seen, does something to it, and tells of it.

The trap: a widget may be scrolled away or hidden by its neighbour, and who acts on what nobody sees teaches
that acts do not show. So only what can be seen is acted on, in the middle of what can be seen of it.
"""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTextEdit,
    QTreeWidget,
    QWidget,
)

from agent.actions import Action, Click, Drag, Press, Scroll, Type
from agent.geometry import Point
from policies.gym.window import Stock

Actions = tuple[Action, ...]
IDLE_KEYS = (("tab",), ("ctrl", "s"), ("f5",), ("shift",), ("ctrl", "c"), ("home",))
SMALLEST = 8  # pixels of what is acted on


class Hand:
    """Acts on one window, by lot; None where there is nothing to act on.

    corner: where on the screen the window's inside begins. focus: what keys write into, if anything is.
    """

    def __init__(self, window: QWidget, corner: QPoint, stock: Stock, lots: random.Random) -> None:
        self._window, self._corner, self._stock, self._lots = window, corner, stock, lots
        self.focus: QWidget | None = None

    def point(self, widget: QWidget, part: QRect | None = None) -> Point:
        """Return where on the screen the middle of what can be seen of a widget is, or of a part of it."""
        seen = widget.visibleRegion().boundingRect()
        middle = (seen if part is None else seen.intersected(part)).center()
        at = widget.mapTo(self._window, middle)
        return Point(self._corner.x() + at.x() + 0.5, self._corner.y() + at.y() + 0.5)

    def one(self, *kinds: type[QWidget]) -> QWidget | None:
        """Return one widget of these kinds that can be seen, by lot."""
        found = [
            widget
            for kind in kinds
            for widget in self._window.findChildren(kind)
            if widget.isVisible() and large(widget.visibleRegion().boundingRect())
        ]
        return self._lots.choice(found) if found else None

    def toggle(self) -> Actions | None:
        match self.one(QCheckBox, QRadioButton):
            case QAbstractButton() as button:
                at = self.point(
                    button, QRect(0, 0, min(button.width(), button.sizeHint().width()), button.height())
                )
                button.click()
                return (Click(at),)
        return None

    def tab(self) -> Actions | None:
        match self.one(QTabBar):
            case QTabBar() as bar if bar.count() > 1:
                place = self._lots.randrange(bar.count())
                if not large(bar.visibleRegion().boundingRect().intersected(bar.tabRect(place))):
                    return None
                at = self.point(bar, bar.tabRect(place))
                bar.setCurrentIndex(place)
                return (Click(at),)
        return None

    def item(self) -> Actions | None:
        view = self.one(QListWidget, QTreeWidget, QTableWidget)
        if not isinstance(view, QListWidget | QTreeWidget | QTableWidget):
            return None
        model, shown = view.model(), view.viewport()
        columns = 1 if isinstance(view, QListWidget) else max(view.columnCount(), 1)
        rows = [
            index
            for row in range(model.rowCount())
            for index in [model.index(row, self._lots.randrange(columns))]
            if large(shown.visibleRegion().boundingRect().intersected(view.visualRect(index)))
        ]
        if not rows:
            return None
        index = self._lots.choice(rows)
        at = self.point(shown, view.visualRect(index))
        view.setCurrentIndex(index)
        return (Click(at),)

    def field(self) -> Actions | None:
        self.focus = field = self.one(QLineEdit, QTextEdit, QSpinBox)
        return None if field is None else (Click(self.point(field)),)

    def write(self) -> Actions | None:
        words = self._stock.text(self._lots, self._lots.choice((3, 8, 16, 30)))
        clicked: Actions = ()
        hidden = self.focus is None or self.focus.visibleRegion().isEmpty()
        if hidden or self._lots.random() < 0.3:
            clicked = self.field() or ()
        match self.focus:
            case QLineEdit() as line if not line.isReadOnly() and not isinstance(line.parent(), QSpinBox):
                line.insert(words)
            case QTextEdit() as text:
                words += self._lots.choice(("", "", "\n"))
                text.insertPlainText(words)
            case QSpinBox() as box:
                words = str(self._lots.randint(2, 99))
                box.setValue(int(words))
            case _:
                return None
        return (*clicked, Type(words))

    def slide(self) -> Actions | None:
        slider = self.one(QSlider)
        if not isinstance(slider, QSlider):
            return None
        middle, width = self.point(slider), slider.width()
        start = middle.moved((slider.value() / 99 - 0.5) * width * 0.9, 0)
        slider.setValue(self._lots.randint(0, 99))
        return (Drag((start, middle.moved((slider.value() / 99 - 0.5) * width * 0.9, 0))),)

    def scroll(self) -> Actions | None:
        area = self.one(QAbstractScrollArea)
        if not isinstance(area, QAbstractScrollArea):
            return None
        bar = area.verticalScrollBar()
        down = self._lots.choice((1, 2, 3, 5, -2, -4))
        at = self.point(area.viewport())
        bar.setValue(bar.value() + 3 * down * max(bar.singleStep(), 1))
        return (Scroll(at, down=down),)

    def key(self) -> Actions | None:
        if isinstance(self.focus, QTextEdit | QLineEdit) and self._lots.random() < 0.6:
            keys = self._lots.choice((("ctrl", "a"), ("backspace",), ("delete",)))
            if keys == ("ctrl", "a"):
                self.focus.selectAll()
            elif isinstance(self.focus, QLineEdit):
                self.focus.backspace()
            else:
                self.focus.textCursor().deletePreviousChar()
            return (Press(keys),)
        return (Press(self._lots.choice(IDLE_KEYS)),)

    def dead(self) -> Actions | None:
        words = self.one(QLabel)
        return None if words is None else (Click(self.point(words)),)


def large(part: QRect) -> bool:
    """Tell whether a part of a widget is large enough to be acted on."""
    return min(part.width(), part.height()) >= SMALLEST
