"""A run is paused, real hands act, and what they did is kept as a correction of the agent."""

from __future__ import annotations

import json
import shlex
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.control import Control
from agent.demonstration.folder import load
from agent.demonstration.schema import Click
from agent.episode import Ending, Verdict
from agent.events import Answer
from agent.local.desktop import LocalDesktop
from agent.session import Session
from agent.settings import Settings
from agent.teach.notice import Notice, Told
from agent.teach.sample import Source, read

pytestmark = pytest.mark.desktop
ORDERS = Path(__file__).parent / "fixtures" / "orders_qt.py"
TASK = 'wait for "Done: save (1)"'


class Paused:
    """A run that waits before its first step, beside a window of orders, and what it says to the person."""

    def __init__(self, display: str, runs: Path, task: str) -> None:
        self.said: list[Told] = []
        self.endings: list[Ending] = []
        self.control = Control()
        self.control.pause()
        session = Session(
            Settings(display=display, mode="auto", runs=runs, policy="literal"),
            emit=lambda event: None,
            control=self.control,
            ask=lambda question: Answer(False),
            learn=True,
            say=self.said.append,
        )
        self._thread = threading.Thread(target=lambda: self.endings.append(session.run(task)))
        self._thread.start()

    @property
    def waits(self) -> bool:
        return Told(Notice.BEGAN, 1) in self.said

    def goes_on(self) -> None:
        self.control.resume()
        self._thread.join(60)


@pytest.fixture
def state(virtual_desktop: LocalDesktop, until: Callable[..., None], tmp_path: Path) -> Path:
    """What the window of orders tells of itself, once it is there."""
    state = tmp_path / "state.json"
    virtual_desktop.start(shlex.join([sys.executable, str(ORDERS), "--state", str(state)]))
    until(lambda: state.exists() and json.loads(state.read_text())["ready"])
    return state


def test_what_is_done_while_a_run_is_paused_is_kept_with_its_task_and_step(
    virtual_desktop: LocalDesktop, hands: Any, until: Callable[..., None], state: Path, tmp_path: Path
) -> None:
    run = Paused(virtual_desktop.name, tmp_path / "runs", TASK)
    until(lambda: run.waits)
    left, top, width, height = json.loads(state.read_text())["boxes"]["save"]
    hands.click(left + width // 2, top + height // 2)
    until(lambda: json.loads(state.read_text())["log"] == [["save"]])
    run.goes_on()

    assert [each.verdict for each in run.endings] == [Verdict.FINISHED], run.said
    (folder,) = (tmp_path / "corrections").iterdir()
    (step,) = load(folder).demonstration.steps
    assert isinstance(step, Click)
    assert step.click.shown[0].text == "Save"
    (kept,) = read(folder).each
    assert (kept.task, kept.step, kept.source) == (TASK, "1", Source.AGENT)
    assert kept.point.x == left + width // 2
    assert str(run.said[-1]) == f"✓ kept 1 steps of yours in {folder}"
    assert (folder / "frames" / f"{kept.frame}.png").exists()


@pytest.mark.usefixtures("state")
def test_a_pause_in_which_nothing_is_done_leaves_nothing(
    virtual_desktop: LocalDesktop, until: Callable[..., None], tmp_path: Path
) -> None:
    run = Paused(virtual_desktop.name, tmp_path / "runs", 'wait for "Town"')
    until(lambda: run.waits)
    run.goes_on()

    assert [each.verdict for each in run.endings] == [Verdict.FINISHED], run.said
    assert list((tmp_path / "corrections").iterdir()) == []
