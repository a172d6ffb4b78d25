"""What is learned from: one turn of a task, with all that was said and shown before it.

The trap: to train on other words than those that are used at work. So an example is an `Observation`, and
the conversation is made of it by `policies.ui_tars.prompt`, by the same call as in a run.

Pictures are read when they are needed: a screen is 8 MB, and a library of tasks has thousands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.actions import Action
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.tuning.sayings import sayings_of
from policies.ui_tars.format import reply
from policies.ui_tars.policy import view_of_size
from policies.ui_tars.prompt import Family
from policies.ui_tars.resize import Profile

Picture = Callable[[], Screenshot]
DONE = Outcome(Result.DONE)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a model of one family speaks: what makes a reply of actions."""

    family: Family
    profile: Profile

    def reply(self, thought: str, done: Sequence[Action], picture: Screenshot) -> str:
        """Return the model's turn. Raises Unsayable, PolicyError."""
        view = view_of_size(picture, self.profile)
        return reply(thought, *sayings_of(done, view), dialect=self.family.dialect)


@dataclass(frozen=True, slots=True)
class Turn:
    """One step as it was done. boxes: around each place that was pointed to, where one is known."""

    picture: Picture
    reply: str
    actions: tuple[Action, ...]
    boxes: tuple[Box, ...] = ()
    outcome: Outcome = DONE


@dataclass(frozen=True, slots=True)
class Example:
    """A turn to learn. before: the turns of its task until then, the oldest first."""

    task: str
    before: tuple[Turn, ...]
    turn: Turn

    def observation(self, screenshots: int) -> Observation:
        """Return what a policy saw then, of earlier pictures only as many as it is shown."""
        first = len(self.before) - screenshots + 1
        history = tuple(
            Step(
                number,
                turn.picture() if number > first else None,
                Decision(turn.actions, reply=turn.reply),
                turn.outcome,
            )
            for number, turn in enumerate(self.before, start=1)
        )
        return Observation(self.task, self.turn.picture(), history)


@dataclass(frozen=True, slots=True)
class Course:
    """A task with what can be learned of it. left_out: why a step cannot, a line each."""

    task: str
    examples: tuple[Example, ...]
    left_out: tuple[str, ...] = ()


def digest(examples: Sequence[Example]) -> str:
    """Return the name of what is learned from: of every word, in order."""
    mark = hashlib.blake2b(digest_size=16)
    for each in examples:
        for text in (each.task, *(turn.reply for turn in each.before), each.turn.reply):
            mark.update(f"{len(text)}:{text}".encode(errors="surrogatepass"))
    return mark.hexdigest()
