"""Teaches a model from what was shown, in a process of its own, and switches on what came of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from agent.settings import Settings
from ui.background import Background
from ui.buttons import push
from ui.command import STOPPED, Command
from ui.label import plain, say
from ui.reason_words import reason_words
from ui.theme import Colours
from ui.tune_form import TuneForm
from ui.tune_progress import TuneProgress


class TuneDialog(QDialog):
    """Asks what is to be tuned, then shows how it goes. While it goes on, closing means stopping."""

    made = Signal(str)  # an adapter's name: the list is another one now
    switch_wanted = Signal(str)

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tune"))
        self.resize(640, 620)
        self._settings = settings
        self._closing = False
        self.command = Command(self)
        self.form = TuneForm(settings, colours, background)
        self.form.changed.connect(self.on_form_changed)
        self.progress = TuneProgress(colours)
        self.command.told.connect(self.progress.show_line)
        self.command.told.connect(self.on_told)
        self.command.ended.connect(self.on_ended)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.progress)
        self.wrong = plain(kind="muted")
        self.begin = push(colours, self.tr("&Begin"), "run", kind="primary")
        self.begin.clicked.connect(self.on_begin_clicked)
        self.stop = push(colours, self.tr("&Stop"), "stop", kind="danger")
        self.stop.clicked.connect(self.on_stop_clicked)
        self.on = push(colours, self.tr("Switch it &on"), "done", kind="primary")
        self.on.clicked.connect(self.on_switch_clicked)
        self.back = push(colours, self.tr("&Back"))
        self.back.clicked.connect(lambda: self._show_page(0))
        self.leave = push(colours, self.tr("&Close"))
        self.leave.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.wrong, 1)
        for button in (self.leave, self.back, self.stop, self.begin, self.on):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._pages, 1)
        column.addLayout(line)
        self._show_page(0)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        busy = self.command.busy
        self.begin.setVisible(page == 0)
        self.stop.setVisible(busy)
        self.stop.setEnabled(busy)
        self.back.setVisible(page == 1 and not busy)
        self.leave.setVisible(not busy)
        self.on.hide()
        self._say("", "muted")
        if page == 0:
            self.on_form_changed()

    def on_form_changed(self) -> None:
        missing = self.form.missing
        self.begin.setEnabled(not missing)
        self._say(missing, "muted")

    def on_begin_clicked(self) -> None:
        self.progress.begin()
        self.command.start(self.form.words, self._settings)
        self._show_page(1)

    def on_told(self, said: dict[str, Any]) -> None:
        if said.get("kind") == "ended" and said.get("verdict") == "finished":
            self.made.emit(self.form.name.text().strip())

    def on_stop_clicked(self) -> None:
        self.stop.setEnabled(False)
        self._say(self.tr("Stopping; what was learned so far is kept…"), "muted")
        self.command.stop()

    def on_ended(self, code: int, why: str) -> None:
        if self._closing:
            self.reject()
            return
        self._show_page(1)
        if code == STOPPED:
            self._say(self.tr("With the same name it goes on from here."), "muted")
        elif code:
            self.progress.state.setText(self.tr("Not done."))
            self.progress.bar.setRange(0, 1)
            self._say(reason_words(why), "wrong")
        else:
            self._say(self.progress.objection, "wrong")
            self.on.show()

    def on_switch_clicked(self) -> None:
        self.switch_wanted.emit(self.form.name.text().strip())
        self.accept()

    def _say(self, words: str, kind: str) -> None:
        say(self.wrong, words, kind)

    def reject(self) -> None:
        """Close; what goes on is stopped first."""
        if self.command.busy:
            self._closing = True
            self.on_stop_clicked()
            return
        super().reject()
