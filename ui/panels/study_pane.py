"""The study of a panel: parameters, a button, progress, and the pictures of what was measured."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from agent.events import Reading
from agent.study import Study
from ui.buttons import push
from ui.label import plain, say
from ui.panels.ink import Ink
from ui.panels.panel import Panel
from ui.panels.parameter_form import ParameterForm
from ui.panels.process import StudyProcess


class StudyPane(QWidget):
    """Starts and stops the study, and keeps what it measured last. changed: there is more to draw."""

    changed = Signal()

    def __init__(self, study: Study, panel: Panel, ink: Ink) -> None:
        super().__init__()
        self.readings: list[Reading] = []
        self.revision = 0
        self._study = study
        self.process = StudyProcess(self)
        self.form = ParameterForm(study.parameters, panel.parameters)
        self.start = push(ink.colours, self.tr("Measure"), "run", kind="primary")
        self.stop = push(ink.colours, self.tr("Stop"), "stop")
        self.progress = QProgressBar(textVisible=False)
        self.progress.setMaximumHeight(6)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.state = plain(self.tr("Nothing is measured yet."), "muted")
        self.start.clicked.connect(self.on_start_clicked)
        self.stop.clicked.connect(self.process.stop)
        self.process.measured.connect(self.on_measured)
        self.process.progressed.connect(self.on_progressed)
        self.process.ended.connect(self.on_ended)
        self.process.failed.connect(self.on_failed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain(self.tr("Measured on this machine"), "heading"))
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addWidget(self.state)
        self._enter(busy=False)

    def _enter(self, *, busy: bool) -> None:
        self.start.setEnabled(not busy)
        self.stop.setEnabled(busy)
        self.form.setEnabled(not busy)
        self.progress.setVisible(busy)

    def _say(self, words: str, kind: str = "muted") -> None:
        say(self.state, words, kind)

    def on_start_clicked(self) -> None:
        self.readings = []
        self.revision += 1
        self.progress.setRange(0, 0)
        self._enter(busy=True)
        self._say(self.tr("Measuring…"))
        self.process.start(self._study.name, self.form.values())
        self.changed.emit()

    def on_measured(self, reading: Reading) -> None:
        self.readings.append(reading)
        self.revision += 1
        self.changed.emit()

    def on_progressed(self, done: int, total: int, doing: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if doing:
            self._say(self.tr("Measuring: {0}").format(doing))

    def on_ended(self, complete: bool) -> None:
        self._enter(busy=False)
        self._say(
            self.tr("Measured.") if complete else self.tr("Stopped: this is what was measured until then.")
        )
        self.changed.emit()

    def on_failed(self, why: str) -> None:
        self._enter(busy=False)
        self._say(why, "wrong")

    def close_down(self) -> None:
        self.process.close()
