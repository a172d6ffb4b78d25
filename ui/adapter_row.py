"""One adapter: whether it is on, how strongly, what it is, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from agent.adapter import Summary
from ui.buttons import tool
from ui.label import plain
from ui.number_box import roomy
from ui.theme import Colours

MOST_STRENGTH = 4.0


class AdapterRow(QWidget):
    """Switches it on and off; tells which strength is wanted."""

    switched = Signal(str, bool)  # its name
    strengthened = Signal(str, float)
    deleted = Signal(str)

    def __init__(self, summary: Summary, strength: float | None, colours: Colours) -> None:
        """strength: None where it is off."""
        super().__init__()
        name, card = summary.name, summary.card
        self.switch = QCheckBox(name)
        self.switch.setEnabled(card is not None or strength is not None)
        self.switch.clicked.connect(lambda on: self.switched.emit(name, on))
        self.strength = roomy(QDoubleSpinBox())
        self.strength.setRange(0, MOST_STRENGTH)
        self.strength.setSingleStep(0.1)
        self.strength.setDecimals(2)
        self.strength.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strength.setKeyboardTracking(False)
        self.strength.setAccessibleName(self.tr("Strength of {0}").format(name))
        self.strength.setToolTip(self.tr("Strength: 1 is as it was tuned, 0 is nothing"))
        self.strength.valueChanged.connect(lambda value: self.strengthened.emit(name, value))
        self.delete = tool(colours, self.tr("Delete {0}").format(name), "delete")
        self.delete.clicked.connect(lambda: self.deleted.emit(name))
        self.where = plain(kind="muted")
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.switch, 1)
        line.addWidget(self.strength)
        line.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.where)
        if card is not None:
            kind = " ".join((card.method, str(card.rank), *card.switches))
            words = self.tr("{kind} on {base}, from {count} steps").format(
                kind=kind, base=card.base.rstrip("/").rpartition("/")[2] or card.base, count=card.examples
            )
            scores = [
                f"{self._set(on)} {score.base:.1f} → {score.tuned:.1f} %" for on, score in card.scores.items()
            ]
            column.addWidget(plain("\n".join([words, *([" · ".join(scores)] if scores else [])]), "muted"))
            if card.objection:
                column.addWidget(plain(f"✗ {card.objection}", "wrong"))
        if summary.error:
            column.addWidget(plain(f"✗ {summary.error}", "wrong"))

        self.show_strength(strength)

    def show_application(self, words: str) -> None:
        """Show in which application alone it is on; '' for all."""
        self.where.setText(self.tr("Only where the active window has “{0}”").format(words) if words else "")
        self.where.setVisible(bool(words))

    def show_strength(self, strength: float | None) -> None:
        """Show whether it is on, and how strongly, without telling anybody."""
        for part in (self.switch, self.strength):
            part.blockSignals(True)
        self.switch.setChecked(strength is not None)
        self.strength.setValue(1.0 if strength is None else strength)
        self.strength.setVisible(strength is not None)
        for part in (self.switch, self.strength):
            part.blockSignals(False)

    def _set(self, name: str) -> str:
        known = {
            "seen": self.tr("seen steps"),
            "held-out": self.tr("new steps"),
            "general": self.tr("pointing in general"),
        }
        return known.get(name, name)
