"""What the model was taught: each adapter with its switch and strength."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from agent import adapter
from agent.adapter import Summary
from agent.errors import DeixisError
from agent.settings import Settings
from ui.adapter_row import AdapterRow
from ui.background import Background
from ui.buttons import push
from ui.label import plain, rule
from ui.theme import Colours


class AdapterCard(QWidget):
    """Lists them anew whenever it is shown."""

    wanted = Signal(list)  # what `adapters` in the settings is to be
    tuning_wanted = Signal()
    told = Signal(str)

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._colours = colours
        self._background = background
        self._shown: list[Summary] = []
        self.rows: list[AdapterRow] = []
        self.nothing = plain(
            self.tr(
                "Nothing yet. Show tasks on the page Demonstrations, then let the model learn from them."
            ),
            "muted",
        )
        self.tune = push(colours, self.tr("Tu&ne…"), "teach")
        self.tune.clicked.connect(self.tuning_wanted)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.tune)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain(self.tr("What it was taught"), "title"))
        column.addWidget(plain(self.tr("Adapters for the weights on this machine."), "muted"))
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        column.addLayout(last)

    @property
    def shelf(self) -> Path:
        return adapter.shelf_beside(self._settings.runs)

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._show_strengths()
        self.refresh()

    def refresh(self) -> None:
        """Read anew what there is."""
        shelf = self.shelf
        self._background.run(
            lambda: adapter.adapters(shelf), self.fill, lambda error: self.told.emit(str(error))
        )

    def fill(self, found: list[Summary]) -> None:
        self.nothing.setVisible(not found)
        if found == self._shown:
            self._show_strengths()  # in their places, so that nobody loses the one they are at
            return
        self._shown = found
        strengths = self._strengths()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        while (item := self._list.takeAt(0)) is not None:
            if (line := item.widget()) is not None and line not in self.rows:
                line.deleteLater()
        self.rows = [AdapterRow(each, strengths.get(each.name), self._colours) for each in found]
        for row in self.rows:
            if self._list.count():
                self._list.addWidget(rule())
            row.switched.connect(self.on_switched)
            row.strengthened.connect(self.on_strengthened)
            row.deleted.connect(self.on_deleted)
            self._list.addWidget(row)
        self._show_strengths()

    def _show_strengths(self) -> None:
        for row, each in zip(self.rows, self._shown, strict=True):
            row.show_strength(self._strengths().get(each.name))
            row.show_application(self._settings.bindings().get(each.name, ""))

    def on_switched(self, name: str, on: bool) -> None:
        if not on:
            self._want({each: value for each, value in self._strengths().items() if each != name})
            return
        try:
            folder, card = adapter.find(name, self.shelf)
        except DeixisError as error:
            self.told.emit(str(error))
            self._show_strengths()
            return
        if card.objection and not card.forced:
            self._ask(
                self.tr("Switch on {0} all the same?").format(name),
                card.objection,
                partial(self._force, name, folder),
            )
            self._show_strengths()
            return
        self._want({**self._strengths(), name: 1.0})

    def on_strengthened(self, name: str, strength: float) -> None:
        if name in self._strengths():
            self._want({**self._strengths(), name: strength})

    def on_deleted(self, name: str) -> None:
        self._ask(
            self.tr("Delete {0}?").format(name),
            self.tr("What was learned is gone then."),
            partial(self._delete, name),
        )

    def _force(self, name: str, folder: Path) -> None:
        try:
            adapter.write(folder, adapter.read(folder).model_copy(update={"forced": True}))
        except DeixisError as error:
            self.told.emit(str(error))
            return
        self._want({**self._strengths(), name: 1.0})

    def _delete(self, name: str) -> None:
        left = {each: value for each, value in self._strengths().items() if each != name}
        try:
            adapter.delete(name, self.shelf)
        except DeixisError as error:
            self.told.emit(str(error))
        if left != self._strengths():
            self._want(left)
        self.refresh()

    def _strengths(self) -> dict[str, float]:
        return self._settings.strengths()

    def _want(self, strengths: dict[str, float]) -> None:
        self.wanted.emit([f"{name}:{value:g}" for name, value in strengths.items()])

    def _ask(self, question: str, why: str, then: partial[None]) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(question)
        box.setText(question)
        box.setInformativeText(why)
        box.setTextFormat(box.textFormat().PlainText)
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.setDefaultButton(QMessageBox.StandardButton.No)
        box.accepted.connect(then)
        box.finished.connect(box.deleteLater)
        box.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
