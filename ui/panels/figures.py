"""Numbers in a table: a row a label, a column a source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from agent.events import Reading
from ui.panels.panel import Figures
from ui.panels.picture import Picture


class FiguresPicture(Picture):
    """Draws `Figures`; the newest Reading of a label is the one that counts."""

    def __init__(self, view: Figures) -> None:
        super().__init__(view.title)
        self._view = view
        self.table = QTableWidget(0, len(view.sources))
        self.table.setHorizontalHeaderLabels(list(view.sources.values()))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setAccessibleName(view.title)
        self.column.addWidget(self.table)

    def draw(self, readings: Sequence[Reading]) -> None:
        columns = list(self._view.sources)
        rows: dict[str, dict[int, str]] = {}
        for reading in readings:
            unit = f" {reading.unit}" if reading.unit else ""
            words = " ".join(f"{value:.4g}" for value in reading.values) + unit
            rows.setdefault(reading.label, {})[columns.index(reading.source)] = words
        self.table.setRowCount(len(rows))
        names = [self._view.names.get(label, label) for label in rows]
        self.table.setVerticalHeaderLabels(names)
        for row, cells in enumerate(rows.values()):
            for column in range(len(columns)):
                item = QTableWidgetItem(cells.get(column, "–"))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        high = self.table.horizontalHeader().sizeHint().height() + 4
        self.table.setFixedHeight(high + sum(self.table.rowHeight(row) for row in range(len(rows))))
