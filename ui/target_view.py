"""The frame on which a target was shown, with its box to take hold of: by the mouse or by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from agent.geometry import Box
from ui.background import Background
from ui.marks import HALO, MARK
from ui.moment import Moment
from ui.screen_view import CLOSEST, Developed, ScreenView

GRIP = 8.0  # widget pixels around a corner
STEP, LEAP = 1.0, 10.0  # points that an arrow key moves by, and with Shift
LEAST = 4.0  # points of a side
AROUND = 3  # how much is shown, in sizes of the box
ROOM = 320.0  # points that are shown at least


class TargetView(ScreenView):
    """Shows a moment and a box on it. Arrows move the box, Ctrl+arrows its right lower corner."""

    retargeted = Signal(object)  # Box, in screen points: the person let go of it there

    def __init__(self, background: Background, *, empty: str, stage: str) -> None:
        super().__init__(background, empty=empty, stage=stage)
        self._box: Box | None = None
        self._closer = False
        self._held: tuple[str, QPointF, Box] | None = None
        self.setMinimumSize(200, 160)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Target of the step"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the box, with Ctrl its lower right corner, with Shift ten times as far.")
        )

    @property
    def box(self) -> Box | None:
        """Where the box is now, held or not."""
        return self._box

    def show_target(self, moment: Moment | None, box: Box | None) -> None:
        """Show this picture, and this box on it to take hold of."""
        here = self._wanted.look if self._wanted else None
        self._closer = moment is not None and (box != self._box or moment.look != here)
        self._box = box
        self._held = None
        self.show_moment(moment)
        if self.moment is not None and moment is not None and self.moment.look == moment.look:
            self._look_closer()

    def _look_closer(self) -> None:
        """Show the box with as much around it as tells where it is."""
        if not self._closer or self._box is None or self._shown is None:
            return
        self._closer = False
        self.fit()
        area, whole = self._shown.moment.area, self._shown.whole.size()
        across = whole.width() / area.width
        room = max(self._box.width, self._box.height, LEAST) * AROUND
        zoom = min(self.width(), self.height()) / (max(room, ROOM) * across)
        least = self._fit_zoom(whole)
        if zoom > least:
            self._zoom = min(zoom, CLOSEST)
            middle = self._box.center
            self._look_at((middle.x - area.left) / area.width, (middle.y - area.top) / area.height)

    def rect_of(self, box: Box) -> QRectF:
        """Return where a box lies in the widget."""
        place, moment = self.picture_place(), self.moment
        if moment is None:
            return QRectF()
        across, down = place.width() / moment.area.width, place.height() / moment.area.height
        return QRectF(
            place.left() + (box.left - moment.area.left) * across,
            place.top() + (box.top - moment.area.top) * down,
            box.width * across,
            box.height * down,
        )

    def _corner_at(self, at: QPointF) -> str:
        """Return which part of the box is under the pointer: a corner as 'lt', 'all', or '' for none."""
        if self._box is None:
            return ""
        rect = self.rect_of(self._box)
        for name, corner in {
            "rb": rect.bottomRight(),
            "lt": rect.topLeft(),
            "rt": rect.topRight(),
            "lb": rect.bottomLeft(),
        }.items():
            if (corner - at).manhattanLength() <= GRIP:
                return name
        return "all" if rect.contains(at) else ""

    def _dragged(self, to: QPointF) -> Box:
        assert self._held is not None
        part, start, box = self._held
        place, moment = self.picture_place(), self.moment
        assert moment is not None
        dx = (to.x() - start.x()) / place.width() * moment.area.width
        dy = (to.y() - start.y()) / place.height() * moment.area.height
        return _kept_inside(_shifted(box, part, round(dx), round(dy)), moment.area, moving=part == "all")

    def on_developed(self, developed: Developed) -> None:
        super().on_developed(developed)
        if self._wanted is not None and developed.moment.look == self._wanted.look:
            self._look_closer()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._box is None or self.moment is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect_of(self._box)
        painter.setBrush(QColor(232, 67, 12, 28))
        for pen in (QPen(HALO, 4.5), QPen(MARK, 2)):
            painter.setPen(pen)
            painter.drawRect(rect)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(MARK, 1.5))
        painter.setBrush(QColor("white"))
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawEllipse(corner, 4.0, 4.0)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._corner_at(event.position())
        if part and self._box is not None and event.button() is Qt.MouseButton.LeftButton:
            self._held = (part, event.position(), self._box)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._box = self._dragged(event.position())
            self.update()
            return
        part = self._corner_at(event.position())
        shapes = {
            "": Qt.CursorShape.ArrowCursor,
            "all": Qt.CursorShape.SizeAllCursor,
            "lt": Qt.CursorShape.SizeFDiagCursor,
            "rb": Qt.CursorShape.SizeFDiagCursor,
            "rt": Qt.CursorShape.SizeBDiagCursor,
            "lb": Qt.CursorShape.SizeBDiagCursor,
        }
        self.setCursor(shapes[part])
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseReleaseEvent(event)
            return
        before, self._held = self._held[2], None
        if self._box is not None and self._box != before:
            self.retargeted.emit(self._box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None or self._box is None or self.moment is None:
            super().keyPressEvent(event)
            return
        held = event.modifiers()
        by = LEAP if held & Qt.KeyboardModifier.ShiftModifier else STEP
        part = "rb" if held & Qt.KeyboardModifier.ControlModifier else "all"
        moved = _kept_inside(
            _shifted(self._box, part, way[0] * by, way[1] * by), self.moment.area, moving=part == "all"
        )
        if moved != self._box:
            self._box = moved
            self.update()
            self.retargeted.emit(moved)


def _shifted(box: Box, part: str, dx: float, dy: float) -> Box:
    """Return the box with one of its corners, or all of it, moved."""
    if part == "all":
        return Box(box.left + dx, box.top + dy, box.width, box.height)
    left = min(box.left + dx, box.right - LEAST) if "l" in part else box.left
    right = max(box.right + dx, box.left + LEAST) if "r" in part else box.right
    top = min(box.top + dy, box.bottom - LEAST) if "t" in part else box.top
    bottom = max(box.bottom + dy, box.top + LEAST) if "b" in part else box.bottom
    return Box.between(left, top, right, bottom)


def _kept_inside(box: Box, area: Box, *, moving: bool) -> Box:
    """Return the box where it does not leave the picture: pushed back when moved, cut when drawn out."""
    if moving:
        left = min(max(box.left, area.left), max(area.right - box.width, area.left))
        top = min(max(box.top, area.top), max(area.bottom - box.height, area.top))
        return Box(left, top, box.width, box.height)
    return box.overlap(area) or box
