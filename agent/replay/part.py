"""Which steps of a demonstration are replayed, and with which values."""

from __future__ import annotations

from collections.abc import Sequence

from agent.demonstration.schema import Demonstration, Step
from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.job import read_value
from agent.script.scope import Value


def between(steps: tuple[Step, ...], first: str = "", last: str = "") -> tuple[Step, ...]:
    """Return the steps from one to another, both with them; to the ends where none is named."""
    names = [step.id for step in steps]
    for name in filter(None, (first, last)):
        if name not in names:
            near = did_you_mean(name, names)
            raise UsageError(f"there is no step '{name}'{near} (known: {', '.join(names)})")
    chosen = steps[names.index(first) if first else 0 : names.index(last) + 1 if last else len(steps)]
    if not chosen:
        raise UsageError(f"'{first}' comes after '{last}' (give them in their order)")
    return chosen


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
