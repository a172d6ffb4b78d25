"""The hand on a replay, above the page of demonstrations: begin, pause, stop, how it is done, what came."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent.demonstration.schema import Demonstration
from agent.episode import Ending, Verdict
from agent.events import Ended, Event, Started
from agent.replay.progress import FAILED, State, news, when_over
from agent.settings import Settings
from ui.buttons import push, tool
from ui.label import ElidedLabel, card, plain, say
from ui.phase import Phase
from ui.reason_words import reason_words
from ui.replay_bridge import ReplayBridge, ReplayWish
from ui.replay_drawer import ReplayDrawer
from ui.replay_options import ReplayChoice, ReplayOptions
from ui.run_buttons import RunButtons
from ui.theme import Colours
from ui.words import ending_words


class ReplayPanel(QWidget):
    """Tells what is wanted of the open demonstration, and how it ended, until another one is opened."""

    wanted = Signal(bool, bool)  # from the chosen step on, and whether to pause after the first one
    stated = Signal(str, object)  # the id of a step, and its State
    ended = Signal()
    episode_wanted = Signal(object)  # Path
    teach_pressed = Signal(str)  # the id of the step that the replay ended on

    def __init__(
        self,
        settings: Settings,
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._choices: dict[Path, ReplayChoice] = {}
        self._opened: Path | None = None
        self._steps = 0
        self._chosen = False
        self._phase = Phase.IDLE
        self._going = False
        self._episode: Path | None = None
        self._states: dict[str, State] = {}
        self._lesson = ""  # what was said last in a lesson in which nothing was learned
        start = push(colours, self.tr("Re&play"), "run", kind="primary", keys="F5")
        self.buttons = RunButtons(colours, start=start)
        self.here = push(colours, self.tr("From &here"), "from-here", keys="Shift+F5")
        self.more = tool(colours, self.tr("Options"), "options", keys="F6", worded=True, checkable=True)
        self.reason = ElidedLabel()
        self.reason.setProperty("kind", "muted")
        self.options = ReplayOptions(settings, colours)
        self.drawer = card(ReplayDrawer(self.options))
        self.drawer.hide()
        self.verdict = plain()
        self.verdict.setAccessibleName(self.tr("How the replay ended"))
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.teach = push(colours, self.tr("Show &me…"), "teach")
        self.episode = push(colours, self.tr("Open in &library"), "library")
        self._lay_out()
        self._connect()
        self._show_ready()
        self._say("")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.buttons.start, self.here, self.more):
            first.addWidget(part)
        first.addWidget(self.reason, 1)
        first.addWidget(self.buttons)
        self.result = QWidget()
        second = QHBoxLayout(self.result)
        second.setContentsMargins(4, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(self.verdict, 1)
        second.addWidget(self.teach)
        second.addWidget(self.episode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self.drawer)
        column.addWidget(self.result)

    def _connect(self) -> None:
        self.more.toggled.connect(self.drawer.setVisible)
        self.more.clicked.connect(self.on_more_clicked)
        self.buttons.run_pressed.connect(lambda: self.wanted.emit(False, False))
        self.here.clicked.connect(lambda: self.wanted.emit(True, False))
        self.buttons.step_pressed.connect(self.on_step_pressed)
        self.options.changed.connect(self._show_ready)
        self.episode.clicked.connect(lambda: self.episode_wanted.emit(self._episode))
        self.teach.clicked.connect(lambda: self.teach_pressed.emit(self.failed))

    @property
    def going(self) -> bool:
        """Whether a replay goes on now."""
        return self._going

    @property
    def states(self) -> Mapping[str, State]:
        """What became of each step in the last replay of the open demonstration."""
        return MappingProxyType(self._states)

    @property
    def failed(self) -> str:
        """The id of the step on which the replay ended; '' where there is none."""
        return next((name for name, state in self._states.items() if state in FAILED), "")

    def open(self, folder: Path | None, demonstration: Demonstration | None) -> None:
        """Another demonstration is open, or none: what was chosen for it comes back."""
        if self._opened is not None:
            self._choices[self._opened] = self.options.choice
        self._opened = folder
        self._states, self._episode = {}, None
        self._say("")
        settings = self._settings
        fresh = ReplayChoice(display=settings.display, mode=settings.mode, policy=settings.policy)
        choice = self._choices.get(folder, fresh) if folder is not None else fresh
        self.options.fill(demonstration.parameters if demonstration else {}, choice)
        self.show_demonstration(demonstration)
        if self.options.form.missing:
            self.more.setChecked(True)

    def show_demonstration(self, demonstration: Demonstration | None) -> None:
        """Another state of it is the present one."""
        self.options.show_parameters(demonstration.parameters if demonstration else {})
        self._steps = len(demonstration.steps) if demonstration else 0
        self._show_ready()

    def show_chosen(self, chosen: bool) -> None:
        """There is, or there is not, a step to begin at."""
        self._chosen = chosen
        self._show_ready()

    def wish(self, first: str) -> ReplayWish:
        """Return the wish to replay the open demonstration. first: the id of a step, '' for the first one."""
        assert self._opened is not None
        return self.options.choice.wish(self._opened, self._settings, first)

    def wish_to_show(self, first: str) -> ReplayWish:
        """Return the wish to replay it from this step on where the person can show what it halts at."""
        assert self._opened is not None
        return self.options.choice.shown_here(self._settings).wish(self._opened, self._settings, first)

    def _why_not(self) -> str:
        if self._opened is None:
            return ""
        if not self._steps:
            return self.tr("It has no steps to replay")
        if self.options.form.missing:
            return self.tr("Give a value for '{0}' to replay it").format(self.options.form.missing)
        return ""

    def _show_ready(self) -> None:
        why_not = self._why_not()
        ready = self._opened is not None and not why_not
        self.reason.setText(why_not)
        self.buttons.show_ready(ready)
        self.buttons.start.setAccessibleDescription(why_not)
        self.here.setEnabled(ready and self._chosen and self._phase is Phase.IDLE)
        self.more.setEnabled(self._opened is not None)
        self.options.setEnabled(self._opened is not None and self._phase is Phase.IDLE)
        self.teach.setEnabled(ready and self._phase is Phase.IDLE)

    def on_more_clicked(self, opened: bool) -> None:
        if opened:
            self.options.focus()

    def on_step_pressed(self) -> None:
        if self.buttons.start.isEnabled():  # otherwise it is a step of the run that goes on
            self.wanted.emit(False, True)

    def begin(self, bridge: ReplayBridge) -> None:
        """Show what comes of a wish from now on."""
        self._going = True
        self._states, self._episode, self._lesson = {}, None, ""
        self._say("")
        self.more.setChecked(False)
        bridge.occurred.connect(self.on_event)
        bridge.failed.connect(self.show_wrong)
        bridge.concluded.connect(self.on_concluded)
        bridge.teacher.told.connect(self.on_told)

    def on_event(self, event: Event) -> None:
        self._note(dict(news(event)))
        match event:
            case Started(folder=folder):
                self._episode = folder
            case Ended(ending=ending):
                self._note(when_over(self._states))
                self._show_ending(ending)
                self.ended.emit()
            case _:
                pass

    def _note(self, states: Mapping[str, State]) -> None:
        for name, state in states.items():
            self._states[name] = state
            self.stated.emit(name, state)

    def on_told(self, line: str) -> None:
        self._lesson = reason_words(line)

    def on_concluded(self, ending: Ending) -> None:
        """It is over with all its lessons."""
        self._show_ending(ending)

    def show_learned(self) -> None:
        """The person did the step that it had halted at."""
        self._lesson = ""
        self._note(
            dict.fromkeys([name for name, state in self._states.items() if state in FAILED], State.SHOWN)
        )

    def _show_ending(self, ending: Ending) -> None:
        words = "\n".join(part for part in (ending_words(ending), self._lesson) if part)
        self._say(words, "good" if ending.verdict is Verdict.FINISHED else "wrong")

    def show_wrong(self, why: str) -> None:
        """Say why it was not begun."""
        self._say(why, "wrong")

    def _say(self, words: str, kind: str = "") -> None:
        say(self.verdict, words[:2000], kind)
        self.episode.setVisible(self._episode is not None)
        self.teach.setVisible(bool(self.failed))
        self.result.setVisible(bool(words))

    def show_phase(self, phase: Phase) -> None:
        self._phase = phase
        self._going = self._going and phase is not Phase.IDLE
        self.buttons.show_phase(phase)
        self._show_ready()

    def show_settings(self, settings: Settings) -> None:
        """Take over changed settings; what was chosen for demonstrations that are not open is kept."""
        self._settings = settings
        self.options.show_settings(settings)
