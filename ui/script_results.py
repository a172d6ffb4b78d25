"""What came of the script: its steps as they end, how it ended, and the ways to look closer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from agent.episode import Verdict
from ui.buttons import push
from ui.label import plain, say
from ui.script_result_delegate import ScriptResultDelegate
from ui.script_result_model import ScriptResultModel
from ui.theme import Colours
from ui.words import ending_words

if TYPE_CHECKING:
    from agent.script.result import ScriptResult, StepResult


class ScriptResults(QWidget):
    """Shows the runs of one order."""

    line_chosen = Signal(int)
    report_wanted = Signal(object)  # Path: of the episode
    episode_wanted = Signal(object)  # Path

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = False
        self.model = ScriptResultModel(self)
        self.list = ResultList(self.model)
        self.list.setItemDelegate(ScriptResultDelegate(colours, self.list))
        self.list.selectionModel().selectionChanged.connect(self.on_selection_changed)
        self.list.clicked.connect(self.on_row_chosen)
        self.list.activated.connect(self.on_row_chosen)
        self.detail = plain(kind="muted")
        self.verdict = plain(kind="heading")
        self.verdict.setAccessibleName(self.tr("How the script ended"))
        for label in (self.detail, self.verdict):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setContentsMargins(8, 0, 8, 0)
        self.detail.hide()
        self.report = push(colours, self.tr("Open re&port"), "report")
        self.episode = push(colours, self.tr("Open in &library"), "library")
        self.report.clicked.connect(lambda: self.report_wanted.emit(self.folder))
        self.episode.clicked.connect(lambda: self.episode_wanted.emit(self.folder))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 8)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.report)
        buttons.addWidget(self.episode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(self.verdict)
        column.addLayout(buttons)
        self._enable()

    @property
    def folder(self) -> Path | None:
        """The episode of the row that is chosen, or of the last run that is over."""
        chosen = self.list.selectionModel().selectedIndexes()
        if chosen:
            return self.model.folder_of(chosen[0].row())
        return self.model.results[-1].folder if self.model.results else None

    def begin(self, *, several: bool) -> None:
        """An order is given: forget the last one."""
        self._several = several
        self.model.begin()
        self._say("", "heading")
        self._tell("")
        self._enable()

    def add(self, step: StepResult, line: int) -> None:
        """Show a step that has ended; stay at the end if that is where the person looks."""
        bar = self.list.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        self.model.add(step, line, inside=int(self._several))
        if at_end:
            self.list.scrollToBottom()

    def end(self, result: ScriptResult) -> None:
        """A run is over: say how."""
        title = self.tr("Row {0}").format(result.row) if self._several else ""
        self.model.end(result, title)
        results = self.model.results
        good = sum(each.ending.verdict is Verdict.FINISHED for each in results)
        words = ending_words(result.ending)
        if self._several:
            words = self.tr("{0} of {1} runs finished").format(good, len(results))
        words += f" · {sum(each.seconds for each in results):.1f} s"
        self._say(words, "good" if good == len(results) else "wrong")
        self._enable()

    def _say(self, words: str, kind: str) -> None:
        say(self.verdict, words, kind)

    def _tell(self, words: str) -> None:
        self.detail.setText(words[:600])
        self.detail.setVisible(bool(words))

    def _enable(self) -> None:
        for button in (self.report, self.episode):
            button.setEnabled(self.folder is not None)

    def on_selection_changed(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        if indexes:
            row = self.model.row(indexes[0].row())
            self._tell(f"{row.title}: {ending_words(row.ending)}")
        self._enable()

    def on_row_chosen(self) -> None:
        line = self.model.row(self.list.currentIndex().row()).line
        if line:
            self.line_chosen.emit(line)


class ResultList(QListView):
    """Says what will be here while nothing is."""

    def __init__(self, model: ScriptResultModel) -> None:
        super().__init__()
        self._results = model
        self.setModel(model)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Results of the script"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._results.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(8, 4, -8, -8)
            flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, self.tr("Each step of the script appears here once it is over."))
