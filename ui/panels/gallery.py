"""The gallery of panels: each with one line about it, in groups; a tick opens it beside the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QVBoxLayout, QWidget

from ui.label import plain
from ui.panels.panel import Panel


class Gallery(QDialog):
    """Lists the panels; tells which one is wanted or not any more."""

    toggled = Signal(str, bool)  # a panel's name, whether it is to be open

    def __init__(self, panels: Iterable[Panel], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Panels"))
        self.boxes: dict[str, QCheckBox] = {}
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setSpacing(4)
        column.addWidget(
            plain(self.tr("Look into the agent while it works. A closed panel costs nothing."), "muted")
        )
        group = ""
        for panel in sorted(panels, key=lambda each: (each.group, each.title)):
            if panel.group != group:
                group = panel.group
                column.addSpacing(8)
                column.addWidget(plain(group, "heading"))
            column.addWidget(self._box(panel))
            line = plain(panel.line, "muted")
            line.setContentsMargins(26, 0, 0, 4)
            column.addWidget(line)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Panels"))
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll)
        self.resize(460, 560)

    def _box(self, panel: Panel) -> QCheckBox:
        box = self.boxes[panel.name] = QCheckBox(panel.title)
        box.setAccessibleName(panel.title)
        box.setAccessibleDescription(panel.line)
        box.toggled.connect(lambda on: self.toggled.emit(panel.name, on))
        return box

    def show_open(self, name: str, is_open: bool) -> None:
        """Tick or untick it, without telling."""
        box = self.boxes[name]
        box.blockSignals(True)
        box.setChecked(is_open)
        box.blockSignals(False)
