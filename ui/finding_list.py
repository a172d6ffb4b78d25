"""What was found out, a line each: well or not, of what, and else the remedy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from agent.desktop import Finding
from ui.label import plain

MOST_SIGNS = 400


class FindingList(QWidget):
    """Shows findings as they come; readable without colour by its signs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: list[Finding] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def clear(self) -> None:
        self.findings = []
        while (item := self._grid.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.hide()
                label.deleteLater()
        self.hide()

    def show_all(self, findings: Sequence[Finding]) -> None:
        self.clear()
        for finding in findings:
            self.add(finding)

    def add(self, finding: Finding) -> None:
        row = len(self.findings)
        self.findings.append(finding)
        sign = plain("✓" if finding.ok else "✗", "good" if finding.ok else "wrong")
        words = plain(f"{finding.name}: {finding.message}"[:MOST_SIGNS])
        for column, label in enumerate((sign, words)):
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self.show()
