"""Fills windows, dialogs and menus with widgets by lot: what `screen` draws and `widget` names.

The trap: forms of one kind teach one kind. Every page mixes widgets that stand alone, in rows, in grids and
in panes that scroll, with words and without, on and off, and some that nobody points at, such as a progress
bar.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextEdit,
    QToolBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from policies.gym.icon import SIDE
from policies.gym.window import Stock


class Desk:
    """Builds one window's content from texts and icons."""

    def __init__(self, stock: Stock, lots: random.Random) -> None:
        self._stock, self._lots = stock, lots

    def window(self) -> QMainWindow:
        """Return a main window with menus, a toolbar and pages, each or not by lot."""
        lots, window = self._lots, QMainWindow()
        window.setWindowTitle(self._stock.text(lots))
        if lots.random() < 0.6:
            for _ in range(lots.randint(2, 8)):
                window.menuBar().addMenu(self._stock.text(lots, 10))
        if lots.random() < 0.6:
            window.addToolBar(self._toolbar())
        middle = QWidget()
        row = (QHBoxLayout if lots.random() < 0.5 else QVBoxLayout)(middle)
        for _ in range(lots.randint(1, 3)):
            row.addWidget(self._tabs() if lots.random() < 0.3 else self._page())
        window.setCentralWidget(middle)
        return window

    def dialog(self) -> QWidget:
        """Return a dialog: words or a form, and buttons."""
        lots, window = self._lots, QWidget()
        window.setWindowTitle(self._stock.text(lots))
        column = QVBoxLayout(window)
        column.addWidget(QLabel(self._stock.text(lots, 40)))
        for _ in range(lots.randint(0, 4)):
            column.addWidget(lots.choice((self._line, self._choice, self._named))())
        buttons = QDialogButtonBox()
        for _ in range(lots.randint(1, 3)):
            buttons.addButton(self._stock.text(lots, 12), QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)
        return window

    def menu(self, sheet: str) -> QMenu:
        """Return a menu as it is when it is open."""
        lots, menu = self._lots, QMenu()
        menu.setStyleSheet(sheet)
        for _ in range(lots.randint(3, 10)):
            action = menu.addAction(self._stock.text(lots, 24))
            if lots.random() < 0.3:
                action.setIcon(self._icon())
            if lots.random() < 0.2:
                menu.addSeparator()
        return menu

    def _page(self) -> QWidget:
        pages: tuple[Callable[[], QWidget], ...] = (
            self._form, self._list, self._table, self._choices, self._editor, self._keys, self._tree,
            self._scrolled,
        )  # fmt: skip
        return self._lots.choice(pages)()

    def _tabs(self) -> QWidget:
        tabs = QTabWidget()
        for _ in range(self._lots.randint(2, 6)):
            tabs.addTab(self._page(), self._stock.text(self._lots, 14))
        return tabs

    def _toolbar(self) -> QToolBar:
        lots, bar = self._lots, QToolBar()
        side = lots.choice((16, 18, 20, 22, 24, 28))
        bar.setIconSize(QSize(side, side))
        for _ in range(lots.randint(3, 12)):
            bar.addWidget(self._tool())
            if lots.random() < 0.15:
                bar.addSeparator()
        if lots.random() < 0.3:
            bar.addWidget(self._line())
        return bar

    def _tool(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icon())
        if self._lots.random() < 0.15:
            button.setText(self._stock.text(self._lots, 12))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(self._lots.random() < 0.8)
        button.setEnabled(self._lots.random() > 0.1)
        return button

    def _icon(self) -> QIcon:
        drawing = self._lots.choice(self._stock.icons)
        ink = QApplication.palette().windowText().color()
        pixels = drawing.picture.copy()
        if drawing.plain:
            pixels[:, :, :3] = (ink.red(), ink.green(), ink.blue())
        image = QImage(pixels.tobytes(), SIDE, SIDE, 4 * SIDE, QImage.Format.Format_RGBA8888)
        return QIcon(QPixmap.fromImage(image))

    def _line(self) -> QWidget:
        lots, field = self._lots, QLineEdit()
        if lots.random() < 0.4:
            field.setText(self._stock.text(lots))
        elif lots.random() < 0.4:
            field.setPlaceholderText(self._stock.text(lots))
        return field

    def _choice(self) -> QWidget:
        lots = self._lots
        choice = (QCheckBox if lots.random() < 0.6 else QRadioButton)(self._stock.text(lots, 28))
        choice.setChecked(lots.random() < 0.45)
        choice.setAutoExclusive(False)
        choice.setEnabled(lots.random() > 0.08)
        return choice

    def _input(self) -> QWidget:
        lots, draw = self._lots, self._lots.random()
        if draw < 0.45:
            return self._line()
        if draw < 0.7:
            combo = QComboBox()
            combo.addItems([self._stock.text(lots, 18) for _ in range(4)])
            return combo
        if draw < 0.8:
            return QSpinBox()
        if draw < 0.95:
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setValue(lots.randint(0, 99))
            return slider
        return QProgressBar()  # is no widget to point at

    def _named(self) -> QWidget:
        """Return an input with its name beside or above it."""
        lots, box = self._lots, QWidget()
        row = (QHBoxLayout if lots.random() < 0.7 else QVBoxLayout)(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(self._stock.text(lots, 18)))
        row.addWidget(self._input(), 1)
        if lots.random() < 0.2:
            row.addWidget(QPushButton(self._stock.text(lots, 10)))
        return box

    def _form(self) -> QWidget:
        lots = self._lots
        box: QWidget = QGroupBox(self._stock.text(lots, 18)) if lots.random() < 0.5 else QWidget()
        column = QVBoxLayout(box)
        for _ in range(lots.randint(2, 8)):
            column.addWidget(self._named() if lots.random() < 0.8 else self._choice())
        column.addWidget(self._buttons())
        if lots.random() < 0.6:
            column.addStretch()
        return box

    def _buttons(self) -> QWidget:
        lots, box = self._lots, QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        if lots.random() < 0.6:
            row.addStretch()
        for _ in range(lots.randint(1, 4)):
            button = QPushButton(self._stock.text(lots, 14))
            button.setEnabled(lots.random() > 0.1)
            if lots.random() < 0.25:
                button.setIcon(self._icon())
            row.addWidget(button)
        if lots.random() < 0.4:
            row.addStretch()
        return box

    def _choices(self) -> QWidget:
        lots, box = self._lots, QGroupBox(self._stock.text(self._lots, 18))
        grid, columns = QGridLayout(box), lots.choice((1, 1, 2, 3))
        for place in range(lots.randint(3, 12)):
            grid.addWidget(self._choice(), place // columns, place % columns)
        if lots.random() < 0.6:
            grid.setRowStretch(grid.rowCount(), 1)
        return box

    def _keys(self) -> QWidget:
        """Return a pad of keys, as of a calculator."""
        lots, box = self._lots, QWidget()
        column = QVBoxLayout(box)
        column.addWidget(self._line())
        grid, columns = QGridLayout(), lots.randint(3, 7)
        grid.setSpacing(lots.randint(1, 8))
        for place in range(columns * lots.randint(3, 6)):
            key = QPushButton(lots.choice("0123456789+−×÷=.()%√πCM") * lots.choice((1, 1, 1, 2)))
            key.setMinimumSize(28, lots.randint(22, 40))
            grid.addWidget(key, place // columns, place % columns)
        column.addLayout(grid)
        return box

    def _list(self) -> QWidget:
        listed = QListWidget()
        for _ in range(self._lots.randint(3, 30)):
            listed.addItem(self._stock.text(self._lots))
        if self._lots.random() < 0.3:
            for row in range(listed.count()):
                listed.item(row).setIcon(self._icon())
        listed.setCurrentRow(self._lots.randrange(listed.count()))
        return listed

    def _tree(self) -> QWidget:
        lots, tree = self._lots, QTreeWidget()
        columns = lots.randint(1, 4)
        tree.setHeaderLabels([self._stock.text(lots, 12) for _ in range(columns)])
        for _ in range(lots.randint(3, 24)):
            tree.addTopLevelItem(QTreeWidgetItem([self._stock.text(lots, 18) for _ in range(columns)]))
        tree.setAlternatingRowColors(lots.random() < 0.4)
        return tree

    def _table(self) -> QWidget:
        rows, columns = self._lots.randint(3, 9), self._lots.randint(2, 5)
        table = QTableWidget(rows, columns)
        table.setHorizontalHeaderLabels([self._stock.text(self._lots, 12) for _ in range(columns)])
        table.setShowGrid(self._lots.random() < 0.7)
        for row in range(rows):
            for column in range(columns):
                table.setItem(row, column, QTableWidgetItem(self._stock.text(self._lots, 14)))
        return table

    def _editor(self) -> QWidget:
        field = QTextEdit()
        if self._lots.random() < 0.5:
            field.setFrameShape(QFrame.Shape.NoFrame)
        field.setPlainText(
            "\n".join(self._stock.text(self._lots, 40) for _ in range(self._lots.randint(0, 40)))
        )
        return field

    def _scrolled(self) -> QWidget:
        """Return a long form in a pane that scrolls."""
        pane, inner = QScrollArea(), QWidget()
        column = QVBoxLayout(inner)
        for _ in range(self._lots.randint(8, 20)):
            column.addWidget(self._lots.choice((self._named, self._choice, self._buttons))())
        pane.setWidget(inner)
        pane.setWidgetResizable(True)
        return pane
