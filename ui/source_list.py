"""What can be learned from or handed on: demonstrations, corrections and runs, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedLayout, QVBoxLayout, QWidget

from agent.settings import Settings
from ui.background import Background
from ui.icon import icon
from ui.label import card, plain
from ui.theme import Colours

FOLDER = Qt.ItemDataRole.UserRole
MOST_RUNS = 100  # the newest


@dataclass(frozen=True, slots=True)
class Source:
    """kind: demonstration, correction or run."""

    kind: str
    folder: Path
    task: str
    steps: int


class SourceList(QWidget):
    """Lists them, the demonstrations ticked."""

    changed = Signal()

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        symbols = {"demonstration": "demonstration", "correction": "teach", "run": "run"}
        self._icons = {kind: icon(symbol, colours.muted) for kind, symbol in symbols.items()}
        self.list = QListWidget()
        self.list.setObjectName("shelf")
        self.list.setAccessibleName(self.tr("What to take"))
        self.list.setIconSize(QSize(18, 18))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.nothing = plain(self.tr("Looking…"), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack)  # first: without a parent it shows its first card as a window
        self._stack.addWidget(card(self.list, margin=4))
        self._stack.addWidget(card(self.nothing, margin=24))
        self._stack.setCurrentIndex(1)
        runs = settings.runs
        background.run(lambda: sources(runs), self.fill, lambda error: self.nothing.setText(str(error)))

    @property
    def chosen(self) -> list[Path]:
        """The folders of those that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(FOLDER) for item in items if item.checkState() is Qt.CheckState.Checked]

    def fill(self, found: Sequence[Source]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        kinds = {
            "demonstration": self.tr("Demonstration"),
            "correction": self.tr("Correction"),
            "run": self.tr("Run"),
        }
        for each in found:
            words = self.tr("{task}\n{kind} · {steps} steps").format(
                task=each.task[:200], kind=kinds[each.kind], steps=each.steps
            )
            item = QListWidgetItem(self._icons[each.kind], words, self.list)
            item.setData(FOLDER, each.folder)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = each.kind != "run"
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.nothing.setText(
            self.tr("There is nothing yet. Show a task on the page Demonstrations, or let one be done.")
        )
        self._stack.setCurrentIndex(0 if found else 1)
        self.changed.emit()


def sources(runs: Path) -> list[Source]:
    """Return what is kept beside and among the runs: whole demonstrations, corrections, finished runs."""
    from agent.demonstration.shelf import demonstrations, shelf_beside
    from agent.episode import Verdict
    from agent.store import episodes

    shelves = (("demonstration", shelf_beside(runs)), ("correction", runs.parent / "corrections"))
    shown = [
        Source(kind, each.folder, each.task, each.steps)
        for kind, shelf in shelves
        for each in demonstrations(shelf)
        if not each.error
    ]
    done = [
        Source("run", each.folder, each.task, each.steps)
        for each in episodes(runs)[:MOST_RUNS]
        if each.ending is not None and each.ending.verdict is Verdict.FINISHED
    ]
    return shown + done
