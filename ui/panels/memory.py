"""The Readings of this run, by step, so that an old step can be looked into again.

The trap: attention over a screen is a million numbers a step, and a run has hundreds of steps. Only so many
numbers are kept; beyond, the oldest steps' are let go. And a panel asks ten times a second: what is asked
for is looked up, not searched for among all that was told.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Collection
from dataclasses import replace

from agent.events import Reading

MOST = 16_000_000  # numbers, of 8 bytes each
MOST_READINGS = 100_000  # of half a kilobyte besides their numbers: 15 minutes of a watched recording


class RunMemory:
    """Keeps what was told since the run began. revision: changes with everything that is told."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self.begin("", ())
        self.policy = ""
        self.revision = 0

    def begin(self, policy: str, probes: Collection[str]) -> None:
        """A run starts: forget the last one. probes: what can be watched in it."""
        self.policy = policy
        self.probes = frozenset(probes)
        self._told: deque[tuple[int, Reading]] = deque()
        self._of: dict[str, dict[int, deque[Reading]]] = {}  # the same, by source and step
        self._numbers = 0
        self._step = 0
        self.revision = 1

    def captured(self, number: int) -> None:
        """A step begins."""
        self._step = number

    def add(self, reading: Reading, number: int | None = None) -> None:
        """Keep it as one of a step: of the one that goes on, unless its number is told."""
        step = self._step if number is None else number
        kept = replace(reading, values=array("d", reading.values))
        self._told.append((step, kept))
        self._of.setdefault(kept.source, {}).setdefault(step, deque()).append(kept)
        self._numbers += len(reading.values)
        self.revision += 1
        while (self._numbers > self._most or len(self._told) > MOST_READINGS) and len(self._told) > 1:
            self._let_go()

    def of(self, source: str, step: int | None, *, all_steps: bool = False) -> list[Reading]:
        """Return the source's Readings at a step, or up to it; of no step where it is None."""
        if step is None:
            return []
        steps = self._of.get(source, {})
        if not all_steps:
            return list(steps.get(step, ()))
        return [reading for number, told in steps.items() if number <= step for reading in told]

    def _let_go(self) -> None:
        """Forget the oldest."""
        number, oldest = self._told.popleft()
        self._numbers -= len(oldest.values)
        steps = self._of[oldest.source]
        steps[number].popleft()
        if not steps[number]:
            del steps[number]
