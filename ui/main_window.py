"""The window: what its pages order becomes a run, and all its parts are told of it.

The trap: only one thing at a time has the hands. So nothing is run while something is recorded, and nothing
is recorded while something is run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from agent import onlook
from agent.settings import Settings
from ui import widget_marks
from ui.background import Background
from ui.bridge import Bridge, MakeSession, Order, TaskBridge
from ui.closing import Closing
from ui.current_run import CurrentRun
from ui.header import Header
from ui.label import ElidedLabel
from ui.memory import Memory
from ui.narrator import Narrator
from ui.pages import Pages
from ui.panels.docks import Docks
from ui.phase import Phase
from ui.questioning import Questioning
from ui.record_open import ScreenRecorder
from ui.recording import Recording
from ui.replay_bridge import MakeReplay, ReplayBridge, ReplayWish, make_replay
from ui.run_buttons import listen
from ui.script_bridge import MakeScript, ScriptBridge, ScriptOrder, make_script
from ui.settings_dialog import SettingsDialog
from ui.stage import Stage
from ui.teaching import Teaching
from ui.theme import Colours


class MainWindow(QMainWindow):
    """Puts the parts together."""

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
        self._recorder = ScreenRecorder(settings)
        self.setWindowTitle("Deixis")
        self.header = Header(colours)
        self.pages = pages = Pages(settings, colours, self._background, memory, language=language)
        self.work, self.scripts, self.demonstrations = pages.work, pages.scripts, pages.demonstrations
        self.models, self.library = pages.models, pages.library
        self.stage = Stage(self, colours)
        self.run = CurrentRun(self.stage, self)
        self.narrator = Narrator(self.work.model, self.stage.strip, self)
        self.questioning = Questioning(self.stage, colours, self._background)
        self.teaching = Teaching(self.stage, colours, words_of=self.demonstrations.replaying.words_of)
        self.recording = Recording(
            self, colours, make_recorder=self._recorder.open, make_steps=self._recorder.make_steps
        )
        self.closing = Closing(self, self.header, pages, run=self.run, recording=self.recording)
        self._lay_out()
        self._connect()
        if not memory.restore(self, *pages.splitters):
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
        for teller in (self.pages, self.recording, self.teaching, self.narrator, self.run):
            teller.told.connect(self.status.setText)
        self.work.task.ordered.connect(self.on_ordered)
        self.scripts.ordered.connect(self.on_script_ordered)
        self.scripts.episode_wanted.connect(self.on_episode_wanted)
        self.demonstrations.record.clicked.connect(self.on_record_wanted)
        self.demonstrations.replay_ordered.connect(self.on_replay_ordered)
        self.demonstrations.episode_wanted.connect(self.on_episode_wanted)
        self.models.settings_changed.connect(self.on_settings_saved)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.on_record_wanted)
        self.recording.recorded.connect(self.on_recorded)
        self.recording.making.connect(self.demonstrations.show_making)
        self.recording.over.connect(self.on_recording_over)
        self.teaching.asked.connect(self.questioning.put)
        self.questioning.stop_pressed.connect(self.run.stop)
        self.run.entered.connect(self.on_phase_entered)
        self.run.over.connect(self.on_run_over)
        for buttons in self.pages.hands:
            buttons.pause_pressed.connect(self.run.pause)
            buttons.resume_pressed.connect(self.run.resume)
            buttons.step_pressed.connect(self.run.step)
            buttons.stop_pressed.connect(self.run.stop)
        listen(self, self.pages.buttons)
        self.stage.curtain.lifted.connect(self.on_curtain_lifted)

    @property
    def busy(self) -> bool:
        """Whether a run goes on."""
        return self.run.busy

    def on_phase_entered(self, phase: Phase) -> None:
        self.pages.show_phase(phase)
        self.header.settings.setEnabled(phase is Phase.IDLE)

    def on_page_chosen(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.docks.look_back(self.pages.currentWidget() is self.library)
        focus = QApplication.focusWidget()
        if focus is None or not self.header.isAncestorOf(focus):  # not by its arrow keys
            self.pages.focus()

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
        bridge.finished.connect(self.teaching.end)
        bridge.concluded.connect(self.narrator.on_concluded)
        self._begin(bridge, wish.settings, stepping)

    def _begin(self, bridge: Bridge, settings: Settings, stepping: bool) -> None:
        self.narrator.begin(bridge)
        self.questioning.begin(bridge)
        self.docks.begin(bridge)
        self.run.begin(bridge, settings, stepping=stepping)

    def on_run_over(self) -> None:
        if self.closing.wanted:
            self.close()

    def on_widgets_toggled(self, yes: bool) -> None:
        """Have widgets found on each screen, if there is what finds them."""
        if yes and widget_marks.SOURCE not in onlook.registered(self._settings).probes():
            self.work.widgets.setChecked(False)
            words = self.tr("No widgets are found: the detector has no weights (name them in the settings)")
            self.status.setText(words)
            return
        self.docks.on_widgets_wanted(yes)

    def on_curtain_lifted(self) -> None:
        """A look that ended the paused step had minimised the window: bring it back."""
        if self.run.phase is Phase.PAUSED and self.isMinimized():
            self.stage.show_window()

    def on_episode_wanted(self, folder: Path) -> None:
        self.library.show_episode(folder)
        self.header.library.click()

    def on_record_wanted(self) -> None:
        """Ask what is going to be shown; one thing at a time has the hands."""
        if self.run.phase is Phase.IDLE and not self.recording.busy:
            self.recording.ask()

    def on_recorded(self, folder: Path) -> None:
        """Show the steps that were made."""
        self.status.setText(self.tr("Recorded"))
        self.header.demonstrations.click()
        self.demonstrations.shelf.refresh()
        self.demonstrations.file.open(folder)

    def on_recording_over(self) -> None:
        self.demonstrations.show_made()
        if self.closing.wanted:
            self.close()

    def on_settings_clicked(self) -> None:
        dialog = SettingsDialog(self._settings, self._colours, self)
        dialog.saved.connect(self.on_settings_saved)
        dialog.open()

    def on_settings_saved(self, settings: Settings) -> None:
        self._settings = settings
        self._recorder.settings = settings
        self.pages.show_settings(settings)
        self.status.setText(self.tr("Settings saved"))
        self.settings_saved.emit(settings)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        opened = event.type() is QEvent.Type.WindowStateChange and not self.isMinimized()
        if opened and self.run.phase is Phase.RUNNING and self.stage.taken:
            self.stage.strip.hide()
            self.run.pause()  # whoever opens the window wants to look at it

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.closing.settled():
            event.ignore()
            return
        self._memory.keep(
            self, *self.pages.splitters, tasks=self.work.task.history, scripts=self.scripts.file.recent
        )
        self.docks.close()
        self.pages.close_down()
        self._background.close()
        self.library.playback.pause()
        self.teaching.close()
        self.stage.close()
        self.recording.close()
        event.accept()
