"""The list of what is wrong with a script; choosing a fault leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.icon import icon
from ui.label import plain, say
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.script.yaml import Problem

MOST_SHOWN = 200  # nobody reads more, and each takes time to draw


class FaultList(QWidget):
    """Shows faults by line and column, or says that there are none."""

    chosen = Signal(object)  # Problem

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon("failed", colours.bad)
        self._problems: tuple[Problem, ...] = ()
        self.summary = plain(kind="heading")
        self.summary.setContentsMargins(8, 6, 8, 6)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Faults"))
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self.on_item_chosen)
        self.list.itemActivated.connect(self.on_item_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addStretch()

    def show_unchecked(self) -> None:
        """Nothing is written yet."""
        self._show((), self.tr("Faults are shown here as you type."), "muted")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        if problems:
            count = len(problems)
            words = self.tr("1 fault") if count == 1 else self.tr("{0} faults").format(count)
            self._show(problems, words, "wrong")
        else:
            self._show((), self.tr("✓ No faults"), "good")

    def _show(self, problems: Sequence[Problem], words: str, kind: str) -> None:
        say(self.summary, words, kind)
        self.list.setVisible(bool(problems))
        if tuple(problems) == self._problems:
            return
        self._problems = tuple(problems)
        self.list.clear()
        for problem in self._problems[:MOST_SHOWN]:
            QListWidgetItem(
                self._icon, f"{problem.line}:{problem.column}   {problem.message[:500]}", self.list
            )

    def on_item_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._problems[self.list.row(item)])
