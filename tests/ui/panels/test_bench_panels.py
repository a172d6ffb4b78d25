"""What each panel costs a run that works hard and tells it something ten times a second."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agent.actions import Click
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.events import Answer, Captured, Ended, Event, Performed, Probed, Reading, Started
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.onlook import Onlooker, Onlookers
from agent.runner import Runner
from agent.settle import Settle
from policies.detectors.detr import Detr
from policies.detectors.model import new
from policies.detectors.train import Plan
from policies.detectors.watched import Watched
from policies.studies.enlarged import Enlarged
from ui.bridge import Order
from ui.panels.docks import made

LIVE = [
    "activations",
    "adapter",
    "detr",
    "expects",
    "linear_attention",
    "lora",
    "oadtr",
    "prefix",
    "recurrent",
    "stochastic",
    "transformer",
    "ui_tars",
    "upsampling",
]
SMALL = Path("policies/detectors/small.toml")
TURNS, PAIRS = 30, 3
ROUNDS = 3  # of a run alone and a run that is looked on
A_TURN = 0.1  # seconds: ten readings a second
MOST = 0.05  # of the run's time


@dataclass
class Work:
    """What a run tells, and what it got done: sums of matrices, and the seconds that telling took it."""

    readings: Sequence[Reading]
    sums: list[int] = field(default_factory=list)
    telling: list[float] = field(default_factory=list)


class Hard:
    """Computes as much as it can, and tells one reading each tenth of a second."""

    def __init__(self, work: Work, emit: Callable[[Event], None]) -> None:
        self._work, self._emit = work, emit

    def run(self, task: str) -> Ending:
        work = self._work
        self._emit(Started(task, "hard", None, 0.0, tuple({each.source for each in work.readings})))
        self._emit(Captured(1, FakeDesktop().capture()))
        matrix = np.random.default_rng(0).normal(size=(40, 40))
        sums, telling = 0, 0.0
        due = time.perf_counter()
        for turn in range(TURNS):
            due += A_TURN
            while time.perf_counter() < due:
                matrix = np.tanh(matrix @ matrix / 40)
                sums += 1
            before = time.thread_time()
            self._emit(Probed(work.readings[turn % len(work.readings)]))
            telling += time.thread_time() - before
        work.sums.append(sums)
        work.telling.append(telling)
        ending = Ending(Verdict.FINISHED)
        self._emit(Ended(ending, {"run": 1.0}))
        return ending


@pytest.mark.bench
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", LIVE)
def test_an_open_panel_takes_less_than_a_twentieth_of_a_run(
    name: str, desk: Callable[..., Any], told: list[Event]
) -> None:
    probes = made(name).probes
    work = Work([each.reading for each in told if isinstance(each, Probed) and each.reading.source in probes])

    def session(order: Order, *, emit: Any, **hands: Any) -> Hard:
        return Hard(work, emit)

    here = desk(make=session)
    here.window.docks.open(name)
    windows = list[float]()  # the processor's seconds of the window's thread in each run
    for number in range(2 * PAIRS + 2):
        here.window.docks.on_toggled(name, number % 2 == 1)
        before = time.thread_time()
        here.order()
        here.qtbot.waitUntil(lambda number=number: len(work.sums) == number + 1, timeout=120_000)
        here.wait_until_idle()
        windows.append(time.thread_time() - before)

    closed, opened = windows[2::2], windows[3::2]
    drawing = statistics.median(np.subtract(opened, closed)) / (TURNS * A_TURN)
    telling = statistics.median(work.telling[3::2]) / (TURNS * A_TURN)
    done = statistics.median(np.divide(work.sums[3::2], work.sums[2::2]))
    size = np.mean([len(each.values) for each in work.readings])
    print(
        f"\n{name:<12} readings of {size:,.0f} numbers; of the run's time: drawing {drawing:.1%}, "
        f"telling {telling:.2%}; work done, beside whatever else runs here, {done:.1%}"
    )
    assert here.window.docks.page(name).wrong.text() == ""
    assert drawing + telling <= MOST


@pytest.mark.bench
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", ["detr", "upsampling"])
def test_how_much_longer_a_step_takes_where_somebody_looks_on(name: str) -> None:
    """The detector is of the size that is trained, with random weights: they take as long as any."""
    detector = new(**Plan.from_file(SMALL).model).eval()
    onlooker = {"detr": Watched(lambda: Detr(detector)), "upsampling": Enlarged()}[name]
    told = list[Probed]()
    alone, watched = list[float](), list[float]()
    for _ in range(ROUNDS):  # by turns: whatever else runs here disturbs both
        alone += steps_of(onlooker, False, told)
        watched += steps_of(onlooker, True, told)

    medians = [statistics.median(each) for each in (alone, watched)]
    print(
        f"\n{name}: a step with no thinking in it takes {medians[0]:.3f} s, and {medians[1]:.3f} s where "
        f"somebody looks on ({medians[1] / medians[0] - 1:+.1%})"
    )
    assert told


def steps_of(onlooker: Onlooker, seen: bool, told: list[Probed]) -> list[float]:
    """Return how long each step of a run of clicks takes, in seconds, but for those that learn to settle."""
    control, desktop, moments = Control(), FakeDesktop(), list[float]()
    control.watch(onlooker.probes() if seen else ())

    def emit(event: Event) -> None:
        match event:
            case Performed():
                moments.append(time.monotonic())
            case Probed():
                told.append(event)
            case _:
                pass

    places = [Click(desktop.place_of(label)) for label in ("Save", "Open")]
    Runner(
        ScriptedPolicy(places * 12),
        desktop,
        emit=emit,
        control=control,
        guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO, actions_per_minute=6000),
        settle=Settle(capture=desktop.capture, control=control, cap_seconds=3),
        ask=lambda question: Answer(yes=False),
        onlookers=Onlookers([onlooker]),
    ).run("click")
    return np.diff(moments)[3:-1].tolist()
