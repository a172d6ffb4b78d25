"""Where the person says what they want, who decides, how much it may do, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from agent.settings import Settings
from agent.teach.notice import Told
from ui.bridge import Order
from ui.choices import DRY_RUN, choose, chooser, modes, offer_places, places, policies, tick
from ui.label import plain
from ui.phase import Phase
from ui.reason_words import reason_words
from ui.run_buttons import RunButtons
from ui.stage import shares_display
from ui.theme import Colours
from ui.told_words import told_words
from ui.wrapped_row import WrappedRow

HISTORY = 100  # tasks remembered


class TaskBar(QWidget):
    """Makes an order of what is written and chosen."""

    ordered = Signal(object, bool)  # Order, and whether to pause after the first step

    def __init__(
        self, settings: Settings, colours: Colours, history: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._idle = True
        self._history = QStringListModel(list(history), self)
        self.sentence = self._make_sentence()
        self.policy = policies(self.tr("What decides"), settings.policy)
        dry = (DRY_RUN, self.tr("Dry run: decide, do nothing"))
        self.mode = chooser(self.tr("When to ask you"), [*modes(), dry], settings.mode)
        self.place = chooser(self.tr("Where to work"), places(settings.display), settings.display)
        self.app = QLineEdit(placeholderText=self.tr("Start first (optional), as: mousepad notes.txt"))
        self.app.setAccessibleName(self.tr("Application to start first"))
        self.app.setClearButtonEnabled(True)
        self.learn = tick(self.tr("Learn while paused"), colours)
        self.told = plain(kind="muted")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.hide()
        self.wrong = plain(kind="wrong")
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong.hide()
        self.buttons = RunButtons(colours)
        self.buttons.run_pressed.connect(self.on_run_pressed)
        self.buttons.step_pressed.connect(self.on_step_pressed)
        self._lay_out()
        for box in (self.mode, self.place):
            box.currentIndexChanged.connect(self.show_whether_it_can_learn)
        self.show_whether_it_can_learn()
        self.on_sentence_edited(self.sentence.text())

    def _make_sentence(self) -> QLineEdit:
        sentence = QLineEdit()
        sentence.setObjectName("sentence")
        sentence.setAccessibleName(self.tr("What do you want?"))
        sentence.setPlaceholderText(self.tr("What do you want? For example: show line numbers"))
        sentence.setMaxLength(20_000)
        completer = QCompleter(self._history, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        sentence.setCompleter(completer)
        sentence.textChanged.connect(self.on_sentence_edited)
        sentence.returnPressed.connect(self.on_return_pressed)
        return sentence

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.sentence, 1)
        first.addWidget(self.learn)
        first.addWidget(self.buttons.start)
        second = WrappedRow([self.policy, self.mode, self.place], self.app, [self.buttons])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(second)
        column.addWidget(self.told)
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
            learn=self.learn.isEnabled() and self.learn.isChecked(),
        )

    def show_phase(self, phase: Phase) -> None:
        self.buttons.show_phase(phase)
        for field in (self.sentence, self.policy, self.mode, self.place, self.app):
            field.setEnabled(phase is Phase.IDLE)
        self._idle = phase is Phase.IDLE
        self.show_whether_it_can_learn()

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings, and what they say about the choosers."""
        self._settings = settings
        offer_places(self.place, settings.display)
        choose(self.policy, settings.policy)
        choose(self.mode, settings.mode)

    def show_whether_it_can_learn(self) -> None:
        """What a person does counts only where they work on the same screen, and something is done at all."""
        why_not = ""
        if self.mode.currentData() == DRY_RUN:
            why_not = self.tr(
                "A dry run does nothing that could be corrected (choose another way to be asked)"
            )
        elif (place := self.place.currentData()) and not shares_display(
            self._settings.changed(display=place)
        ):
            why_not = self.tr("Nobody can work on a virtual screen (choose this screen)")
        self.learn.setEnabled(self._idle and not why_not)
        can = self.tr("What you do while the run is paused, or handed over to you, is kept as a correction")
        self.learn.setToolTip(why_not or can)
        self.learn.setAccessibleDescription(why_not or can)

    def show_told(self, told: Told) -> None:
        """Say what becomes of what the person does while the run is paused."""
        self.told.setText(told_words(told))
        self.told.show()

    def show_wrong(self, why: str) -> None:
        """Say below the sentence why it could not be run; '' takes it back."""
        self.wrong.setText(reason_words(why))
        self.wrong.setFont(_fixed() if "\n" in why else self.font())  # it points at a place in the line above
        self.wrong.setVisible(bool(why))
        self.sentence.setProperty("wrong", bool(why))
        self.sentence.style().polish(self.sentence)

    def on_sentence_edited(self, text: str) -> None:
        self.buttons.show_ready(bool(text.strip()))
        self.show_wrong("")

    def on_return_pressed(self) -> None:
        """Run what was written; in the list of earlier tasks Enter only takes one of them."""
        earlier = self.sentence.completer().popup()
        if earlier is not None and earlier.isVisible():
            if earlier.currentIndex().isValid():
                return
            earlier.hide()
        self.buttons.start.click()

    def on_run_pressed(self) -> None:
        self._place_order(stepping=False)

    def on_step_pressed(self) -> None:
        if self.buttons.start.isEnabled():  # otherwise it is a step of the run that goes on
            self._place_order(stepping=True)

    def _place_order(self, *, stepping: bool) -> None:
        order = self.order()
        self.told.hide()
        self._history.setStringList(
            [order.task, *(task for task in self.history if task != order.task)][:100]
        )
        self.ordered.emit(order, stepping)


def _fixed() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
