"""What is to be tuned: from what, how, and what it is called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from agent import registry
from agent.adapter import NAME
from agent.settings import Settings
from ui.background import Background
from ui.choices import chooser
from ui.label import plain
from ui.number_box import roomy
from ui.source_list import SourceList
from ui.theme import Colours


class TuneForm(QWidget):
    """Makes the words of `deixis tune` of what is ticked and written."""

    changed = Signal()

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sources = SourceList(settings, colours, background)
        self.sources.changed.connect(self.changed)
        self.model = QLineEdit(settings.model if settings.policy != "server" else "")
        # A policy with a tuner of its own is taught itself where no folder is named.
        self._own = settings.policy if settings.policy in registry.names("tuners") else ""
        self.model.setPlaceholderText(
            self.tr("Empty for the small model that ships, or the folder of another")
            if self._own
            else self.tr("The folder of a model, with its config.json")
        )
        methods = [
            ("lora", self.tr("LoRA: small changes all through the model")),
            ("prefix", self.tr("Prefix: words before all others that nobody reads")),
            ("adapter", self.tr("Adapter: small layers between the others")),
        ]
        self.method = chooser(self.tr("Method"), methods, "lora")
        self.rank = roomy(QSpinBox())
        self.rank.setRange(1, 1024)
        self.rank.setValue(16)
        self.epochs = roomy(QSpinBox())
        self.epochs.setRange(1, 1000)
        self.epochs.setValue(3)
        for number in (self.rank, self.epochs):
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = QLineEdit(self.tr("my-tasks"))
        rows = (
            (self.tr("Model"), self.model),
            (self.tr("Method"), self.method),
            (self.tr("Rank"), self.rank),
            (self.tr("Rounds"), self.epochs),
            (self.tr("Name"), self.name),
        )
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, editor in rows:
            editor.setAccessibleName(words)
            form.addRow(plain(words, "muted"), editor)
        for line in (self.model, self.name):
            line.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain(self.tr("What to learn from"), "heading"))
        column.addWidget(self.sources, 1)
        column.addLayout(form)

    @property
    def missing(self) -> str:
        """What keeps it from beginning, '' where nothing does."""
        if not self.sources.chosen:
            return self.tr("Tick what to learn from.")
        model = self.model.text().strip()
        if not (model or self._own) or (model and not Path(model).expanduser().is_dir()):
            return self.tr("Name the folder of the model that is taught.")
        if not NAME.fullmatch(self.name.text().strip()):
            return self.tr("A name has letters, digits, '-', '_' and '.'.")
        return ""

    @property
    def words(self) -> list[str]:
        model = self.model.text().strip()
        return [
            *("tune", *map(str, self.sources.chosen)),
            *(("--model", str(Path(model).expanduser())) if model else ("--policy", self._own)),
            *("--method", str(self.method.currentData()), "--rank", str(self.rank.value())),
            *("--epochs", str(self.epochs.value()), "--out", self.name.text().strip(), "--json"),
        ]
