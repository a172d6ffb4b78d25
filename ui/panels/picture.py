"""What every view of a panel can do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent.events import Reading
from ui.label import plain


class Picture(QWidget):
    """A heading with a drawing below it. `draw` shows these Readings instead of those before."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(plain(title, "heading"))

    def draw(self, readings: Sequence[Reading]) -> None:
        raise NotImplementedError
