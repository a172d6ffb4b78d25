"""The page of models: what decides, where its weights are, what it was taught, and how well it points."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from agent.errors import DeixisError
from agent.settings import Settings
from ui.adapter_card import AdapterCard
from ui.background import Background
from ui.buttons import push
from ui.calibrate_dialog import CalibrateDialog
from ui.command import Command
from ui.export_dialog import ExportDialog
from ui.folder_card import FolderCard
from ui.keep import keep
from ui.label import card, plain
from ui.phase import Phase
from ui.policy_card import PolicyCard
from ui.server_card import ServerCard
from ui.theme import Colours
from ui.tune_dialog import TuneDialog


class ModelsPage(QWidget):
    """What is chosen here is kept in the settings at once."""

    settings_changed = Signal(object)  # Settings
    told = Signal(str)

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._colours = colours
        self._background = background
        self.policy = PolicyCard(settings)
        self.folder = FolderCard(settings, colours, background)
        self.server = ServerCard(settings, colours)
        self.adapters = AdapterCard(settings, colours, background)
        self.calibrate = push(colours, self.tr("&Calibrate…"), "fit")
        self.export = push(colours, self.tr("&Export…"), "save")
        self._lay_out()
        self.policy.wanted.connect(lambda name: self._keep(policy=name))
        self.folder.wanted.connect(lambda folder: self._keep(policy="ui-tars", model=folder))
        self.server.wanted.connect(lambda connection: self._keep(policy="server", **connection))
        self.adapters.wanted.connect(lambda names: self._keep(adapters=names))
        self.adapters.told.connect(self.told)
        self.adapters.tuning_wanted.connect(self.on_tune_clicked)
        self.calibrate.clicked.connect(self.on_calibrate_clicked)
        self.export.clicked.connect(self.on_export_clicked)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self.policy, self.folder, self.server)),
            (right, (self.adapters, self._tools())),
        ):
            column.setSpacing(12)
            for part in parts:
                column.addWidget(card(part))
            column.addStretch(1)
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is on it has it
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _tools(self) -> QWidget:
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for heading, words, button in (
            (
                self.tr("Does it point well?"),
                self.tr("Have it point at targets, and see whose error it is where one is missed."),
                self.calibrate,
            ),
            (
                self.tr("Train elsewhere"),
                self.tr("Write what you showed as a data set for TRL, LLaMA-Factory or ms-swift."),
                self.export,
            ),
        ):
            if column.count():
                column.addSpacing(8)
            column.addWidget(plain(heading, "title"))
            column.addWidget(plain(words, "muted"))
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(button)
            column.addLayout(line)
        return tools

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings."""
        self._settings = settings
        self.policy.show_settings(settings)
        self.server.show_settings(settings)
        self.adapters.show_settings(settings)

    def show_phase(self, phase: Phase) -> None:
        """Change nothing, and move no pointer, while a run goes on."""
        for part in (self.policy, self.folder, self.server, self.adapters, self.calibrate):
            part.setEnabled(phase is Phase.IDLE)

    def focus(self) -> None:
        self.policy.policy.setFocus()

    def _keep(self, **values: Any) -> None:
        try:
            settings = keep(self._settings, **values)
        except (DeixisError, ValidationError, OSError) as error:
            self.told.emit(str(error))
            self.show_settings(self._settings)
            return
        self.settings_changed.emit(settings)

    def on_tune_clicked(self) -> None:
        dialog = TuneDialog(self._settings, self._colours, self._background, self)
        dialog.made.connect(lambda _: self.adapters.refresh())
        dialog.switch_wanted.connect(lambda name: self.adapters.on_switched(name, True))
        dialog.open()

    def on_export_clicked(self) -> None:
        ExportDialog(self._settings, self._colours, self._background, self).open()

    def on_calibrate_clicked(self) -> None:
        CalibrateDialog(self._settings, self._colours, self).open()

    def close_down(self) -> None:
        """End what runs beside the window."""
        for command in self.findChildren(Command):
            command.close()
