"""What the chosen step says, to look at and to reword: its target, a note, and what must be so afterwards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from agent.demonstration.schema import Step, targets_of
from agent.demonstration.target import Shown
from ui.demonstration_words import expectation_words
from ui.label import plain


class StepDetails(QWidget):
    """Shows a step; tells what was written anew when a field is left."""

    intent_written = Signal(str, int)  # the words, and of which target: 1 is where a drag ends
    note_written = Signal(str)
    look_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self.look = QComboBox()
        self.look.setAccessibleName(self.tr("Which picture"))
        self.look.activated.connect(self.on_look_activated)
        self.intent = QLineEdit()
        self.note = QLineEdit(placeholderText=self.tr("Your own words"))
        self.intent.editingFinished.connect(self.on_intent_edited)
        self.note.editingFinished.connect(self.on_note_edited)
        self.seen = plain(kind="muted")
        self.expected = plain(kind="muted")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(12, 8, 12, 8)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = {
            self.tr("Picture"): self.look,
            self.tr("Target"): self.intent,
            self.tr("There"): self.seen,
            self.tr("Then"): self.expected,
            self.tr("Note"): self.note,
        }
        for name, field in rows.items():
            self._form.addRow(plain(name), field)
        self.intent.setAccessibleName(self.tr("Target"))
        self.note.setAccessibleName(self.tr("Note"))
        self.show_step(None)

    @property
    def part(self) -> int:
        """Which target is looked at: 1 for where a drag ends."""
        return self._chosen[0]

    @property
    def place(self) -> int:
        """Which of the times that it was shown is looked at, from 0."""
        return self._chosen[1]

    @property
    def shown(self) -> Shown | None:
        """How the target looked then; None where the step points at nothing."""
        targets = targets_of(self._step) if self._step else ()
        return targets[self.part].shown[self.place] if targets else None

    @property
    def _chosen(self) -> tuple[int, int]:
        chosen = self.look.currentData()
        return (int(chosen[0]), int(chosen[1])) if chosen is not None else (0, 0)

    def show_step(self, step: Step | None) -> None:
        """Show a step, or none; the same picture of the same step stays the chosen one."""
        before = self._chosen if step and self._step and step.id == self._step.id else None
        self._step = step
        self.setEnabled(step is not None)
        self._fill_looks(before)
        self.note.setText(step.note if step else "")
        self._show_target()
        said = [expectation_words(each) for each in step.expect] if step else []
        self.expected.setText(self.tr("; ").join(said))
        self._form.setRowVisible(self.expected, bool(said))

    def _fill_looks(self, before: tuple[int, int] | None) -> None:
        targets = targets_of(self._step) if self._step else ()
        self.look.clear()
        for part, target in enumerate(targets):
            end = self.tr("The end") if part else self.tr("The beginning") if len(targets) > 1 else ""
            for place, shown in enumerate(target.shown):
                words = [end, self.tr("picture {0}").format(place + 1) if len(target.shown) > 1 else ""]
                words.append(self.tr("corrected") if shown.corrected else "")
                self.look.addItem(", ".join(filter(None, words)) or self.tr("The only one"), [part, place])
        last = len(targets[0].shown) - 1 if targets else 0
        wanted = next(
            (row for row in range(self.look.count()) if tuple(self.look.itemData(row)) == before), last
        )
        self.look.setCurrentIndex(wanted)
        self._form.setRowVisible(self.look, self.look.count() > 1)

    def _show_target(self) -> None:
        targets = targets_of(self._step) if self._step else ()
        shown = self.shown
        self.intent.setText(targets[self.part].intent if targets else "")
        self.intent.setCursorPosition(0)  # what is long shows its beginning
        self.seen.setText(self._seen_words(shown) if shown else "")
        self._form.setRowVisible(self.intent, bool(targets))
        self._form.setRowVisible(self.seen, bool(self.seen.text()))

    def _seen_words(self, shown: Shown) -> str:
        said = []
        if shown.text:
            said.append(self.tr("“{0}” is written on it").format(shown.text))
        if shown.label:
            said.append(self.tr("the field “{0}”").format(shown.label))
        if shown.window is not None:
            said.append(self.tr("in the window “{0}”").format(shown.window.title))
        return self.tr(", ").join(said)

    def on_look_activated(self) -> None:
        self._show_target()
        self.look_chosen.emit()

    def on_intent_edited(self) -> None:
        targets = targets_of(self._step) if self._step else ()
        if targets and self.intent.text() != targets[self.part].intent:
            self.intent_written.emit(self.intent.text(), self.part)

    def on_note_edited(self) -> None:
        if self._step is not None and self.note.text().strip() != self._step.note:
            self.note_written.emit(self.note.text())
