"""Which steps of a demonstration are replayed, and with which values."""

from __future__ import annotations

from collections.abc import Sequence

from agent.demonstration.schema import Demonstration, If, Step, every_step
from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.job import read_value
from agent.script.scope import Value


def between(steps: tuple[Step, ...], first: str = "", last: str = "") -> tuple[Step, ...]:
    """Return the steps from one to another, both with them; to the ends where none is named.

    The first may be in a branch, which then counts as taken: the rest of it comes before what follows it.
    """
    names = [step.id for step in steps]
    inside = [[each.id for each in every_step((step,))] for step in steps]
    for name, known in ((first, [each for part in inside for each in part]), (last, names)):
        if name and name not in known:
            near = did_you_mean(name, known)
            raise UsageError(f"there is no step '{name}'{near} (known: {', '.join(known)})")
    start = next(place for place, part in enumerate(inside) if first in part) if first else 0
    end = names.index(last) + 1 if last else len(steps)
    if start >= end:
        raise UsageError(f"'{first}' comes after '{last}' (give them in their order)")
    begun = _from(steps[start], first) if first else steps[start : start + 1]
    return (*begun, *steps[start + 1 : end])


def _from(step: Step, first: str) -> tuple[Step, ...]:
    """Return what is left to do of a step that is the first one, or a branch that holds it."""
    if step.id == first:
        return (step,)
    assert isinstance(step, If)
    inside = [first in [each.id for each in every_step((inner,))] for inner in step.then]
    start = inside.index(True)
    return (*_from(step.then[start], first), *step.then[start + 1 :])


def values_of(shown: Demonstration, params: Sequence[str]) -> dict[str, Value]:
    """Return the value of each parameter, from NAME=VALUE or its default. Raises UsageError."""
    given = {}
    for text in params:
        name, equals, value = text.partition("=")
        if not equals or name not in shown.parameters:
            known = ", ".join(shown.parameters) or "none"
            raise UsageError(f"'{text}' gives no parameter (write NAME=VALUE; known: {known})")
        given[name] = value
    values: dict[str, Value] = {}
    for name, parameter in shown.parameters.items():
        if name in given:
            values[name] = read_value(name, given[name], parameter)
        elif parameter.default is not None:
            values[name] = parameter.default
        else:
            raise UsageError(f"there is no value for '{name}' (give: --param {name}=…)")
    return values
