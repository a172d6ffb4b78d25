"""A script as it was written: read, checked to the last word, and every fault with its line.

`examine` finds all that is wrong at once, for a person who is typing; `load` refuses what has any fault. What
can be known before anything is started is checked here: names, keys, columns, files, sentences, other
scripts and whether they come back to this one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from pathlib import Path

from pydantic import BaseModel, ValidationError

from agent import keys, registry
from agent.control import Control
from agent.errors import UsageError
from agent.policy import MakePolicy, Policy
from agent.registry import did_you_mean
from agent.script.faults import BadScript, problems_of
from agent.script.schema.place import Place
from agent.script.schema.script import LaidOut, Script
from agent.script.schema.step import (
    Agent,
    Call,
    Click,
    Do,
    Drag,
    ForEach,
    Hold,
    If,
    Press,
    Release,
    Replay,
    Retry,
    Step,
    StepModel,
)
from agent.script.scope import names_of, unsafe_in_sentence
from agent.script.yaml import Misread, Problem, Tree, parse
from agent.script.yaml import Path as Place_
from agent.secrets import names_in
from agent.settings import Settings, parse_display

BUILT_IN = ("work", "here")


@dataclass(frozen=True, slots=True)
class Source:
    """A script without a fault, and where it was found.

    folder: the one that its relative paths start from. text: as it was written.
    """

    script: Script
    folder: Path
    name: str
    text: str
    tree: Tree = field(repr=False)

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Return the line of a part of the script."""
        return self.tree.mark_of(path)[0]

    def file(self, named: str) -> Path:
        """Return the file that a path in the script means."""
        return self.folder / Path(named).expanduser()


def load(file: Path) -> Source:
    """Read a script from a file. Raises BadScript, or UsageError where there is no such file."""
    return read(text_of(file), folder=file.parent.resolve(), name=str(file))


def text_of(file: Path) -> str:
    """Return what a script's file holds. Raises UsageError."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the script '{file}': {error} (give a YAML file in UTF-8)") from None


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


def columns_of(file: Path) -> list[str]:
    """Return the header of a CSV file. Raises UsageError."""
    return list(rows_of(file)[0])


def rows_of(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Return the header of a CSV file, and its rows by column.

    Raises:
        UsageError: it cannot be read, has no header, or a row has more or fewer values than the header.
    """
    try:
        lines = list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"cannot read '{file}': {error} (give a CSV file in UTF-8 with a header)") from None
    header = [name.strip() for name in lines[0]] if lines else []
    if not header or not all(header):
        raise UsageError(f"'{file}' has no header (name every column in its first line)")
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice:
        raise UsageError(f"'{file}' has the column '{twice}' twice (give each a name of its own)")
    rows = []
    for number, values in enumerate(lines[1:], start=2):
        if not values:
            continue
        if len(values) != len(header):
            raise UsageError(
                f"'{file}', line {number}: {len(values)} values for {len(header)} columns "
                "(quote values that hold a comma)"
            )
        rows.append(dict(zip(header, values, strict=True)))
    return header, rows


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
    return source, sorted(set(_Examiner(source, callers).problems()))


@cache
def _literal() -> Policy:
    """Return the policy that knows the language of `do`; it is only asked what it understands."""
    from agent.sight.ocr import OcrReader  # takes a moment, and few scripts need it

    make: MakePolicy = registry.load("policies", "literal")
    return make(OcrReader(), Control(), Settings.model_validate({}))


def steps_in(script: Script) -> Iterator[tuple[Place_, Step]]:
    """Yield every step of a script with its path, those inside others too."""
    yield from _steps_under(("steps",), script.steps)
    yield from _steps_under(("on_failure",), script.on_failure)


def _steps_under(path: Place_, steps: Sequence[Step]) -> Iterator[tuple[Place_, Step]]:
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


class _Examiner:
    """Looks for what the schema cannot tell."""

    def __init__(self, source: Source, callers: tuple[Path, ...]) -> None:
        self._source = source
        self._script = source.script
        self._callers = callers

    def problems(self) -> Iterator[Problem]:
        script = self._script
        if script.display is not None:
            try:
                parse_display(script.display)
            except ValueError as error:
                yield self._at(("display",), str(error))
        if script.policy:
            yield from self._policy(script.policy, ("policy",))
        known = (*script.parameters, *BUILT_IN)
        for name in script.parameters:
            if name in BUILT_IN:
                yield self._at(("parameters", name), f"'{name}' is a name of Deixis itself (choose another)")
        for index, app in enumerate(script.app):
            path = ("app", index) if ("app", index) in self._source.tree.marks else ("app",)
            yield from self._values(app, path, known)
            for name, laid in app.files.items():
                yield from self._laid_out(laid, (*path, "files", name))
                if Path(name).is_absolute() or ".." in Path(name).parts:
                    yield self._at(
                        (*path, "files", name), f"'{name}' leaves the work folder (name it inside)"
                    )
        yield from self._each(script.steps, ("steps",), known)
        yield from self._each(script.on_failure, ("on_failure",), known)

    def _each(self, steps: Sequence[Step], path: Place_, known: Sequence[str]) -> Iterator[Problem]:
        for index, step in enumerate(steps):
            here = (*path, index)
            yield from self._values(step, here, known)
            yield from self._step(step, here)
            inside = known
            if isinstance(step, ForEach):
                yield from self._table(step, here)
                inside = (*known, *self._columns(step))
            for name, inner in inner_steps(step):
                yield from self._each(inner, (*here, name), inside if name == "steps" else known)

    def _step(self, step: Step, path: Place_) -> Iterator[Problem]:
        match step:
            case Press(press=chord):
                yield from self._keys(chord, (*path, "press"))
            case Hold(hold=key):
                yield from self._keys(key, (*path, "hold"))
            case Release(release=key):
                yield from self._keys(key, (*path, "release"))
            case Do(do=sentence):
                yield from self._sentence(sentence, (*path, "do"))
            case Agent(policy=policy) if policy:
                yield from self._policy(policy, (*path, "policy"))
            case Replay(replay=folder):
                yield from self._exists(folder, (*path, "replay"), "episode (name an episode's folder)")
            case Call():
                yield from self._call(step, path)
            case _:
                pass
        if isinstance(step, Click | Drag):
            for index, key in enumerate(step.holding):
                yield from self._keys(key, (*path, "holding", index))

    def _keys(self, chord: str, path: Place_) -> Iterator[Problem]:
        if not any(names_of(chord)):
            try:
                keys.chord(chord)
            except UsageError as error:
                yield self._at(path, str(error))

    def _policy(self, name: str, path: Place_) -> Iterator[Problem]:
        known = registry.names("policies")
        if name not in known and not any(names_of(name)):
            near = did_you_mean(name, known)
            yield self._at(path, f"there is no policy '{name}'{near} (known: {', '.join(known)})")

    def _sentence(self, sentence: str, path: Place_) -> Iterator[Problem]:
        unsafe = unsafe_in_sentence(sentence)
        if unsafe:
            yield self._at(path, unsafe)
            return
        try:
            _literal().check(sentence)
        except UsageError as error:
            yield self._at(path, str(error))

    def _call(self, step: Call, path: Place_) -> Iterator[Problem]:
        if any(names_of(step.script)):
            yield self._at((*path, "script"), "a script is named by a fixed path (write it out)")
            return
        file = self._source.file(step.script).resolve()
        here = (self._source.folder / Path(self._source.name).name).resolve()
        if file in (*self._callers, here):
            yield self._at((*path, "script"), f"a cycle: '{step.script}' runs this script (break it)")
            return
        try:
            text = text_of(file)
        except UsageError as error:
            yield self._at((*path, "script"), str(error))
            return
        called, problems = _read(text, file.parent, str(file), (*self._callers, here))
        if called is None or problems:
            first = problems[0]
            yield self._at((*path, "script"), f"'{step.script}' has faults: {first} (mend it first)")
            return
        for name in step.with_:
            if name not in called.script.parameters:
                near = did_you_mean(name, list(called.script.parameters))
                yield self._at(
                    (*path, "with", name),
                    f"'{step.script}' has no parameter '{name}'{near} "
                    f"(known: {', '.join(called.script.parameters) or 'none'})",
                )
        for name, parameter in called.script.parameters.items():
            if parameter.default is None and name not in step.with_:
                yield self._at(path, f"'{step.script}' needs the parameter '{name}' (give it under 'with')")

    def _table(self, step: ForEach, path: Place_) -> Iterator[Problem]:
        if any(names_of(step.for_each)):
            return
        try:
            rows_of(self._source.file(step.for_each))
        except UsageError as error:
            yield self._at((*path, "for_each"), str(error))

    def _columns(self, step: ForEach) -> list[str]:
        try:
            return [f"{step.as_}.{name}" for name in columns_of(self._source.file(step.for_each))]
        except UsageError:
            return [f"{step.as_}.*"]  # told already, or known only when it runs

    def _laid_out(self, laid: LaidOut, path: Place_) -> Iterator[Problem]:
        if laid.from_:
            yield from self._exists(laid.from_, (*path, "from"), "file (give a path beside the script)")

    def _exists(self, named: str, path: Place_, what: str) -> Iterator[Problem]:
        if not any(names_of(named)) and not self._source.file(named).exists():
            yield self._at(path, f"'{named}' is no {what}")

    def _values(
        self, value: object, path: Place_, known: Sequence[str], top: bool = True
    ) -> Iterator[Problem]:
        """Look through the texts of a step: names that are unknown, secrets that were not declared."""
        match value:
            case str():
                yield from self._text(value, path, known)
            case StepModel() if not top:
                return
            case BaseModel():
                if isinstance(value, Place) and value.picture:
                    yield from self._exists(
                        value.picture, (*path, "picture"), "file (give a picture beside the script)"
                    )
                for name, info in type(value).model_fields.items():
                    key = info.alias or name
                    yield from self._values(getattr(value, name), (*path, key), known, False)
            case tuple():
                for index, each in enumerate(value):
                    yield from self._values(each, (*path, index), known, False)
            case dict():
                for key, each in value.items():
                    yield from self._text(key, (*path, key), known)
                    yield from self._values(each, (*path, key), known, False)
            case _:
                return

    def _text(self, text: str, path: Place_, known: Sequence[str]) -> Iterator[Problem]:
        names = list(names_of(text))
        for name in names:
            if name not in known and f"{name.partition('.')[0]}.*" not in known:
                near = did_you_mean(name, list(known))
                yield self._at(path, f"there is no value '{name}'{near} (known: {', '.join(known)})")
        if text.count("{{") != len(names):
            yield self._at(path, "{{ is followed by no name (write: {{ name }}, nothing is calculated)")
        for secret in names_in(text):
            if secret not in self._script.secrets:
                near = did_you_mean(secret, list(self._script.secrets))
                yield self._at(path, f"the secret '{secret}' is not declared{near} (list it under 'secrets')")

    def _at(self, path: Place_, message: str) -> Problem:
        return Problem(*self._source.tree.mark_of(path), " ".join(message.split()))
