"""The edits of a demonstration as the window offers them: each asks for what it needs and is one change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent.demonstration import edit
from agent.demonstration.addition import Addition, new_step
from agent.demonstration.schema import Demonstration, Step
from agent.errors import DeixisError
from agent.geometry import Box
from ui.demonstration_history import NO_MERGE, DemonstrationHistory
from ui.demonstration_list import DemonstrationList
from ui.line_dialog import LineDialog
from ui.step_details import StepDetails

Edit = Callable[[Demonstration], Demonstration]


class DemonstrationEdits(QObject):
    """Changes the present state at the chosen step."""

    failed = Signal(str)  # why a change could not be made; '' where it was
    switched = Signal()  # whether the chosen step is off is to be shown anew

    def __init__(
        self,
        history: DemonstrationHistory,
        steps: DemonstrationList,
        details: StepDetails,
        window: QWidget,
    ) -> None:
        """window: the one over which questions are asked."""
        super().__init__(window)
        self._history = history
        self._list = steps
        self._details = details
        self._window = window
        self.allowed = True  # nothing is changed while a run goes on

    def make(self, what: str, change: Edit, *, merge: int = NO_MERGE) -> str:
        """Change the present state, unless a run goes on; return why it could not be, '' where it was."""
        if self._history.present is None or not self.allowed:
            return ""
        try:
            self._history.push(change(self._history.present), what, merge=merge)
        except DeixisError as error:
            self.failed.emit(str(error))
            return str(error)
        self.failed.emit("")
        return ""

    def move(self, by: int) -> None:
        step = self._list.step
        if step is not None:
            self.make(self.tr("move a step"), lambda now: edit.moved(now, step.id, by))

    def on_dropped(self, which: str, place: int) -> None:
        self.make(self.tr("move a step"), lambda now: edit.placed(now, which, place))
        self._list.choose(which)

    def on_switch_wanted(self) -> None:
        step = self._list.step
        if step is not None:
            self.make(self.tr("switch a step"), lambda now: edit.switched(now, [step.id], off=not step.off))
        self.switched.emit()

    def on_delete_clicked(self) -> None:
        step = self._list.step
        if step is not None:
            self.make(self.tr("delete a step"), lambda now: edit.deleted(now, step.id))

    def on_add_clicked(self) -> None:
        kinds = {
            Addition.PAUSE: (self.tr("Wait some seconds"), self.tr("How many seconds")),
            Addition.WAIT_FOR_TEXT: (self.tr("Wait until a text is shown"), self.tr("The text")),
            Addition.WAIT_FOR_WINDOW: (self.tr("Wait until a window is open"), self.tr("Its title")),
            Addition.CHECK_TEXT: (self.tr("Check that a text is shown"), self.tr("The text")),
            Addition.CHECK_WINDOW: (self.tr("Check that a window is open"), self.tr("Its title")),
            Addition.AGENT: (self.tr("Let the agent do something"), self.tr("What it shall do")),
        }
        step = self._list.step

        def take(kind: int, words: str) -> str:
            return self._insert(list(kinds)[kind], words, after=step)

        LineDialog(self.tr("Insert a step"), take, self._window, choices=list(kinds.values())).open()

    def _insert(self, kind: Addition, words: str, *, after: Step | None) -> str:
        made: list[Step] = []

        def change(now: Demonstration) -> Demonstration:
            made.append(new_step(now, kind, words))
            return edit.inserted(now, made[0], after=after.id if after else None)

        wrong = self.make(self.tr("insert a step"), change)
        self.failed.emit("")  # the dialog says it
        if not wrong and made:
            self._list.choose(made[0].id)
        return wrong

    def on_rename_clicked(self) -> None:
        """Ask for another sentence that says what was shown."""
        now = self._history.present
        if now is None:
            return

        def take(_: int, task: str) -> str:
            wrong = self.make(self.tr("rename it"), lambda state: edit.called(state, task))
            self.failed.emit("")
            return wrong

        label = self.tr(
            "What was shown, in a sentence. A model is taught by it: one clause for each click, "
            "as: open the Edit menu, then click Preferences"
        )
        LineDialog(
            self.tr("Rename"), take, self._window, label=label, text=now.demonstration, yes=self.tr("&Rename")
        ).open()

    def on_value_clicked(self) -> None:
        step, now = self._list.step, self._history.present
        if step is None or now is None:
            return

        def take(_: int, name: str) -> str:
            wrong = self.make(
                self.tr("make a value"), lambda state: edit.parametrised(state, step.id, name.strip())
            )
            self.failed.emit("")
            return wrong

        proposed = edit.name_for(edit.label_before(now, step.id)) or "value"
        LineDialog(
            self.tr("Make a value of the text"),
            take,
            self._window,
            label=self.tr("The value's name. What was typed stays its default."),
            text=proposed,
        ).open()

    def on_retargeted(self, box: Box) -> None:
        step = self._list.step
        if step is not None:
            part, look = self._details.part, self._details.place
            merge = hash((step.id, part, look)) & 0x7FFFFFF
            self.make(
                self.tr("move a box"),
                lambda now: edit.retargeted(now, step.id, box, part=part, look=look),
                merge=merge,
            )

    def on_intent_written(self, words: str, part: int) -> None:
        step = self._list.step
        if step is not None:
            self.make(self.tr("reword a target"), lambda now: edit.reworded(now, step.id, words, part=part))

    def on_note_written(self, note: str) -> None:
        step = self._list.step
        if step is not None:
            self.make(self.tr("write a note"), lambda now: edit.noted(now, step.id, note))
