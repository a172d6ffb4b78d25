"""What came of a script as rows that Qt can show: each step under the one that it is inside of.

A step that holds others ends after them, so its row is put before theirs once it has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from agent.episode import Ending
from ui.script_track import is_inside
from ui.words import ending_words

if TYPE_CHECKING:
    from agent.script.result import ScriptResult, StepResult

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A step, or a whole run of the script where there are several.

    line: in the editor, 0 for none. place: as the result says it. run: the number of the run, from 0.
    """

    title: str
    ending: Ending
    seconds: float
    depth: int
    line: int
    place: str
    run: int


class ScriptResultModel(QAbstractListModel):
    """Grows as steps end."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._results: list[ScriptResult] = []

    @property
    def results(self) -> tuple[ScriptResult, ...]:
        """What has come of the runs that are over."""
        return tuple(self._results)

    def row(self, number: int) -> Row:
        return self._rows[number]

    def folder_of(self, number: int) -> Path | None:
        """Return where the episode of this row's run is kept, None while it goes on."""
        run = self._rows[number].run
        return self._results[run].folder if run < len(self._results) else None

    def begin(self) -> None:
        """Scripts are started: forget what was."""
        self.beginResetModel()
        self._rows, self._results = [], []
        self.endResetModel()

    def add(self, step: StepResult, line: int, *, inside: int) -> None:
        """Put a step in its place. inside: how deep the whole run is indented."""
        above = len(self._rows)
        while above and self._is_mine(above - 1) and is_inside(self._rows[above - 1].place, step.place):
            above -= 1
        depth = step.depth + inside
        row = Row(step.title, step.ending, step.seconds, depth, line, step.place, run=len(self._results))
        self._insert(above, row)

    def end(self, result: ScriptResult, title: str) -> None:
        """A run is over. title: what it is called among several; '' where it is the only one."""
        if title:
            above = len(self._rows)
            while above and self._is_mine(above - 1):
                above -= 1
            run = len(self._results)
            self._insert(above, Row(title, result.ending, result.seconds, 0, 0, "", run=run))
        self._results.append(result)

    def _is_mine(self, number: int) -> bool:
        """Tell whether a row is of the run that goes on."""
        return self._rows[number].run == len(self._results)

    def _insert(self, place: int, row: Row) -> None:
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, row)
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                where = self.tr("line {0}").format(row.line) if row.line else ""
                words = (where, row.title, ending_words(row.ending), f"{row.seconds:.1f} s")
                return " ".join(". ".join(part for part in words if part).split())
            case _ if role == ROW:
                return row
            case _:
                return None
