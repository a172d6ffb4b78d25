"""Looks for what a script's schema cannot tell: unknown names, keys and policies, files that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from agent import keys, registry
from agent.control import Control
from agent.errors import UsageError
from agent.policy import MakePolicy, Policy
from agent.registry import did_you_mean
from agent.script.schema.place import Place
from agent.script.schema.script import LaidOut
from agent.script.schema.step import (
    Agent,
    Click,
    Do,
    Drag,
    ForEach,
    Hold,
    Press,
    Release,
    Replay,
    Step,
    StepModel,
)
from agent.script.scope import names_of, unsafe_in_sentence
from agent.script.source import Source
from agent.script.table import columns_of, rows_of
from agent.script.walk import inner_steps
from agent.script.yaml import Path as Path_
from agent.script.yaml import Problem
from agent.secrets import names_in
from agent.settings import Settings, parse_display

BUILT_IN = ("work", "here")


class Examiner:
    """Looks through one script."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._script = source.script
        self._at = source.fault

    def problems(self) -> Iterator[Problem]:
        """Yield all that is wrong, in no order."""
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

    def _each(self, steps: Sequence[Step], path: Path_, known: Sequence[str]) -> Iterator[Problem]:
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

    def _step(self, step: Step, path: Path_) -> Iterator[Problem]:
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
            case _:
                pass
        if isinstance(step, Click | Drag):
            for index, key in enumerate(step.holding):
                yield from self._keys(key, (*path, "holding", index))

    def _keys(self, chord: str, path: Path_) -> Iterator[Problem]:
        if not any(names_of(chord)):
            try:
                keys.chord(chord)
            except UsageError as error:
                yield self._at(path, str(error))

    def _policy(self, name: str, path: Path_) -> Iterator[Problem]:
        known = registry.names("policies")
        if name not in known and not any(names_of(name)):
            near = did_you_mean(name, known)
            yield self._at(path, f"there is no policy '{name}'{near} (known: {', '.join(known)})")

    def _sentence(self, sentence: str, path: Path_) -> Iterator[Problem]:
        unsafe = unsafe_in_sentence(sentence)
        if unsafe:
            yield self._at(path, unsafe)
            return
        try:
            _literal().check(sentence)
        except UsageError as error:
            yield self._at(path, str(error))

    def _table(self, step: ForEach, path: Path_) -> Iterator[Problem]:
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

    def _laid_out(self, laid: LaidOut, path: Path_) -> Iterator[Problem]:
        if laid.from_:
            yield from self._exists(laid.from_, (*path, "from"), "file (give a path beside the script)")

    def _exists(self, named: str, path: Path_, what: str) -> Iterator[Problem]:
        if not any(names_of(named)) and not self._source.file(named).exists():
            yield self._at(path, f"'{named}' is no {what}")

    def _values(
        self, value: object, path: Path_, known: Sequence[str], top: bool = True
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

    def _text(self, text: str, path: Path_, known: Sequence[str]) -> Iterator[Problem]:
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


@cache
def _literal() -> Policy:
    """Return the policy that knows the language of `do`; it is only asked what it understands."""
    from agent.sight.ocr import OcrReader  # takes a moment, and few scripts need it

    make: MakePolicy = registry.load("policies", "literal")
    return make(OcrReader(), Control(), Settings.model_validate({}))
