"""The critics of one run: each hears of every step, and what they say is told.

The trap: a critic that may end a run is a second guard, and a wrong one. So the only thing that follows from
an opinion is that of `STUCK` a person is asked, once, until somebody has helped; where nobody is there the
run goes on, unless it was set that it shall end.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agent.episode import Step
from agent.events import Emit, Judged
from agent.policy import Inspectable
from agent.screenshot import Screenshot
from agent.senses import STUCK, Critic, Opinion


class Jury:
    """Hands each step to the critics."""

    def __init__(self, critics: Sequence[Critic]) -> None:
        self._critics = tuple(critics)
        self._task = ""
        self._stuck: Opinion | None = None
        self._asked = False

    def begin(self, task: str) -> None:
        """A run begins: forget what was."""
        self._task = task
        self._stuck, self._asked = None, False
        for critic in self._critics:
            critic.begin(task)

    def begin_again(self) -> None:
        """The run goes on after a person has helped."""
        self.begin(self._task)

    def probes(self) -> tuple[str, ...]:
        """Return the sources of the Readings that the critics can tell."""
        seeable = [critic for critic in self._critics if isinstance(critic, Inspectable)]
        return tuple(source for critic in seeable for source in critic.probes())

    def watch(self, sources: Collection[str]) -> None:
        for critic in self._critics:
            if isinstance(critic, Inspectable):
                critic.watch(sources)

    def hear(self, step: Step, after: Screenshot, emit: Emit) -> None:
        """Have a step judged, and tell what is said of it."""
        self._stuck = None
        for critic in self._critics:
            opinion = critic.judge(step, after, emit)
            if opinion is not None:
                emit(Judged(step.number, opinion))
                if opinion.word == STUCK:
                    self._stuck = opinion

    def trouble(self) -> str:
        """Say what a person is to be asked about; nothing where all is well or they were asked before."""
        if self._stuck is None or self._asked:
            return ""
        self._asked = True
        why = f": {self._stuck.why}" if self._stuck.why else ""
        return f"The run seems to be stuck ({self._stuck.confidence:.0%} sure{why})."
