"""What can be taken back while a demonstration is edited: whole states, since each is small and frozen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from agent.demonstration.schema import Demonstration

NO_MERGE = -1


class Change(QUndoCommand):
    """One state in place of another.

    merge: equal numbers in a row are one change, as a box that is nudged.
    """

    def __init__(
        self,
        history: DemonstrationHistory,
        before: Demonstration,
        after: Demonstration,
        what: str,
        merge: int,
    ) -> None:
        super().__init__(what)
        self._history, self._before, self._merge = history, before, merge
        self.after = after

    def id(self) -> int:
        return self._merge

    def mergeWith(self, other: QUndoCommand) -> bool:
        assert isinstance(other, Change)
        self.after = other.after
        return True

    def redo(self) -> None:
        self._history.present = self.after

    def undo(self) -> None:
        self._history.present = self._before


class DemonstrationHistory(QObject):
    """The state that is edited, and the ones that it can go back and forth to."""

    showed = Signal(object)  # Demonstration: another state is the present one

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.present: Demonstration | None = None

    def begin(self, demonstration: Demonstration | None) -> None:
        """Edit another one, from this state."""
        self.present = demonstration
        self.stack.clear()

    def push(self, after: Demonstration, what: str, *, merge: int = NO_MERGE) -> None:
        """Change the present state. What says the same already is no change."""
        if self.present is not None and after != self.present:
            self.stack.push(Change(self, self.present, after, what, merge))
            self.showed.emit(self.present)

    def undo(self) -> None:
        """Go back by one change."""
        self.stack.undo()
        self.showed.emit(self.present)

    def redo(self) -> None:
        """Make again the change that was taken back last."""
        self.stack.redo()
        self.showed.emit(self.present)
