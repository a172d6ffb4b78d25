"""A replay as its page goes through it: ordered, followed in the list, and what was learned on the way.

The trap: a replay reads the demonstration from its folder, so what is modified is saved before it is ordered;
and it begins at a step of the outermost line only, so one in a branch stands for the step around it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from agent.demonstration.folder import Kept
from agent.demonstration.schema import Step, every_step
from agent.replay.progress import AT_WORK, State
from ui.demonstration_file import DemonstrationFile
from ui.demonstration_history import DemonstrationHistory
from ui.demonstration_list import DemonstrationList
from ui.demonstration_model import DemonstrationModel
from ui.demonstration_words import step_words
from ui.replay_bridge import ReplayBridge
from ui.replay_panel import ReplayPanel
from ui.step_views import StepViews


class Replaying(QObject):
    """Makes a wish of what is open, and shows at which of its steps the replay is."""

    ordered = Signal(object, bool)  # ReplayWish, and whether to pause after the first step
    learned = Signal()  # what is open was saved with something new
    failed = Signal(str)

    def __init__(
        self,
        panel: ReplayPanel,
        file: DemonstrationFile,
        history: DemonstrationHistory,
        model: DemonstrationModel,
        steps: DemonstrationList,
        views: StepViews,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._file = file
        self._history = history
        self._model = model
        self._list = steps
        self._views = views
        panel.wanted.connect(self.on_wanted)
        panel.stated.connect(self.on_stated)
        panel.ended.connect(self.on_ended)
        panel.teach_pressed.connect(self.on_teach_pressed)

    def on_wanted(self, here: bool, stepping: bool) -> None:
        """Save what is modified, then order the replay. here: from the chosen step on."""
        if self._file.kept is None or not self._file.save_all():
            return
        first = self._outer_of(self._list.step) if here else ""
        self.ordered.emit(self._panel.wish(first), stepping)

    def _outer_of(self, step: Step | None) -> str:
        """Return the id of the step, or of the outermost branch that it is in: a replay begins there."""
        assert step is not None
        assert self._history.present is not None
        return next(
            outer.id
            for outer in self._history.present.steps
            if step.id in [each.id for each in every_step((outer,))]
        )

    def begin(self, bridge: ReplayBridge) -> None:
        """Show what comes of a replay from now on."""
        self._model.forget_states()
        self._views.live.show_moment(None)
        self._views.show_screen()
        self._panel.begin(bridge)
        bridge.teacher.corrected.connect(self.on_corrected)

    def on_stated(self, which: str, state: State) -> None:
        self._model.show_state(which, state)
        place = self._model.row_of(which)
        if place >= 0 and state in AT_WORK:
            self._list.scrollTo(self._model.index(place))

    def on_ended(self) -> None:
        """Choose the step that it ended on; the screen stays on show beside it."""
        if self._panel.failed and self._list.choose(self._panel.failed):
            self._views.show_screen()

    def on_teach_pressed(self, which: str) -> None:
        """Replay it from the step on which it ended, where the person can show it."""
        step = self._step(which)
        if step is None:
            words = self.tr("The step is there no more (undo what was changed, or replay it anew)")
            self.failed.emit(words)
        elif self._file.save_all():
            self.ordered.emit(self._panel.wish_to_show(self._outer_of(step)), False)

    def _step(self, which: str) -> Step | None:
        present = self._history.present
        steps = every_step(present.steps) if present is not None else ()
        return next((step for step in steps if step.id == which), None)

    def words_of(self, which: str) -> str:
        """Say what the step of an id does."""
        step = self._step(which)
        return step_words(step) if step is not None else which

    def on_corrected(self, kept: Kept) -> None:
        """A replay has learned from what was shown: that is its present state, and can be taken back."""
        if self._file.kept is None or self._file.kept.folder != kept.folder:
            return
        self._file.take(kept)
        self._history.push(kept.demonstration, self.tr("learn what was shown"))
        self._panel.show_learned()
        self.learned.emit()
