"""The policies that only the suite knows: one that does nothing, and one that goes the way of the plan.

A judge says something only where it says no to the first and yes to the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.actions import Action, Click, Finish, Press, Type, Wait
from agent.episode import Decision, Observation
from agent.errors import NotShown
from agent.events import Emit
from agent.senses import Reader
from agent.sight.match import find_all

PATIENCE_SECONDS = 0.5  # between two looks for words
MOST_LOOKS = 20
DONE = "done"  # the reply of a decision that does an act; others wait for one


class Still:
    """Does nothing, and says that it is done."""

    name = "still"

    def check(self, task: str) -> None:
        """Take any task."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        return Decision((Finish("done nothing"),))


class Way:
    """Does one act of a plan after the other: 'press ctrl+s', 'type a.txt', 'click Save'."""

    name = "way"

    def __init__(self, acts: Sequence[str], reader: Reader) -> None:
        self._acts = tuple(acts)
        self._reader = reader

    def check(self, task: str) -> None:
        """Take any task."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        done = sum(step.decision.reply == DONE for step in observation.history)
        if done >= len(self._acts):
            return Decision((Finish("went the way"),))
        act = self._acts[done]
        try:
            return Decision((self._action(act, observation),), act, DONE)
        except NotShown as error:
            if len(observation.history) - done >= MOST_LOOKS:
                return Decision((Finish(str(error), success=False),))
            return Decision((Wait(PATIENCE_SECONDS, for_change=True),), f"{act}: not shown")

    def _action(self, act: str, observation: Observation) -> Action:
        verb, _, what = act.partition(" ")
        if verb == "press":
            return Press(tuple(what.split("+")))
        if verb == "type":
            return Type(what.replace("\\n", "\n"))
        words = what.removeprefix("for ") if verb == "wait" else what
        matches = find_all(words, self._reader.read(observation.screenshot))
        if not matches:
            raise NotShown(f"'{words}' is not shown")
        place = matches[0].found.box.center
        if verb == "wait":
            return Wait(0.05)
        return Click(place, count=2 if verb == "double-click" else 1)
