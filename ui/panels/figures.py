"""Numbers in a table: a row a label, a column a source.

The trap: columns of one width cut the one that has the longest word or number, while others have room to
spare. So each gets what its longest number needs, then its longest word, then a share of the rest; headings
are wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from agent.events import Reading
from ui.panels.panel import Figures
from ui.panels.picture import Picture
from ui.panels.spoken import unit_in_words

WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
WITHIN, BESIDE = 16, 8  # points that a cell takes besides its number, and a heading besides its words


class Table(QTableWidget):
    """A table that tells when it has another width."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class FiguresPicture(Picture):
    """Draws `Figures`; the newest Reading of a label is the one that counts."""

    def __init__(self, view: Figures) -> None:
        super().__init__(view.title)
        self._view = view
        self.table = Table(0, len(view.sources))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag(WRAPPED))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.resized.connect(self._fit)
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
            units[reading.source] = f"\n({unit_in_words(reading.unit)})" if reading.unit else ""
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
        self._fit()

    def _fit(self) -> None:
        """Give each column its width, the headings as many lines as they need, and all rows room."""
        header, columns = self.table.horizontalHeader(), range(self.table.columnCount())
        most = 0
        for column, wide in zip(columns, self._widths(), strict=True):
            header.resizeSection(column, wide)
            room = QRect(0, 0, max(wide - BESIDE, 1), 1000)
            words = header.fontMetrics().boundingRect(room, WRAPPED, self._heading(column))
            most = max(most, words.height())
        header.setFixedHeight(most + 10)
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(header.height() + 4 + rows)

    def _widths(self) -> list[int]:
        """Return the widths: numbers get what they need first, then words, then each column a share."""
        room, count = self.table.viewport().width(), self.table.columnCount()
        numbers = [self._widest(self._cells(column)) + WITHIN for column in range(count)]
        words = [self._widest(self._heading(column).split()) + BESIDE for column in range(count)]
        lacks = [max(word - number, 0) for word, number in zip(words, numbers, strict=True)]
        rest = max(room - sum(numbers), 0)
        part = min(rest / sum(lacks), 1.0) if sum(lacks) else 0.0
        spare = max(rest - sum(lacks), 0) / count
        return [int(number + part * lack + spare) for number, lack in zip(numbers, lacks, strict=True)]

    def _cells(self, column: int) -> list[str]:
        items = [self.table.item(row, column) for row in range(self.table.rowCount())]
        return [item.text() for item in items if item is not None]

    def _widest(self, words: Sequence[str]) -> int:
        metrics = self.table.fontMetrics()
        return max((metrics.horizontalAdvance(word) for word in words), default=0)

    def _heading(self, column: int) -> str:
        item = self.table.horizontalHeaderItem(column)
        return item.text() if item is not None else ""


def _written(value: float) -> str:
    """Write a number short: whole ones as they are, others with three digits that count."""
    return f"{value:,.0f}" if value == round(value) and abs(value) < 1_000_000 else f"{value:.3g}"
