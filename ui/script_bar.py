"""The top of the page of scripts: the file, where to work, how much to ask, and the hand on the run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from agent.settings import Settings
from ui.buttons import tool
from ui.choices import chooser, modes, places
from ui.label import ElidedLabel, plain
from ui.phase import Phase
from ui.run_buttons import RunButtons
from ui.script_file import ScriptFile
from ui.theme import Colours


class ScriptBar(QWidget):
    """Tells what is wanted with the file and with the run."""

    new_wanted = Signal()
    sample_wanted = Signal(object)  # Path
    open_wanted = Signal()
    file_wanted = Signal(object)  # Path
    save_wanted = Signal()
    save_as_wanted = Signal()

    def __init__(
        self, settings: Settings, colours: Colours, file: ScriptFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self.new = tool(colours, self.tr("New"), "new", keys="Ctrl+N", worded=True)
        self.samples = tool(colours, self.tr("Samples"), "sample", worded=True)
        self.open = tool(colours, self.tr("Open"), "folder", keys="Ctrl+O", worded=True)
        self.recent = tool(colours, self.tr("Recent"), "recent", worded=True)
        self.save = tool(colours, self.tr("Save"), "save", keys="Ctrl+S", worded=True)
        self.save_as = tool(colours, self.tr("Save as…"), "save", keys="Ctrl+Shift+S", worded=True)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.save_as.clicked.connect(self.save_as_wanted)
        self._drop_down(self.samples).aboutToShow.connect(self.on_samples_opening)
        self._drop_down(self.recent).aboutToShow.connect(self.on_recent_opening)
        self.name = ElidedLabel()
        self.buttons = RunButtons(colours)
        here = ("", self.tr("Where the script says"))
        self.place = chooser(self.tr("Where to work"), [here, *places(settings.display)], "")
        self.mode = chooser(self.tr("When to ask you at least"), modes(), settings.mode)
        self.wrong = plain(kind="wrong")
        self.wrong.hide()
        self.reason = ElidedLabel()
        self.reason.setProperty("kind", "muted")
        self._lay_out()

    def _drop_down(self, button: QToolButton) -> QMenu:
        menu = QMenu(button)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return menu

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        for button in (self.new, self.samples, self.open, self.recent, self.save, self.save_as):
            first.addWidget(button)
        first.addSpacing(8)
        first.addWidget(self.name, 1)
        first.addSpacing(8)
        first.addWidget(self.buttons.start)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.mode)
        second.addWidget(self.place)
        second.addWidget(self.reason, 1)
        second.addSpacing(8)
        second.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.wrong)

    def show_file(self) -> None:
        """Name the file, and say whether it has changes that are not saved."""
        mark = self.tr(" ● not saved") if self._file.modified else ""
        self.name.setText(f"{self._file.name}{mark}")
        self.name.setToolTip("")

    def show_settings(self, settings: Settings) -> None:
        self.place.clear()
        for value, words in [("", self.tr("Where the script says")), *places(settings.display)]:
            self.place.addItem(words, value)
        self.mode.setCurrentIndex(max(self.mode.findData(settings.mode), 0))

    def show_phase(self, phase: Phase) -> None:
        self.buttons.show_phase(phase)
        idle = phase is Phase.IDLE
        for part in (self.new, self.samples, self.open, self.recent, self.place, self.mode):
            part.setEnabled(idle)

    def show_reason(self, why_not: str) -> None:
        """Say why the script cannot be run; '' for that it can."""
        self.reason.setText(why_not)
        self.buttons.show_ready(not why_not)
        self.buttons.start.setAccessibleDescription(why_not)

    def show_wrong(self, why: str) -> None:
        """Say why what was wanted has failed; '' takes it back."""
        self.wrong.setText(why[:2000])
        self.wrong.setVisible(bool(why))

    def on_samples_opening(self) -> None:
        from agent.script.samples import samples

        menu = self.samples.menu()
        assert menu is not None
        menu.clear()
        for name, file in samples().items():
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, file=file: self.sample_wanted.emit(file)
            )

    def on_recent_opening(self) -> None:
        menu = self.recent.menu()
        assert menu is not None
        menu.clear()
        for name in self._file.recent:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, name=name: self.file_wanted.emit(Path(name))
            )
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing was opened yet")).setEnabled(False)
