"""Letting a policy do one step: a sentence that a person put in, or a target that was not found again.

The trap: a model's words taken for the replay's own book-keeping. How far a replay has come is read from the
first line of its replies, and what the policy replied follows below it, and is read by that policy alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from agent.actions import Action, Finish
from agent.demonstration import schema
from agent.demonstration.schema import Step, targets_of, verb_of
from agent.episode import Decision, Observation
from agent.episode import Step as Turn
from agent.events import Emit
from agent.policy import Policy

MOST_STEPS = 10  # of a policy for a target that was not found


class Help(StrEnum):
    """How far a policy may help.

    NONE: not at all. TARGET: it may say where a target is. STEP: it may also do a step that fails.
    """

    NONE = "strict"
    TARGET = "assist"
    STEP = "agent"


GetPolicy = Callable[[str], Policy]
"""Returns the policy of this name; of the settings for ''."""


def marks_of(turn: Turn) -> list[str]:
    """Return what a turn says of steps, as `ID state`."""
    return marks_in(turn.decision)


def marks_in(decision: Decision) -> list[str]:
    """Return what a decision says of steps, as `ID state`."""
    return [mark for mark in decision.reply.partition("\n")[0].split("; ") if mark]


def own_turns(observation: Observation, step_id: str) -> tuple[Turn, ...]:
    """Return the turns that the policy had for this step, with its own words in them."""
    return tuple(
        replace(turn, decision=replace(turn.decision, reply=turn.decision.reply.partition("\n")[2]))
        for turn in observation.history
        if f"{step_id} asked" in marks_of(turn)
    )


def asked(policy: Policy, sentence: str, step_id: str, observation: Observation, emit: Emit) -> Decision:
    """Return what the policy wants done now for this sentence. Raises PolicyError."""
    history = own_turns(observation, step_id)
    own = Observation(sentence, observation.screenshot, history, observation.windows, observation.threshold)
    return policy.decide(own, emit)


def parted(decision: Decision) -> tuple[tuple[Action, ...], Finish | None]:
    """Return what is to be done, and whether the policy then calls its sentence done."""
    acts = tuple(action for action in decision.actions if not isinstance(action, Finish))
    return acts, next((action for action in decision.actions if isinstance(action, Finish)), None)


def sentence_of(step: Step) -> str:
    """Say a step in words that any policy understands: the words on its target, else what is meant."""
    words = [f'"{each.shown[-1].text}"' if each.shown[-1].text else each.intent for each in targets_of(step)]
    match step:
        case schema.Agent(agent=sentence):
            return sentence
        case schema.Click(button=button, count=count):
            verb = {2: "double-click", 3: "triple-click"}.get(count, "click")
            return f"{f'{button.value}-' if button.value != 'left' else ''}{verb} {words[0]}"
        case _:
            return f"{verb_of(step)} {' to '.join(words)}"
