"""What a script would do, without doing it: its steps in words, with every value that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from agent.script.job import Job, values_for
from agent.script.reading import load
from agent.script.schema.step import Call, ForEach, Step
from agent.script.scope import Value, filled
from agent.script.source import Source
from agent.script.table import rows_of
from agent.script.title import title_of
from agent.script.walk import inner_steps


def plan(job: Job) -> Iterator[tuple[int, int, str]]:
    """Yield each step as (how many steps it is inside of, line, words). Raises UsageError."""
    source = job.source
    values = {**job.values, "work": "{{ work }}", "here": str(source.folder)}
    for index, app in enumerate(source.script.app):
        yield 0, source.line_of(("app", index)), f"start {' '.join(filled(app, values).command)}"
    yield from _each(source, source.script.steps, values, ("steps",), 0)


def _each(
    source: Source,
    steps: Sequence[Step],
    values: Mapping[str, Value],
    path: tuple[str | int, ...],
    depth: int,
) -> Iterator[tuple[int, int, str]]:
    for index, written in enumerate(steps):
        here = (*path, index)
        step = filled(written, values)
        yield depth, source.line_of(here), title_of(step)
        if isinstance(step, ForEach):
            for row in rows_of(source.file(step.for_each))[1]:
                known = {**values, **{f"{step.as_}.{column}": value for column, value in row.items()}}
                yield from _each(source, step.steps, known, (*here, "steps"), depth + 1)
            continue
        if isinstance(step, Call):
            called = load(source.file(step.script))
            inner = replace(Job(called, values_for(called, step.with_)))
            for deeper, line, words in plan(inner):
                yield depth + 1 + deeper, line, words
        for name, inside in inner_steps(step):
            if inside:
                label = {"steps": "", "then": "then", "else": "else", "on_failure": "on failure"}[name]
                if label:
                    yield depth + 1, source.line_of((*here, name)), f"{label}:"
                yield from _each(source, inside, values, (*here, name), depth + 1 + bool(label))
