"""The page of demonstrations: which there are, the steps of one to change, and what each points at.

What is changed here can be taken back until another one is opened. It is saved by its key, and whenever it
is left; every state that was saved before stays among the earlier ones.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QMessageBox, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from agent.demonstration import edit
from agent.demonstration.difference import difference
from agent.demonstration.folder import Kept, load, load_version, read, save, text_of, versions
from agent.demonstration.schema import Demonstration, Step, every_step
from agent.demonstration.shelf import shelf_beside
from agent.errors import DeixisError
from agent.geometry import Box
from agent.replay.progress import AT_WORK, State
from agent.settings import Settings
from agent.teach import sample
from ui.background import Background
from ui.buttons import push
from ui.demonstration_bar import DemonstrationBar
from ui.demonstration_edits import DemonstrationEdits
from ui.demonstration_history import DemonstrationHistory
from ui.demonstration_list import DemonstrationList
from ui.demonstration_model import DemonstrationModel
from ui.demonstration_text import DemonstrationText
from ui.demonstration_words import step_words
from ui.difference_dialog import DifferenceDialog
from ui.label import card, plain, rule
from ui.moment import Moment
from ui.phase import Phase
from ui.picture import stored
from ui.replay_bridge import ReplayBridge
from ui.replay_panel import ReplayPanel
from ui.shelf import Shelf
from ui.step_details import StepDetails
from ui.step_views import StepViews
from ui.theme import Colours


class DemonstrationPage(QWidget):
    """Edits one demonstration at a time, and has it replayed."""

    told = Signal(str)  # a line for the status bar
    replay_ordered = Signal(object, bool)  # ReplayWish, and whether to pause after the first step
    episode_wanted = Signal(object)  # Path

    def __init__(
        self, settings: Settings, colours: Colours, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._background = background
        self._kept: Kept | None = None
        self._opening: Path | None = None
        self._phase = Phase.IDLE
        self.history = DemonstrationHistory(self)
        self.shelf = Shelf(shelf_beside(settings.runs), colours, background)
        self.record = push(colours, self.tr("&Record…"), "record")
        self.record.setToolTip(f"{self.record.accessibleName()} (Ctrl+R)")  # the window listens to it
        self.bar = DemonstrationBar(colours, self.history)
        self.model = DemonstrationModel(background, self)
        self.list = DemonstrationList(self.model, colours)
        self.text = DemonstrationText(colours, background)
        self.views = StepViews(colours, background)
        self.view, self.live = self.views.target, self.views.live
        self.replay = ReplayPanel(settings, colours)
        self.details = StepDetails()
        self.edits = DemonstrationEdits(self.history, self.list, self.details, self)
        self.wrong = plain(kind="wrong")
        self.wrong.setContentsMargins(12, 4, 12, 4)
        self.wrong.hide()
        self.nothing = plain(kind="muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self.show_made()
        self._show_ready()

    def _lay_out(self) -> None:
        body = QWidget()
        self._body = QStackedLayout(body)
        for part in (self.nothing, self.list, self.text):
            self._body.addWidget(part)
        self.right = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        self.right.addWidget(card(self.views, margin=1))
        self.right.addWidget(card(self.details, margin=4))
        self.right.setSizes([520, 180])
        self.right.setStretchFactor(0, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=12)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.record)
        column.addWidget(self.shelf, 1)
        self.across.addWidget(left)
        self.across.addWidget(card(self.bar, rule(), self.wrong, body, margin=1))
        self.across.addWidget(self.right)
        self.across.setSizes([220, 500, 540])
        self.across.setStretchFactor(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.replay)
        column.addWidget(self.across, 1)

    def _connect(self) -> None:
        bar = self.bar
        self.shelf.wanted.connect(self.on_wanted)
        self.shelf.entered.connect(self.focus)
        self.shelf.told.connect(self.told)
        self.history.showed.connect(self.on_state_showed)
        self.list.chosen.connect(self.on_step_chosen)
        self.list.switch_wanted.connect(self.edits.on_switch_wanted)
        self.edits.failed.connect(self._show_wrong)
        self.edits.switched.connect(self._show_step)
        self.model.dropped.connect(self.edits.on_dropped)
        self.text.applied.connect(self.on_text_applied)
        self.text.changed.connect(self._show_ready)
        self.view.retargeted.connect(self.edits.on_retargeted)
        self.details.intent_written.connect(self.edits.on_intent_written)
        self.details.note_written.connect(self.edits.on_note_written)
        self.details.look_chosen.connect(self._show_target)
        self.replay.wanted.connect(self.on_replay_wanted)
        self.replay.stated.connect(self.on_stated)
        self.replay.ended.connect(self.on_replay_ended)
        self.replay.episode_wanted.connect(self.episode_wanted)
        self.replay.teach_pressed.connect(self.on_teach_pressed)
        bar.text.clicked.connect(self.on_text_clicked)
        bar.changes.clicked.connect(self.on_changes_clicked)
        bar.earlier.clicked.connect(self.on_earlier_clicked)
        bar.save.clicked.connect(self.on_save_clicked)
        bar.up.clicked.connect(lambda: self.edits.move(-1))
        bar.down.clicked.connect(lambda: self.edits.move(1))
        bar.off.clicked.connect(self.edits.on_switch_wanted)
        bar.add.clicked.connect(self.edits.on_add_clicked)
        bar.rename.clicked.connect(self.edits.on_rename_clicked)
        bar.value.clicked.connect(self.edits.on_value_clicked)
        bar.delete.clicked.connect(self.edits.on_delete_clicked)

    @property
    def kept(self) -> Kept | None:
        """The one that is open, as it was saved last."""
        return self._kept

    @property
    def present(self) -> Demonstration | None:
        """Its present state, saved or not."""
        return self.history.present

    @property
    def modified(self) -> bool:
        """Whether something is not saved, a draft of the text included."""
        return self._kept is not None and (self.present != self._kept.demonstration or self.text.drafted)

    # --- opening and saving -------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings, and look beside their folder of episodes from now on."""
        self.replay.show_settings(settings)
        self.shelf.look_into(shelf_beside(settings.runs))

    def open(self, folder: Path) -> None:
        """Open the demonstration in a folder, once what is open has been left."""
        self.leave(lambda: self._load(folder))

    def on_wanted(self, folder: Path) -> None:
        if self._kept is None or folder != self._kept.folder:
            self.open(folder)

    def _load(self, folder: Path) -> None:
        self._opening = folder

        def then(kept: Kept) -> None:
            if self._opening == folder:
                self._begin(kept)

        def failed(error: Exception) -> None:
            if self._opening == folder:
                self._begin(None)
                self._show_wrong(str(error))

        self._background.run(lambda: load(folder), then, failed, urgent=True)

    def _begin(self, kept: Kept | None) -> None:
        self._kept = kept
        self._show_wrong("")
        self.history.begin(kept.demonstration if kept else None)
        self.model.open(kept)
        self.text.show_text(text_of(kept.demonstration) if kept else "")
        self.bar.text.setChecked(False)
        self._show_body()
        self.views.forget()
        self.replay.open(kept.folder if kept else None, kept.demonstration if kept else None)
        if kept is not None:
            self.shelf.choose(kept.folder)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self.on_step_chosen(None)
        self._show_ready()

    def on_save_clicked(self) -> None:
        self._save_all()

    def _save_all(self) -> bool:
        """Save the present state with a draft of the text; return whether that could be done."""
        if self.text.drafted:
            if not self.text.faultless:
                self._show_wrong(self.tr("The text has faults (mend or discard them, then save)"))
                return False
            self.on_text_applied(self.text.editor.text)
        return self._save()

    def _save(self) -> bool:
        """Save the present state; return whether that could be done."""
        if self._kept is None or self.present is None or self.present == self._kept.demonstration:
            return True
        try:
            self._kept = save(self._kept.folder, self.present)
            sample.sweep(self._kept.folder, self.present)  # what was taken back teaches no more
        except DeixisError as error:
            self._show_wrong(str(error))
            return False
        self.told.emit(self.tr("Saved; the state before it is kept too"))
        self._show_wrong("")
        self.shelf.refresh()
        self._show_ready()
        return True

    def leave(self, then: Callable[[], object]) -> None:
        """Save what is open, then do this, now or after a question."""
        if self.left(or_else=then):
            then()

    def left(self, *, or_else: Callable[[], object]) -> bool:
        """Save what is open; return whether that could be done.

        or_else: what to do once the person has discarded a draft of the text that has faults.
        """
        if self.text.drafted and not self.text.faultless:
            self._ask_to_discard(or_else)
            return False
        if self.text.drafted:
            self.on_text_applied(self.text.editor.text)
        saved = self._save()
        if self._kept is not None and not saved:
            self.shelf.choose(self._kept.folder)
        return saved

    def _ask_to_discard(self, then: Callable[[], object]) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Discard the text?"))
        box.setText(self.tr("The text has faults and cannot be saved. Discard what you wrote there?"))
        yes = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("&Keep it"), QMessageBox.ButtonRole.RejectRole))

        def discard() -> None:
            self.let_go()
            self.leave(then)

        yes.clicked.connect(discard)
        if self._kept is not None:
            self.shelf.choose(self._kept.folder)
        box.open()

    def let_go(self) -> None:
        """Drop the draft of the text."""
        self.text.discard.click()
        self.text.faultless = True

    def on_changes_clicked(self) -> None:
        if self._kept is not None and self.present is not None:
            lines = difference(self._kept.demonstration, self.present)
            DifferenceDialog(self.tr("Changes since it was saved"), lines, self._colours, self).open()

    def on_earlier_clicked(self) -> None:
        """Show what taking the last saved state before this one would change."""
        if self._kept is None or self.present is None:
            return
        earlier = versions(self._kept.folder)
        try:
            before = load_version(earlier[-1])
        except (DeixisError, IndexError) as error:
            self._show_wrong(str(error))
            return
        dialog = DifferenceDialog(
            self.tr("Back to the state before"),
            difference(self.present, before),
            self._colours,
            self,
            take=self.tr("&Take it"),
        )
        dialog.taken.connect(lambda: self.history.push(before, self.tr("go back")))
        dialog.open()

    def on_state_showed(self, demonstration: Demonstration) -> None:
        """Another state is the present one: show it, with the same step chosen if it is still there."""
        step, place = self.list.step, self.list.currentIndex().row()
        self.model.show(demonstration)
        self.replay.show_demonstration(demonstration)
        self.text.show_text(text_of(demonstration))
        if (step is None or not self.list.choose(step.id)) and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(max(place, 0), self.model.rowCount() - 1)))
        self.on_step_chosen(self.list.step)
        self._show_ready()

    # --- the text -----------------------------------------------------------------------------------------

    def on_text_clicked(self, texted: bool) -> None:
        if not texted and self.text.drafted:
            self.bar.text.setChecked(True)
            self._show_wrong(self.tr("The text is not applied yet (apply or discard it)"))
            return
        self._show_wrong("")
        self._show_body()
        (self.text.editor if texted else self.list).setFocus()
        if texted and self.list.step is not None:
            self.text.go_to(self.list.step.id)
        self._show_ready()

    def on_text_applied(self, text: str) -> None:
        wrong = self.edits.make(self.tr("change the text"), lambda now: read(text))
        if not wrong and self.present is not None:
            self.text.show_text(text_of(self.present))
            self.told.emit(self.tr("Applied"))

    # --- the replay ---------------------------------------------------------------------------------------

    def on_replay_wanted(self, here: bool, stepping: bool) -> None:
        """Save what is modified, then order the replay. here: from the chosen step on."""
        if self._kept is None or not self._save_all():
            return
        first = self._outer_of(self.list.step) if here else ""
        self.replay_ordered.emit(self.replay.wish(first), stepping)

    def _outer_of(self, step: Step | None) -> str:
        """Return the id of the step, or of the outermost branch that it is in: a replay begins there."""
        assert step is not None
        assert self.present is not None
        return next(
            outer.id for outer in self.present.steps if step.id in [each.id for each in every_step((outer,))]
        )

    def begin(self, bridge: ReplayBridge) -> None:
        """Show what comes of a replay from now on."""
        self._show_wrong("")
        self.bar.text.setChecked(False)
        self._show_body()
        self.list.setFocus()  # the button that was pressed cannot keep it
        self.model.forget_states()
        self.live.show_moment(None)
        self.views.show_screen()
        self.replay.begin(bridge)
        bridge.teacher.corrected.connect(self.show_learned)

    def on_stated(self, which: str, state: State) -> None:
        self.model.show_state(which, state)
        place = self.model.row_of(which)
        if place >= 0 and state in AT_WORK:
            self.list.scrollTo(self.model.index(place))

    def on_replay_ended(self) -> None:
        """Choose the step that it ended on; the screen stays on show beside it."""
        if self.replay.failed and self.list.choose(self.replay.failed):
            self.views.show_screen()

    def on_teach_pressed(self, which: str) -> None:
        """Replay it from the step on which it ended, where the person can show it."""
        step = self._step(which)
        if step is None:
            self._show_wrong(self.tr("The step is there no more (undo what was changed, or replay it anew)"))
        elif self._save_all():
            self.replay_ordered.emit(self.replay.wish_to_show(self._outer_of(step)), False)

    def _step(self, which: str) -> Step | None:
        steps = every_step(self.present.steps) if self.present is not None else ()
        return next((step for step in steps if step.id == which), None)

    def words_of(self, which: str) -> str:
        """Say what the step of an id does."""
        step = self._step(which)
        return step_words(step) if step is not None else which

    def show_learned(self, kept: Kept) -> None:
        """A replay has learned from what was shown: that is its present state, and can be taken back."""
        if self._kept is None or self._kept.folder != kept.folder:
            return
        self._kept = kept
        self.history.push(kept.demonstration, self.tr("learn what was shown"))
        self.replay.show_learned()
        self.shelf.refresh()
        self._show_ready()

    def show_making(self) -> None:
        """Steps are made of a recording: say so where they will be."""
        self.nothing.setText(self.tr("Making steps of what was shown. This takes a moment…"))
        self._body.setCurrentIndex(0)
        self.record.setEnabled(False)

    def show_made(self) -> None:
        """They are made, or could not be."""
        self.nothing.setText(self.tr("Choose a demonstration to look at its steps."))
        self._show_body()
        self.record.setEnabled(self._phase is Phase.IDLE)

    # --- what is shown ------------------------------------------------------------------------------------

    def _show_body(self) -> None:
        opened = self._kept is not None
        self._body.setCurrentIndex(0 if not opened else 2 if self.bar.text.isChecked() else 1)

    def on_step_chosen(self, step: Step | None) -> None:
        self.details.show_step(step)
        if not self.replay.going:
            self.views.show_target()
        self.replay.show_chosen(step is not None)
        self._show_target()
        self._show_step()

    def _show_target(self) -> None:
        shown, kept = self.details.shown, self._kept
        if kept is None or shown is None:
            self.view.show_target(None, None)
            return
        file = kept.frame(shown.frame)
        moment = Moment(number=0, area=_area(kept, file), frame=stored(file), look=shown.frame)
        self.view.show_target(moment, Box(*shown.box))

    def _show_step(self) -> None:
        step, now = self.list.step, self.present
        siblings: list[str] = []
        if step is not None and now is not None:
            siblings = [each.id for each in edit.siblings_of(now, step.id)]
        place = siblings.index(step.id) if step is not None and siblings else 0
        usable = self._phase is Phase.IDLE and not self.bar.text.isChecked()
        self.bar.show_step(step, place, len(siblings), usable=usable)

    def _show_ready(self) -> None:
        kept, now = self._kept, self.present
        name = now.demonstration if now is not None else self.tr("Nothing is open")
        self.bar.name.setText(f"{name} *" if self.modified else name)
        self.bar.show_ready(
            opened=kept is not None,
            texted=self.bar.text.isChecked(),
            idle=self._phase is Phase.IDLE,
            earlier=kept is not None and bool(versions(kept.folder)),
            modified=self.modified,
        )
        self._show_step()

    def _show_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def focus(self) -> None:
        """Give the focus to what is worked with first: the steps, or the list of demonstrations."""
        (self.list if self._kept is not None else self.shelf.list).setFocus()

    def show_phase(self, phase: Phase) -> None:
        """A run begins or ends: nothing is changed while it goes on."""
        self._phase = phase
        self.edits.allowed = phase is Phase.IDLE
        self.replay.show_phase(phase)
        self.shelf.setEnabled(not self.replay.going)
        self.record.setEnabled(phase is Phase.IDLE)
        self.text.editor.setReadOnly(phase is not Phase.IDLE)
        self.details.setEnabled(phase is Phase.IDLE and self.list.step is not None)
        self._show_ready()

    def close_down(self) -> None:
        """Look no more: the window closes."""
        self.text.close_down()


def _area(kept: Kept, file: Path) -> Box:
    """Return what a frame shows, in screen points."""
    screen = kept.demonstration.screen
    if screen is not None:
        return Box(*screen.box)
    size = QImageReader(str(file)).size()  # of the file's first bytes
    return Box(0, 0, max(size.width(), 1), max(size.height(), 1))
