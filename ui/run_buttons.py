"""Run, pause, one step, stop: which of them can be pressed follows from the phase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.buttons import push
from ui.icon import icon
from ui.phase import Phase
from ui.theme import Colours


class RunButtons(QWidget):
    """The person's hand on the run."""

    run_pressed = Signal()
    pause_pressed = Signal()
    resume_pressed = Signal()
    step_pressed = Signal()
    stop_pressed = Signal()

    def __init__(
        self, colours: Colours, *, start: QPushButton | None = None, parent: QWidget | None = None
    ) -> None:
        """start: the button that begins a run, where it is not the one for tasks and scripts."""
        super().__init__(parent)
        self._colours = colours
        self._phase = Phase.IDLE
        self._ready = False
        self.start = start or self._make_start()
        self.pause = push(colours, self.tr("Pause"), "pause")
        self.step = push(colours, self.tr("One step"), "step")
        self.stop = push(colours, self.tr("Stop"), "stop", kind="danger")
        self.step.setToolTip(f"{self.step.text()} (F10)")
        self.stop.setToolTip(f"{self.stop.text()} (F9)")
        self.start.clicked.connect(self.run_pressed)
        self.pause.clicked.connect(self.on_pause_clicked)
        self.step.clicked.connect(self.step_pressed)
        self.stop.clicked.connect(self.stop_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.pause, self.step, self.stop):
            row.addWidget(button)
        self.show_phase(Phase.IDLE)

    def _make_start(self) -> QPushButton:
        start = push(self._colours, self.tr("&Run"), "run", kind="primary", keys="Ctrl+Return")
        start.setObjectName("run")
        return start

    def show_phase(self, phase: Phase) -> None:
        self._phase = phase
        paused = phase is Phase.PAUSED
        words = self.tr("Resume") if paused else self.tr("Pause")
        self.pause.setText(words)
        self.pause.setAccessibleName(words)
        self.pause.setToolTip(f"{words} (F8)")
        self.pause.setIcon(icon("run" if paused else "pause", self._colours.text, self._colours.faint))
        self._enable()

    def show_ready(self, ready: bool) -> None:
        """There is, or there is not, a task that could be run."""
        self._ready = ready
        self._enable()

    def on_pause_clicked(self) -> None:
        (self.resume_pressed if self._phase is Phase.PAUSED else self.pause_pressed).emit()

    def _enable(self) -> None:
        idle, going = self._phase is Phase.IDLE, self._phase in (Phase.RUNNING, Phase.PAUSED)
        self.start.setEnabled(idle and self._ready)
        self.step.setEnabled((idle and self._ready) or self._phase is Phase.PAUSED)
        self.pause.setEnabled(going)
        self.stop.setEnabled(going)


def listen(window: QWidget, buttons: Callable[[], RunButtons]) -> None:
    """Take the keys of a run from anywhere in a window: a hidden button would not get its own.

    buttons: those of the page that is shown.
    """
    keys: dict[str, Callable[[RunButtons], QPushButton]] = {
        "F8": lambda shown: shown.pause,
        "F9": lambda shown: shown.stop,
        "F10": lambda shown: shown.step,
        "Esc, Esc": lambda shown: shown.stop,
    }
    for key, button in keys.items():
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda button=button: button(buttons()).click())
