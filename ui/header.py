"""The top line: who this is, the five pages, and the way to the panels and the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.buttons import tool
from ui.icon import picture
from ui.label import plain
from ui.theme import Colours
from ui.worded_row import WordedRow


class Header(WordedRow):
    """Chooses the page that is shown below it."""

    page_chosen = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        sign = QLabel(pixmap=picture("deixis", 28))
        name = plain("Deixis", "title")
        name.setWordWrap(False)
        self.run = tool(colours, self.tr("Work"), "work", keys="Ctrl+1", worded=True, checkable=True)
        self.scripts = tool(colours, self.tr("Scripts"), "script", keys="Ctrl+2", worded=True, checkable=True)
        self.demonstrations = tool(
            colours, self.tr("Demonstrations"), "demonstration", keys="Ctrl+3", worded=True, checkable=True
        )
        self.models = tool(colours, self.tr("Models"), "model", keys="Ctrl+4", worded=True, checkable=True)
        self.library = tool(
            colours, self.tr("Library"), "library", keys="Ctrl+5", worded=True, checkable=True
        )
        self.panels = tool(colours, self.tr("Panels"), "panels", keys="Ctrl+K", worded=True)
        self.settings = tool(colours, self.tr("Settings"), "settings", keys="Ctrl+,", worded=True)
        self.pages = (self.run, self.scripts, self.demonstrations, self.models, self.library)
        self._pages = QButtonGroup(self)
        for page, button in enumerate(self.pages):
            self._pages.addButton(button, page)
        self.run.setChecked(True)
        self._pages.idToggled.connect(self.on_toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(name)
        row.addSpacing(16)
        for button in self.pages:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.panels)
        row.addWidget(self.settings)
        self.give_way((*self.pages, self.panels, self.settings))

    def show_page(self, page: int) -> None:
        self._pages.button(page).setChecked(True)

    def on_toggled(self, page: int, on: bool) -> None:
        if on:
            self.page_chosen.emit(page)
