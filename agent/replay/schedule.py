"""When each step is due, where a demonstration is done again at the speed it was shown.

The trap: to sleep for as long as the hand rested between two steps. Looking and clicking take time as well,
so every step comes a little later than the one before, and after ten minutes the replay is minutes behind. So
each step has its place on one clock that begins with the first one, and what was late is not handed on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from agent.demonstration.schema import Step, every_step

LEAD_SECONDS = 1.0  # before a step is due, its target is looked for
START_SECONDS = 0.2  # from when the first target is found until it is acted on
MOST_IDLE_SECONDS = 10.0


class Schedule:
    """The clock of one replay. speed: 2 is twice as fast. most_idle: longest rest between two steps, seconds.

    A step that has no time of its own, because a person put it in, is due at once.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        *,
        speed: float = 1.0,
        most_idle: float = MOST_IDLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._began: float | None = None
        self._offsets: dict[str, float] = {}
        last = offset = 0.0
        ended = None
        for step in every_step(tuple(steps)):
            if step.at is None:
                continue
            if ended is None:
                last = step.at
            rest = max(0.0, step.at - (ended if ended is not None else step.at))
            offset += (step.at - last - max(0.0, rest - most_idle)) / speed
            last, ended = step.at, step.at + (step.took or 0.0)
            self._offsets[step.id] = offset

    def due(self, step: Step) -> float | None:
        """Return when the step is to be done, in seconds of the clock. The first one asked for starts it."""
        offset = self._offsets.get(step.id)
        if offset is None:
            return None
        if self._began is None:
            self._began = self._clock() + START_SECONDS - offset
        return self._began + offset

    def left(self, step: Step) -> float:
        """Return for how many seconds its target need not be looked for yet."""
        offset = self._offsets.get(step.id)
        if offset is None or self._began is None:
            return 0.0
        return max(0.0, self._began + offset - LEAD_SECONDS - self._clock())
