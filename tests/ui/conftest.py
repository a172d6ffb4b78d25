"""Windows for tests: drawn offscreen, fed by the real loop on a drawn desktop, and gone afterwards."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported: without a display it aborts

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from agent.actions import Action, Click
from agent.control import Control
from agent.demonstration.difference import difference
from agent.demonstration.edit import step_of
from agent.demonstration.folder import Kept, load, read, save
from agent.demonstration.schema import Click as ClickStep
from agent.demonstration.target import Target
from agent.episode import Decision, Ending, Episode, Observation, Verdict
from agent.errors import NotShown, Stopped
from agent.events import Ask, Emit, Ended, Event, Need, Question, Started
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.frames import Frames
from agent.geometry import Box, Point
from agent.guard import Guard, Mode
from agent.redaction import Veil
from agent.replay.locate import Located
from agent.replay.part import between, values_of
from agent.replay.policy import Replay
from agent.runner import Runner
from agent.script.condition import Conditions
from agent.script.job import Job
from agent.script.result import ScriptResult, StepResult
from agent.secrets import Secrets
from agent.settings import Settings
from agent.settle import Settle
from agent.teach.halt import Halt, halt_of
from agent.teach.table import NOW, SAME, Result, Subject, Trial
from agent.teach.teacher import Proposal, Teacher
from agent.writer import EpisodeWriter
from ui import theme
from ui.background import Background
from ui.bridge import Curtain, Order, Say
from ui.demonstration_page import DemonstrationPage
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.replay_bridge import ReplayWish
from ui.script_check import Findings

SAVED = "{changed: [0, 0, 640, 400]}"


class FakeSession:
    """The real loop with a scripted policy on a drawn desktop; its episode is kept as any other."""

    def __init__(
        self,
        decisions: tuple[Decision | Action | Exception, ...],
        order: Order,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        curtain: Curtain,
        say: Say = lambda told: None,
    ) -> None:
        self.say = say
        self.desktop = FakeDesktop(control=control)
        self._decisions, self._order = decisions, order
        self._emit, self._control, self._ask, self._curtain = emit, control, ask, curtain

    def run(self, task: str) -> Ending:
        reader = FakeReader(self.desktop.texts)
        secrets = Secrets()
        veil = Veil(secrets=secrets, reader=reader)
        writer = EpisodeWriter(self._order.settings.runs, task=task, veil=veil, secrets=secrets)

        def emit(event: Event) -> None:
            writer(event)
            self._emit(event)

        try:
            episode = Runner(
                ScriptedPolicy(self._decisions),
                self.desktop,
                emit=emit,
                control=self._control,
                guard=Guard(reader=reader, mode=Mode(self._order.settings.mode), actions_per_minute=6000),
                settle=Settle(capture=self.desktop.capture, control=self._control, cap_seconds=0.2),
                ask=self._ask,
                dry_run=self._order.dry_run,
                folder=writer.folder,
            ).run(task)
        finally:
            writer.close()
        assert episode.ending is not None
        return episode.ending


class FakeScript:
    """A script's run that tells of these steps, each as (place, title, verdict), and looks at nothing.

    The verdict of the last one is that of the whole. asking: it asks a question before the first step.
    endless: it waits for a stop after the last one.
    """

    def __init__(
        self,
        steps: Sequence[tuple[str, str, Verdict]],
        job: Job,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        on_step: Callable[[StepResult], None],
        folder: Path | None = None,
        asking: bool = False,
        endless: bool = False,
    ) -> None:
        self._steps, self._job, self._folder = steps, job, folder
        self._emit, self._control, self._ask, self._on_step = emit, control, ask, on_step
        self._asking, self._endless = asking, endless

    def run(self) -> ScriptResult:
        self._emit(Started(self._job.source.script.name, "script", self._folder, 0.0))
        done = []
        try:
            if self._asking:
                self._ask(Question(Need.ANSWER, "which?"))
            for place, title, verdict in self._steps:
                depth = place.count(".")
                done.append(StepResult(place, 1, title, Ending(verdict, "so it is"), 0.5, depth))
                self._on_step(done[-1])
            if self._endless:
                self._control.sleep(1000)
            ending = Ending(done[-1].ending.verdict) if done else Ending(Verdict.FINISHED)
        except Stopped as stop:
            ending = Ending(Verdict.STOPPED, str(stop))
        self._emit(Ended(ending, {"run": 1.0}))
        return ScriptResult(
            name=self._job.source.script.name,
            file=self._job.source.name,
            values={},
            ending=ending,
            seconds=1.0,
            steps=tuple(done),
            row=self._job.row,
            folder=self._folder,
        )


class Labels:
    """Finds the drawn desktop's buttons by the words of the intent."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    def locate(self, target: Target, observation: Observation) -> Located:
        if target.intent not in self._desktop.scene.labels:
            raise NotShown(f"'{target.intent}' is not shown (show it)")
        at = self._desktop.place_of(target.intent)
        return Located(Box.around(at, 20, 10), at, "words", 1.0, ())


class FakeReplay:
    """The real loop and the real replay of a demonstration on a drawn desktop; its episodes are kept.

    Where it halts, the person is asked as in a real lesson, but nobody looks at what they do: what is learned
    is that the step is a click on 'Save'. Then the replay goes on behind it.
    """

    def __init__(
        self,
        wish: ReplayWish,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        curtain: Curtain,
        teacher: Teacher,
    ) -> None:
        self.desktop = FakeDesktop(control=control)
        self._wish, self._emit, self._control, self._ask = wish, emit, control, ask
        self._teacher = teacher

    def __call__(self) -> Ending:
        first = self._wish.first
        while True:
            episode = self._play(first)
            assert episode.ending is not None
            halt = halt_of(episode) if self._wish.teach else None
            try:
                kept = self._taught(halt) if halt is not None else None
            except Stopped as stop:
                return Ending(Verdict.STOPPED, str(stop))
            if halt is None or kept is None:
                return episode.ending
            names = [step.id for step in kept.demonstration.steps]
            first = names[names.index(halt.step_id) + 1]

    def _taught(self, halt: Halt) -> Kept | None:
        """Have it shown, and learn it if it is to be kept."""
        teacher, before = self._teacher, load(self._wish.folder).demonstration
        if not teacher.wants(halt):
            return None
        with teacher.showing(halt):
            while not teacher.done():
                self._control.sleep(0.01)
        step = step_of(before, halt.step_id)
        assert isinstance(step, ClickStep)
        better = step.model_copy(update={"click": step.click.model_copy(update={"intent": "Save"})})
        steps = tuple(better if each is step else each for each in before.steps)
        after = before.model_copy(update={"steps": steps})
        subjects = (Subject("x", NOW, SAME), Subject("x", NOW, "<b>dark</b>"))
        trials = tuple(Trial(each, Result.FOUND, Result.FOUND, Point(60, 60)) for each in subjects)
        answer = teacher.keeps(Proposal("it is 'Save' now", trials, difference(before, after)))
        if not answer.yes:
            teacher.say("✗ not learned: it was not accepted; the demonstration is as it was")
            return None
        kept = save(self._wish.folder, after)
        teacher.learned(kept)
        return kept

    def _play(self, first: str) -> Episode:
        wish, desktop = self._wish, self.desktop
        shown = load(wish.folder).demonstration
        reader, secrets = FakeReader(desktop.texts), Secrets()
        policy = Replay(
            steps=between(shown.steps, first),
            locator=Labels(desktop),
            reader=reader,
            conditions=Conditions(desktop=desktop, control=self._control, work=wish.folder),
            patience=shown.patience,
            values=values_of(shown, wish.params),
        )
        task = shown.demonstration
        veil = Veil(secrets=secrets, reader=reader)
        writer = EpisodeWriter(wish.settings.runs, task=task, veil=veil, secrets=secrets)

        def emit(event: Event) -> None:
            writer(event)
            self._emit(event)

        try:
            return Runner(
                policy,
                desktop,
                emit=emit,
                control=self._control,
                guard=Guard(reader=reader, mode=Mode.AUTO, actions_per_minute=6000),
                settle=Settle(capture=desktop.capture, control=self._control, cap_seconds=0.2),
                ask=self._ask,
                dry_run=wish.dry_run,
                folder=writer.folder,
            ).run(task)
        finally:
            writer.close()


class Desk:
    """A window with what a test wants to know of it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, orders: list[Order]) -> None:
        self.qtbot, self.window, self.orders = qtbot, window, orders
        self.script_orders: list[tuple[Job, Settings]] = []
        self.replays: list[tuple[ReplayWish, FakeReplay]] = []

    def order(self, task: str = "try it") -> None:
        """Write a task and press Run."""
        self.window.work.task.sentence.setText(task)
        self.window.work.task.buttons.start.click()

    def write(self, text: str) -> None:
        """Show the page of scripts with this text, looked through."""
        self.window.header.scripts.click()
        self.window.scripts.editor.setPlainText(text)
        self.qtbot.waitUntil(lambda: self.findings is not None and self.findings.text == text)

    @property
    def findings(self) -> Findings | None:
        """What was found in the script."""
        return self.window.scripts.findings

    def run_script(self) -> None:
        """Press Run, and wait until it runs."""
        self.window.scripts.bar.buttons.start.click()
        self.qtbot.waitUntil(lambda: bool(self.script_orders))

    def wait_until_idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.busy, timeout=20_000)


OpenDesk = Callable[..., Desk]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenDesk]:
    """Open a window whose runs take these decisions: `desk(Click(SAVE), settings=...)`."""
    windows: list[MainWindow] = []

    def open_one(
        *decisions: Decision | Action | Exception,
        settings: Settings | None = None,
        make: Any = None,
        steps: Sequence[tuple[str, str, Verdict]] = (),
        **script: Any,
    ) -> Desk:
        """steps, script: what every script does, as `FakeScript` takes them."""
        orders: list[Order] = []

        def make_session(order: Order, **hands: Any) -> Any:
            orders.append(order)
            return make(order, **hands) if make else FakeSession(decisions, order, **hands)

        def make_script(
            job: Job, settings: Settings, *, curtain: Curtain, reader: object, **hands: Any
        ) -> FakeScript:
            here.script_orders.append((job, settings))
            return FakeScript(steps, job, **hands, **script)

        def make_replay(wish: ReplayWish, **hands: Any) -> FakeReplay:
            here.replays.append((wish, FakeReplay(wish, **hands)))
            return here.replays[-1][1]

        window = MainWindow(
            settings or Settings(display="virtual", runs=tmp_path / "runs"),
            colours=theme.LIGHT,
            language="en",
            memory=Memory(tmp_path / "window.ini"),
            make_session=make_session,
            make_script=make_script,
            make_replay=make_replay,
        )
        here = Desk(qtbot, window, orders)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isAncestorOf(qapp.focusWidget()))
        return here

    yield open_one
    for window in windows:
        if isValid(window):
            window.scripts.file.let_go()
            window.close()
            qtbot.waitUntil(lambda window=window: not window.busy, timeout=20_000)
            window.deleteLater()


@pytest.fixture
def show(desk: OpenDesk, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Open the page of these steps; SAVE clicks on a button, PRINT on a lost one, UNSEEN in vain."""
    made = tmp_path / "demonstrations" / "note"
    (made / "frames").mkdir(parents=True)
    frame = Frames(made / "frames").keep(FakeDesktop().capture())
    pages: list[DemonstrationPage] = []

    def click(name: str, label: str, expect: str = SAVED) -> str:
        shown = f"[{{frame: {frame}, at: [60, 60], box: [40, 52, 40, 16]}}]"
        return f"- {{id: {name}, click: {{intent: {label}, shown: {shown}}}, expect: [{expect}]}}\n"

    def opened(steps: str, head: str = "", **window: Any) -> Desk:
        text = f"demonstration: Save a note\npatience: 0.4\n{head}steps:\n"
        text += steps.replace("SAVE\n", click("a", "Save")).replace("PRINT\n", click("x", "Print"))
        text = text.replace("UNSEEN\n", click("u", "Save", "{text: Nowhere}"))
        save(made, read(text))
        here = desk(**window)
        here.window.header.demonstrations.click()
        page = here.window.demonstrations
        here.qtbot.waitUntil(lambda: page.shelf.list.count() == 1)
        page.shelf.list.setCurrentRow(0)
        here.qtbot.waitUntil(lambda: page.file.kept is not None)
        pages.append(page)
        return here

    yield opened
    for page in pages:
        page.file.let_go()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder with one finished run of two steps in it."""
    FakeSession(
        (Decision((Click(FakeDesktop().place_of("Save")),), thought="there it is"),),
        Order(task="save it", settings=Settings(runs=tmp_path / "runs")),
        emit=lambda event: None,
        control=Control(),
        ask=lambda question: pytest.fail("asked"),
        curtain=nullcontext,
    ).run("save it")
    return tmp_path / "runs"


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window or a running timer behind."""
    before = {id(widget) for widget in _windows(qapp)}
    yield
    _flush(qapp)
    left = [widget for widget in _windows(qapp) if id(widget) not in before and widget.isVisible()]
    assert not left, f"windows left: {left}"
    kinds = {QTimer, *QTimer.__subclasses__()}  # a look at each object's own kind is ten times as fast
    timers = (thing for thing in gc.get_objects() if type(thing) in kinds)
    assert not [timer for timer in timers if isValid(timer) and timer.isActive()], "timers left running"


def _windows(app: QApplication) -> list[QWidget]:
    return list(app.topLevelWidgets())


def _flush(app: QApplication) -> None:
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
