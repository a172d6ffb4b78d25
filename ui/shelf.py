"""The list of demonstrations: each with its task, when it was changed and how many steps it has."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.icon import icon
from ui.label import card, plain
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.demonstration.shelf import Summary

FOLDER = Qt.ItemDataRole.UserRole


class Shelf(QWidget):
    """Lists the demonstrations of a folder; tells which one is to be opened."""

    wanted = Signal(object)  # Path
    entered = Signal()  # the person goes on to its steps
    told = Signal(str)

    def __init__(
        self, folder: Path, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._background = background
        self._broken = icon("failed", colours.bad)
        self._whole = icon("demonstration", colours.muted)
        self._shown: list[Summary] = []
        self._marked: Path | None = None  # maybe of one that is not listed yet
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Demonstrations"))
        self.list.setObjectName("shelf")
        self.list.setIconSize(QSize(18, 18))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _: self.entered.emit())
        self.list.currentItemChanged.connect(self.on_item_changed)
        self.nothing = plain(
            self.tr("No demonstrations yet. Record a task once, and it is kept here, step by step."), "muted"
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first: without a parent it shows its first card as a window
        self._stack.addWidget(card(self.list, margin=4))
        self._stack.addWidget(card(self.nothing, margin=24))
        self._stack.setCurrentIndex(1)

    @property
    def folder(self) -> Path:
        return self._folder

    def look_into(self, folder: Path) -> None:
        """List what is in another folder from now on."""
        self._folder = folder
        self.refresh()

    def refresh(self) -> None:
        """Read anew what there is."""
        folder = self._folder

        def job() -> list[Summary]:
            from agent.demonstration.shelf import demonstrations

            return demonstrations(folder)

        self._background.run(job, self.fill, lambda error: self.told.emit(str(error)))

    def fill(self, summaries: list[Summary]) -> None:
        if summaries == self._shown:
            return
        self._shown = summaries
        self.list.blockSignals(True)
        self.list.clear()
        for each in summaries:
            item = QListWidgetItem(self._broken if each.error else self._whole, self._words(each))
            item.setData(FOLDER, each.folder)
            item.setToolTip(str(each.folder))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(0 if summaries else 1)
        self.choose(self._marked)

    def choose(self, folder: Path | None) -> None:
        """Mark one as chosen, as soon as it is listed, without opening it."""
        self._marked = folder
        self.list.blockSignals(True)
        rows = [row for row, each in enumerate(self._shown) if each.folder == folder]
        self.list.setCurrentRow(rows[0] if rows else -1)
        self.list.blockSignals(False)

    def on_item_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._marked = item.data(FOLDER)
            self.wanted.emit(item.data(FOLDER))

    def _words(self, each: Summary) -> str:
        if each.error:
            return self.tr("{0}\nCannot be read: {1}").format(each.task, each.error)
        when = f"{datetime.fromtimestamp(each.changed_at):%Y-%m-%d %H:%M}"
        off = self.tr(", {0} off").format(each.off) if each.off else ""
        return self.tr("{task}\n{steps} steps{off} · {when}").format(
            task=each.task[:200], steps=each.steps, off=off, when=when
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
