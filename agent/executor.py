"""What a decision comes to: judged, asked for, compared with the screen once more, done, and waited for.

The trap: between the decision and the click the screen may have changed, and a click on what is no
longer there is the worst mistake an agent can make. So the target's surroundings are compared once
more right before the click; if they differ, the step is stale and the policy looks again.
"""

from __future__ import annotations

import time
from dataclasses import replace

from agent.actions import Action, AskUser, Finish, Move, Wait, describe, is_input, points_of
from agent.confidence import Confidence
from agent.control import Control
from agent.desktop import Desktop
from agent.episode import Decision, Ending, Outcome, Result, Verdict
from agent.errors import DesktopError, UsageError
from agent.events import Answer, Ask, Asked, Emit, Need, Probed, Question, Reading
from agent.geometry import Box, Point
from agent.guard import Doubtful, Forbidden, Guard, Judgement
from agent.screenshot import Screenshot
from agent.settle import SETTLING, Settle, is_caret
from agent.turn import Turn

CLOSE = 0.1  # seconds before an action is due, for a last look at its target
SURROUNDINGS = (96, 48)  # points around a target that must look as they did when it was chosen
ITSELF = (32, 20)  # around a later one of a decision, beside which the acts before it may show


class Executor:
    """Carries decisions out on one desktop, as far as guard, screen and person allow.

    confidence: learns from what the person answers.
    """

    def __init__(
        self,
        desktop: Desktop,
        *,
        emit: Emit,
        control: Control,
        guard: Guard,
        settle: Settle,
        ask: Ask,
        confidence: Confidence,
        dry_run: bool,
    ) -> None:
        self._desktop = desktop
        self._emit = emit
        self._control = control
        self._guard = guard
        self._settle = settle
        self._ask = ask
        self._confidence = confidence
        self._dry_run = dry_run
        self._acted = False

    def carry_out(self, decision: Decision, before: Screenshot, turn: Turn) -> tuple[Outcome, Ending | None]:
        """Do the decision's actions, one after the other, as far as guard, screen and person allow."""
        outcome = Outcome(Result.DONE)
        for count, action in enumerate(decision.actions):
            match action:
                case Finish(message, success, verified):
                    verdict = Verdict.FINISHED if success else self._gave_up(action)
                    return replace(outcome, verified=verified), Ending(verdict, message, verified)
                case AskUser(question):
                    answer = self.question(Need.ANSWER, question)
                    if not answer.yes:
                        return Outcome(Result.REFUSED, "the question was not answered"), Ending(
                            self.broken_off(),
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

    def question(self, need: Need, text: str, action: Action | None = None) -> Answer:
        """Ask the person, and return what came; a stop meanwhile ends the run."""
        question = Question(need, text, action)
        self._emit(Asked(question))
        answer = self._ask(question)
        self._control.go_on_or_stop()
        return answer

    def broken_off(self) -> Verdict:
        """Return what it means that the run ends here, by whether anything was done."""
        return Verdict.UNCERTAIN if self._acted else Verdict.HALTED

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
            for reading in self._settle.readings():
                self._emit(Probed(reading))
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
            answer = self.question(Need.APPROVAL, f"{describe(action)}: {whys}. Do it?", action)
        risky = isinstance(judgement, Doubtful) and judgement.risky  # then a no says nothing of the place
        if first and decision.guessed and decision.confidence is not None and not (answer.absent or risky):
            self._confidence.hear(decision.confidence, answer.yes)
        if answer.yes:
            return None
        why = answer.text or "the person said no"
        if not unsure:
            return Outcome(Result.REFUSED, why), Ending(Verdict.REFUSED, f"{whys}; {why}")
        if answer.absent:
            return Outcome(Result.REFUSED, why), Ending(self.broken_off(), f"{whys}; {why}")
        return Outcome(Result.REFUSED, "the person said that it is not this"), None

    def _wait(self, action: Wait, before: Screenshot, turn: Turn) -> Outcome:
        if action.for_change:
            rest = self._settle.wait_for_change(before, action.seconds)
            turn.after = rest.screenshot
            return Outcome(Result.DONE, changed=rest.changed)
        self._control.sleep(action.seconds)
        return Outcome(Result.DONE)

    def _sleep_until(self, moment: float) -> None:
        self._control.sleep(max(0.0, moment - time.monotonic()))

    def _gave_up(self, finish: Finish) -> Verdict:
        if not self._acted:
            return Verdict.HALTED
        return Verdict.UNCERTAIN if finish.uncertain else Verdict.FAILED


def _differs_around(point: Point, size: tuple[float, float], before: Screenshot, now: Screenshot) -> bool:
    around = Box.around(point, *size)
    return not is_caret(before.crop(around), now.crop(around))


def _and_then(outcome: Outcome, one: Outcome) -> Outcome:
    """Return what became of a decision's actions so far, with one more: changed where any of them was."""
    changed = one.changed if outcome.changed is None else outcome.changed or bool(one.changed)
    return replace(one, changed=changed, answer=one.answer or outcome.answer)
