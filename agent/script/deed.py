"""One step of a script as a policy, so that it goes the one way through guard, desktop and record.

A step that points waits until its target is there, and one that checks until it is so, both no longer than
their patience, and both looking again whenever the screen changes. An application that has died ends the
wait at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from agent import keys
from agent.actions import Action, Click, Drag, Finish, Hold, Move, Press, Release, Scroll, Type, Wait
from agent.episode import Decision, Observation
from agent.errors import Ambiguous, NotShown, UsageError
from agent.events import Emit
from agent.geometry import Point
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.script.schema import step as steps
from agent.script.schema.condition import Condition
from agent.script.schema.wait import Elapsed
from agent.senses import Found, Reader

GLANCE_SECONDS = 0.5  # between two looks where the screen does not change: a file may, meanwhile
CLICKS = 2  # an ambiguous target is looked at this often before the step fails: a list may be rolling in

Deed = (
    steps.Click
    | steps.Type
    | steps.Press
    | steps.Scroll
    | steps.Drag
    | steps.Move
    | steps.Hold
    | steps.Release
    | steps.Wait
    | steps.Check
)


@dataclass(frozen=True, kw_only=True)
class DeedPolicy:
    """Does one step, texts filled in.

    title: the thought that is kept. departed: the applications that have died meanwhile, in words.
    """

    step: Deed
    title: str
    patience: float
    reader: Reader
    conditions: Conditions
    folder: Path
    departed: Callable[[], Sequence[str]]
    name: str = "script"

    def check(self, task: str) -> None:
        """Everything was checked when the script was read."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Return what the step does now, or a wait until that is possible."""
        look = Look(observation, reader=self.reader, folder=self.folder)
        left = self.patience - sum(sum(step.seconds.values()) for step in observation.history)
        match self.step:
            case steps.Check(check=condition):
                return self._until(condition, look, left, checked=True)
            case steps.Wait(wait=Elapsed(seconds=seconds)):
                return Decision((Wait(seconds), Finish()), thought=self.title)
            case steps.Wait(wait=condition):
                assert not isinstance(condition, Elapsed)
                return self._until(condition, look, left, checked=False)
            case _:
                return self._acting(look, left, len(observation.history))

    def _acting(self, look: Look, left: float, turns: int) -> Decision:
        try:
            actions, targets = self._actions(look)
        except UsageError as error:
            return self._give_up(str(error))
        except NotShown as error:
            return self._wait_or_give_up(str(error), left)
        except Ambiguous as error:
            return self._wait_or_give_up(str(error), left if turns < CLICKS else 0)
        return Decision(
            (*actions, Finish()),
            thought=self.title,
            targets=targets,
            confidence=min((target.score for target in targets), default=None),
        )

    def _actions(self, look: Look) -> tuple[tuple[Action, ...], tuple[Found, ...]]:
        match self.step:
            case steps.Click(click=place, button=button, count=count, holding=holding):
                found = look.find(place)
                held = tuple(keys.key(each) for each in holding)
                return (Click(found.box.center, button, count, held),), (found,)
            case steps.Type(type=text, into=None):
                return (Type(text),), ()
            case steps.Type(type=text, into=place) if place is not None:
                field = look.find(place)
                emptied = (Press(("ctrl", "a")),) if look.written_in(place, field) else ()
                typed = (Type(text),) if text else (Press(("delete",)),) if emptied else ()
                return (Click(field.box.center), *emptied, *typed), (field,)
            case steps.Press(press=chord, times=times):
                return (Press(keys.chord(chord)),) * times, ()
            case steps.Scroll(scroll=way, by=by, at=place):
                over = look.find(place) if place else None
                at = over.box.center if over else look.screenshot.area.center
                return (_scroll(at, way, by),), (over,) if over else ()
            case steps.Drag(drag=start, to=end, holding=holding):
                first, last = look.find(start), look.find(end)
                held = tuple(keys.key(each) for each in holding)
                return (Drag((first.box.center, last.box.center), holding=held),), (first, last)
            case steps.Move(move=place):
                found = look.find(place)
                return (Move(found.box.center),), (found,)
            case steps.Hold(hold=key):
                return (Hold(keys.key(key)),), ()
            case steps.Release(release=key):
                return (Release(keys.key(key)),), ()
            case steps.Wait() | steps.Check() | steps.Type():
                raise AssertionError("these are no actions")
            case _:
                assert_never(self.step)

    def _until(self, condition: Condition, look: Look, left: float, *, checked: bool) -> Decision:
        verdict = self.conditions.judge(condition, look)
        if verdict.so:
            thought = f"{self.title}: {verdict.why}"
            return Decision((Finish(verdict.why, verified=True if checked else None),), thought=thought)
        return self._wait_or_give_up(verdict.why, left, checked=checked)

    def _wait_or_give_up(self, why: str, left: float, *, checked: bool = False) -> Decision:
        gone = self.departed()
        if gone:
            return self._give_up(f"{why}; {', '.join(gone)} (start it by hand to see why)", checked)
        if left <= 0:
            return self._give_up(why, checked)
        wait = Wait(max(min(left, GLANCE_SECONDS), 0.05), for_change=True)
        return Decision((wait,), thought=f"{self.title}: {why}")

    def _give_up(self, why: str, checked: bool = False) -> Decision:
        finish = Finish(why, success=False, verified=False if checked else None)
        return Decision((finish,), thought=f"{self.title}: {why}")


def _scroll(at: Point, way: str, by: int) -> Scroll:
    across, down = {"up": (0, -by), "down": (0, by), "left": (-by, 0), "right": (by, 0)}[way]
    return Scroll(at, right=across, down=down)
