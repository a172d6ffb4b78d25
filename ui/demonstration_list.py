"""The list of a demonstration's steps: chosen, dragged to another place, switched off with the space bar."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent.demonstration.schema import Step
from ui.demonstration_delegate import DemonstrationDelegate
from ui.demonstration_model import DemonstrationModel
from ui.theme import Colours


class DemonstrationList(QListView):
    """Shows the model's rows."""

    chosen = Signal(object)  # Step, or None
    switch_wanted = Signal()

    def __init__(self, model: DemonstrationModel, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = model
        self.setModel(model)
        self.setItemDelegate(DemonstrationDelegate(colours, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setAccessibleName(self.tr("Steps of the demonstration"))
        self.setAccessibleDescription(
            self.tr("Alt with an arrow key moves a step, the space bar switches it off and on.")
        )
        self.selectionModel().selectionChanged.connect(self.on_selection_changed)

    @property
    def step(self) -> Step | None:
        """The chosen step."""
        index = self.currentIndex()
        return self._steps.row(index.row()).step if index.isValid() else None

    def choose(self, which: str) -> bool:
        """Choose the step of this name; return whether it is there."""
        row = self._steps.row_of(which)
        if row >= 0:
            self.setCurrentIndex(self._steps.index(row))
            self.scrollTo(self._steps.index(row))
        return row >= 0

    def on_selection_changed(self, selected: QItemSelection) -> None:
        rows = [index.row() for index in selected.indexes()]
        self.chosen.emit(self._steps.row(rows[0]).step if rows else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.switch_wanted.emit()
        else:
            super().keyPressEvent(event)
