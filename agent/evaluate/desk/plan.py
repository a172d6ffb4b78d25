"""What `assets/desk/tasks.yaml` says: applications, sentences, what is so once they are done, and a way.

The trap: a task that can be judged only by what the agent says of itself. So each task says what must be
true of the files, the windows, the clipboard or the parts of windows afterwards, and a way of keys and
words that makes it true, so that anybody can see that the judge says yes to it, and no to nothing done.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, ValidationError

from agent import assets
from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.faults import BadScript, problems_of
from agent.script.form import Model
from agent.script.yaml import Misread, parse

FILE = "tasks.yaml"
VERBS = ("press ", "type ", "click ", "double-click ", "wait for ")


def _is_act(text: str) -> str:
    if not text.startswith(VERBS):
        raise ValueError(
            f"{text!r} is nothing to do (begin with {', '.join(each.strip() for each in VERBS)})"
        )
    return text


def _is_within(text: str) -> str:
    path = Path(text)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"'{text}' leaves the home folder (name a path inside it)")
    return text


Act = Annotated[str, AfterValidator(_is_act)]
Within = Annotated[str, AfterValidator(_is_within)]


class Condition(Model):
    """Something that must be so.

    file: a path in the home folder (`config/...` is in that of settings), which `holds` exactly this text,
    has this `within` it or this `line`, or is there or gone.
    title: words in the title of a window that is there, or gone. clipboard: its text.
    part: a part of a window by its role, which is called so, or `holds` this text, or this within its name
    or text, and is in this `state` or not, there or gone.
    """

    exactly_one_of: ClassVar[tuple[str, ...]] = ("file", "title", "clipboard", "part")

    file: Within | None = None
    title: str | None = None
    clipboard: str | None = None
    part: str | None = None
    called: str | None = None
    holds: str | None = None
    within: str | None = None
    line: str | None = None
    state: str | None = None
    there: bool = True


class Application(Model):
    """A program, the package of Debian that brings it, and what draws its windows."""

    program: str
    package: str
    toolkit: str


class Task(Model):
    """A sentence, and all that is needed to try it and to judge it.

    start: the words that start the application, in its home folder. files: by their path in there, with
    their text; a path that ends with / is a folder. acts: how many single acts it takes a person.
    """

    app: str
    start: tuple[str, ...] = Field(min_length=1)
    files: Mapping[Within, str] = Field(default_factory=dict)
    say: str = Field(min_length=1)
    lang: Literal["en", "zh"] = "en"
    acts: int = Field(ge=1)
    wanted: tuple[Condition, ...] = Field(min_length=1)
    way: tuple[Act, ...] = Field(min_length=1)


class Plan(Model):
    """All of it."""

    applications: Mapping[str, Application] = Field(min_length=1)
    tasks: Mapping[str, Task] = Field(min_length=1)

    def missing(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return which of these tasks' applications are not installed, sorted."""
        apps = {self.tasks[name].app for name in names}
        return tuple(sorted(app for app in apps if shutil.which(self.applications[app].program) is None))


def read(folder: Path | None = None) -> Plan:
    """Read the plan in a folder; the one that ships where none is named. Raises UsageError."""
    file = place(folder)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read '{file}': {error} (name a folder with '{FILE}')") from None
    try:
        tree = parse(text)
    except Misread as error:
        raise BadScript(str(file), [error.problem]) from None
    try:
        plan = Plan.model_validate(tree.value)
    except ValidationError as error:
        raise BadScript(str(file), problems_of(error, tree)) from None
    for name, task in plan.tasks.items():
        if task.app not in plan.applications:
            near = did_you_mean(task.app, list(plan.applications))
            raise UsageError(f"'{file}': the task '{name}' is for '{task.app}', which is not listed{near}")
    return plan


def place(folder: Path | None = None) -> Path:
    """Return the plan's file. Raises UsageError where it does not ship with this installation."""
    if folder is not None:
        return folder / FILE
    try:
        return assets.path("desk", FILE)
    except FileNotFoundError as error:
        raise UsageError(str(error)) from error


def chosen(plan: Plan, names: Sequence[str]) -> tuple[str, ...]:
    """Return the tasks of these names, or of the applications of these names; all where none is named.

    Raises UsageError where a name is of neither.
    """
    known = [*plan.tasks, *plan.applications]
    for name in names:
        if name not in known:
            near = did_you_mean(name, known)
            raise UsageError(f"'{name}' is no task and no application{near} (known: {', '.join(known)})")
    return tuple(name for name, task in plan.tasks.items() if not names or name in names or task.app in names)


def digest(file: Path) -> str:
    """Return a short mark of the plan."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
