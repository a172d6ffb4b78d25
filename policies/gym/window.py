"""Builds windows of Qt widgets as programs have them, with words and icons drawn by lot, and says where all
is.

The trap: a widget's geometry is known before it is laid out, and it is wrong then. A window is shown
(offscreen) and its events are handled before anything is measured; what does not fit and is clipped is no
element.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextEdit,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from policies.gym.element import Element, Rect
from policies.gym.icon import SIDE, Drawing


@dataclass(frozen=True, slots=True)
class Stock:
    """What windows are filled with: texts of one language, and icons."""

    texts: Sequence[str]
    icons: Sequence[Drawing]

    def text(self, lots: random.Random, longest: int = 24) -> str:
        for _ in range(50):
            text = lots.choice(self.texts)
            if len(text) <= longest:
                return text
        return lots.choice(self.texts)[:longest]


class Builder:
    """Makes one window. Its picture and its elements are asked for when it is built."""

    def __init__(self, stock: Stock, lots: random.Random) -> None:
        self._stock, self._lots = stock, lots
        self._shown: dict[QWidget, Drawing] = {}
        self._labels: dict[QWidget, str] = {}
        self.window = QMainWindow()
        self.title = stock.text(lots)

    def build(self, width: int, height: int) -> None:
        """Fill the window with what its kind of program has, and lay it out."""
        lots, window = self._lots, self.window
        if lots.random() < 0.75:
            for _ in range(lots.randint(3, 8)):
                window.menuBar().addMenu(self._stock.text(lots, 10))
        if lots.random() < 0.7:
            self._toolbar()
        pages: list[Callable[[], QWidget]] = [
            self._form,
            self._list,
            self._table,
            self._choices,
            self._editor,
        ]
        if lots.random() < 0.5:
            tabs = QTabWidget()
            for _ in range(lots.randint(2, 6)):
                tabs.addTab(lots.choice(pages)(), self._stock.text(lots, 14))
            window.setCentralWidget(tabs)
        else:
            middle = QWidget()
            row = (QHBoxLayout if lots.random() < 0.5 else QVBoxLayout)(middle)
            for _ in range(lots.randint(1, 3)):
                row.addWidget(lots.choice(pages)())
            window.setCentralWidget(middle)
        window.resize(width, height)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        QApplication.processEvents()

    def picture(self) -> QImage:
        """Return what the window shows, without a frame."""
        return self.window.grab().toImage()

    def elements(self) -> list[Element]:
        """Return all that can be pointed at, in pixels of the picture."""
        found: list[Element] = []
        for number, widget in enumerate(self.window.findChildren(QWidget)):
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                found += self._seen(widget, f"{type(widget).__name__}{number}")
        return found

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()

    def _seen(self, widget: QWidget, group: str) -> list[Element]:
        """Return what one widget adds."""
        label = self._labels.get(widget, "")
        drawing = self._shown.get(widget)
        state = "" if widget.isEnabled() else "disabled"
        meanings = drawing.meanings if drawing is not None else ()
        match widget:
            case QTabBar():
                return [
                    Element(
                        "tab",
                        self._at(widget, widget.tabRect(place)),
                        widget.tabText(place),
                        group=group,
                        place=place,
                    )
                    for place in range(widget.count())
                ]
            case QToolButton() if drawing is not None:
                return self._one("tool", widget, Element("", _NOWHERE, "", meanings=meanings, state=state))
            case QCheckBox() | QRadioButton():
                role = "checkbox" if isinstance(widget, QCheckBox) else "radio"
                state = "checked" if widget.isChecked() else "unchecked"
                return self._one(role, widget, Element("", _NOWHERE, widget.text(), state=state))
            case QPushButton():
                shown = Element("", _NOWHERE, widget.text(), meanings=meanings, state=state)
                return self._one("button", widget, shown)
            case QComboBox():
                return self._one("combo", widget, Element("", _NOWHERE, widget.currentText(), label))
            case QLineEdit() | QTextEdit() | QSpinBox():
                return self._one("field", widget, Element("", _NOWHERE, "", label)) if label else []
            case QSlider():
                return self._one("slider", widget, Element("", _NOWHERE, "", label))
            case QListWidget():
                return [
                    Element("item", box, widget.item(row).text(), group=group, place=row)
                    for row in range(widget.count())
                    if (box := self._cut(widget.viewport(), widget.visualItemRect(widget.item(row))))
                    is not None
                ]
            case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
                return self._headers(widget, group)
            case _:
                return self._menus(widget, group) if widget is self.window.menuBar() else []

    def _one(self, role: str, widget: QWidget, seen: Element) -> list[Element]:
        box = self._cut(widget, widget.rect())
        if box is None:
            return []
        return [Element(role, box, seen.words, seen.label, seen.meanings, state=seen.state)]

    def _menus(self, bar: QWidget, group: str) -> list[Element]:
        menus = self.window.menuBar()
        found = []
        for place, action in enumerate(menus.actions()):
            box = self._cut(bar, menus.actionGeometry(action))
            if box is not None and menus.actionAt(menus.actionGeometry(action).center()) is action:
                found.append(Element("menu", box, action.text(), group=group, place=place))
        return found

    def _headers(self, header: QHeaderView, group: str) -> list[Element]:
        model, found = header.model(), []
        for place in range(header.count()):
            left, across = header.sectionViewportPosition(place), header.sectionSize(place)
            box = self._cut(header.viewport(), QRect(left, 0, across, header.height()))
            if box is not None:
                words = str(model.headerData(place, Qt.Orientation.Horizontal))
                found.append(Element("header", box, words, group=group, place=place))
        return found

    def _cut(self, widget: QWidget, part: QRect) -> Rect | None:
        """Return where a part of a widget is; None where it is clipped."""
        seen = widget.visibleRegion().boundingRect()
        return self._at(widget, part) if seen.contains(part.adjusted(2, 2, -2, -2)) else None

    def _at(self, widget: QWidget, part: QRect) -> Rect:
        start = widget.mapTo(self.window, QPoint(part.left(), part.top()))
        return Rect(start.x(), start.y(), start.x() + part.width(), start.y() + part.height())

    def _icon(self) -> tuple[QIcon, Drawing]:
        drawing = self._lots.choice(self._stock.icons)
        ink = self.window.palette().windowText().color()
        pixels = drawing.picture.copy()
        if drawing.plain:
            pixels[:, :, :3] = (ink.red(), ink.green(), ink.blue())
        image = QImage(pixels.tobytes(), SIDE, SIDE, 4 * SIDE, QImage.Format.Format_RGBA8888)
        return QIcon(QPixmap.fromImage(image)), drawing

    def _toolbar(self) -> None:
        bar = QToolBar()
        bar.setMovable(self._lots.random() < 0.3)
        side = self._lots.choice((16, 18, 20, 22, 24, 28))
        bar.setIconSize(QSize(side, side))
        for _ in range(self._lots.randint(3, 11)):
            icon, drawing = self._icon()
            button = QToolButton()
            button.setIcon(icon)
            button.setEnabled(self._lots.random() > 0.1)
            bar.addWidget(button)
            self._shown[button] = drawing
            if self._lots.random() < 0.15:
                bar.addSeparator()
        self.window.addToolBar(bar)

    def _form(self) -> QWidget:
        lots = self._lots
        box: QWidget = QGroupBox(self._stock.text(lots, 18)) if lots.random() < 0.5 else QWidget()
        form = QFormLayout(box)
        for _ in range(lots.randint(2, 7)):
            name = self._stock.text(lots, 18)
            draw = lots.random()
            if draw < 0.5:
                field: QWidget = QLineEdit(self._stock.text(lots) if lots.random() < 0.3 else "")
            elif draw < 0.7:
                combo = QComboBox()
                combo.addItems([self._stock.text(lots, 18) for _ in range(4)])
                field = combo
            elif draw < 0.85:
                field = QSpinBox()
            else:
                field = QSlider(Qt.Orientation.Horizontal)
            form.addRow(name + (":" if lots.random() < 0.6 else ""), field)
            self._labels[field] = name
        buttons = QDialogButtonBox()
        for role in (QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole):
            buttons.addButton(self._stock.text(lots, 12), role)
        form.addRow(buttons)
        return box

    def _choices(self) -> QWidget:
        lots = self._lots
        box = QGroupBox(self._stock.text(lots, 18))
        column = QVBoxLayout(box)
        make = QCheckBox if lots.random() < 0.6 else QRadioButton
        for _ in range(lots.randint(2, 7)):
            choice = make(self._stock.text(lots, 28))
            choice.setChecked(lots.random() < 0.4)
            column.addWidget(choice)
        if lots.random() < 0.6:
            button = QPushButton(self._stock.text(lots, 14))
            if lots.random() < 0.4:
                icon, drawing = self._icon()
                button.setIcon(icon)
                self._shown[button] = drawing
            column.addWidget(button)
        return box

    def _list(self) -> QWidget:
        listed = QListWidget()
        listed.addItems([self._stock.text(self._lots) for _ in range(self._lots.randint(3, 14))])
        return listed

    def _table(self) -> QWidget:
        rows, columns = self._lots.randint(3, 9), self._lots.randint(2, 5)
        table = QTableWidget(rows, columns)
        table.setHorizontalHeaderLabels([self._stock.text(self._lots, 12) for _ in range(columns)])
        for row in range(rows):
            for column in range(columns):
                table.setItem(row, column, QTableWidgetItem(self._stock.text(self._lots, 14)))
        return table

    def _editor(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        name, field = self._stock.text(self._lots, 18), QTextEdit()
        column.addWidget(QLabel(name))
        field.setPlainText("\n".join(self._stock.text(self._lots) for _ in range(self._lots.randint(0, 8))))
        self._labels[field] = name
        column.addWidget(field)
        return box


_NOWHERE = Rect(0, 0, 0, 0)
