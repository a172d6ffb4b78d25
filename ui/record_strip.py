"""A small bar at the screen's edge while a task is recorded: that it is, for how long, pause and stop.

Nobody may be recorded without seeing it. It takes clicks but never the focus, so what the person types goes
where they were.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.buttons import push
from ui.icon import icon, picture
from ui.label import plain
from ui.theme import Colours

MARGIN = 12
TICK_MS = 250


class RecordStrip(QWidget):
    """Shows how far the recording is."""

    pause_pressed = Signal()
    resume_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, colours: Colours) -> None:
        flag = Qt.WindowType
        super().__init__(
            None,
            flag.Tool
            | flag.FramelessWindowHint
            | flag.WindowStaysOnTopHint
            | flag.WindowDoesNotAcceptFocus,  # managed, so that the recorder knows it for one of ours
        )
        self._colours = colours
        self._clock = QElapsedTimer()
        self._before_ms = 0
        self.paused = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Deixis records"))
        self._red = picture("record", 40, colours.bad)
        self._grey = picture("pause", 40, colours.muted)
        self.sign = QLabel()
        self.sign.setFixedSize(20, 20)
        self.sign.setScaledContents(True)
        self.state = plain(kind="heading")
        self.time = plain("0:00")
        for label in (self.state, self.time):
            label.setWordWrap(False)
        self.time.setMinimumWidth(56)
        self.pause = push(colours, self.tr("Pause"), "pause")
        self.stop = push(colours, self.tr("Stop recording"), "stop", kind="danger")
        self.pause.clicked.connect(self.on_pause_clicked)
        self.stop.clicked.connect(self.stop_pressed)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        for part in (self.sign, self.state, self.time, self.pause, self.stop):
            row.addWidget(part)

    @property
    def seconds(self) -> int:
        """How long it has been recorded, pauses left out."""
        now = 0 if self.paused or not self._clock.isValid() else self._clock.elapsed()
        return (self._before_ms + now) // 1000

    def begin(self) -> None:
        """Come up, with the clock at nothing."""
        self._before_ms = 0
        self.pause.setEnabled(True)
        self.stop.setEnabled(True)
        self.show_paused(False)
        self.adjustSize()
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.move(QPoint(room.center().x() - self.width() // 2, room.bottom() - MARGIN - self.height() + 1))
        self.show()

    def show_paused(self, paused: bool) -> None:
        if paused and self._clock.isValid():
            self._before_ms += self._clock.elapsed()
        self.paused = paused
        self._clock.start()
        self.state.setText(self.tr("Paused") if paused else self.tr("Recording"))
        self.sign.setPixmap(self._grey if paused else self._red)
        words = self.tr("Resume") if paused else self.tr("Pause")
        self.pause.setText(words)
        self.pause.setAccessibleName(words)
        self.pause.setIcon(icon("run" if paused else "pause", self._colours.text, self._colours.faint))
        self._tick.start()
        self._show_time()

    def show_stopping(self) -> None:
        """It is being brought to its end: nothing more can be pressed."""
        self.pause.setEnabled(False)
        self.stop.setEnabled(False)

    def end(self) -> None:
        self._tick.stop()
        self._clock.invalidate()
        self.hide()

    def on_pause_clicked(self) -> None:
        (self.resume_pressed if self.paused else self.pause_pressed).emit()

    def _show_time(self) -> None:
        self.time.setText(f"{self.seconds // 60}:{self.seconds % 60:02}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.surface))
        painter.setPen(QColor(self._colours.muted if self.paused else self._colours.bad))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
