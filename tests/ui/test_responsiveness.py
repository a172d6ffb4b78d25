"""A flood of events must not hold the window up."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QElapsedTimer, QTimer

from agent.actions import Click
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.events import Captured, Decided, Ended, Performed, Read, Said, Started
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found

STEPS = 200
AREA = Box(0, 0, 1280, 800)
TEXTS = tuple(Found(Box(20 + 200 * (n % 6), 12 * (n // 6), 180, 10), f"word {n}") for n in range(200))


class Flood:
    """A session that tells of 200 steps with pictures of 1280x800, as fast as it can."""

    def __init__(self, emit: Any) -> None:
        self.emit = emit

    def run(self, task: str) -> Ending:
        noise = np.random.default_rng(0).integers(0, 255, (8, 800, 1280, 4), np.uint8)
        decision = Decision((Click(Point(640, 400)),), "the one in the middle", targets=TEXTS[:1])
        self.emit(Started(task, "flood", None, time.time()))
        for number in range(1, STEPS + 1):
            image = noise[number % 8]
            self.emit(Captured(number, Screenshot(image, AREA, float(number))))
            self.emit(Read(TEXTS))
            self.emit(Said("the one "))
            self.emit(Decided(number, decision))
            self.emit(Performed(Step(number, None, decision, Outcome(Result.DONE), {"look": 0.01})))
            time.sleep(0.01)
        ending = Ending(Verdict.FINISHED)
        self.emit(Ended(ending, {"run": 1.0}))
        return ending


class Pulse:
    """Measures the longest time in which the event loop did not come round."""

    def __init__(self) -> None:
        self.longest_ms = 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self.on_beat)
        self._timer.start()

    def on_beat(self) -> None:
        self.longest_ms = max(self.longest_ms, self._clock.restart())

    def stop(self) -> None:
        self._timer.stop()


def test_a_flood_of_events_arrives_whole(desk: Callable[..., Any]) -> None:
    here = desk(make=lambda order, emit, **hands: Flood(emit))
    here.window.work.texts.setChecked(True)
    pulse = Pulse()
    here.order()
    here.wait_until_idle()
    pulse.stop()
    print(f"longest hold-up of the window in {STEPS} steps: {pulse.longest_ms} ms")
    model = here.window.work.model
    assert model.rowCount() == STEPS
    assert all(model.moment(row).outcome is not None for row in range(STEPS))
    view = here.window.work.view
    here.qtbot.waitUntil(lambda: view.moment is not None and view.moment.number == STEPS)
