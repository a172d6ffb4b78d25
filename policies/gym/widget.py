"""Says what each widget of a window is and where it can be seen, for a detector to learn from.

The trap: a layout stretches widgets. A box to tick fills its column, and whoever learns that rectangle learns
nothing that can be seen. So a tick box or a radio button is its mark and its words, and what is hidden under
another widget, scrolled away or clipped is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSlider,
    QTabBar,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from policies.gym.element import Element, Rect

SMALLEST = 6  # pixels: what shows less of itself is not labelled


def widgets(window: QWidget) -> list[Element]:
    """Return the widgets of a window that is shown, in pixels of its picture."""
    found: list[Element] = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            found += _named(window, widget)
    return found


def _named(window: QWidget, widget: QWidget) -> Iterator[Element]:
    for role, part, state in _roles(widget):
        seen = widget.visibleRegion().boundingRect().intersected(part)
        whole = max(part.width() * part.height(), 1)
        if min(seen.width(), seen.height()) >= SMALLEST and 2 * seen.width() * seen.height() >= whole:
            corner = widget.mapTo(window, QPoint(seen.left(), seen.top()))
            box = Rect(corner.x(), corner.y(), corner.x() + seen.width(), corner.y() + seen.height())
            yield Element(role, box, state=state)


def _roles(widget: QWidget) -> Iterator[tuple[str, QRect, str]]:
    """Yield what a widget is, or what its parts are: role, rectangle in the widget, state."""
    parent = widget.parentWidget()
    match widget:
        case QCheckBox() | QRadioButton():
            role = "checkbox" if isinstance(widget, QCheckBox) else "radio"
            yield role, _drawn(widget), "checked" if widget.isChecked() else ""
        case QPushButton() | QToolButton() if not isinstance(parent, QMenuBar | QTabBar):
            yield "button", widget.rect(), ""
        case QComboBox():
            yield "combo", widget.rect(), ""
        case QAbstractSpinBox() | QTextEdit():
            yield "field", widget.rect(), ""
        case QLineEdit() if not isinstance(parent, QAbstractSpinBox | QComboBox):
            yield "field", widget.rect(), ""
        case QSlider():
            yield "slider", widget.rect(), ""
        case QScrollBar() if widget.minimum() < widget.maximum():
            yield "scroll bar", widget.rect(), ""
        case QTabBar():
            for place in range(widget.count()):
                yield "tab", widget.tabRect(place), ""
        case QMenuBar():
            for action in widget.actions():
                yield "menu", widget.actionGeometry(action), ""
        case QMenu():
            for action in widget.actions():
                if not action.isSeparator():
                    yield "item", widget.actionGeometry(action), ""
        case _ if isinstance(parent, QAbstractItemView) and widget is parent.viewport():
            yield from (("item", row, "") for row in _rows(parent))


def _rows(view: QAbstractItemView) -> Iterator[QRect]:
    match view:
        case QListWidget():
            for row in range(view.count()):
                yield view.visualItemRect(view.item(row))
        case QTreeWidget():
            for row in range(view.topLevelItemCount()):
                if (item := view.topLevelItem(row)) is not None:
                    rectangle = view.visualItemRect(item)
                    rectangle.setLeft(0)
                    rectangle.setRight(view.viewport().width() - 1)
                    yield rectangle
        case _ if not isinstance(view, QHeaderView):
            model = view.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield view.visualRect(model.index(row, column))


def _drawn(button: QAbstractButton) -> QRect:
    """Return the part of a tick box or radio button that its mark and words take."""
    size = button.sizeHint().boundedTo(QSize(button.width(), button.height()))
    start = button.width() - size.width() if button.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
    return QRect(start, (button.height() - size.height()) // 2, size.width(), size.height())
