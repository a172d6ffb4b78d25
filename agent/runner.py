"""The loop: look, decide, judge, act, settle, and look again.

desktop ──Screenshot──> Observation ──> policy ──Decision──> guard ──> desktop.perform ──> settle ─┐
   ^                                      │ Said, Read        │ Asked                              │
   └──────────────────────────────────────┴── every event: episode folder · window · terminal <─────┘

The trap: between the decision and the click the screen may have changed, and a click on what is no
longer there is the worst mistake an agent can make. So the target's surroundings are compared once
more right before the click; if they differ, the step is stale and the policy looks again.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from agent.actions import Action, AskUser, Finish, Move, Wait, describe, is_input, points_of
from agent.confidence import CONFIDENCE, Confidence
from agent.control import Control
from agent.desktop import Desktop
from agent.episode import Decision, Ending, Episode, Observation, Outcome, Result, Step, Verdict
from agent.errors import DesktopError, PolicyError, Stopped, UsageError
from agent.events import (
    Answer,
    Ask,
    Asked,
    Captured,
    Decided,
    Emit,
    Ended,
    Need,
    Performed,
    Probed,
    Question,
    Reading,
    Started,
)
from agent.geometry import Box, Point
from agent.guard import Doubtful, Forbidden, Guard, Judgement
from agent.jury import Jury
from agent.loops import is_loop
from agent.onlook import Onlookers
from agent.policy import Inspectable, Policy
from agent.screenshot import Screenshot
from agent.senses import Critic
from agent.settle import SETTLING, Settle, is_caret
from agent.snap import Snap
from agent.turn import Turn

FRAMES_KEPT = 5  # steps whose screenshot stays in memory; 4 MB each at 1280x800
FAILURES = 3  # failed or stale steps in a row after which the run ends or a person is asked
CLOSE = 0.1  # seconds before an action is due, for a last look at its target
SURROUNDINGS = (96, 48)  # points around a target that must look as they did when it was chosen
ITSELF = (32, 20)  # around a later one of a decision, beside which the acts before it may show


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
        self._settle = settle
        self._ask = ask
        self._jury = Jury(critics)
        self._when_stuck = when_stuck
        self._dry_run = dry_run
        self._folder = folder
        self._onlookers = onlookers or Onlookers()
        self._snap = snap
        self._confidence = confidence or Confidence(policy.name, mistakes=0)
        self._acted = False

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
            ending = Ending(self._broken_off(), str(error))
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
            outcome, ending = self._carry_out(decision, before, turn)
        return Step(number, before, decision, outcome, MappingProxyType(turn.seconds)), ending

    def _carry_out(self, decision: Decision, before: Screenshot, turn: Turn) -> tuple[Outcome, Ending | None]:
        """Do the decision's actions, one after the other, as far as guard, screen and person allow."""
        outcome = Outcome(Result.DONE)
        for count, action in enumerate(decision.actions):
            match action:
                case Finish(message, success, verified):
                    verdict = Verdict.FINISHED if success else self._gave_up(action)
                    return replace(outcome, verified=verified), Ending(verdict, message, verified)
                case AskUser(question):
                    answer = self._question(Need.ANSWER, question)
                    if not answer.yes:
                        return Outcome(Result.REFUSED, "the question was not answered"), Ending(
                            self._broken_off(),
                            f"'{question}' was not answered (run it in the window to answer)",
                        )
                    outcome = replace(outcome, answer=answer.text)
                case _:
                    if count == 0 and decision.due is not None:
                        with turn.timed("pace"):
                            self._sleep_until(decision.due - CLOSE)
                    one, ending = self._carry_out_one(action, decision, before, first=count == 0, turn=turn)
                    outcome = _and_then(outcome, one)
                    if ending is not None or outcome.result is not Result.DONE:
                        return outcome, ending
        if any(is_input(action) for action in decision.actions):
            self._guard.count_step()
        return outcome, None

    def _carry_out_one(
        self, action: Action, decision: Decision, before: Screenshot, *, first: bool, turn: Turn
    ) -> tuple[Outcome, Ending | None]:
        if isinstance(action, Wait):
            with turn.timed("wait"):
                return self._wait(action, before, turn), None
        with turn.timed("guard"):
            windows = tuple(self._desktop.windows())
            judgement = self._guard.judge(action, before, windows, decision.targets)
        if isinstance(judgement, Forbidden):
            return Outcome(Result.REFUSED, judgement.why), Ending(Verdict.REFUSED, judgement.why)
        if self._dry_run:
            return Outcome(Result.DRY, f"not done, this is a dry run: {describe(action)}"), None
        if isinstance(judgement, Doubtful) or (first and decision.unsure):
            refused = self._approve(action, decision, judgement, first=first, turn=turn)
            if refused is not None:
                return refused
        with turn.timed("guard"):
            now = self._desktop.capture()
            if self._settle.differs(before, now):
                self._settle.late_change()
            goes_on = isinstance(action, Move) and not first  # what lit up under the pointer is no harm
            if not goes_on and any(
                _differs_around(point, SURROUNDINGS if first else ITSELF, before, now)
                for point in points_of(action)
            ):
                result = Result.STALE if first else Result.FAILED
                return Outcome(result, "the target's surroundings changed before the click"), None
        with turn.timed("pace"):
            self._guard.pace(self._control)
            if first and decision.due is not None:
                self._sleep_until(decision.due)
                late = time.monotonic() - decision.due
        try:
            with turn.timed("perform"):
                self._acted = True
                self._desktop.perform(action)
        except (DesktopError, UsageError) as error:
            return Outcome(Result.FAILED, str(error)), None
        if first and decision.due is not None:
            self._emit(Probed(Reading("schedule.lateness", (late,), unit="s")))
        with turn.timed("settle"):
            rest = self._settle.wait(now)
        turn.after = rest.screenshot
        if SETTLING in self._control.watched:
            self._tell(self._settle.readings())
        return Outcome(Result.DONE, changed=rest.changed), None

    def _approve(
        self, action: Action, decision: Decision, judgement: Judgement, *, first: bool, turn: Turn
    ) -> tuple[Outcome, Ending | None] | None:
        """Ask the person whether this may be done, and learn from the answer; None where it may.

        A no to what the policy was unsure of ends nothing: the policy is to find another way.
        """
        doubts = [judgement.why] if isinstance(judgement, Doubtful) else []
        unsure = first and decision.unsure
        whys = "; ".join([decision.thought, *doubts] if unsure else doubts)
        with turn.timed("ask"):
            answer = self._question(Need.APPROVAL, f"{describe(action)}: {whys}. Do it?", action)
        risky = isinstance(judgement, Doubtful) and judgement.risky  # then a no says nothing of the place
        if first and decision.guessed and decision.confidence is not None and not (answer.absent or risky):
            self._confidence.hear(decision.confidence, answer.yes)
        if answer.yes:
            return None
        why = answer.text or "the person said no"
        if not unsure:
            return Outcome(Result.REFUSED, why), Ending(Verdict.REFUSED, f"{whys}; {why}")
        if answer.absent:
            return Outcome(Result.REFUSED, why), Ending(self._broken_off(), f"{whys}; {why}")
        return Outcome(Result.REFUSED, "the person said that it is not this"), None

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

    def _sleep_until(self, moment: float) -> None:
        self._control.sleep(max(0.0, moment - time.monotonic()))

    def _have_judged(self, step: Step, turn: Turn) -> None:
        after = turn.after or step.before
        if after is not None:
            self._jury.hear(step, after, self._emit)

    def _wait(self, action: Wait, before: Screenshot, turn: Turn) -> Outcome:
        if action.for_change:
            rest = self._settle.wait_for_change(before, action.seconds)
            turn.after = rest.screenshot
            return Outcome(Result.DONE, changed=rest.changed)
        self._control.sleep(action.seconds)
        return Outcome(Result.DONE)

    def _limit(self, history: list[Step]) -> Ending | None:
        """End the run, or hand it over, where it has used up its limits or goes round in a circle."""
        reached = self._guard.limit_reached()
        if reached:
            return Ending(self._broken_off(), reached)
        trouble = ""
        if is_loop(tuple(history), _area(history)):
            trouble = "The same action was tried three times and the screen did not change."
        elif _tail_is(history, Result.STALE):
            trouble = "The target keeps changing before it can be clicked."
        elif _tail_is(history, Result.FAILED):
            return Ending(self._broken_off(), f"three steps in a row failed: {history[-1].outcome.why}")
        judged = "" if trouble or self._when_stuck == "tell" else self._jury.trouble()
        if not trouble and not judged:
            return None
        if judged and self._when_stuck == "end":
            return Ending(self._broken_off(), judged)
        answer = self._question(Need.HANDOVER, f"{trouble or judged} Please help, then let it go on.")
        if answer.yes:
            history[-1:] = [replace(history[-1], outcome=replace(history[-1].outcome, answer="helped"))]
            self._jury.begin_again()
            return None
        if judged and answer.absent:
            return None
        return Ending(self._broken_off(), trouble or judged)

    def _question(self, need: Need, text: str, action: Action | None = None) -> Answer:
        question = Question(need, text, action)
        self._emit(Asked(question))
        answer = self._ask(question)
        self._control.go_on_or_stop()
        return answer

    def _gave_up(self, finish: Finish) -> Verdict:
        if not self._acted:
            return Verdict.HALTED
        return Verdict.UNCERTAIN if finish.uncertain else Verdict.FAILED

    def _broken_off(self) -> Verdict:
        return Verdict.UNCERTAIN if self._acted else Verdict.HALTED

    def _look_once_more(self, number: int) -> None:
        """Keep what the screen showed at the end, if it can still be seen."""
        try:
            self._emit(Captured(number, self._desktop.capture()))
        except DesktopError:
            return


def _differs_around(point: Point, size: tuple[float, float], before: Screenshot, now: Screenshot) -> bool:
    around = Box.around(point, *size)
    return not is_caret(before.crop(around), now.crop(around))


def _tail_is(history: Sequence[Step], result: Result) -> bool:
    tail = history[-FAILURES:]
    return len(tail) == FAILURES and all(
        step.outcome.result is result and not step.outcome.answer for step in tail
    )


def _and_then(outcome: Outcome, one: Outcome) -> Outcome:
    """Return what became of a decision's actions so far, with one more: changed where any of them was."""
    changed = one.changed if outcome.changed is None else outcome.changed or bool(one.changed)
    return replace(one, changed=changed, answer=one.answer or outcome.answer)


def _area(history: Sequence[Step]) -> Box:
    return next((step.before.area for step in reversed(history) if step.before), Box(0, 0, 1, 1))


def _forget(history: list[Step]) -> None:
    """Let go of the picture of the step that has become old."""
    if len(history) > FRAMES_KEPT:
        old = -1 - FRAMES_KEPT
        history[old] = replace(history[old], before=None)
