"""How a step of a script looks once it is over: symbol, words, line, seconds."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from agent.episode import Verdict
from ui.icon import picture
from ui.script_result_model import ROW, Row
from ui.theme import Colours
from ui.words import ending_words

Index = QModelIndex | QPersistentModelIndex
GAP = 8
INDENT = 16
SYMBOL = 16
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)


def shade_of(verdict: Verdict, colours: Colours) -> str:
    """Return the colour that repeats what the words of an ending say."""
    match verdict:
        case Verdict.FINISHED:
            return colours.good
        case Verdict.FAILED | Verdict.HALTED:
            return colours.bad
        case Verdict.UNCERTAIN | Verdict.REFUSED:
            return colours.warn
        case Verdict.STOPPED:
            return colours.muted


def symbol_of(verdict: Verdict) -> str:
    """Return the icon of an ending."""
    match verdict:
        case Verdict.FINISHED:
            return "done"
        case Verdict.FAILED | Verdict.HALTED:
            return "failed"
        case Verdict.UNCERTAIN:
            return "ask"
        case Verdict.REFUSED:
            return "refused"
        case Verdict.STOPPED:
            return "stop"


class ScriptResultDelegate(QStyledItemDelegate):
    """Paints a row in two lines, moved in by how many steps it is inside of."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._symbols = {
            verdict: picture(symbol_of(verdict), SYMBOL * 2, shade_of(verdict, colours))
            for verdict in Verdict
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * option.fontMetrics.lineSpacing() + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, rect, option.state)
        left = GAP + min(row.depth, 6) * INDENT
        room = rect.adjusted(left, GAP, -GAP - 4, -GAP)
        painter.drawPixmap(
            QRect(room.left(), room.top() + 1, SYMBOL, SYMBOL), self._symbols[row.ending.verdict]
        )
        room.setLeft(room.left() + SYMBOL + GAP)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.height() // 2)
        seconds = f"{row.seconds:.1f} s"
        where = self.tr("line {0}").format(row.line) if row.line else ""
        self._write(painter, upper, row.title, self._colours.text, seconds)
        shade = shade_of(row.ending.verdict, self._colours)
        self._write(painter, lower, ending_words(row.ending), shade, where)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, words: str, shade: str, beside: str) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(room, _RIGHT, beside)
        place = room.adjusted(0, 0, -metrics.horizontalAdvance(beside) - GAP, 0)
        words = " ".join(words[:400].split())
        painter.setPen(QColor(shade))
        painter.drawText(place, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width()))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        inner = rect.adjusted(2, 1, -2, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(self._colours.accent))
            painter.setBrush(QColor(self._colours.selected))
            painter.drawRoundedRect(inner, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.hover))
            painter.drawRoundedRect(inner, 8, 8)
