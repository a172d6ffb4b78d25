"""The window: it gives orders to a run and shows what the run tells."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from agent import onlook
from agent.control import Control
from agent.episode import Ending
from agent.errors import DeixisError
from agent.events import (
    Answer,
    Asked,
    Captured,
    Decided,
    Ended,
    Event,
    Judged,
    Performed,
    Probed,
    Question,
    Read,
    Said,
    Started,
)
from agent.replay.progress import waited
from agent.screenshot import Screenshot
from agent.settings import Settings
from ui import widget_marks
from ui.approve_dialog import ApproveDialog
from ui.background import Background
from ui.bridge import Bridge, MakeSession, Order, TaskBridge
from ui.demonstration_page import DemonstrationPage
from ui.header import Header
from ui.label import ElidedLabel
from ui.library import Library
from ui.memory import Memory
from ui.models_page import ModelsPage
from ui.panels.docks import Docks
from ui.phase import Phase
from ui.question_dialog import QuestionDialog
from ui.reason_words import thought_words
from ui.record_bridge import MakeRecorder, MakeSteps, Records
from ui.record_open import make_steps, open_recorder
from ui.recording import Recording
from ui.replay_bridge import MakeReplay, ReplayBridge, ReplayWish, make_replay
from ui.run_buttons import RunButtons, listen
from ui.script_bridge import MakeScript, ScriptBridge, ScriptOrder, make_script
from ui.script_page import ScriptPage
from ui.settings_dialog import SettingsDialog
from ui.stage import Stage
from ui.teaching import Teaching
from ui.theme import Colours
from ui.words import decision_words, ending_words, opinion_words
from ui.work_page import WorkPage

if TYPE_CHECKING:
    from agent.record.attend import Attended

REPAINT_MS = 120  # what applications below a dialog take to paint where it was


class MainWindow(QMainWindow):
    """One run at a time."""

    settings_saved = Signal(object)  # Settings

    def __init__(
        self,
        settings: Settings,
        *,
        colours: Colours,
        language: Literal["en", "zh"],
        memory: Memory,
        make_session: MakeSession,
        make_script: MakeScript = make_script,
        make_replay: MakeReplay = make_replay,
        make_recorder: MakeRecorder | None = None,
        make_steps: MakeSteps | None = None,
    ) -> None:
        """language: the one in which reports are written; the window's own is the application's."""
        super().__init__()
        self._settings = settings
        self._colours = colours
        self._memory = memory
        self._make_session = make_session
        self._make_script = make_script
        self._make_replay = make_replay
        self._background = Background(self)
        self._bridge: Bridge | None = None
        self._dialog: QuestionDialog | None = None
        self._shot: Screenshot | None = None
        self._phase = Phase.IDLE
        self._stepping = False
        self._closing = False
        self.setWindowTitle("Deixis")
        self.header = Header(colours)
        self.work = WorkPage(settings, colours, self._background, memory.tasks)
        self.scripts = ScriptPage(settings, colours, self._background, memory.scripts, language=language)
        self.demonstrations = DemonstrationPage(settings, colours, self._background)
        self.models = ModelsPage(settings, colours, self._background)
        self.library = Library(settings.runs, colours, self._background, language=language)
        self.stage = Stage(self, colours)
        self.teaching = Teaching(self.stage, colours, words_of=self.demonstrations.replaying.words_of)
        self.recording = Recording(
            self,
            colours,
            make_recorder=make_recorder or self._open_recorder,
            make_steps=make_steps or self._steps_of,
        )
        self._lay_out()
        self._connect()
        if not memory.restore(self, *self._splitters):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width() * 9 // 10), min(860, room.height() * 9 // 10))
        self.docks = Docks(self, colours, memory, steps=self.work.steps)
        self.header.panels.clicked.connect(self.docks.show_gallery)
        self.library.opened.connect(self.docks.on_opened)
        self.library.playback.chosen.connect(self.docks.show_kept_moment)
        self.recording.attended.connect(self.docks.on_attended)
        self.work.widgets.toggled.connect(self.on_widgets_toggled)
        self.work.task.sentence.setFocus()

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.work, self.scripts, self.demonstrations, self.models, self.library):
            self.pages.addWidget(page)
        self.status = ElidedLabel(self.tr("Ready"))
        self.status.setProperty("kind", "muted")
        self.status.setAccessibleName(self.tr("State"))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.header.page_chosen.connect(self.on_page_chosen)
        self.header.settings.clicked.connect(self.on_settings_clicked)
        self.library.told.connect(self.status.setText)
        self.demonstrations.told.connect(self.status.setText)
        self.models.told.connect(self.status.setText)
        self.models.settings_changed.connect(self.on_settings_saved)
        self.demonstrations.record.clicked.connect(self.on_record_wanted)
        self.demonstrations.replay_ordered.connect(self.on_replay_ordered)
        self.demonstrations.episode_wanted.connect(self.on_episode_wanted)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.on_record_wanted)
        self.recording.told.connect(self.status.setText)
        self.recording.recorded.connect(self.on_recorded)
        self.recording.making.connect(self.demonstrations.show_making)
        self.recording.over.connect(self.on_recording_over)
        self.teaching.told.connect(self.status.setText)
        self.teaching.asked.connect(self.on_dialog_wanted)
        self.work.task.ordered.connect(self.on_ordered)
        for view in (self.scripts.view, self.demonstrations.live):
            self.work.steps.chosen.connect(view.show_moment)
        self.scripts.ordered.connect(self.on_script_ordered)
        self.scripts.told.connect(self.status.setText)
        self.scripts.episode_wanted.connect(self.on_episode_wanted)
        for buttons in (
            self.work.task.buttons,
            self.scripts.bar.buttons,
            self.demonstrations.replay.buttons,
        ):
            buttons.pause_pressed.connect(self.on_pause_pressed)
            buttons.resume_pressed.connect(self.on_resume_pressed)
            buttons.step_pressed.connect(self.on_step_pressed)
            buttons.stop_pressed.connect(self.on_stop_pressed)
        listen(self, self._buttons)
        self.stage.curtain.lifted.connect(self.on_curtain_lifted)

    @property
    def _splitters(self) -> list[QSplitter]:
        scripts, demonstrations = self.scripts, self.demonstrations
        return [
            *(self.work.across, self.work.down, self.library.splitter),
            *(scripts.across, scripts.left, scripts.right),
            *(demonstrations.across, demonstrations.right),
        ]

    def _buttons(self) -> RunButtons:
        """Return those of the page that is shown."""
        page = self.pages.currentWidget()
        if page is self.demonstrations:
            return self.demonstrations.replay.buttons
        return self.scripts.bar.buttons if page is self.scripts else self.work.task.buttons

    @property
    def busy(self) -> bool:
        """Whether a run goes on."""
        return self._bridge is not None

    def _enter(self, phase: Phase, words: str) -> None:
        self._phase = phase
        self.work.task.show_phase(phase)
        self.scripts.show_phase(phase)
        self.demonstrations.show_phase(phase)
        self.models.show_phase(phase)
        self.header.settings.setEnabled(phase is Phase.IDLE)
        self.status.setText(words)

    def on_page_chosen(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.docks.look_back(self.pages.currentWidget() is self.library)
        focus = QApplication.focusWidget()
        by_arrow = focus is not None and self.header.isAncestorOf(focus)
        if self.pages.currentWidget() is self.scripts and not by_arrow:
            self.scripts.editor.setFocus()  # rather than the first of its buttons
        elif self.pages.currentWidget() is self.demonstrations and not by_arrow:
            self.demonstrations.focus()
        elif self.pages.currentWidget() is self.models and not by_arrow:
            self.models.focus()

    def on_ordered(self, order: Order, stepping: bool) -> None:
        if self.recording.busy:
            return
        self.header.show_page(0)
        bridge = TaskBridge(
            order,
            make_session=self._make_session,
            curtain=self.stage.curtain_for(order.settings),
            parent=self,
        )
        bridge.failed.connect(self.work.task.show_wrong)
        bridge.told.connect(self.work.task.show_told)
        self._begin(bridge, order.settings, stepping)

    def on_script_ordered(self, order: ScriptOrder, stepping: bool) -> None:
        if self.recording.busy:
            return
        bridge = ScriptBridge(
            order,
            make_script=self._make_script,
            curtain=self.stage.curtain_for(order.settings),
            parent=self,
        )
        self.scripts.begin(order, bridge)
        self._begin(bridge, order.settings, stepping)

    def on_replay_ordered(self, wish: ReplayWish, stepping: bool) -> None:
        if self.recording.busy:
            return
        bridge = ReplayBridge(
            wish,
            make_replay=self._make_replay,
            curtain=self.stage.curtain_for(wish.settings),
            parent=self,
        )
        self.demonstrations.begin(bridge)
        self.teaching.begin(bridge.teacher)
        bridge.concluded.connect(self.on_concluded)
        self._begin(bridge, wish.settings, stepping)

    def _begin(self, bridge: Bridge, settings: Settings, stepping: bool) -> None:
        self._bridge = bridge
        self.work.model.begin()
        bridge.occurred.connect(self.on_event)
        bridge.asked.connect(self.on_asked)
        bridge.failed.connect(self.on_failed)
        bridge.finished.connect(self.on_finished)
        self.docks.begin(bridge)
        self._stepping = stepping
        if stepping:
            bridge.control.step()
        self._enter(Phase.RUNNING, self.tr("Getting ready…"))
        self.stage.take(settings)
        bridge.start()

    def on_event(self, event: Event) -> None:
        """Show what the run tells."""
        model, strip = self.work.model, self.stage.strip
        match event:
            case Started():
                model.begin()
                self.status.setText(self.tr("Running"))
            case Captured(number=number, screenshot=shot):
                self._shot = shot
                model.captured(event)
                strip.show_step(number)
                self.status.setText(self.tr("Step {0}: thinking…").format(number))
            case Read(texts):
                model.read(texts)
            case Said(text):
                model.said(text)
                strip.show_thought(model.moment(model.rowCount() - 1).thought if model.rowCount() else text)
            case Probed(reading, number):
                if reading.source == widget_marks.SOURCE:  # the panels hear of theirs by themselves
                    model.found(widget_marks.widgets_in(reading), number)
            case Decided(number, decision):
                model.decided(decision)
                words = decision_words(decision)
                strip.show_thought(thought_words(decision.thought) or words)
                self.status.setText(self.tr("Step {0}: {1}").format(number, words))
            case Asked():
                self.status.setText(self.tr("Waiting for you"))
            case Judged(opinion=opinion):
                model.judged(opinion)
                self.status.setText(opinion_words(opinion))
            case Performed(step):
                model.performed(step)
                if self._stepping and isinstance(self._bridge, ReplayBridge) and waited(step):
                    self._bridge.control.step()  # the step that was asked for is still to come
                else:
                    self._pause_if_wanted()
            case Ended(ending, _):
                model.end()
                self.status.setText(ending_words(ending))
            case _:
                assert_never(event)

    def on_widgets_toggled(self, yes: bool) -> None:
        """Have widgets found on each screen, if there is what finds them."""
        if yes and widget_marks.SOURCE not in onlook.registered(self._settings).probes():
            self.work.widgets.setChecked(False)
            words = self.tr("No widgets are found: the detector has no weights (name them in the settings)")
            self.status.setText(words)
            return
        self.docks.on_widgets_wanted(yes)

    def _pause_if_wanted(self) -> None:
        if self._bridge is not None and self._bridge.control.paused:
            self._enter(Phase.PAUSED, self.tr("Paused"))
            self.stage.show_window()

    def on_asked(self, question: Question) -> None:
        self.on_dialog_wanted(ApproveDialog(question, self._shot, self._colours, self._background))

    def on_dialog_wanted(self, dialog: QuestionDialog) -> None:
        """Put a question of the run before the person."""
        self.stage.make_room()
        self._dialog = dialog
        self._dialog.answered.connect(self.on_answered)
        self._dialog.stop_pressed.connect(self.on_stop_pressed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def on_answered(self, answer: Answer) -> None:
        """Let the run go on once the dialog has left the screen, and what was under it is painted."""
        QGuiApplication.sync()
        self._dismiss()
        self.stage.hide_window()
        bridge = self._bridge
        if bridge is not None:
            QTimer.singleShot(REPAINT_MS, bridge, lambda: bridge.answer(answer))

    def _dismiss(self) -> None:
        if self._dialog is not None:
            self._dialog.withdraw()
            self._dialog.deleteLater()
            self._dialog = None

    def on_concluded(self, ending: Ending) -> None:
        self.status.setText(ending_words(ending))

    def on_failed(self) -> None:
        self.status.setText(self.tr("Not begun"))
        self.work.model.end()

    def on_finished(self) -> None:
        bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.deleteLater()
        self._dismiss()
        self.teaching.end()
        self._enter(Phase.IDLE, self.status.text())
        self.stage.give_back()
        if self._closing:
            self.close()

    def on_pause_pressed(self) -> None:
        if self._bridge is not None:
            self._stepping = False
            self._bridge.control.pause()
            self._enter(Phase.PAUSED, self.tr("Paused: this step is still brought to its end"))

    def on_resume_pressed(self) -> None:
        if self._bridge is not None:
            self._enter(Phase.RUNNING, self.tr("Running"))
            self.stage.hide_window()
            self._stepping = False
            self._bridge.control.resume()

    def on_step_pressed(self) -> None:
        if self._bridge is not None and self._phase is Phase.PAUSED:
            self._enter(Phase.RUNNING, self.tr("Taking one step"))
            self.stage.hide_window()
            self._stepping = True
            self._bridge.control.step()

    def on_stop_pressed(self) -> None:
        if self._bridge is not None:
            self._enter(Phase.STOPPING, self.tr("Stopping…"))
            self._bridge.control.stop("the stop button was pressed")

    def on_curtain_lifted(self) -> None:
        """A look that ended the paused step had minimised the window: bring it back."""
        if self._phase is Phase.PAUSED and self.isMinimized():
            self.stage.show_window()

    def on_episode_wanted(self, folder: Path) -> None:
        self.library.show_episode(folder)
        self.header.library.click()

    def _open_recorder(
        self,
        task: str,
        *,
        last: float | None,
        control: Control,
        on_failure: Callable[[DeixisError], None],
        tell: Callable[[Attended], None],
    ) -> AbstractContextManager[Records]:
        return open_recorder(
            self._settings, task, last=last, control=control, on_failure=on_failure, tell=tell
        )

    def _steps_of(self, folder: Path) -> object:
        return make_steps(self._settings, folder)

    def on_record_wanted(self) -> None:
        """Ask what is going to be shown; one thing at a time has the hands."""
        if self._phase is Phase.IDLE and not self.recording.busy:
            self.recording.ask()

    def on_recorded(self, folder: Path) -> None:
        """Show the steps that were made."""
        self.status.setText(self.tr("Recorded"))
        self.header.demonstrations.click()
        self.demonstrations.shelf.refresh()
        self.demonstrations.file.open(folder)

    def on_recording_over(self) -> None:
        self.demonstrations.show_made()
        if self._closing:
            self.close()

    def on_settings_clicked(self) -> None:
        dialog = SettingsDialog(self._settings, self._colours, self)
        dialog.saved.connect(self.on_settings_saved)
        dialog.open()

    def on_settings_saved(self, settings: Settings) -> None:
        self._settings = settings
        self.work.task.show_settings(settings)
        self.scripts.show_settings(settings)
        self.library.show_runs(settings.runs)
        self.demonstrations.show_settings(settings)
        self.models.show_settings(settings)
        self.status.setText(self.tr("Settings saved"))
        self.settings_saved.emit(settings)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        opened = event.type() is QEvent.Type.WindowStateChange and not self.isMinimized()
        if opened and self._phase is Phase.RUNNING and self.stage.taken:
            self.stage.strip.hide()
            self.on_pause_pressed()  # whoever opens the window wants to look at it

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._bridge is not None:  # first the run ends, and lets go of what it holds
            self._closing = True
            self.on_stop_pressed()
            event.ignore()
            return
        if self.recording.busy:  # what is shown is kept first
            self._closing = True
            self.recording.stop()
            event.ignore()
            return
        if self.scripts.file.modified:  # first the person says what becomes of the script
            event.ignore()
            self._closing = False
            self.header.scripts.click()
            self.scripts.file.leave(self.close)
            return
        if not self.demonstrations.file.left(or_else=self.close):  # then it says or asks why
            event.ignore()
            self._closing = False
            self.header.demonstrations.click()
            return
        self._memory.keep(
            self, *self._splitters, tasks=self.work.task.history, scripts=self.scripts.file.recent
        )
        self.docks.close()
        self.scripts.close_down()
        self.demonstrations.close_down()
        self.models.close_down()
        self._background.close()
        self.library.playback.pause()
        self.teaching.close()
        self.stage.close()
        self.recording.close()
        event.accept()
