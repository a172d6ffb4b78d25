"""Which policy is in use, and what that is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent import registry
from agent.settings import Settings
from ui.choices import chooser
from ui.label import plain, say

translate = QCoreApplication.translate


class PolicyCard(QWidget):
    """Chooses what decides; says what it needs where that is missing."""

    wanted = Signal(str)  # a policy's name

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = [(name, name) for name in registry.names("policies")]
        self.policy = chooser(self.tr("What decides"), names, settings.policy)
        self.policy.activated.connect(lambda _: self.wanted.emit(str(self.policy.currentData())))
        self.what = plain(kind="muted")
        self.uses = plain()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain(self.tr("What decides"), "title"))
        column.addWidget(self.policy)
        column.addWidget(self.what)
        column.addWidget(self.uses)
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        self.policy.setCurrentIndex(self.policy.findData(settings.policy))
        what = _kinds().get(settings.policy, "")
        self.what.setText(what)
        self.what.setVisible(bool(what))
        words, missing = self._uses(settings)
        say(self.uses, words, "wrong" if missing else "")
        self.uses.setVisible(bool(words))

    def _uses(self, settings: Settings) -> tuple[str, bool]:
        """Return what it works with, and whether that is missing."""
        if settings.policy == "ui-tars":
            if settings.model:
                return self.tr("Weights: {0}").format(settings.model), False
            return self.tr("No weights are chosen yet: choose a folder below."), True
        if settings.policy == "server":
            if settings.url and settings.model:
                return self.tr("{model} at {url}").format(model=settings.model, url=settings.url), False
            return self.tr("No server is chosen yet: try one out below."), True
        return "", False


def _kinds() -> dict[str, str]:
    return {
        "literal": translate(
            "policies", "Does what you say in plain words, and reads the screen. It needs no weights."
        ),
        "pocket": translate("policies", "A small model that ships with Deixis and runs on this machine."),
        "ui-tars": translate("policies", "A large model whose weights are in a folder on this machine."),
        "server": translate("policies", "A large model on a server, here or elsewhere."),
    }
