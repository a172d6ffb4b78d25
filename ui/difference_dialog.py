"""What has changed between two states of a demonstration, to look at, and to take or leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from agent.demonstration.difference import Line, Mark
from ui.buttons import push
from ui.label import card, plain
from ui.theme import Colours


class DifferenceView(QPlainTextEdit):
    """Lines that are gone and new, each with its sign before it: readable without colour."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName(self.tr("Changes"))
        self.setTabChangesFocus(True)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock(QTextBlockFormat())
            look = QTextCharFormat()
            shades = {Mark.GONE: self._colours.bad, Mark.NEW: self._colours.good}
            look.setForeground(QColor(shades.get(line.mark, self._colours.muted)))
            words = f"{line.mark.value} {line.text}"
            if line.mark is Mark.SKIPPED:
                words = self.tr("… {0} lines").format(line.text)
            cursor.insertText(words, look)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def fit(self, most: int) -> None:
        """Be as high as the lines, or as this many of them."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid() and block.blockNumber() < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        beside = 2 * (self.frameWidth() + self.document().documentMargin())
        self.setFixedHeight(round(height + beside) + self.horizontalScrollBar().sizeHint().height())


class DifferenceDialog(QDialog):
    """Shows a difference. With words for taking it, it asks whether to."""

    taken = Signal()

    def __init__(
        self, title: str, lines: Sequence[Line], colours: Colours, parent: QWidget, *, take: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(760, 520)
        self.view = DifferenceView(colours)
        self.view.show_lines(lines)
        nothing = plain(self.tr("Both say the same."), "muted")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        self.take = push(colours, take, "done", kind="primary")
        if not (take and lines):
            self.take.hide()
        self.take.clicked.connect(self.on_taken)
        self.leave = push(colours, self.tr("&Close"))
        self.leave.clicked.connect(self.reject)
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(card(self.view if lines else nothing, margin=8), 1)
        column.addLayout(buttons)

    def on_taken(self) -> None:
        self.taken.emit()
        self.accept()
