"""The trials of a correction, a row for each: what was tried, what must come of it, and what came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from agent.teach.table import Trial
from ui.theme import Colours
from ui.trial_words import came_words, subject_words, wanted_words

ROW_PX = 26
MOST_ROWS = 8  # before it scrolls


class TrialTable(QTableWidget):
    """As high as its rows, up to some; each says by a sign and by its words whether it passed."""

    def __init__(self, trials: Sequence[Trial], colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(len(trials), 3, parent)
        self.setAccessibleName(self.tr("Trials"))
        self.setHorizontalHeaderLabels([self.tr("Tried on"), self.tr("Must be"), self.tr("Came")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_PX)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, trial in enumerate(trials):
            shade = QColor(colours.text if trial.passed else colours.bad)
            sign = "✓" if trial.passed else "✗"
            words = (f"{sign} {subject_words(trial.subject)}", wanted_words(trial), came_words(trial))
            for column, each in enumerate(words):
                cell = QTableWidgetItem(each)
                cell.setForeground(shade)
                self.setItem(row, column, cell)
        for column, way in enumerate(
            (QHeaderView.ResizeMode.Stretch, *[QHeaderView.ResizeMode.ResizeToContents] * 2)
        ):
            columns.setSectionResizeMode(column, way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFixedHeight(
            self.sizeHint().height()
        )  # its frame is as wide as the style says, known only now

    def sizeHint(self) -> QSize:
        rows = min(max(self.rowCount(), 1), MOST_ROWS)
        height = rows * ROW_PX + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)
