"""What is reached without looking: a click at random, and a click in the middle.

A figure says nothing until one knows what it is worth to click anywhere.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from agent.actions import Click, Finish
from agent.episode import Decision, Observation
from agent.events import Emit
from agent.geometry import Box, Point


class Centre:
    """Clicks the middle of the task's area, once."""

    name = "centre"

    def __init__(self, area: Callable[[], Box]) -> None:
        self._area = area

    def check(self, task: str) -> None:
        """Take any task."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        if observation.history:
            return Decision((Finish("clicked the middle"),))
        return Decision((Click(self._area().center),), "the middle of the task's area")


class Random:
    """Clicks somewhere in the task's area, again and again; the same seed clicks the same places."""

    name = "random"

    def __init__(self, area: Callable[[], Box], seed: str) -> None:
        self._area = area
        self._seed = seed

    def check(self, task: str) -> None:
        """Take any task."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        dice = random.Random(f"{self._seed}/{len(observation.history)}")  # noqa: S311 no secret
        area = self._area()
        place = Point(area.left + dice.random() * area.width, area.top + dice.random() * area.height)
        return Decision((Click(place),), "anywhere in the task's area")
