"""What a step does, as actions at the places of its targets, and in a few words."""

from __future__ import annotations

from typing import assert_never

from agent import actions, keys
from agent.actions import Action, Wait
from agent.demonstration import schema
from agent.demonstration.schema import Step, targets_of, verb_of
from agent.geometry import Point


def title_of(step: Step) -> str:
    """Say in a few words what a step does."""
    targets = [target.intent for target in targets_of(step)]
    match step:
        case schema.Agent(agent=sentence):
            return f"{verb_of(step)}: {sentence}"
        case schema.Type(type=said) | schema.Press(press=said):
            return f"{verb_of(step)} {said}"
        case _:
            return " ".join([verb_of(step), " to ".join(targets)]).strip()


def actions_of(step: Step, at: list[Point]) -> tuple[Action, ...]:
    match step:
        case schema.Click(pressed=pressed, button=button) if pressed:
            return (actions.Move(at[0]), actions.Hold(button), Wait(pressed), actions.Release(button))
        case schema.Click(button=button, count=count, holding=holding):
            return (actions.Click(at[0], button, count, tuple(keys.key(each) for each in holding)),)
        case schema.Drag(button=button, holding=holding, way=way):
            between = tuple(at[0].moved(dx, dy) for dx, dy in way)
            held = tuple(keys.key(each) for each in holding)
            return (actions.Drag((at[0], *between, at[1]), button, held),)
        case schema.Move(pause=pause):
            return (actions.Move(at[0]), *((Wait(pause),) if pause else ()))
        case schema.Scroll(right=right, down=down):
            return (actions.Scroll(at[0], right, down),)
        case schema.Type(type=text):
            return (actions.Type(text),)
        case schema.Press(press=chord, times=times):
            return (actions.Press(keys.chord(chord)),) * times
        case schema.Hold(hold=key):
            return (actions.Hold(keys.key(key)),)
        case schema.Release(release=key):
            return (actions.Release(keys.key(key)),)
        case schema.Wait() | schema.Check() | schema.Agent() | schema.If():
            raise AssertionError("these are no actions")
        case _:
            assert_never(step)
