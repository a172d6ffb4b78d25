"""A demonstration as a policy: where its target is now, the act, and whether that came about.

The trap is doing something twice because nobody saw that it was done. How far a replay has come is read
from the replies of the steps before: `ID acted`, `ID verified`, ... A step that acted is never done again:
it is looked at until its time is over, and then the replay ends, uncertain, and names what was not attempted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from agent import keys
from agent.actions import AskUser, Finish, Wait
from agent.demonstration import schema
from agent.demonstration.schema import Step, targets_of
from agent.demonstration.target import Target
from agent.episode import Decision, Observation, Result
from agent.errors import PolicyError, UsageError
from agent.events import Emit
from agent.replay.act import actions_of, title_of
from agent.replay.branch import branches_before, branches_behind
from agent.replay.course import acted_at, states_of, waiting_since
from agent.replay.help import MOST_STEPS, GetPolicy, Help, asked, own_turns, parted, sentence_of
from agent.replay.locate import Located
from agent.replay.scene import scene_of
from agent.replay.schedule import Schedule
from agent.replay.verify import Scene, judge
from agent.replay.window import without_keyboard
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.script.schema.wait import Elapsed
from agent.script.scope import Value, filled
from agent.senses import Found, Reader

GLANCE_SECONDS = 0.5  # between two looks where the screen does not change


class Locator(Protocol):
    """Finds a target on the present screen, or refuses."""

    def locate(self, target: Target, observation: Observation) -> Located:
        """Return where it is. Raises PolicyError."""
        ...


@dataclass(frozen=True, kw_only=True)
class Replay:
    """Does the steps of a demonstration one after the other.

    steps: those that are to be done, in order. single: ask before each of them. help: what a policy may do,
    and which: what `get_policy` returns. schedule: when each step is due; None for as soon as possible.
    """

    steps: tuple[Step, ...]
    locator: Locator
    reader: Reader
    conditions: Conditions
    patience: float
    values: Mapping[str, Value] = field(default_factory=dict)
    single: bool = False
    help: Help = Help.NONE
    get_policy: GetPolicy | None = None
    schedule: Schedule | None = None
    name: str = "replay"

    def check(self, task: str) -> None:
        """Refuse what cannot be done, before anything is. Raises UsageError."""
        for step in schema.every_step(self.steps):
            here = filled(step, self.values)
            match here:
                case schema.Agent(off=False, agent=sentence, policy=name):
                    if self.help is Help.NONE or self.get_policy is None:
                        raise UsageError(
                            f"step '{step.id}' asks a policy "
                            "(replay it with --assist or --agent, or turn it off)"
                        )
                    self.get_policy(name or "").check(sentence)
                case schema.Press(press=chord):
                    keys.chord(chord)
                case schema.Hold(hold=key) | schema.Release(release=key):
                    keys.key(key)
                case _:
                    pass

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Verify what was done last, then do the next step, or wait until one of both is possible."""
        marks = dict(states_of(observation))
        fresh: list[str] = []
        look = Look(observation, reader=self.reader, folder=Path())
        while True:
            step = self._next(marks)
            if step is None:
                came = set(marks.values())
                seen = "verified" in came and came <= {"verified", "passed", "taken"}
                done = Finish("every step was done", verified=True if seen else None)
                return Decision((done,), reply="; ".join(fresh))
            here = filled(step, self.values)
            if marks.get(step.id) == "acted":
                decision = self._verify(here, look, observation, fresh)
            elif marks.get(step.id) == "asked":
                decision = self._ask(here, look, observation, fresh, emit)
            else:
                decision = self._do(here, look, observation, fresh, emit)
            if decision is not None:
                return decision
            name, _, state = fresh[-1].partition(" ")
            marks[name] = state

    def _next(self, marks: Mapping[str, str]) -> Step | None:
        def unfinished(steps: tuple[Step, ...]) -> Step | None:
            for step in steps:
                if step.off:
                    continue
                if marks.get(step.id) == "acted":
                    for branch in branches_behind(step, steps):
                        inner = unfinished(branch.then) if marks.get(branch.id) == "taken" else None
                        if inner is not None:
                            return inner
                if marks.get(step.id) in (None, "acted", "asked"):
                    return step
                if isinstance(step, schema.If) and marks[step.id] == "taken":
                    inner = unfinished(step.then)
                    if inner is not None:
                        return inner
            return None

        return unfinished(self.steps)

    def _verify(self, step: Step, look: Look, observation: Observation, fresh: list[str]) -> Decision | None:
        """Return what is to be done instead of going on; None where the step came about."""
        acted = acted_at(observation, step.id)
        turn = observation.history[acted]
        if turn.outcome.result not in (Result.DONE, Result.DRY):
            return self._give_up(step, f"it broke off: {turn.outcome.why}", fresh, uncertain=True)
        if turn.outcome.result is Result.DRY or not step.expect:
            fresh.append(f"{step.id} unverified")
            return None
        scene = scene_of(step, turn, observation.windows)
        findings = [judge(each, look, scene, self.conditions) for each in step.expect]
        wrong = [finding.why for finding in findings if finding.so is False]
        if wrong:
            if self._takes_branch(branches_behind(step, self.steps), look, observation, fresh):
                return None
            why = f"it was done, but {'; '.join(wrong)}"
            return self._wait(step, why, acted + 1, observation, fresh, uncertain=True)
        sure = all(finding.so for finding in findings)
        fresh.append(f"{step.id} {'verified' if sure else 'unverified'}")
        return None

    def _do(
        self, step: Step, look: Look, observation: Observation, fresh: list[str], emit: Emit
    ) -> Decision | None:
        since = waiting_since(observation, step.id)
        match step:
            case schema.If():
                so = self.conditions.judge(step.if_, look).so
                fresh.append(f"{step.id} {'taken' if so else 'passed'}")
                return None
            case schema.Wait(wait=Elapsed(seconds=seconds)):
                fresh.append(f"{step.id} passed")
                return Decision((Wait(seconds),), thought=title_of(step), reply="; ".join(fresh))
            case schema.Wait() | schema.Check():
                condition = step.wait if isinstance(step, schema.Wait) else step.check
                assert not isinstance(condition, Elapsed)
                verdict = self.conditions.judge(condition, look)
                if not verdict.so:
                    if self._takes_branch(branches_before(step, self.steps), look, observation, fresh):
                        return None
                    return self._wait(step, verdict.why, since, observation, fresh)
                fresh.append(f"{step.id} verified")
                return None
            case schema.Agent():
                return self._ask(step, look, observation, fresh, emit)
            case _:
                pass
        if isinstance(step, schema.KeyStep) and step.window is not None:
            elsewhere = without_keyboard(step.window, observation.windows)
            if elsewhere:
                if self._takes_branch(branches_before(step, self.steps), look, observation, fresh):
                    return None
                return self._wait(step, elsewhere, since, observation, fresh)
        if self.schedule is not None and (early := self.schedule.left(step)) > 0:
            return Decision((Wait(early),), thought=title_of(step), reply="; ".join(fresh))
        try:
            located = [self.locator.locate(target, observation) for target in targets_of(step)]
        except PolicyError as error:
            if self._takes_branch(branches_before(step, self.steps), look, observation, fresh):
                return None
            waiting = self._wait(step, str(error), since, observation, fresh)
            if isinstance(waiting.actions[0], Finish) and self.help is Help.STEP:
                return self._ask(step, look, observation, fresh, emit)
            return waiting
        done = actions_of(step, [each.at for each in located])
        if self.single:
            done = (AskUser(f"{step.id}: {title_of(step)}. Do it?"), *done)
        targets = tuple(
            Found(each.box, target.intent, each.score)
            for target, each in zip(targets_of(step), located, strict=True)
        )
        reply = "; ".join([*fresh, f"{step.id} acted"])
        due = self.schedule.due(step) if self.schedule is not None else None
        return Decision(done, thought=title_of(step), reply=reply, targets=targets, due=due)

    def _takes_branch(
        self, branches: tuple[schema.If, ...], look: Look, observation: Observation, fresh: list[str]
    ) -> bool:
        """Tell whether one of the branches beside a step that waits is to be taken after all.

        A question may come up a moment after it was looked for, or because of the step itself.
        """
        marks = dict(states_of(observation))
        for branch in branches:
            if marks.get(branch.id) == "taken" or f"{branch.id} passed" in fresh:
                continue
            here = filled(branch, self.values)
            assert isinstance(here, schema.If)
            if self.conditions.judge(here.if_, look).so:
                fresh.append(f"{branch.id} taken")
                return True
        return False

    def _ask(
        self, step: Step, look: Look, observation: Observation, fresh: list[str], emit: Emit
    ) -> Decision | None:
        """Let the policy do the step; None once it says that it has, and what must be so is so."""
        assert self.get_policy is not None
        name, most = (step.policy, step.max_steps) if isinstance(step, schema.Agent) else (None, MOST_STEPS)
        turns, sentence = own_turns(observation, step.id), sentence_of(step)
        if len(turns) >= most:
            return self._give_up(step, f"the policy was not done after {most} steps", fresh, uncertain=True)
        try:
            policy = self.get_policy(name or "")
            policy.check(sentence)
            decision = asked(policy, sentence, step.id, observation, emit)
        except (PolicyError, UsageError) as error:
            return self._give_up(step, f"the policy was asked, but {error}", fresh, uncertain=bool(turns))
        acts, finish = parted(decision)
        if finish is not None and not finish.success:
            return self._give_up(step, f"the policy gave up: {finish.message}", fresh, uncertain=bool(turns))
        if acts or finish is None:
            state = "asked" if finish is None else "acted"
            marks = "; ".join(dict.fromkeys([*fresh, f"{step.id} asked", f"{step.id} {state}"]))
            thought = f"{title_of(step)}: {decision.thought}"
            return replace(decision, actions=acts, reply=f"{marks}\n{decision.reply}", thought=thought)
        first = turns[0].before if turns else observation.screenshot
        findings = [judge(each, look, Scene(first), self.conditions) for each in step.expect]
        wrong = [finding.why for finding in findings if finding.so is False]
        if wrong:
            why = f"the policy says that it is done, but {'; '.join(wrong)}"
            return self._give_up(step, why, fresh, uncertain=bool(turns))
        sure = all(finding.so for finding in findings) if findings else finish.verified
        fresh.append(f"{step.id} {'verified' if sure else 'unverified'}")
        return None

    def _wait(
        self,
        step: Step,
        why: str,
        since: int,
        observation: Observation,
        fresh: list[str],
        *,
        uncertain: bool = False,
    ) -> Decision:
        spent = sum(sum(turn.seconds.values()) for turn in observation.history[since:])
        left = self.patience - spent
        if left <= 0:
            return self._give_up(step, why, fresh, uncertain=uncertain)
        wait = Wait(max(min(left, GLANCE_SECONDS), 0.05), for_change=True)
        reply = "; ".join([*fresh, f"{step.id} waiting"])
        return Decision((wait,), thought=f"{title_of(step)}: {why}", reply=reply)

    def _give_up(self, step: Step, why: str, fresh: list[str], *, uncertain: bool = False) -> Decision:
        order = [each.id for each in self.steps if not each.off]
        rest = order[order.index(step.id) + 1 :] if step.id in order else []
        left = f"; not attempted: {', '.join(rest)}" if rest else ""
        message = f"step '{step.id}' ({title_of(step)}): {why}{left}"
        finish = Finish(message, success=False, verified=False, uncertain=uncertain)
        return Decision(
            (finish,), reply="; ".join([*fresh, f"{step.id} {'unseen' if uncertain else 'lost'}"])
        )
