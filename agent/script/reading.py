"""A script as it was written: read, checked to the last word, and every fault with its line.

`examine` finds all that is wrong at once, for a person who is typing; `load` refuses what has any fault. What
can be known before anything is started is checked here: names, keys, columns, files, sentences, other
scripts and whether they come back to this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.examiner import Examiner
from agent.script.faults import BadScript, problems_of
from agent.script.schema.script import Script
from agent.script.schema.step import Call
from agent.script.scope import names_of
from agent.script.source import Source, text_of
from agent.script.walk import steps_in
from agent.script.yaml import Misread, Problem, parse
from agent.script.yaml import Path as Place


def load(file: Path) -> Source:
    """Read a script from a file. Raises BadScript, or UsageError where there is no such file."""
    return read(text_of(file), folder=file.parent.resolve(), name=str(file))


def read(text: str, *, folder: Path, name: str = "script") -> Source:
    """Read a script from its text. Raises BadScript."""
    source, problems = _read(text, folder, name, ())
    if problems or source is None:
        raise BadScript(name, problems)
    return source


def examine(text: str, *, folder: Path, name: str = "script") -> list[Problem]:
    """Return all that is wrong with a text, in the order of its lines; nothing if it is a script.

    name: of its file, by which a cycle is noticed.
    """
    return _read(text, folder, name, ())[1]


def _read(
    text: str, folder: Path, name: str, callers: tuple[Path, ...]
) -> tuple[Source | None, list[Problem]]:
    try:
        tree = parse(text)
    except Misread as error:
        return None, [error.problem]
    if not isinstance(tree.value, dict):
        return None, [Problem(1, 1, "a script is a mapping (begin with: name: …)")]
    try:
        script = Script.model_validate(tree.value)
    except ValidationError as error:
        return None, problems_of(error, tree)
    source = Source(script, folder, name, text, tree)
    calls = (
        problem
        for path, step in steps_in(script)
        if isinstance(step, Call)
        for problem in _faults_of_call(source, step, path, callers)
    )
    return source, sorted({*Examiner(source).problems(), *calls})


def _faults_of_call(source: Source, step: Call, path: Place, callers: tuple[Path, ...]) -> Iterator[Problem]:
    """Look for what is wrong with a script that is called, and with how."""
    if any(names_of(step.script)):
        yield source.fault((*path, "script"), "a script is named by a fixed path (write it out)")
        return
    file = source.file(step.script).resolve()
    here = (source.folder / Path(source.name).name).resolve()
    if file in (*callers, here):
        yield source.fault((*path, "script"), f"a cycle: '{step.script}' runs this script (break it)")
        return
    try:
        text = text_of(file)
    except UsageError as error:
        yield source.fault((*path, "script"), str(error))
        return
    called, problems = _read(text, file.parent, str(file), (*callers, here))
    if called is None or problems:
        first = problems[0]
        yield source.fault((*path, "script"), f"'{step.script}' has faults: {first} (mend it first)")
        return
    for name in step.with_:
        if name not in called.script.parameters:
            near = did_you_mean(name, list(called.script.parameters))
            yield source.fault(
                (*path, "with", name),
                f"'{step.script}' has no parameter '{name}'{near} "
                f"(known: {', '.join(called.script.parameters) or 'none'})",
            )
    for name, parameter in called.script.parameters.items():
        if parameter.default is None and name not in step.with_:
            yield source.fault(path, f"'{step.script}' needs the parameter '{name}' (give it under 'with')")
