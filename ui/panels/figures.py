"""Numbers in a table: a row a label, a column a source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from agent.events import Reading
from ui.panels.panel import Figures
from ui.panels.picture import Picture

HEADING = 44  # points: two lines


class FiguresPicture(Picture):
    """Draws `Figures`; the newest Reading of a label is the one that counts."""

    def __init__(self, view: Figures) -> None:
        super().__init__(view.title)
        self._view = view
        self.table = QTableWidget(0, len(view.sources))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setAccessibleName(view.title)
        self.column.addWidget(self.table)

    def draw(self, readings: Sequence[Reading]) -> None:
        columns = list(self._view.sources)
        units: dict[str, str] = {}
        rows: dict[str, dict[int, str]] = {}
        for reading in readings:
            units[reading.source] = f"\n({reading.unit})" if reading.unit else ""
            words = ", ".join(map(_written, reading.values))
            rows.setdefault(reading.label, {})[columns.index(reading.source)] = words
        headings = [heading + units.get(source, "") for source, heading in self._view.sources.items()]
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setRowCount(len(rows))
        names = [self._view.names.get(label, label) for label in rows]
        self.table.setVerticalHeaderLabels(names)
        for row, cells in enumerate(rows.values()):
            for column in range(len(columns)):
                item = QTableWidgetItem(cells.get(column, "–"))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.horizontalHeader().setFixedHeight(HEADING if any(units.values()) else HEADING // 2 + 6)
        high = self.table.horizontalHeader().height() + 4
        self.table.setFixedHeight(high + sum(self.table.rowHeight(row) for row in range(len(rows))))


def _written(value: float) -> str:
    """Write a number short: whole ones as they are, others with three digits that count."""
    return f"{value:,.0f}" if value == round(value) and abs(value) < 1_000_000 else f"{value:.3g}"
