"""Two groups of controls in one line, or in two where one has no room for all of them.

The trap: in a layout the part that stretches is the first to vanish. A field of which one letter is left
looks like a button that nobody can name.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

SPACING = 8
INSET = 32  # points that a field takes beside its words


class WrappedRow(QWidget):
    """Puts the second group below the first where its field could not show what it asks for."""

    def __init__(self, first: Sequence[QWidget], field: QLineEdit, second: Sequence[QWidget]) -> None:
        """field: takes the room that is left; it stands before `second`."""
        super().__init__()
        self._field = field
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACING)
        self._first, self._second = _row(first), _row([field, *second])
        self._second.setStretch(0, 1)
        self._rows.addLayout(self._first)
        self._rows.addLayout(self._second, 1)

    @property
    def _needed_px(self) -> int:
        """The width in which nothing is cut off."""
        words = self._field.fontMetrics().horizontalAdvance(self._field.placeholderText()) + INSET
        fixed = self._second.minimumSize().width() - self._field.minimumSizeHint().width()
        return self._first.sizeHint().width() + SPACING + words + fixed

    def event(self, event: QEvent) -> bool:
        """Look anew whenever the row has another size, or something in it has."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            fits = self.width() >= self._needed_px
            ways = QBoxLayout.Direction
            self._rows.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        return handled


def _row(parts: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACING)
    for part in parts:
        row.addWidget(part)
    return row
