"""What panels cost a run that works hard: ten readings a second, drawn, against none that is open."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from agent.episode import Ending, Verdict
from agent.events import Captured, Ended, Probed, Reading, Started
from agent.fake import FakeDesktop
from ui.bridge import Order

READINGS, PAIRS = 20, 5
SOURCES = ("ui_tars.probability", "ui_tars.attention")


class Hard:
    """Computes, tells a token ten times a second, and at the end where it looked; notes what that took."""

    took: list[float]

    def __init__(self, order: Order, *, emit: Any, **hands: Any) -> None:
        self._emit = emit

    def run(self, task: str) -> Ending:
        self._emit(Started(task, "hard", None, 0.0, SOURCES))
        self._emit(Captured(1, FakeDesktop().capture()))
        matrix = np.random.default_rng(0).normal(size=(600, 600))
        start = time.perf_counter()
        for _ in range(READINGS):
            for _ in range(6):  # about a tenth of a second
                matrix = np.tanh(matrix @ matrix / 600)
            self._emit(Probed(Reading(SOURCES[0], (0.7,), label="word ")))
        shape = (28, 36, 64)
        self._emit(
            Probed(Reading(SOURCES[1], np.ones(shape).ravel().tolist(), ("layer", "y", "x"), "", shape))
        )
        Hard.took.append(time.perf_counter() - start)
        ending = Ending(Verdict.FINISHED)
        self._emit(Ended(ending, {"run": 1.0}))
        return ending


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_what_an_open_panel_costs_a_run(desk: Callable[..., Any]) -> None:
    here = desk(make=Hard)
    Hard.took = []
    ratios = []
    here.window.docks.open("ui_tars")
    for number in range(2 * PAIRS + 2):
        here.window.docks.on_toggled("ui_tars", number % 2 == 1)
        here.order()
        here.qtbot.waitUntil(lambda number=number: len(Hard.took) == number + 1, timeout=120_000)
        here.wait_until_idle()
    for closed, opened in zip(Hard.took[2::2], Hard.took[3::2], strict=True):
        ratios.append(opened / closed)

    print(
        f"\na run with a panel open against closed, median of {PAIRS} pairs: {statistics.median(ratios):.3f}"
    )
    print(f"  each: {', '.join(f'{ratio:.3f}' for ratio in sorted(ratios))}")
    assert here.window.docks.page("ui_tars").wrong.text() == ""
