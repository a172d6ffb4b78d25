"""The page of demonstrations: which there are, the steps of one to change, and what each points at.

What is changed here can be taken back until another one is opened. It is saved by its key, and whenever it
is left; every state that was saved before stays among the earlier ones.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from agent.demonstration import edit
from agent.demonstration.folder import read, text_of, versions
from agent.demonstration.schema import Demonstration, Step
from agent.demonstration.shelf import shelf_beside
from agent.settings import Settings
from ui.background import Background
from ui.buttons import push
from ui.demonstration_bar import DemonstrationBar
from ui.demonstration_changes import DemonstrationChanges
from ui.demonstration_edits import DemonstrationEdits
from ui.demonstration_file import DemonstrationFile
from ui.demonstration_history import DemonstrationHistory
from ui.demonstration_list import DemonstrationList
from ui.demonstration_model import DemonstrationModel
from ui.demonstration_text import DemonstrationText
from ui.label import card, plain, rule
from ui.phase import Phase
from ui.replay_bridge import ReplayBridge
from ui.replay_panel import ReplayPanel
from ui.replaying import Replaying
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
        self.file = DemonstrationFile(self.history, self.text, background, self)
        self.changes = DemonstrationChanges(self.file, self.history, colours, self)
        self.replaying = Replaying(
            self.replay, self.file, self.history, self.model, self.list, self.views, self
        )
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
        self.shelf.wanted.connect(self.file.on_wanted)
        self.shelf.entered.connect(self.focus)
        self.shelf.told.connect(self.told)
        self.file.opened.connect(self.on_opened)
        self.file.saved.connect(self.on_saved)
        self.file.stayed.connect(self.shelf.choose)
        self.file.told.connect(self.told)
        self.file.failed.connect(self._show_wrong)
        self.changes.failed.connect(self._show_wrong)
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
        self.replay.episode_wanted.connect(self.episode_wanted)
        self.replaying.ordered.connect(self.replay_ordered)
        self.replaying.learned.connect(self.shelf.refresh)
        self.replaying.learned.connect(self._show_ready)
        self.replaying.failed.connect(self._show_wrong)
        bar.text.clicked.connect(self.on_text_clicked)
        bar.changes.clicked.connect(self.changes.on_changes_clicked)
        bar.earlier.clicked.connect(self.changes.on_earlier_clicked)
        bar.save.clicked.connect(self.file.save_all)
        bar.up.clicked.connect(lambda: self.edits.move(-1))
        bar.down.clicked.connect(lambda: self.edits.move(1))
        bar.off.clicked.connect(self.edits.on_switch_wanted)
        bar.add.clicked.connect(self.edits.on_add_clicked)
        bar.rename.clicked.connect(self.edits.on_rename_clicked)
        bar.value.clicked.connect(self.edits.on_value_clicked)
        bar.delete.clicked.connect(self.edits.on_delete_clicked)

    # --- what is open -------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings, and look beside their folder of episodes from now on."""
        self.replay.show_settings(settings)
        self.shelf.look_into(shelf_beside(settings.runs))

    def on_opened(self) -> None:
        """Another one is open, or none: show it from its first step."""
        kept = self.file.kept
        self._show_wrong("")
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

    def on_saved(self) -> None:
        self._show_wrong("")
        self.shelf.refresh()
        self._show_ready()

    def begin(self, bridge: ReplayBridge) -> None:
        """Show what comes of a replay from now on."""
        self._show_wrong("")
        self.bar.text.setChecked(False)
        self._show_body()
        self.list.setFocus()  # the button that was pressed cannot keep it
        self.replaying.begin(bridge)

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
        if not wrong and self.history.present is not None:
            self.text.show_text(text_of(self.history.present))
            self.told.emit(self.tr("Applied"))

    # --- a recording --------------------------------------------------------------------------------------

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
        opened = self.file.kept is not None
        self._body.setCurrentIndex(0 if not opened else 2 if self.bar.text.isChecked() else 1)

    def on_step_chosen(self, step: Step | None) -> None:
        self.details.show_step(step)
        if not self.replay.going:
            self.views.show_target()
        self.replay.show_chosen(step is not None)
        self._show_target()
        self._show_step()

    def _show_target(self) -> None:
        self.views.look_at(self.file.kept, self.details.shown)

    def _show_step(self) -> None:
        step, now = self.list.step, self.history.present
        siblings: list[str] = []
        if step is not None and now is not None:
            siblings = [each.id for each in edit.siblings_of(now, step.id)]
        place = siblings.index(step.id) if step is not None and siblings else 0
        usable = self._phase is Phase.IDLE and not self.bar.text.isChecked()
        self.bar.show_step(step, place, len(siblings), usable=usable)

    def _show_ready(self) -> None:
        kept, now = self.file.kept, self.history.present
        name = now.demonstration if now is not None else self.tr("Nothing is open")
        self.bar.name.setText(f"{name} *" if self.file.modified else name)
        self.bar.show_ready(
            opened=kept is not None,
            texted=self.bar.text.isChecked(),
            idle=self._phase is Phase.IDLE,
            earlier=kept is not None and bool(versions(kept.folder)),
            modified=self.file.modified,
        )
        self._show_step()

    def _show_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def focus(self) -> None:
        """Give the focus to what is worked with first: the steps, or the list of demonstrations."""
        (self.list if self.file.kept is not None else self.shelf.list).setFocus()

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
