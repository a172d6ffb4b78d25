"""Plays a stored episode back, frame by frame: a slider, two arrows, and a button that runs through it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from ui.buttons import tool
from ui.icon import icon
from ui.label import plain
from ui.moment import Moment
from ui.theme import Colours

PACE_MS = 900


class Playback(QWidget):
    """Says which of its moments is to be shown."""

    chosen = Signal(object)  # Moment, or None

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._moments: list[Moment] = []
        self._timer = QTimer(self, interval=PACE_MS)
        self._timer.timeout.connect(self.on_time_for_the_next)
        self.previous = tool(colours, self.tr("Previous step"), "previous", keys="Alt+Left")
        self.play = tool(colours, self.tr("Play"), "run", keys="Ctrl+P")
        self.next = tool(colours, self.tr("Next step"), "next", keys="Alt+Right")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.setPageStep(5)
        self.where = plain(kind="muted")
        self.where.setWordWrap(False)
        self.previous.clicked.connect(lambda: self.slider.setValue(self.slider.value() - 1))
        self.next.clicked.connect(lambda: self.slider.setValue(self.slider.value() + 1))
        self.play.clicked.connect(self.on_play_clicked)
        self.slider.valueChanged.connect(self.on_value_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.previous, self.play, self.next):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        row.addWidget(self.where)
        self.fill([])

    def fill(self, moments: Sequence[Moment]) -> None:
        """Begin with the first of these."""
        self.pause()
        self._moments = list(moments)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(len(moments) - 1, 0))
        self.slider.setValue(0)
        self.slider.blockSignals(False)
        self.on_value_changed(0)

    def pause(self) -> None:
        self._timer.stop()
        self._show_playing()

    def on_play_clicked(self) -> None:
        if self._timer.isActive():
            self.pause()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()
        self._show_playing()

    def on_time_for_the_next(self) -> None:
        self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() == self.slider.maximum():
            self.pause()

    def on_value_changed(self, row: int) -> None:
        last = len(self._moments) - 1
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row < last)
        self.play.setEnabled(last > 0)
        self.slider.setEnabled(last > 0)
        self.where.setText(f"{row + 1} / {last + 1}" if self._moments else "")
        self.chosen.emit(self._moments[row] if self._moments else None)

    def _show_playing(self) -> None:
        playing = self._timer.isActive()
        words = self.tr("Pause") if playing else self.tr("Play")
        self.play.setIcon(icon("pause" if playing else "run", self._colours.text, self._colours.faint))
        self.play.setAccessibleName(words)
        self.play.setToolTip(f"{words} (Ctrl+P)")
