"""How a step looks in the list: thumbnail, what was done, what came of it, how long it took."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icon import picture
from ui.moment import Moment
from ui.step_model import MOMENT, THUMBNAIL, StepModel
from ui.theme import Colours
from ui.words import decision_words, opinion_words, outcome_words

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 76
GAP = 8
THUMB = QSize(96, 60)
SYMBOL = 16
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)


def in_lines(words: str, metrics: QFontMetrics, place: QRect) -> str:
    """Return as much of the words as this place holds: fewer where another script has higher lines."""
    wrapped = int(Qt.TextFlag.TextWordWrap)
    for share in (1.75, 1.5, 1.25, 0.95):
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width() * share))
        if metrics.boundingRect(place, wrapped, shown).height() <= place.height():
            break
    return shown


class StepDelegate(QStyledItemDelegate):
    """Paints a row. The outcome is a symbol and a word; the colour only repeats them."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        shades = {
            "done": colours.good,
            "dry": colours.muted,
            "stale": colours.warn,
            "refused": colours.warn,
            "failed": colours.bad,
            "unverified": colours.warn,
            "working": colours.muted,
        }
        self._shades = {name: QColor(shade) for name, shade in shades.items()}
        self._symbols = {name: picture(name, SYMBOL * 2, shade) for name, shade in shades.items()}

    def _paint_thumbnail(self, painter: QPainter, rect: QRect, index: Index) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, 5, 5)
        painter.save()
        painter.setClipPath(path)
        painter.fillPath(path, QColor(self._colours.stage))
        image = index.data(THUMBNAIL)
        if image is not None:
            size = image.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(rect.center())
            painter.drawImage(place, image)
        painter.restore()
        painter.strokePath(path, QColor(self._colours.border))

    def _state(self, moment: Moment, over: bool) -> tuple[str, str]:
        """Return the symbol's name and the words of how far this step has come."""
        if moment.outcome is not None and moment.opinions:
            said = " · ".join(map(opinion_words, moment.opinions))
            return "unverified", f"{said} · {outcome_words(moment.outcome)}"
        if moment.outcome is not None:
            return moment.outcome.result.value, outcome_words(moment.outcome)
        if over:
            return ("failed", self.tr("Cut off")) if moment.decision else ("dry", "")
        if moment.decision is None:
            return "working", self.tr("Thinking…")
        return "working", self.tr("Acting…")

    def _paint_title(self, painter: QPainter, room: QRect, moment: Moment, font: QFont, over: bool) -> None:
        """Write the number and, on two lines at most, what was decided."""
        painter.setFont(font)
        metrics = painter.fontMetrics()
        number = f"{moment.number}"
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), number)
        place = room.adjusted(metrics.horizontalAdvance(number) + GAP, 0, 0, -max(SYMBOL, metrics.height()))
        words = self.tr("Looking at the screen")
        if moment.decision is not None:
            words = decision_words(moment.decision)
        elif over:
            words = self.tr("The screen at the end")
        words = " ".join(words[:400].split())
        shown = in_lines(words, metrics, place)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), shown)

    def _paint_state(self, painter: QPainter, room: QRect, moment: Moment, symbol: str, words: str) -> None:
        """Write the outcome in one line, with its symbol before and the time behind."""
        metrics = painter.fontMetrics()
        top = room.bottom() - max(SYMBOL, metrics.height()) + 1
        line = QRect(room.left(), top, room.width(), room.bottom() - top + 1)
        spot = QRect(line.left(), line.center().y() - SYMBOL // 2 + 1, SYMBOL, SYMBOL)
        painter.drawPixmap(spot, self._symbols[symbol])
        seconds = f"{sum(moment.seconds.values()):.1f} s" if moment.seconds else ""
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(line, _RIGHT, seconds)
        place = line.adjusted(SYMBOL + 6, 0, -metrics.horizontalAdvance(seconds) - GAP, 0)
        painter.setPen(self._shades[symbol])
        painter.drawText(
            place,
            _LEFT,
            metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, place.width()),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        moment: Moment = index.data(MOMENT)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, rect, state)
        thumb = QRect(rect.left() + GAP, rect.top() + GAP, THUMB.width(), THUMB.height())
        self._paint_thumbnail(painter, thumb, index)
        room = rect.adjusted(THUMB.width() + 2 * GAP + 4, GAP, -GAP - 4, -GAP)
        model = index.model()
        over = isinstance(model, StepModel) and model.over
        symbol, words = self._state(moment, over)
        self._paint_title(painter, room, moment, font, over)
        self._paint_state(painter, room, moment, symbol, words)
        painter.restore()

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
