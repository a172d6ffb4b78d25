"""Steps inside of steps, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.script.schema.script import Script
from agent.script.schema.step import ForEach, If, Retry, Step, StepModel
from agent.script.yaml import Path


def steps_in(script: Script) -> Iterator[tuple[Path, Step]]:
    """Yield every step of a script with its path, those inside others too."""
    yield from _steps_under(("steps",), script.steps)
    yield from _steps_under(("on_failure",), script.on_failure)


def _steps_under(path: Path, steps: Sequence[Step]) -> Iterator[tuple[Path, Step]]:
    for index, step in enumerate(steps):
        here = (*path, index)
        yield here, step
        for name, inner in inner_steps(step):
            yield from _steps_under((*here, name), inner)


def inner_steps(step: StepModel) -> Iterator[tuple[str, Sequence[Step]]]:
    """Yield the lists of steps inside a step, each with its key."""
    match step:
        case If():
            yield "then", step.then
            yield "else", step.else_
        case ForEach() | Retry():
            yield "steps", step.steps
        case _:
            pass
    yield "on_failure", step.on_failure
