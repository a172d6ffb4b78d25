"""A recording as the window goes through it: asked for, begun, paused, ended, and the steps on show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from ui.line_dialog import LineDialog
from ui.record_bridge import MakeRecorder, MakeSteps, RecordBridge, Wish
from ui.record_strip import RecordStrip
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.record.attend import Attended

LAST_SECONDS = 60


class Recording(QObject):
    """Takes the window out of the way while it records, and brings it back whatever happens."""

    recorded = Signal(object)  # Path: a demonstration's folder
    attended = Signal(object)  # Attended: what a watcher makes of a frame
    told = Signal(str)
    making = Signal()  # it is over, and steps are made of it
    over = Signal()

    def __init__(
        self, window: QMainWindow, colours: Colours, *, make_recorder: MakeRecorder, make_steps: MakeSteps
    ) -> None:
        super().__init__(window)
        self._window = window
        self._make_recorder = make_recorder
        self._make_steps = make_steps
        self._bridge: RecordBridge | None = None
        self._was_minimised = False
        self.strip = RecordStrip(colours)
        self.strip.pause_pressed.connect(self.on_pause_pressed)
        self.strip.resume_pressed.connect(self.on_resume_pressed)
        self.strip.stop_pressed.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether something is recorded now, or made into steps."""
        return self._bridge is not None

    def ask(self) -> None:
        """Ask what is going to be shown, then record it."""

        def take(kind: int, task: str) -> str:
            if not task.strip():
                return self.tr("the task has no words (say what you are going to show)")
            self.begin(task.strip(), last=LAST_SECONDS if kind else None)
            return ""

        label = self.tr("What are you going to show? One sentence, as: save the note under a new name")
        choices = [
            (self.tr("Keep everything until it is stopped"), label),
            (self.tr("Keep the last {0} seconds only").format(LAST_SECONDS), label),
        ]
        LineDialog(
            self.tr("Record a task"), take, self._window, choices=choices, yes=self.tr("&Record")
        ).open()

    def begin(self, task: str, *, last: float | None = None) -> None:
        """Record, unless something is recorded already."""
        if self._bridge is not None:
            return
        bridge = RecordBridge(
            task, last=last, make_recorder=self._make_recorder, make_steps=self._make_steps, parent=self
        )
        self._bridge = bridge
        bridge.began.connect(self.on_began)
        bridge.attended.connect(self.on_attended)
        bridge.making.connect(self.on_making)
        bridge.recorded.connect(self.recorded)
        bridge.failed.connect(self.told)
        bridge.finished.connect(self.on_finished)
        self.told.emit(self.tr("Getting ready to record…"))
        self._was_minimised = self._window.isMinimized()
        self._window.showMinimized()
        self.strip.get_ready()
        bridge.start()

    def stop(self) -> None:
        """Bring the recording to its end."""
        if self._bridge is not None:
            self.strip.show_stopping()
            self._bridge.wish(Wish.STOP)

    def on_began(self) -> None:
        self.told.emit(self.tr("Recording"))
        self.strip.begin()

    def on_attended(self, attended: Attended) -> None:
        self.strip.show_acts(attended.now, attended.coming)
        self.attended.emit(attended)

    def on_pause_pressed(self) -> None:
        if self._bridge is not None:
            self._bridge.wish(Wish.PAUSE)
            self.strip.show_paused(True)

    def on_resume_pressed(self) -> None:
        if self._bridge is not None:
            self._bridge.wish(Wish.RESUME)
            self.strip.show_paused(False)

    def on_making(self) -> None:
        self.strip.end()
        self.told.emit(self.tr("Making steps of what was shown…"))
        self.making.emit()
        self._show_window()

    def on_finished(self) -> None:
        bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.deleteLater()
        self.strip.end()
        self._show_window()
        self.over.emit()

    def close(self) -> None:
        """The window closes: the strip goes too."""
        self.strip.end()
        self.strip.close()
        self.strip.deleteLater()

    def _show_window(self) -> None:
        if not self._was_minimised and self._window.isMinimized():
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()
