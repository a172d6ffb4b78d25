"""Where a script is written: line numbers, marks of faults, the line that is being worked at.

Tab writes two spaces here, as YAML wants it; Ctrl+Tab and Ctrl+Shift+Tab leave the editor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPolygon,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.script_highlighter import ScriptHighlighter
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.script.yaml import Problem

INDENT = 2
MOST_SHOWN = 200  # faults; nobody reads more, and each takes time to draw
GAP = 8
SIGN = 14  # the width in which a fault or the running line is marked


class ScriptEditor(QPlainTextEdit):
    """Edits the text of a script."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._problems: tuple[Problem, ...] = ()
        self._running = 0
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(self.font().pointSizeF(), font.pointSizeF()))
        self.setFont(font)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabStopDistance(INDENT * self.fontMetrics().horizontalAdvance(" "))
        self.setAccessibleName(self.tr("Text of the script"))
        self.setAccessibleDescription(self.tr("Tab writes two spaces. Ctrl+Tab goes on to the next control."))
        self.setPlaceholderText(self.tr("Write a script here, open one, or drop a file."))
        self._highlighter = ScriptHighlighter(self.document(), colours)
        self._margin = _Margin(self)
        self.blockCountChanged.connect(self.on_lines_changed)
        self.updateRequest.connect(self.on_update_wanted)
        self.cursorPositionChanged.connect(self.on_cursor_moved)
        self.on_lines_changed()
        self.on_cursor_moved()

    @property
    def text(self) -> str:
        """What is written, to the letter: Qt's own plain text turns hard spaces into soft ones."""
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def running(self) -> int:
        """The line that is marked as being worked at, from 1; 0 for none."""
        return self._running

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline what is wrong and mark its lines."""
        self._problems = tuple(problems)[:MOST_SHOWN]
        self._mark()

    def show_running(self, line: int) -> None:
        """Mark the line that is being worked at, and bring it into view; 0 takes the mark back."""
        self._running = line
        block = self.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if not 0 <= top < self.viewport().height() - self.fontMetrics().lineSpacing():
                self.verticalScrollBar().setValue(max(line - 4, 0))
        self._mark()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor there, and the focus here."""
        cursor = self._cursor_at(line, column)
        if cursor is not None:
            self.setTextCursor(cursor)
            self.centerCursor()
            self.setFocus()

    def _cursor_at(self, line: int, column: int) -> QTextCursor | None:
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid():
            return None
        units = (
            len(block.text()[: column - 1].encode("utf-16-le", "surrogatepass")) // 2
        )  # Qt's, not Python's
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(units, block.length() - 1))
        return cursor

    def _mark(self) -> None:
        marks = []
        if self._running:
            marks.append(self._whole_line(self._cursor_at(self._running, 1), self._colours.selected))
        if not self.document().isEmpty():  # it would hide the words that stand there instead
            marks.append(self._whole_line(self.textCursor(), self._colours.hover))
        marks.extend(self._underlined(problem) for problem in self._problems)
        self.setExtraSelections([mark for mark in marks if mark is not None])
        self._margin.update()

    def _whole_line(self, cursor: QTextCursor | None, colour: str) -> QTextEdit.ExtraSelection | None:
        if cursor is None:
            return None
        line = cursor.blockNumber() + 1
        if colour == self._colours.hover and line == self._running:
            return None  # the running line is told by a colour of its own
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(QColor(colour))
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(cursor)
        cursor.clearSelection()
        mark.cursor, mark.format = cursor, look
        return mark

    def _underlined(self, problem: Problem) -> QTextEdit.ExtraSelection | None:
        cursor = self._cursor_at(problem.line, problem.column)
        if cursor is None:
            return None
        end = QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        if not cursor.hasSelection():  # at the end of a line: what stands before it
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._colours.bad))
        mark.cursor, mark.format = cursor, look
        return mark

    # --- the margin ---------------------------------------------------------------------------------------

    def margin_width(self) -> int:
        digits = max(len(str(self.blockCount())), 2)
        return GAP + SIGN + self.fontMetrics().horizontalAdvance("9") * digits + GAP

    def paint_margin(self, painter: QPainter, rect: QRect) -> None:
        """Write the numbers of the visible lines, with a dot at faults and an arrow where it runs."""
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wrong = {problem.line for problem in self._problems}
        here = self.textCursor().blockNumber() + 1
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self._place_of(block)
            if place.top() > rect.bottom():
                return
            line = block.blockNumber() + 1
            if block.isVisible() and place.bottom() >= rect.top():
                ink = self._colours.text if line == here else self._colours.muted
                if line in wrong:
                    ink = self._colours.bad
                    painter.setBrush(QColor(ink))
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.drawEllipse(GAP, place.center().y() - 3, 7, 7)
                elif line == self._running:
                    painter.setBrush(QColor(self._colours.accent))
                    painter.setPen(Qt.PenStyle.NoPen)
                    middle = place.center().y()
                    painter.drawPolygon(
                        QPolygon([QPoint(GAP, middle - 5), QPoint(GAP, middle + 5), QPoint(GAP + 8, middle)])
                    )
                painter.setPen(QColor(ink))
                painter.drawText(
                    place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(line)
                )
            block = block.next()

    def _place_of(self, block: QTextBlock) -> QRect:
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        height = self.fontMetrics().lineSpacing()
        return QRect(0, round(box.top()), self._margin.width() - GAP, height)

    def on_lines_changed(self) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)

    def on_update_wanted(self, rect: QRect, down: int) -> None:
        if down:
            self._margin.scroll(0, down)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def on_cursor_moved(self) -> None:
        self._mark()

    # --- keys ---------------------------------------------------------------------------------------------

    def _shift(self, inwards: bool) -> None:
        """Move the lines of the selection by one level."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(max(cursor.selectionEnd() - 1, cursor.selectionStart())).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            line = QTextCursor(document.findBlockByNumber(number))
            if inwards:
                line.insertText(" " * INDENT)
            else:
                text = line.block().text()
                for _ in range(min(INDENT, len(text) - len(text.lstrip(" ")))):
                    line.deleteChar()
        cursor.endEditBlock()

    def _break_line(self) -> None:
        """Begin the next line where this one begins, or one level deeper after a colon."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        indent = len(before) - len(before.lstrip(" "))
        if before.rstrip().endswith(":"):
            indent += INDENT * (2 if before.lstrip().startswith("- ") else 1)
        cursor.insertText("\n" + " " * indent)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and control:
            self.setTabChangesFocus(True)  # otherwise it keeps the focus
            self.focusNextPrevChild(key == Qt.Key.Key_Tab)
            self.setTabChangesFocus(False)
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Tab and not self.textCursor().hasSelection():
            column = self.textCursor().positionInBlock()
            self.textCursor().insertText(" " * (INDENT - column % INDENT))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._shift(inwards=key == Qt.Key.Key_Tab)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._break_line()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not source.hasUrls() and super().canInsertFromMimeData(source)  # a file is opened by the page

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text().replace("\t", " " * INDENT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect()
        self._margin.setGeometry(room.left(), room.top(), self.margin_width(), room.height())


class _Margin(QWidget):
    """The strip with the numbers."""

    def __init__(self, editor: ScriptEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._editor.paint_margin(painter, event.rect())
        painter.end()
