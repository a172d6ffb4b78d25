"""Writes demonstrations and runs as a data set that other programs train on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from agent.settings import Settings
from ui.background import Background
from ui.buttons import push, tool
from ui.choices import chooser
from ui.command import STOPPED, Command
from ui.label import plain, say
from ui.source_list import SourceList
from ui.theme import Colours

MOST_LEFT_OUT = 4


class ExportDialog(QDialog):
    """Asks what is to be written, for which program and where to."""

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self.resize(600, 560)
        self._settings = settings
        self._closing = False
        self._written: Path | None = None
        self.command = Command(self)
        self.command.told.connect(self.on_told)
        self.command.ended.connect(self.on_ended)
        self.sources = SourceList(settings, colours, background)
        self.sources.changed.connect(self.on_changed)
        formats = [
            ("trl", self.tr("TRL: prompt and completion, JSON lines")),
            ("llamafactory", self.tr("LLaMA-Factory: ShareGPT with dataset_info.json")),
            ("swift", self.tr("ms-swift: messages with objects")),
            ("parquet", self.tr("Parquet: pictures inside, for Hugging Face datasets")),
        ]
        self.format = chooser(self.tr("For"), formats, "trl")
        families = [("", self.tr("As the model in use")), *((name, name) for name in _families())]
        self.family = chooser(self.tr("Family of models"), families, settings.family)
        self.folder = QLineEdit(str(Path.home() / "deixis-dataset"))
        self.folder.setAccessibleName(self.tr("Folder to write"))
        self.folder.textChanged.connect(self.on_changed)
        browse = tool(colours, self.tr("Choose where…"), "folder")
        browse.clicked.connect(self.on_browse_clicked)
        place = QHBoxLayout()
        place.setSpacing(4)
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(plain(self.tr("For"), "muted"), self.format)
        form.addRow(plain(self.tr("Family of models"), "muted"), self.family)
        form.addRow(plain(self.tr("Folder to write"), "muted"), place)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.state = plain(kind="muted")
        self.begin = push(colours, self.tr("&Write it"), "save", kind="primary")
        self.begin.clicked.connect(self.on_begin_clicked)
        self.stop = push(colours, self.tr("&Stop"), "stop", kind="danger")
        self.stop.clicked.connect(self.command.stop)
        self.stop.hide()
        self.look = push(colours, self.tr("&Open the folder"), "folder")
        self.look.clicked.connect(self.on_look_clicked)
        self.look.hide()
        self.leave = push(colours, self.tr("&Close"))
        self.leave.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for button in (self.leave, self.look, self.stop, self.begin):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain(self.tr("What to take"), "heading"))
        column.addWidget(self.sources, 1)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.state)
        column.addLayout(line)
        self.on_changed()

    def on_browse_clicked(self) -> None:
        beside = str(Path(self.folder.text()).parent)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder to write"), beside)
        if chosen:
            self.folder.setText(str(Path(chosen) / "deixis-dataset"))

    def on_changed(self) -> None:
        ready = bool(self.sources.chosen and self.folder.text().strip())
        self.begin.setEnabled(ready and not self.command.busy)
        if not self.command.busy and not self.look.isVisible():
            self._say("" if ready else self.tr("Tick what to take, and name a folder."), "muted")

    def on_begin_clicked(self) -> None:
        out = Path(self.folder.text().strip()).expanduser()
        family = str(self.family.currentData())
        words = ["export", *map(str, self.sources.chosen), "--to", str(self.format.currentData())]
        words += ["--out", str(out), "--json"]
        for name, value in (("--family", family), ("--model", self._settings.model)):
            words += [name, value] if value else []
        self._say(self.tr("Reading the steps…"), "muted")
        self.bar.setRange(0, 0)
        self._show_busy(True)
        self.look.hide()
        self.command.start(words, self._settings)

    def on_told(self, said: dict[str, Any]) -> None:
        match said:
            case {"kind": "progress", "done": int(done), "of": int(of)}:
                self.bar.setRange(0, max(of, 1))
                self.bar.setValue(done)
                self._say(self.tr("{done} of {of} steps").format(done=done, of=of), "muted")
            case {"kind": "ended", "folder": str(folder), "examples": int(count), "left_out": list(left)}:
                self._written = Path(folder)
                lines = [self.tr("Written: {count} steps in {folder}").format(count=count, folder=folder)]
                if left:
                    lines.append(self.tr("Left out ({0}):").format(len(left)))
                    lines += map(str, left[:MOST_LEFT_OUT])
                self._say("\n".join(lines), "good")
                self.look.show()

    def on_ended(self, code: int, why: str) -> None:
        self._show_busy(False)
        if self._closing:
            self.reject()
        elif code == STOPPED:
            self._say(self.tr("Stopped; nothing was written."), "muted")
        elif code:
            self._say(why, "wrong")
        self.begin.setEnabled(True)

    def on_look_clicked(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.begin.setVisible(not busy)
        for part in (self.sources, self.format, self.family, self.folder):
            part.setEnabled(not busy)

    def _say(self, words: str, kind: str) -> None:
        say(self.state, words, kind)

    def reject(self) -> None:
        """Close; what goes on is stopped first."""
        if self.command.busy:
            self._closing = True
            self.command.stop()
            return
        super().reject()


def _families() -> list[str]:
    from typing import get_args

    return [name for name in get_args(Settings.model_fields["family"].annotation) if name]
