"""The settings, each with what it does; wrong ones are said where they stand and nothing is saved."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from agent import registry
from agent.errors import DeixisError
from agent.settings import Settings
from ui.buttons import push
from ui.choices import modes
from ui.keep import keep
from ui.label import plain
from ui.setting_field import SettingField
from ui.setting_words import descriptions, groups, languages, stuck_choices, switches, themes, titles
from ui.theme import Colours


class SettingsDialog(QDialog):
    """Edits what is in effect and saves what was changed."""

    saved = Signal(object)  # Settings: those now in effect

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.fields = {
            name: SettingField(title, descriptions()[name], getattr(settings, name), self._choices(name))
            for name, title in titles().items()
        }
        self.wrong = plain(kind="wrong")
        self.wrong.hide()
        save = push(colours, self.tr("&Save"), "done", kind="primary")
        save.setDefault(True)
        save.clicked.connect(self.on_save_clicked)
        cancel = push(colours, self.tr("&Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.wrong, 1)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page(), 1)
        buttons.setContentsMargins(24, 12, 24, 16)
        column.addLayout(buttons)
        self.resize(560, 640)

    def _choices(self, name: str) -> list[tuple[str, str]]:
        match name:
            case "policy":
                return [(policy, policy) for policy in registry.names("policies")]
            case "mode":
                return modes()
            case "when_stuck":
                return stuck_choices()
            case "language":
                return languages()
            case "theme":
                return themes()
            case "detector":
                return [(name, name) for name in registry.names("detectors")]
            case "watcher":
                return [("", self.tr("Nobody")), *((name, name) for name in registry.names("watchers"))]
            case "four_bit" | "snap":
                return switches()
            case _:
                return []

    def _page(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        for heading, names in groups():
            column.addWidget(plain(heading, "title"))
            for name in names:
                column.addWidget(self.fields[name])
            column.addSpacing(8)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self._area = area
        return area

    def _values(self) -> dict[str, Any]:
        """Return what was changed, as `Settings` takes it."""
        values: dict[str, Any] = {name: field.text for name, field in self.fields.items() if field.changed}
        if "only_region" in values:
            parts = [part.strip() for part in values["only_region"].split(",")]
            values["only_region"] = parts if values["only_region"] else None
        return values

    def on_save_clicked(self) -> None:
        values = self._values()
        self._show_wrong(set())
        try:
            settings = keep(self._settings, **values)
        except ValidationError as error:
            self._show_wrong({str(fault["loc"][0]) for fault in error.errors() if fault["loc"]})
            return
        except (DeixisError, OSError) as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            return
        self.saved.emit(settings)
        self.accept()

    def _show_wrong(self, names: set[str]) -> None:
        for name, field in self.fields.items():
            field.show_wrong(name in names)
            if name in names:
                self._area.ensureWidgetVisible(field)
