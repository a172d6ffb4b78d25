"""The steps of a demonstration as rows that Qt can show and a person can drag, those of branches set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage

from agent.demonstration.edit import siblings_of
from agent.demonstration.folder import Kept
from agent.demonstration.schema import Demonstration, If, Step, targets_of
from agent.replay.progress import State
from ui.background import Background
from ui.demonstration_words import state_words, step_words
from ui.replay_words import progress_words
from ui.thumbnail import Look, thumbnail

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2  # what became of the step in a replay, None where nothing has yet
MIME = "application/x-deixis-step"


@dataclass(frozen=True, slots=True)
class Row:
    """A step as it is listed. number: as 3, or 3.1 in a branch."""

    step: Step
    number: str
    depth: int


class DemonstrationModel(QAbstractListModel):
    """Holds the steps that are edited now; it changes nothing by itself."""

    dropped = Signal(str, int)  # the id of a step, and its new place among its siblings

    def __init__(self, background: Background, parent: Any = None) -> None:
        super().__init__(parent)
        self._background = background
        self._kept: Kept | None = None
        self._demonstration: Demonstration | None = None
        self._rows: list[Row] = []
        self._thumbnails: dict[Look, QImage | None] = {}
        self._states: dict[str, State] = {}

    def open(self, kept: Kept | None) -> None:
        """Show another demonstration, or none."""
        self._kept = kept
        self._thumbnails = {}
        self._states = {}
        self.show(kept.demonstration if kept else None)

    def show(self, demonstration: Demonstration | None) -> None:
        """Show another state of it. Rows that stay the same keep their place on the screen.

        What became of a step in a replay is said no longer once the step is another.
        """
        rows = list(_rows(demonstration.steps)) if demonstration else []
        same = {row.step.id for row in rows if row.step in [each.step for each in self._rows]}
        self._states = {name: state for name, state in self._states.items() if name in same}
        self._demonstration = demonstration
        if [row.step.id for row in rows] == [row.step.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        for row in rows:
            self._develop(row.step)

    def row(self, number: int) -> Row:
        return self._rows[number]

    def row_of(self, which: str) -> int:
        """Return where a step is listed, -1 where it is not."""
        return next((place for place, row in enumerate(self._rows) if row.step.id == which), -1)

    def forget_states(self) -> None:
        """A replay begins: nothing has become of any step yet."""
        self._states = {}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def show_state(self, which: str, state: State) -> None:
        """Show what has become of the step of this name."""
        self._states[which] = state
        place = self.row_of(which)
        if place >= 0:
            self.dataChanged.emit(self.index(place), self.index(place))

    def _develop(self, step: Step) -> None:
        look = _look_of(step)
        if look is None or look in self._thumbnails or self._kept is None:
            return
        self._thumbnails[look] = None
        kept, screen = self._kept, self._kept.demonstration.screen
        file = kept.frame(look.frame)

        def then(image: QImage) -> None:
            if self._kept is kept:
                self._thumbnails[look] = image
                if self._rows:
                    self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

        # where its picture is gone the step is listed without one
        self._background.run(
            lambda: thumbnail(file, look, screen.box if screen else None), then, lambda error: None
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                state = self._words(row.step)
                return f"{row.number}. {step_words(row.step)}" + (f". {state}" if state else "")
            case Qt.ItemDataRole.ToolTipRole:
                return self._words(row.step)
            case _ if role == ROW:
                return row
            case _ if role == STATE:
                return self._states.get(row.step.id)
            case _ if role == THUMBNAIL:
                look = _look_of(row.step)
                return self._thumbnails.get(look) if look else None
            case _:
                return None

    def _words(self, step: Step) -> str:
        """Say what became of a step in the replay, or before one what is particular about it."""
        state = self._states.get(step.id)
        return progress_words(step, state) if state else state_words(step)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, self._rows[indexes[0].row()].step.id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where a step was dropped. It says False: the view must not take the row away by itself."""
        which = bytes(data.data(MIME).data()).decode()
        if self._demonstration is not None and self.row_of(which) >= 0 and not parent.isValid():
            before = [each.step.id for each in self._rows[: row if row >= 0 else len(self._rows)]]
            siblings = [step.id for step in siblings_of(self._demonstration, which) if step.id != which]
            self.dropped.emit(which, sum(each in before for each in siblings))
        return False


def _rows(steps: tuple[Step, ...], before: str = "", depth: int = 0) -> list[Row]:
    made = []
    for number, step in enumerate(steps, 1):
        made.append(Row(step, f"{before}{number}", depth))
        if isinstance(step, If):
            made.extend(_rows(step.then, f"{before}{number}.", depth + 1))
    return made


def _look_of(step: Step) -> Look | None:
    """Return what the row's small picture shows: the target, or all of the screen where there is none."""
    for target in targets_of(step):
        shown = target.shown[-1]
        return Look(shown.frame, shown.at)
    frame = step.after or step.before
    return Look(frame, None) if frame else None
