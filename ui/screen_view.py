"""The picture of the screen, with what the agent reads, means and points at drawn over it.

Scaling a large picture well takes longer than a frame may, so it is done in the background and the
newest wish wins: while one picture is being developed, those that come in between are skipped.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from agent.geometry import Box, Point
from agent.screenshot import Pixels
from ui.background import Background
from ui.marks import paint_moment
from ui.moment import Moment
from ui.picture import fitted, image_of
from ui.rounded import inside_card
from ui.widget_marks import paint_widgets, widget_under

CLOSEST = 8.0  # widget pixels for one of the picture


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture ready to be painted: whole, and at the size at which all of it fits."""

    moment: Moment
    whole: QImage
    fit: QImage


class ScreenView(QWidget):
    """Shows a moment, fitted to its own size or closer by; wheel and keys zoom, dragging moves."""

    zoomed = Signal(float)  # widget pixels for one of the picture

    def __init__(
        self, background: Background, *, empty: str, stage: str, parent: QWidget | None = None
    ) -> None:
        """empty: what is written where there is no picture yet. stage: the colour around the picture."""
        super().__init__(parent)
        self._background = background
        self._empty = self._note = empty
        self._stage = QColor(stage)
        self._shown: Developed | None = None
        self._wanted: Moment | None = None
        self._busy = False
        self._zoom: float | None = None  # None: fitted
        self._middle = QPointF(0.5, 0.5)  # what is in the middle of the widget, in parts of the picture
        self._texts = self._widgets = False
        self._grip: QPointF | None = None
        self.setMinimumSize(240, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture of the screen"))

    @property
    def moment(self) -> Moment | None:
        """What is on show now; it follows `show_moment` once the picture is developed."""
        return self._shown.moment if self._shown else None

    def show_moment(self, moment: Moment | None) -> None:
        """Show this step; its marks at once where its picture is already there."""
        self._wanted = moment
        self._note = self._empty
        if moment is None:
            self._shown = None
        elif moment.frame is None:
            self._shown = None
            self._note = self.tr("The picture of this step is no longer in memory (open it in the library)")
        elif self._shown is not None and self._shown.moment.picture == moment.picture:
            self._shown = Developed(moment, self._shown.whole, self._shown.fit)
        else:
            self._develop()
        self.update()

    def show_texts(self, yes: bool) -> None:
        """Draw, or do not draw, a box around everything that was read."""
        self._texts = yes
        self.update()

    def show_widgets(self, yes: bool) -> None:
        """Draw, or do not draw, a box around every widget that was found."""
        self._widgets = yes
        self.update()

    def fit(self) -> None:
        """Show the whole picture."""
        self._zoom = None
        self._middle = QPointF(0.5, 0.5)
        self._changed()

    def zoom_in(self) -> None:
        self._zoom_by(1.25, QPointF(self.width() / 2, self.height() / 2))

    def zoom_out(self) -> None:
        self._zoom_by(0.8, QPointF(self.width() / 2, self.height() / 2))

    def picture_place(self) -> QRectF:
        """Return where the whole picture lies, in the widget; empty where there is none."""
        if self._shown is None:
            return QRectF()
        whole = self._shown.whole.size()
        zoom = self._zoom or self._fit_zoom(whole)
        width, height = whole.width() * zoom, whole.height() * zoom
        left = self.width() / 2 - self._middle.x() * width
        top = self.height() / 2 - self._middle.y() * height
        return QRectF(round(left), round(top), width, height)

    def _fit_zoom(self, whole: QSize) -> float:
        return min(self.width() / whole.width(), self.height() / whole.height())

    def _zoom_by(self, factor: float, about: QPointF) -> None:
        if self._shown is None:
            return
        least = self._fit_zoom(self._shown.whole.size())
        place = self.picture_place()
        now = self._zoom or least
        zoom = min(now * factor, CLOSEST)
        if zoom <= least:
            self.fit()
            return
        across = (about.x() - place.left()) / place.width()
        down = (about.y() - place.top()) / place.height()
        width, height = place.width() * zoom / now, place.height() * zoom / now
        self._zoom = zoom
        self._look_at(
            across + (self.width() / 2 - about.x()) / width, down + (self.height() / 2 - about.y()) / height
        )

    def _look_at(self, across: float, down: float) -> None:
        self._middle = QPointF(min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0))
        self._changed()

    def _changed(self) -> None:
        if self._shown is not None:
            self.zoomed.emit(self._zoom or self._fit_zoom(self._shown.whole.size()))
        self.update()

    def _develop(self) -> None:
        """Have the wanted picture scaled in the background, one at a time."""
        moment = self._wanted
        if self._busy or moment is None or moment.frame is None:
            return
        frame, room = moment.frame, self.size() * self.devicePixelRatio()

        def job() -> Developed:
            pixels: Pixels = frame()
            return Developed(moment, image_of(pixels), fitted(pixels, room))

        self._busy = True
        self._background.run(job, self.on_developed, self.on_lost, urgent=True)

    def on_developed(self, developed: Developed) -> None:
        self._busy = False
        wanted = self._wanted
        if wanted is None or wanted.frame is None:
            return
        self._shown = developed
        if developed.moment.picture == wanted.picture:
            self._shown = Developed(wanted, developed.whole, developed.fit)
        room = self.size() * self.devicePixelRatio()
        if developed.moment.picture != wanted.picture or not _fills(developed.fit.size(), room):
            self._develop()
        self._changed()

    def on_lost(self, error: Exception) -> None:
        """The picture cannot be read (its file is gone): show none."""
        self._busy = False
        self._shown = None
        self._note = str(error)
        self.update()

    def _paint_picture(self, painter: QPainter, shown: Developed) -> None:
        place = self.picture_place()
        ratio = self.devicePixelRatio()
        if self._zoom is None and _fills(shown.fit.size(), self.size() * ratio):
            shown.fit.setDevicePixelRatio(ratio)
            painter.drawImage(place.topLeft(), shown.fit)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, (self._zoom or 0) < 2)
            painter.drawImage(place, shown.whole)
        area: Box = shown.moment.area

        def put(point: Point) -> QPointF:
            return QPointF(
                place.left() + (point.x - area.left) / area.width * place.width(),
                place.top() + (point.y - area.top) / area.height * place.height(),
            )

        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        if self._widgets:
            paint_widgets(painter, shown.moment.widgets, put)
        paint_moment(painter, shown.moment, put, texts=self._texts)

    def _point_at(self, at: QPointF) -> Point | None:
        """Return the screen point that is shown at a place of the widget."""
        place = self.picture_place()
        if self._shown is None or not place.contains(at):
            return None
        area = self._shown.moment.area
        across, down = (at.x() - place.left()) / place.width(), (at.y() - place.top()) / place.height()
        return Point(area.left + across * area.width, area.top + down * area.height)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._widgets and self._shown is not None:
            at = self._point_at(QPointF(event.pos()))
            said = widget_under(at, self._shown.moment.widgets) if at is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = inside_card(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(room, self._stage)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setClipPath(room)
        if self._shown is not None:
            self._paint_picture(painter, self._shown)
            return
        painter.setPen(self.palette().color(self.palette().ColorRole.PlaceholderText))
        wide = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(32, 32, -32, -32), wide, self._note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._develop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom_by(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None or self._zoom is None:
            return
        place, moved = self.picture_place(), event.position() - self._grip
        self._grip = event.position()
        self._look_at(
            self._middle.x() - moved.x() / place.width(), self._middle.y() - moved.y() / place.height()
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = 0.1
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Left if self._zoom:
                self._look_at(self._middle.x() - shift, self._middle.y())
            case Qt.Key.Key_Right if self._zoom:
                self._look_at(self._middle.x() + shift, self._middle.y())
            case Qt.Key.Key_Up if self._zoom:
                self._look_at(self._middle.x(), self._middle.y() - shift)
            case Qt.Key.Key_Down if self._zoom:
                self._look_at(self._middle.x(), self._middle.y() + shift)
            case _:
                super().keyPressEvent(event)


def _fills(size: QSize, room: QSize) -> bool:
    """Tell whether a picture of this size is as large as fits into the room, to a pixel."""
    return abs(size.width() - room.width()) <= 1 or abs(size.height() - room.height()) <= 1
