"""The kept episodes as a list that Qt can show, the newest first, filtered by words of their task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.words import ending_words

if TYPE_CHECKING:
    from agent.store import Summary

Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole


class EpisodeModel(QAbstractListModel):
    """Holds what is known of each episode without opening it."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: list[Summary] = []
        self._shown: list[Summary] = []
        self._words = ""

    def fill(self, summaries: Sequence[Summary]) -> None:
        self._all = sorted(summaries, key=lambda summary: summary.started_at, reverse=True)
        self._select()

    def filter(self, words: str) -> None:
        """Show only the episodes whose task holds every one of these words."""
        self._words = words
        self._select()

    def row_of(self, folder: object) -> int | None:
        """Return where the episode of this folder is shown, None where it is not."""
        rows = [row for row, summary in enumerate(self._shown) if summary.folder == folder]
        return rows[0] if rows else None

    def _select(self) -> None:
        wanted = self._words.casefold().split()
        self.beginResetModel()
        self._shown = [
            summary for summary in self._all if all(word in summary.task.casefold() for word in wanted)
        ]
        self.endResetModel()

    def state(self, summary: Summary) -> tuple[str, str]:
        """Return a symbol's name and the words for how the episode ended."""
        if summary.error is not None:
            return "failed", self.tr("Cannot be read: {0}").format(summary.error)
        if summary.ending is None:
            return "stale", self.tr("Cut off: it has no ending")
        symbols = {0: "done", 4: "stale", 5: "refused", 3: "refused", 130: "stop"}
        return symbols.get(summary.ending.exit_code, "failed"), ending_words(summary.ending)

    def line(self, summary: Summary) -> str:
        """Say when it was, by which policy, in how many steps."""
        when = f"{datetime.fromtimestamp(summary.started_at):%Y-%m-%d %H:%M}"
        return self.tr("{when} · {policy} · {steps} steps").format(
            when=when, policy=summary.policy, steps=summary.steps
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        summary = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{summary.task}. {self.line(summary)}. {self.state(summary)[1]}"
            case _ if role == SUMMARY:
                return summary
            case _:
                return None
