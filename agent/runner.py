"""The loop: look, decide, judge, act, settle, and look again.

desktop ──Screenshot──> Observation ──> policy ──Decision──> guard ──> desktop.perform ──> settle ─┐
   ^                                      │ Said, Read        │ Asked                              │
   └──────────────────────────────────────┴── every event: episode folder · window · terminal <─────┘

What stands between a decision and what is done is in `executor.py`.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from agent.confidence import CONFIDENCE, Confidence
from agent.control import Control
from agent.desktop import Desktop
from agent.episode import Decision, Ending, Episode, Observation, Outcome, Result, Step, Verdict
from agent.errors import DesktopError, PolicyError, Stopped
from agent.events import (
    Ask,
    Captured,
    Decided,
    Emit,
    Ended,
    Need,
    Performed,
    Probed,
    Reading,
    Started,
)
from agent.executor import Executor
from agent.geometry import Box
from agent.guard import Guard
from agent.jury import Jury
from agent.loops import is_loop
from agent.onlook import Onlookers
from agent.policy import Inspectable, Policy
from agent.senses import Critic
from agent.settle import SETTLING, Settle
from agent.snap import Snap
from agent.turn import Turn

FRAMES_KEPT = 5  # steps whose screenshot stays in memory; 4 MB each at 1280x800
FAILURES = 3  # failed or stale steps in a row after which the run ends or a person is asked


class Runner:
    """Runs one task with one policy on one desktop.

    critics: they judge each step. when_stuck: what follows where one says that the run is stuck: it is told,
    a person is asked, or the run ends. Where there is no person to ask, the run goes on.
    confidence: how sure the policy has to be to act unasked, learned from what the person answers.
    """

    def __init__(
        self,
        policy: Policy,
        desktop: Desktop,
        *,
        emit: Emit,
        control: Control,
        guard: Guard,
        settle: Settle,
        ask: Ask,
        critics: Sequence[Critic] = (),
        when_stuck: Literal["tell", "ask", "end"] = "ask",
        dry_run: bool = False,
        folder: Path | None = None,
        onlookers: Onlookers | None = None,
        snap: Snap | None = None,
        confidence: Confidence | None = None,
    ) -> None:
        self._policy = policy
        self._desktop = desktop
        self._emit = emit
        self._control = control
        self._guard = guard
        self._jury = Jury(critics)
        self._when_stuck = when_stuck
        self._folder = folder
        self._onlookers = onlookers or Onlookers()
        self._snap = snap
        self._confidence = confidence or Confidence(policy.name, mistakes=0)
        self._executor = Executor(
            desktop,
            emit=emit,
            control=control,
            guard=guard,
            settle=settle,
            ask=ask,
            confidence=self._confidence,
            dry_run=dry_run,
        )

    def run(self, task: str) -> Episode:
        """Work on the task until it ends, and return what happened. Only programming errors escape."""
        started = time.monotonic()
        self._emit(Started(task, self._policy.name, self._folder, time.time(), self._probes()))
        self._jury.begin(task)
        history, ending = list[Step](), None
        try:
            while ending is None:
                self._control.checkpoint()
                ending = self._limit(history)
                if ending is None:
                    turn = Turn()
                    step, ending = self._take_step(task, tuple(history), turn)
                    self._onlookers.tell(self._emit)
                    if ending is None:
                        self._have_judged(step, turn)
                    self._emit(Performed(step))
                    history.append(step)
                    _forget(history)
            self._onlookers.finish(self._emit)
        except Stopped as stop:
            ending = Ending(Verdict.STOPPED, str(stop))
        except DesktopError as error:
            ending = Ending(self._executor.broken_off(), str(error))
        finally:
            self._watch(())
            self._desktop.release()
            self._onlookers.close()
        self._look_once_more(len(history) + 1)
        self._emit(Ended(ending, MappingProxyType({"run": time.monotonic() - started})))
        return Episode(task, self._policy.name, tuple(history), ending)

    def _take_step(self, task: str, history: tuple[Step, ...], turn: Turn) -> tuple[Step, Ending | None]:
        """Look, decide and act, once. Return the step, and the ending if this was the last one."""
        number = len(history) + 1
        with turn.timed("look"):
            before = self._desktop.capture()
            windows = tuple(self._desktop.windows())
        self._emit(Captured(number, before, windows))
        self._watch(self._control.watched)
        self._onlookers.look(number, before, self._control.watched)
        if CONFIDENCE in self._control.watched:
            self._tell(self._confidence.readings())
        try:
            with turn.timed("decide"):
                sure = self._confidence.threshold
                decision = self._policy.decide(Observation(task, before, history, windows, sure), self._emit)
                if self._snap is not None:
                    decision = self._snap(decision, before)
        except PolicyError as error:
            decision, outcome, ending = Decision(()), Outcome(Result.FAILED, str(error)), None
        else:
            self._emit(Decided(number, decision))
            self._onlookers.tell(self._emit)
            outcome, ending = self._executor.carry_out(decision, before, turn)
        return Step(number, before, decision, outcome, MappingProxyType(turn.seconds)), ending

    def _tell(self, readings: Iterable[Reading]) -> None:
        for reading in readings:
            self._emit(Probed(reading))

    def _probes(self) -> tuple[str, ...]:
        """Return the sources of the Readings that this run can tell."""
        theirs = self._policy.probes() if isinstance(self._policy, Inspectable) else ()
        return (SETTLING, CONFIDENCE, *self._onlookers.probes(), *theirs, *self._jury.probes())

    def _watch(self, sources: Collection[str]) -> None:
        if isinstance(self._policy, Inspectable):
            self._policy.watch(sources)
        self._jury.watch(sources)

    def _have_judged(self, step: Step, turn: Turn) -> None:
        after = turn.after or step.before
        if after is not None:
            self._jury.hear(step, after, self._emit)

    def _limit(self, history: list[Step]) -> Ending | None:
        """End the run, or hand it over, where it has used up its limits or goes round in a circle."""
        reached = self._guard.limit_reached()
        if reached:
            return Ending(self._executor.broken_off(), reached)
        trouble = ""
        if is_loop(tuple(history), _area(history)):
            trouble = "The same action was tried three times and the screen did not change."
        elif _tail_is(history, Result.STALE):
            trouble = "The target keeps changing before it can be clicked."
        elif _tail_is(history, Result.FAILED):
            why = f"three steps in a row failed: {history[-1].outcome.why}"
            return Ending(self._executor.broken_off(), why)
        judged = "" if trouble or self._when_stuck == "tell" else self._jury.trouble()
        if not trouble and not judged:
            return None
        if judged and self._when_stuck == "end":
            return Ending(self._executor.broken_off(), judged)
        words = f"{trouble or judged} Please help, then let it go on."
        answer = self._executor.question(Need.HANDOVER, words)
        if answer.yes:
            history[-1:] = [replace(history[-1], outcome=replace(history[-1].outcome, answer="helped"))]
            self._jury.begin_again()
            return None
        if judged and answer.absent:
            return None
        return Ending(self._executor.broken_off(), trouble or judged)

    def _look_once_more(self, number: int) -> None:
        """Keep what the screen showed at the end, if it can still be seen."""
        try:
            self._emit(Captured(number, self._desktop.capture()))
        except DesktopError:
            return


def _tail_is(history: Sequence[Step], result: Result) -> bool:
    tail = history[-FAILURES:]
    return len(tail) == FAILURES and all(
        step.outcome.result is result and not step.outcome.answer for step in tail
    )


def _area(history: Sequence[Step]) -> Box:
    return next((step.before.area for step in reversed(history) if step.before), Box(0, 0, 1, 1))


def _forget(history: list[Step]) -> None:
    """Let go of the picture of the step that has become old."""
    if len(history) > FRAMES_KEPT:
        old = -1 - FRAMES_KEPT
        history[old] = replace(history[old], before=None)
