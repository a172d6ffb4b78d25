"""A question of a run as the window goes through it: put over everything, answered, and out of the way.

The trap: the run looks at the screen as soon as it has its answer, and would see the dialog, or the hole that
it left. So it gets the answer only when the dialog is gone and what was under it has painted itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from agent.events import Answer, Captured, Event, Question
from agent.screenshot import Screenshot
from ui.approve_dialog import ApproveDialog
from ui.background import Background
from ui.bridge import Bridge
from ui.question_dialog import QuestionDialog
from ui.stage import Stage
from ui.theme import Colours

REPAINT_MS = 120  # what applications below a dialog take to paint where it was


class Questioning(QObject):
    """Puts one question at a time, and hands its answer to the run that asked."""

    stop_pressed = Signal()

    def __init__(self, stage: Stage, colours: Colours, background: Background) -> None:
        super().__init__(stage)
        self._stage = stage
        self._colours = colours
        self._background = background
        self._bridge: Bridge | None = None
        self._shot: Screenshot | None = None
        self._dialog: QuestionDialog | None = None

    @property
    def dialog(self) -> QuestionDialog | None:
        """The one that waits for its answer."""
        return self._dialog

    def begin(self, bridge: Bridge) -> None:
        """Put the questions of this run."""
        self._bridge = bridge
        bridge.occurred.connect(self.on_event)
        bridge.asked.connect(self.on_asked)
        bridge.finished.connect(self.on_finished)

    def on_event(self, event: Event) -> None:
        if isinstance(event, Captured):
            self._shot = event.screenshot

    def on_asked(self, question: Question) -> None:
        self.put(ApproveDialog(question, self._shot, self._colours, self._background))

    def put(self, dialog: QuestionDialog) -> None:
        """Put a question of the run before the person."""
        self._stage.make_room()
        self._dialog = dialog
        dialog.answered.connect(self.on_answered)
        dialog.stop_pressed.connect(self.stop_pressed)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def on_answered(self, answer: Answer) -> None:
        """Let the run go on once the dialog has left the screen, and what was under it is painted."""
        QGuiApplication.sync()
        self._dismiss()
        self._stage.hide_window()
        bridge = self._bridge
        if bridge is not None:
            QTimer.singleShot(REPAINT_MS, bridge, lambda: bridge.answer(answer))

    def on_finished(self) -> None:
        self._bridge = None
        self._dismiss()

    def _dismiss(self) -> None:
        if self._dialog is not None:
            self._dialog.withdraw()
            self._dialog.deleteLater()
            self._dialog = None
