"""What the `drift.yaml` in a folder of data says: windows, tasks, and how the windows may vary.

A window is a Python program of the folder. It is started with `--state FILE` and keeps in that file, as JSON,
what is true of it: whether it is `ready`, the `boxes` on the screen (left, top, width, height) by name, the
`values` that it holds, and the `log` of what was pressed, each a list of words; of something that was pressed
and does nothing the last word is `in vain`.
"""

from __future__ import annotations

import hashlib
import shlex
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.faults import BadScript, problems_of
from agent.script.form import Model
from agent.script.yaml import Misread, parse

FILE = "drift.yaml"


def _is_split(text: str) -> str:
    try:
        shlex.split(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no line of words: {error} (close its quotes)") from None
    return text


def _is_act(text: str) -> str:
    if not text.startswith(("click ", "type ")):
        raise ValueError(f"{text!r} is nothing to do (write: click NAME, or: type TEXT)")
    return text


Way = Annotated[str, AfterValidator(_is_split)]
Act = Annotated[str, AfterValidator(_is_act)]


class Task(Model):
    """What is shown once. ways: of the variations that are this task's own."""

    options: Way = ""
    acts: tuple[Act, ...] = Field(min_length=1)
    ways: Mapping[str, tuple[Way, ...]] = Field(default_factory=dict)


class Variation(Model):
    """How the window differs: the options of each way. refuse: the task cannot be done then."""

    ways: tuple[Way, ...] = ()
    refuse: bool = False


class Plan(Model):
    """All of it. windows: the program of each. patience: of the replays, in seconds."""

    windows: Mapping[str, str] = Field(min_length=1)
    tasks: Mapping[str, Task] = Field(min_length=1)
    variations: Mapping[str, Variation] = Field(min_length=1)
    patience: float = Field(6.0, ge=0)


@dataclass(frozen=True, slots=True)
class Case:
    """One replay: of which task, in which window, varied in which way."""

    variation: str
    task: str
    window: str
    seed: int

    @property
    def id(self) -> str:
        return f"{self.variation}/{self.shown}/{self.seed}"

    @property
    def shown(self) -> str:
        """The name of the demonstration."""
        return f"{self.task}-{self.window}"


def read(folder: Path) -> Plan:
    """Read the plan of a folder. Raises UsageError, with all that is wrong in it."""
    file = folder / FILE
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot read '{file}': {error} (give a folder with windows and '{FILE}' with --data)"
        ) from None
    try:
        tree = parse(text)
    except Misread as error:
        raise BadScript(str(file), [error.problem]) from None
    try:
        plan = Plan.model_validate(tree.value)
    except ValidationError as error:
        raise BadScript(str(file), problems_of(error, tree)) from None
    for name in plan.windows.values():
        if not (folder / name).is_file():
            raise UsageError(f"'{file}' names the window '{name}', which is not there (put it beside)")
    for name, variation in plan.variations.items():
        lacking = [task for task, each in plan.tasks.items() if not (variation.ways or each.ways.get(name))]
        if lacking:
            raise UsageError(f"'{file}' gives no way of '{name}' for '{lacking[0]}' (add it under ways)")
    return plan


def cases(plan: Plan, names: Sequence[str], seeds: Sequence[int]) -> Iterator[Case]:
    """Yield what is to be tried. names: of variations, tasks and windows; all where none of a kind is named.

    Raises UsageError where a name is of none.
    """
    kinds = (plan.variations, plan.tasks, plan.windows)
    known = [name for kind in kinds for name in kind]
    for name in names:
        if name not in known:
            near = did_you_mean(name, known)
            raise UsageError(f"'{name}' is no variation, task or window{near} (known: {', '.join(known)})")
    variations, tasks, windows = ([n for n in kind if n in names] or list(kind) for kind in kinds)
    for variation in variations:
        for seed in seeds:
            for task in tasks:
                for window in windows:
                    yield Case(variation, task, window, seed)


def program(plan: Plan, folder: Path, case: Case, state: Path, *, varied: bool = True) -> list[str]:
    """Return the words that start the window of a case, which tells in `state` what is so."""
    task = plan.tasks[case.task]
    words = [sys.executable, str(folder / plan.windows[case.window]), "--state", str(state)]
    words += shlex.split(task.options)
    if varied:
        ways = task.ways.get(case.variation) or plan.variations[case.variation].ways
        first = zlib.crc32(f"{case.variation} {case.shown}".encode())  # so that not all tasks vary alike
        words += shlex.split(ways[(first + case.seed) % len(ways)])
    return words


def digest(folder: Path) -> str:
    """Return a short mark of the plan and the programs."""
    told = hashlib.sha256()
    for file in sorted([folder / FILE, *folder.glob("*.py")]):
        told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()[:16]
