"""A folder of weights on this machine: chosen, looked into, used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from agent.desktop import Finding
from agent.settings import Settings
from agent.weights import examine
from ui.background import Background
from ui.buttons import push, tool
from ui.finding_list import FindingList
from ui.label import plain
from ui.theme import Colours


class FolderCard(QWidget):
    """Looks into a folder as soon as it is named; one that is a model can be used."""

    wanted = Signal(str)  # the folder

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._looked_into = ""
        self.folder = QLineEdit(placeholderText=self.tr("The folder of a model, with its config.json"))
        self.folder.setAccessibleName(self.tr("Folder of weights"))
        self.folder.setClearButtonEnabled(True)
        self.folder.textChanged.connect(self.on_folder_changed)
        self.browse = tool(colours, self.tr("Choose a folder…"), "folder")
        self.browse.clicked.connect(self.on_browse_clicked)
        self.findings = FindingList()
        self.use = push(colours, self.tr("&Use these weights"), "done", kind="primary")
        self.use.setEnabled(False)
        self.use.clicked.connect(lambda: self.wanted.emit(self.folder.text().strip()))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain(self.tr("Weights on this machine"), "title"))
        column.addWidget(
            plain(self.tr("UI-TARS, Qwen2-VL, Qwen2.5-VL or Qwen3-VL, downloaded to a folder."), "muted")
        )
        column.addLayout(line)
        column.addWidget(self.findings)
        column.addLayout(last)
        if settings.policy == "ui-tars":
            self.folder.setText(settings.model)

    def on_browse_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of weights"), self.folder.text() or str(Path.home())
        )
        if folder:
            self.folder.setText(folder)

    def on_folder_changed(self, text: str) -> None:
        self._looked_into = text = text.strip()
        self.use.setEnabled(False)
        if not text:
            self.findings.clear()
            return
        folder = Path(text).expanduser()
        self._background.run(lambda: examine(folder), lambda found: self._show(text, found))

    def _show(self, text: str, found: tuple[Finding, ...]) -> None:
        if text == self._looked_into:  # else something else has been written meanwhile
            self.findings.show_all(found)
            self.use.setEnabled(all(each.ok for each in found))
