"""The list of steps. It follows the newest one until the person looks at another."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.step_delegate import StepDelegate
from ui.step_model import StepModel
from ui.theme import Colours


class StepList(QListView):
    """Shows a step model; tells which moment is to be looked at, and again whenever that one changes."""

    chosen = Signal(object)  # Moment, or None where there is none

    def __init__(self, model: StepModel, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = model
        self._following = True
        self.setModel(model)
        self.setItemDelegate(StepDelegate(colours, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Steps of the run"))
        model.rowsInserted.connect(self.on_rows_inserted)
        model.modelReset.connect(self.on_reset)
        model.changed.connect(self.on_moment_changed)
        self.selectionModel().selectionChanged.connect(self.on_selection_changed)

    @property
    def following(self) -> bool:
        """Whether the newest step is shown as it comes."""
        return self._following

    def choose(self, row: int) -> None:
        """Look at this row; looking at the last one follows whatever comes after it."""
        index = self._steps.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def on_rows_inserted(self) -> None:
        if self._following:
            self.choose(self._steps.rowCount() - 1)

    def on_reset(self) -> None:
        self._following = True
        self.chosen.emit(None)

    def on_moment_changed(self, row: int) -> None:
        if self.currentIndex().row() == row:
            self.chosen.emit(self._steps.moment(row))

    def on_selection_changed(self, selected: QItemSelection) -> None:
        rows = [index.row() for index in selected.indexes()]
        if rows:
            self._following = rows[0] == self._steps.rowCount() - 1
            self.scrollTo(self._steps.index(rows[0]))
            self.chosen.emit(self._steps.moment(rows[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen step in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._steps.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(8, 4, -8, -8)
            flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, self.tr("Each step appears here with its picture and its outcome."))
