"""A server of models: its address, which of its models, and what came of trying it out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from agent.desktop import Finding
from agent.settings import Settings
from ui.buttons import push
from ui.command import STOPPED, Command
from ui.finding_list import FindingList
from ui.label import plain
from ui.theme import Colours


class ServerCard(QWidget):
    """Tries a server out before it may be used."""

    wanted = Signal(dict)  # url, model and family

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._connection: dict[str, str] = {}
        self._command = Command(self)
        self._command.told.connect(self.on_told)
        self._command.ended.connect(self.on_ended)
        self.address = QLineEdit(placeholderText="http://localhost:8000/v1")
        self.address.setAccessibleName(self.tr("Address of the server"))
        self.address.textChanged.connect(self.on_changed)
        self.address.returnPressed.connect(self.on_try_clicked)
        self.model = QComboBox()
        self.model.setEditable(True)
        self.model.setAccessibleName(self.tr("Model of the server"))
        self.model.setMinimumWidth(96)
        line = self.model.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Its model; leave this empty where it has only one"))
        line.setAccessibleName(self.model.accessibleName())
        self.model.currentTextChanged.connect(self.on_changed)
        self.findings = FindingList()
        self.state = plain(kind="muted")
        self.state.hide()
        self.attempt = push(colours, self.tr("&Try it"), "run")
        self.attempt.clicked.connect(self.on_try_clicked)
        self.stop = push(colours, self.tr("Stop trying"), "stop", kind="danger")
        self.stop.clicked.connect(self._command.stop)
        self.stop.hide()
        self.use = push(colours, self.tr("Use this &server"), "done", kind="primary")
        self.use.setEnabled(False)
        self.use.clicked.connect(lambda: self.wanted.emit(self._connection))
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.state, 1)
        last.addStretch()
        for button in (self.stop, self.attempt, self.use):
            last.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain(self.tr("A server"), "title"))
        column.addWidget(
            plain(
                self.tr("Any with OpenAI's interface: vLLM, SGLang, llama.cpp, Ollama, LM Studio."), "muted"
            )
        )
        column.addWidget(self.address)
        column.addWidget(self.model)
        column.addWidget(self.findings)
        column.addLayout(last)
        self.address.setText(settings.url)
        if settings.policy == "server":
            self.model.setEditText(settings.model)
        self.on_changed()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings

    def on_changed(self) -> None:
        """What was found out is of another server or model."""
        self._connection = {}
        self.use.setEnabled(False)
        self.attempt.setEnabled(bool(self.address.text().strip()))

    def on_try_clicked(self) -> None:
        address, model = self.address.text().strip(), self.model.currentText().strip()
        if not address or self._command.busy:
            return
        self.on_changed()
        self.findings.clear()
        self._show_busy(True)
        self.state.setText(self.tr("Asking…"))
        self._command.start(
            ["connect", address, *(["--model", model] if model else []), "--json"], self._settings
        )

    def on_told(self, said: dict[str, Any]) -> None:
        match said:
            case {"models": list(models)}:
                self._offer([str(each) for each in models])
            case {"name": str(name), "ok": bool(ok), "message": str(message)}:
                self.findings.add(Finding(name, ok, message))
            case {"url": str(url), "model": str(model), "family": str(family)}:
                self._connection = {"url": url, "model": model, "family": family}

    def on_ended(self, code: int, why: str) -> None:
        self._show_busy(False)
        if why and code != STOPPED:
            self.findings.add(Finding(self.tr("server"), False, why))
        self.use.setEnabled(bool(self._connection))
        self.state.setText(
            self.tr("Stopped") if code == STOPPED else "" if code else self.tr("All is well with it.")
        )

    def _show_busy(self, busy: bool) -> None:
        self.state.show()
        self.stop.setVisible(busy)
        self.attempt.setVisible(not busy)
        self.address.setEnabled(not busy)
        self.model.setEnabled(not busy)

    def _offer(self, models: list[str]) -> None:
        chosen = self.model.currentText()
        self.model.blockSignals(True)
        self.model.clear()
        self.model.addItems(models)
        self.model.setEditText(chosen or (models[0] if len(models) == 1 else ""))
        self.model.blockSignals(False)
