"""A row of buttons that leave their words out where there is no room for all of them.

The trap: a row of worded buttons is never narrower than its words, so what stands before them, a heading that
may end in '…', is what gives way, and nothing of it is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget


class WordedRow(QWidget):
    """Shows icons alone as soon as its heading would be cut off, or its buttons would."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: Sequence[QToolButton] = ()
        self._heading: QLabel | None = None
        self._worded = True
        self._words_px = 0  # what the words take, once they have been left out

    def give_way(self, buttons: Sequence[QToolButton], heading: QLabel | None = None) -> None:
        """Name the buttons whose words may be left out, and what they are left out for."""
        self._buttons, self._heading = buttons, heading

    def _least(self) -> int:
        """Return the pixels without which something of the row, as it is now, is cut off."""
        layout = self.layout()
        heading = self._heading.sizeHint().width() if self._heading else 0
        return heading + (layout.minimumSize().width() if layout else 0)

    def _show_words(self, yes: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if yes else Qt.ToolButtonStyle.ToolButtonIconOnly
        before = self._least()
        self._worded = yes
        for button in self._buttons:
            button.setToolButtonStyle(style)
        self._words_px = 0 if yes else before - self._least()

    def event(self, event: QEvent) -> bool:
        """Look anew whenever the row has another size, or something in it has."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            room = self.width() >= self._least() + self._words_px
            if self._worded is not room:
                self._show_words(room)
        return handled
