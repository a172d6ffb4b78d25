"""Where the person says what they want, who decides, how much it may do, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from agent import registry
from agent.settings import Settings
from ui.bridge import Order
from ui.choices import DRY_RUN, chooser, modes, places
from ui.label import plain
from ui.phase import Phase
from ui.run_buttons import RunButtons
from ui.theme import Colours

HISTORY = 100  # tasks remembered


class TaskBar(QWidget):
    """Makes an order of what is written and chosen."""

    ordered = Signal(object, bool)  # Order, and whether to pause after the first step

    def __init__(
        self, settings: Settings, colours: Colours, history: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._history = QStringListModel(list(history), self)
        self.sentence = self._make_sentence()
        self.policy = chooser(
            self.tr("What decides"), [(name, name) for name in registry.names("policies")], settings.policy
        )
        dry = (DRY_RUN, self.tr("Dry run: decide, do nothing"))
        self.mode = chooser(self.tr("When to ask you"), [*modes(), dry], settings.mode)
        self.place = chooser(self.tr("Where to work"), places(settings.display), settings.display)
        self.app = QLineEdit(placeholderText=self.tr("Start first (optional), as: mousepad notes.txt"))
        self.app.setAccessibleName(self.tr("Application to start first"))
        self.app.setClearButtonEnabled(True)
        self.wrong = plain(kind="wrong")
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong.hide()
        self.buttons = RunButtons(colours)
        self.buttons.run_pressed.connect(self.on_run_pressed)
        self.buttons.step_pressed.connect(self.on_step_pressed)
        self._lay_out()
        self.on_sentence_edited(self.sentence.text())

    def _make_sentence(self) -> QLineEdit:
        sentence = QLineEdit()
        sentence.setObjectName("sentence")
        sentence.setAccessibleName(self.tr("What do you want?"))
        sentence.setPlaceholderText(self.tr('What do you want? For example: click "Save As…"'))
        sentence.setMaxLength(20_000)
        completer = QCompleter(self._history, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        sentence.setCompleter(completer)
        sentence.textChanged.connect(self.on_sentence_edited)
        return sentence

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.sentence, 1)
        first.addWidget(self.buttons.start)
        second = QHBoxLayout()
        second.setSpacing(8)
        for chooser_box in (self.policy, self.mode, self.place):
            second.addWidget(chooser_box)
        second.addWidget(self.app, 1)
        second.addSpacing(8)
        second.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.wrong)

    @property
    def history(self) -> list[str]:
        """Earlier tasks, the newest first."""
        return self._history.stringList()

    def order(self) -> Order:
        """Return what is written and chosen now."""
        mode = self.mode.currentData()
        settings = self._settings.changed(
            policy=self.policy.currentData(),
            mode=None if mode == DRY_RUN else mode,
            display=self.place.currentData(),
        )
        return Order(
            task=self.sentence.text().strip(),
            settings=settings,
            app=self.app.text().strip(),
            dry_run=mode == DRY_RUN,
        )

    def show_phase(self, phase: Phase) -> None:
        self.buttons.show_phase(phase)
        for field in (self.sentence, self.policy, self.mode, self.place, self.app):
            field.setEnabled(phase is Phase.IDLE)

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings, and what they say about the choosers."""
        self._settings = settings
        self.place.clear()
        for value, words in places(settings.display):
            self.place.addItem(words, value)
        for box, value in (
            (self.policy, settings.policy),
            (self.mode, settings.mode),
            (self.place, settings.display),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))

    def show_wrong(self, why: str) -> None:
        """Say below the sentence why it could not be run; '' takes it back."""
        self.wrong.setText(why)
        self.wrong.setFont(_fixed() if "\n" in why else self.font())  # it points at a place in the line above
        self.wrong.setVisible(bool(why))
        self.sentence.setProperty("wrong", bool(why))
        self.sentence.style().polish(self.sentence)

    def on_sentence_edited(self, text: str) -> None:
        self.buttons.show_ready(bool(text.strip()))
        self.show_wrong("")

    def on_run_pressed(self) -> None:
        self._place_order(stepping=False)

    def on_step_pressed(self) -> None:
        if self.buttons.start.isEnabled():  # otherwise it is a step of the run that goes on
            self._place_order(stepping=True)

    def _place_order(self, *, stepping: bool) -> None:
        order = self.order()
        self._history.setStringList(
            [order.task, *(task for task in self.history if task != order.task)][:100]
        )
        self.ordered.emit(order, stepping)


def _fixed() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
