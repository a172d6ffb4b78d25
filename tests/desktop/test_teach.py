"""A replay halts, real hands show the step, and the next replay needs no help; taken back, it halts again."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Press
from agent.control import Control
from agent.demonstration import edit, schema
from agent.demonstration import folder as shelf
from agent.demonstration.schema import Click, If
from agent.desktop import Opening
from agent.episode import Ending, Verdict
from agent.events import Answer, Question
from agent.local.virtual import open_virtual
from agent.record.compile import make
from agent.record.input import Seen
from agent.record.recording import Recording
from agent.record.tape import read
from agent.replay.session import ReplayOrder, ReplaySession
from agent.senses import Reader
from agent.settings import Settings
from agent.teach import sample
from agent.teach.teacher import ByLines

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(400)]
ORDERS = Path(__file__).parent / "fixtures" / "orders_qt.py"
ESC = 0xFF1B


def orders(state: Path, *options: str) -> str:
    return shlex.join([sys.executable, str(ORDERS), "--state", str(state), *options])


def told(state: Path) -> dict[str, Any]:
    if not state.exists():
        return {"log": [], "boxes": {}, "ready": False}
    found: dict[str, Any] = json.loads(state.read_text())
    return found


def wait(condition: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"still waiting after {seconds:g} s"
        time.sleep(0.02)


def click(hands: Any, state: Path, what: str) -> None:
    left, top, width, height = told(state)["boxes"][what]
    hands.click(left + min(width // 2, 40), top + height // 2)


@pytest.fixture(scope="module")
def original(
    tmp_path_factory: pytest.TempPathFactory, reader: Reader, hands_on: Callable[[str], Any]
) -> Path:
    """A demonstration of one order: a name is typed, and it is saved."""
    place = tmp_path_factory.mktemp("original")
    state, folder = place / "state.json", place / "shown"
    desktop = open_virtual(Opening(control=Control()))
    hands = hands_on(desktop.name)
    try:
        desktop.start(orders(state))
        wait(lambda: told(state)["ready"])
        with Recording(desktop, task="Save an order", folder=folder) as recording:

            def looks() -> int:
                return sum(isinstance(event, Seen) for event in read(folder).events)

            wait(lambda: looks() >= 1)
            for act in (
                lambda: click(hands, state, "name"),
                lambda: hands.type("Ada"),
                lambda: click(hands, state, "save"),
            ):
                before = looks()
                act()
                wait(lambda before=before: looks() > before)  # type: ignore[misc]
            recording.stop()
    finally:
        hands.close()
        desktop.close()
    make(folder, reader=reader)
    kept = shelf.load(folder).demonstration
    shelf.save(folder, kept.model_copy(update={"patience": 1.5}))
    shutil.rmtree(folder / shelf.VERSIONS)
    return folder


@pytest.fixture
def shown(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "shown"))


class Lesson:
    """A replay on a display where the orders look otherwise, and a person who watches it."""

    def __init__(self, folder: Path, display: str, out: Path, answer: bool) -> None:
        self.said: list[str] = []
        self.ending: Ending | None = None
        self._answer = answer
        self._session = ReplaySession(
            Settings(display=display, mode="auto", runs=out),
            emit=lambda event: None,
            control=Control(),
            ask=self._ask,
            teacher=ByLines(ask=self._ask, say=self.said.append),
        )
        self._order = ReplayOrder(folder=folder, teach=True)
        self.thread = threading.Thread(target=self._run)

    def _ask(self, question: Question) -> Answer:
        return Answer(self._answer)

    def _run(self) -> None:
        self.ending = self._session.run(self._order)

    def says(self, words: str) -> bool:
        return any(words in line for line in self.said)


@pytest.fixture
def replayed(
    shown: Path, tmp_path: Path, open_desktop: Callable[..., Any], hands_on: Callable[[str], Any]
) -> Callable[..., Any]:
    """Replays it on a display of its own; where it halts, `act` is done with real hands, then Esc Esc."""
    count = iter(range(10))

    @contextmanager
    def opened(*options: str) -> Iterator[tuple[Any, Any, Path]]:
        state = tmp_path / f"state-{next(count)}.json"
        desktop = open_desktop()
        hands = hands_on(desktop.name)
        desktop.start(orders(state, *options))
        wait(lambda: told(state)["ready"])
        try:
            yield desktop, hands, state
        finally:
            hands.close()
            desktop.close()

    def play(
        *options: str, act: Callable[..., None] | None = None, answer: bool = True
    ) -> tuple[Lesson, list[list[str]]]:
        with opened(*options) as (desktop, hands, state):
            lesson = Lesson(shown, desktop.name, tmp_path / "runs", answer)
            lesson.thread.start()
            wait(lambda: lesson.says("show it now") or not lesson.thread.is_alive(), 120)
            if lesson.says("show it now"):
                if act is not None:
                    act(hands, state, desktop)
                hands.key(ESC)
                hands.key(ESC)
            lesson.thread.join(200)
            return lesson, told(state)["log"]

    return play


@pytest.mark.bench  # a minute and more
def test_a_button_that_was_shown_is_found_next_time_and_no_more_once_it_is_taken_back(
    replayed: Callable[..., Any], shown: Path
) -> None:
    renamed = ("--rename", "Save=Delete")

    def save(hands: Any, state: Path, desktop: Any) -> None:
        click(hands, state, "save")
        wait(lambda: told(state)["log"])

    lesson, log = replayed(*renamed, act=save)
    assert lesson.ending is not None
    assert lesson.ending.verdict is Verdict.FINISHED, lesson.said
    assert log == [["save"]], "the step that was done by hand is not done again"
    step = shelf.load(shown).demonstration.steps[-1]
    assert isinstance(step, Click)
    assert [each.corrected for each in step.click.shown] == [False, True]
    samples = sample.read(shown)
    assert [(each.step, each.source) for each in samples.each] == [(step.id, sample.Source.REPLAY)]
    assert (shown / "frames" / f"{samples.each[0].frame}.png").exists()
    assert not list(shown.glob(".showing-*"))

    again, log = replayed(*renamed)
    assert (again.ending.verdict, again.said, log) == (Verdict.FINISHED, [], [["save"]])
    first, log = replayed()
    assert (first.ending.verdict, first.said, log) == (Verdict.FINISHED, [], [["save"]])

    before = shelf.undo(shown)
    assert sample.sweep(shown, before.demonstration) == 1
    halted, log = replayed(*renamed)
    assert halted.says("show it now")
    assert halted.says("nothing was shown")
    assert halted.ending.verdict is Verdict.UNCERTAIN or halted.ending.verdict is Verdict.FAILED
    assert log == []


@pytest.mark.bench  # a minute and more
def test_a_pop_up_that_was_clicked_away_is_clicked_away_next_time(
    replayed: Callable[..., Any], shown: Path, middle_of: Callable[..., tuple[int, int]]
) -> None:
    def later(hands: Any, state: Path, desktop: Any) -> None:
        hands.click(*middle_of(desktop, "Later"))
        wait(lambda: told(state)["log"])

    lesson, log = replayed("--fault", "popup", act=later)
    assert lesson.ending is not None
    assert lesson.ending.verdict is Verdict.FINISHED, lesson.said
    assert log == [["later"], ["save"]]
    branch = shelf.load(shown).demonstration.steps[0]
    assert isinstance(branch, If)
    assert branch.if_.model_dump() == {"window": "News"}

    again, log = replayed("--fault", "popup")
    assert (again.ending.verdict, again.said, log) == (Verdict.FINISHED, [], [["later"], ["save"]])
    without, log = replayed()
    assert (without.ending.verdict, without.said, log) == (Verdict.FINISHED, [], [["save"]])


def test_an_effect_that_comes_elsewhere_is_shown_and_looked_for_there(
    replayed: Callable[..., Any], shown: Path
) -> None:
    kept = shelf.load(shown).demonstration
    nowhere = schema.Changed(changed=(250, 330, 10, 10))
    shelf.save(shown, edit.expecting(kept, "s3", (nowhere,)))

    def save(hands: Any, state: Path, desktop: Any) -> None:
        click(hands, state, "save")
        wait(lambda: len(told(state)["log"]) == 2)

    lesson, log = replayed(act=save)
    assert lesson.ending is not None
    assert (lesson.ending.verdict, log) == (Verdict.FINISHED, [["save"], ["save"]]), lesson.said
    (learned,) = shelf.load(shown).demonstration.steps[-1].expect
    assert isinstance(learned, schema.Changed)
    assert learned != nowhere

    again, log = replayed()
    assert (again.ending.verdict, again.said, log) == (Verdict.FINISHED, [], [["save"]])


def test_what_the_person_does_not_accept_changes_nothing(replayed: Callable[..., Any], shown: Path) -> None:
    before = (shown / shelf.FILE).read_text()

    lesson, _ = replayed(
        "--rename", "Save=Delete", act=lambda hands, state, desktop: click(hands, state, "save"), answer=False
    )

    assert lesson.says("not accepted")
    assert lesson.ending is not None
    assert lesson.ending.verdict is not Verdict.FINISHED
    assert (shown / shelf.FILE).read_text() == before
    assert shelf.versions(shown) == []
    assert sample.read(shown).each == ()


@pytest.fixture
def window(
    shown: Path, tmp_path: Path, open_desktop: Callable[..., Any], hands_on: Callable[[str], Any]
) -> Iterator[tuple[Any, Any, Path]]:
    """`deixis` without arguments beside orders whose button has another name, on one display."""
    (tmp_path / "demonstrations").mkdir()
    shown.rename(tmp_path / "demonstrations" / "order")
    state = tmp_path / "state.json"
    desktop = open_desktop()
    hands = hands_on(desktop.name)
    desktop.start(orders(state, "--rename", "Save=Delete"))
    wait(lambda: told(state)["ready"])
    around = {**os.environ, **desktop.environment}
    around = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
    chosen = {
        "DEIXIS_RUNS": str(tmp_path / "runs"),
        "DEIXIS_DISPLAY": "real",
        "DEIXIS_MODE": "auto",
        "QT_QPA_PLATFORM": "xcb",
    }
    process = subprocess.Popen([sys.executable, "-m", "agent.cli"], env={**around, **chosen})
    try:
        yield desktop, hands, state
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait(timeout=20)
        hands.close()
        desktop.close()


@pytest.mark.bench  # a minute and more
def test_a_step_is_shown_kept_and_taken_back_in_the_window(
    window: tuple[Any, Any, Path], tmp_path: Path, reader: Reader
) -> None:
    desktop, hands, state = window
    folder = tmp_path / "demonstrations" / "order"

    def shows(words: str) -> bool:
        return any(words in line.label for line in reader.read(desktop.capture()))

    def opened(title: str) -> Any:
        return next((each for each in desktop.windows() if each.title.startswith(title)), None)

    def press(title: str, *keys: str) -> None:
        wait(lambda: (found := opened(title)) and found.active, 60)
        desktop.perform(Press(keys))

    press("Deixis", "ctrl", "3")
    wait(lambda: shows("Save an order"))
    press("Deixis", "down")
    wait(lambda: shows("Ada"))
    press("Deixis", "f5")
    press("The replay has halted", "alt", "s")
    wait(lambda: opened("Deixis watches"))
    click(hands, state, "save")
    wait(lambda: told(state)["log"])
    box = opened("Deixis watches").box
    hands.click(round(box.right) - 40, round(box.center.y))
    press("Keep this correction?", "alt", "k")
    wait(lambda: (found := opened("Deixis")) and found.active, 60)
    wait(lambda: shows("Finished"))
    assert told(state)["log"] == [["save"]], "the click on our own bar is no part of it, nor done again"
    step = shelf.load(folder).demonstration.steps[-1]
    assert isinstance(step, Click)
    assert [each.corrected for each in step.click.shown] == [False, True]
    assert len(sample.read(folder).each) == 1

    press("Deixis", "ctrl", "z")
    wait(lambda: not shows("Shown by you"))
    press("Deixis", "ctrl", "s")
    wait(lambda: len(shelf.versions(folder)) == 2)
    step = shelf.load(folder).demonstration.steps[-1]
    assert isinstance(step, Click)
    assert [each.corrected for each in step.click.shown] == [False]
    wait(lambda: sample.read(folder).each == ())
