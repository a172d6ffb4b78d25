"""Labels that never take what they show for HTML.

The trap: a QLabel guesses, and a text that looks like a tag becomes one. What a model wrote or a
screen showed would then choose its own fonts, links and pictures from the network. Every label of the
window is made here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget


def plain(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that shows its text letter by letter and breaks long lines.

    kind: 'muted', 'heading', 'title', 'wrong' or 'good': how assets/style.qss draws it.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label


def heading(text: str) -> QLabel:
    """Return the heading of a card, with room around it."""
    label = plain(text, "heading")
    label.setContentsMargins(8, 6, 8, 6)
    return label


def say(label: QLabel, words: str, kind: str = "") -> None:
    """Let a label say other words, drawn as this kind."""
    label.setText(words)
    label.setProperty("kind", kind)
    label.style().polish(label)


def card(*parts: QWidget, margin: int = 0, spacing: int = 0) -> QFrame:
    """Return a framed surface with these widgets one below the other; the last one takes the room."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.setStretch(len(parts) - 1, 1)
    return frame


def rule() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    return line


class ElidedLabel(QLabel):
    """One line that ends in '…' where the room does."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = " ".join(self.text().split())
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)
