"""How an episode looks in the library: its task, when and by whom, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.episode_model import SUMMARY, EpisodeModel
from ui.icon import picture
from ui.theme import Colours

Index = QModelIndex | QPersistentModelIndex
SYMBOL = 16


class EpisodeDelegate(QStyledItemDelegate):
    """Paints three lines; the ending is a symbol and words, the colour only repeats them."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        shades = {
            "done": colours.good,
            "stale": colours.warn,
            "refused": colours.warn,
            "stop": colours.muted,
            "failed": colours.bad,
        }
        self._shades = shades
        self._symbols = {name: picture(name, SYMBOL * 2, shade) for name, shade in shades.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, 3 * option.fontMetrics.lineSpacing() + 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        font = QFont(option.font)
        model = index.model()
        assert isinstance(model, EpisodeModel)
        summary = index.data(SUMMARY)
        symbol, ended = model.state(summary)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(self._colours.accent) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.selected if chosen else self._colours.hover))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 8, 8)
        line = QRect(
            rect.left() + 12, rect.top() + 8, rect.width() - 24, option.fontMetrics.lineSpacing() + 4
        )
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        self._write(painter, line, summary.task or "—", self._colours.text)
        painter.setFont(option.font)
        line.translate(0, line.height())
        self._write(painter, line, model.line(summary), self._colours.muted)
        line.translate(0, line.height())
        spot = QRect(line.left(), line.center().y() - SYMBOL // 2 + 1, SYMBOL, SYMBOL)
        painter.drawPixmap(spot, self._symbols[symbol])
        self._write(painter, line.adjusted(SYMBOL + 6, 0, 0, 0), ended, self._shades[symbol])
        painter.restore()

    def _write(self, painter: QPainter, line: QRect, text: str, colour: str) -> None:
        shown = painter.fontMetrics().elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.setPen(QColor(colour))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft), shown)
