"""What `assets/apps/apps.yaml` says: which applications are looked at, and in which looks.

A look is some variables of the environment that choose theme and size of letters for one way to draw
windows. Each application is looked at in two of the four, so that every look is seen in several.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field, ValidationError

from agent import assets
from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.faults import BadScript, problems_of
from agent.script.form import Model
from agent.script.yaml import Misread, parse

FILE = "apps.yaml"


class Application(Model):
    """A program, the package that brings it, how it draws, and the words that start it."""

    program: str
    package: str
    draws: str
    start: tuple[str, ...] = Field(min_length=1)


class Plan(Model):
    """All of it.

    files: what is in the home folder of each application. icons: themes of icons, one of which it gets.
    """

    looks: Mapping[str, Mapping[str, tuple[str, ...]]] = Field(min_length=1)
    applications: Mapping[str, Application] = Field(min_length=1)
    files: Mapping[str, str] = Field(default_factory=dict)
    icons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """An application in a look, and the words that start it so."""

    app: str
    look: str
    draws: str
    words: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.app}-{self.look.replace(' ', '-')}"


def read(name: str = FILE) -> Plan:
    """Read a plan that ships. Raises UsageError."""
    try:
        file = assets.path("apps", name)
        tree = parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(error)) from error
    except Misread as error:
        raise BadScript(name, [error.problem]) from None
    try:
        return Plan.model_validate(tree.value)
    except ValidationError as error:
        raise BadScript(name, problems_of(error, tree)) from None


def views(plan: Plan, names: Sequence[str]) -> Iterator[View]:
    """Yield what is to be looked at; of all applications where none is named.

    Raises UsageError where a name is of none, or of one that is not installed.
    """
    known = list(plan.applications)
    for name in names:
        if name not in known:
            raise UsageError(
                f"'{name}' is no application{did_you_mean(name, known)} (known: {', '.join(known)})"
            )
    for number, (name, app) in enumerate(plan.applications.items()):
        if names and name not in names:
            continue
        if shutil.which(app.program) is None:
            if names:
                raise UsageError(f"'{name}' is not installed (apt install {app.package})")
            continue
        looks = list(plan.looks[app.draws])
        for each in (number % 2, 3 - number % 2):  # another theme and another size
            yield _view(plan, name, looks[each])


def _view(plan: Plan, name: str, look: str) -> View:
    app = plan.applications[name]
    return View(name, look, app.draws, (*plan.looks[app.draws][look], *app.start))


def every_view(plan: Plan, names: Sequence[str]) -> Iterator[View]:
    """Yield each installed application, or each of those named, in every look, in one look each at first."""
    most = max(map(len, plan.looks.values()))
    for number in range(most):
        for place, (name, app) in enumerate(plan.applications.items()):
            looks = list(plan.looks[app.draws])
            if (not names or name in names) and shutil.which(app.program) and number < len(looks):
                yield _view(plan, name, looks[(number + place) % len(looks)])


def missing(plan: Plan) -> list[str]:
    """Return the packages of the applications that are not installed."""
    return [app.package for app in plan.applications.values() if shutil.which(app.program) is None]
