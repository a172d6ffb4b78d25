"""Which branches stand beside a step: those that may be taken while it waits."""

from __future__ import annotations

from itertools import takewhile

from agent.demonstration import schema
from agent.demonstration.schema import Step


def branches_before(step: Step, steps: tuple[Step, ...]) -> tuple[schema.If, ...]:
    """Return the branches that stand directly before a step, in their order."""
    siblings = [each for each in _siblings(step, steps) if not each.off or each.id == step.id]
    earlier = siblings[: [each.id for each in siblings].index(step.id)]
    branches = tuple(takewhile(lambda each: isinstance(each, schema.If), reversed(earlier)))
    return tuple(each for each in reversed(branches) if isinstance(each, schema.If))


def branches_behind(step: Step, steps: tuple[Step, ...]) -> tuple[schema.If, ...]:
    """Return the branches that stand directly behind a step, in their order."""
    siblings = [each for each in _siblings(step, steps) if not each.off or each.id == step.id]
    later = siblings[[each.id for each in siblings].index(step.id) + 1 :]
    branches = takewhile(lambda each: isinstance(each, schema.If), later)
    return tuple(each for each in branches if isinstance(each, schema.If))


def _siblings(step: Step, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps among which this one is: all of them, or those of its branch."""
    lists = [steps, *(each.then for each in schema.every_step(steps) if isinstance(each, schema.If))]
    return next(each for each in lists if step.id in [one.id for one in each])
