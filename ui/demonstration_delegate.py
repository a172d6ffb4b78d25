"""How a step of a demonstration looks in the list: its number and target, what it does, its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from agent.replay.progress import AT_WORK, FAILED, State
from ui.demonstration_model import ROW, STATE, THUMBNAIL, Row
from ui.demonstration_words import state_words, step_words
from ui.icon import picture
from ui.replay_words import SIGNS, progress_words
from ui.theme import Colours

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 76
GAP = 8
INDENT = 24
THUMB = QSize(96, 60)
SIGN = 16
FADED = 0.45


class DemonstrationDelegate(QStyledItemDelegate):
    """Paints a row. A step that is off is faded, struck through and called so: never told by colour alone."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        shades = {
            **dict.fromkeys(State, colours.muted),
            **dict.fromkeys(AT_WORK, colours.accent),
            State.VERIFIED: colours.good,
            **dict.fromkeys(FAILED, colours.bad),
            State.CUT_OFF: colours.warn,
        }
        self._shades = {state: QColor(shade) for state, shade in shades.items()}
        self._signs = {state: picture(SIGNS[state], SIGN * 2, shade) for state, shade in shades.items()}

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

    def _paint_thumbnail(self, painter: QPainter, rect: QRect, index: Index, *, off: bool) -> None:
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
            painter.setOpacity(FADED if off else 1.0)
            painter.drawImage(place, image)
        painter.restore()
        painter.strokePath(path, QColor(self._colours.border))

    def _paint_at_work(self, painter: QPainter, rect: QRect) -> None:
        """Mark the row that a replay is at by a bar at its edge."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.accent))
        painter.drawRoundedRect(QRect(rect.left() + 2, rect.top() + GAP, 4, rect.height() - 2 * GAP), 2, 2)

    def _paint_words(self, painter: QPainter, room: QRect, row: Row, state: State | None) -> None:
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(row.number)
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), row.number)
        place = room.adjusted(wide + GAP, 0, 0, 0)
        place.setHeight(2 * metrics.lineSpacing())
        words = " ".join(step_words(row.step)[:400].split())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width() * 1.75))
        font = painter.font()
        font.setStrikeOut(row.step.off)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.muted if row.step.off else self._colours.text))
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), shown)
        font.setStrikeOut(False)
        painter.setFont(font)
        line = QRect(place.left(), room.bottom() - metrics.height() + 1, place.width(), metrics.height())
        if state is not None:
            sign = QRect(line.left(), line.center().y() - SIGN // 2, SIGN, SIGN)
            painter.drawPixmap(sign, self._signs[state])
            line.setLeft(sign.right() + 1 + GAP // 2)
            said, shade = progress_words(row.step, state), self._shades[state]
        else:
            said = " ".join(state_words(row.step).split())
            shade = QColor(self._colours.warn if row.step.off else self._colours.muted)
        painter.setPen(shade)
        painter.drawText(
            line,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            metrics.elidedText(said, Qt.TextElideMode.ElideRight, line.width()),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, rect, state)
        came: State | None = index.data(STATE)
        if came in AT_WORK:
            self._paint_at_work(painter, rect)
        painter.setFont(option.font)
        left = rect.left() + GAP + INDENT * row.depth
        thumb = QRect(left, rect.top() + GAP, THUMB.width(), THUMB.height())
        self._paint_thumbnail(painter, thumb, index, off=row.step.off)
        room = QRect(rect)
        room.setLeft(thumb.right() + 1 + GAP + 4)
        self._paint_words(painter, room.adjusted(0, GAP, -GAP - 4, -GAP), row, came)
        painter.restore()
