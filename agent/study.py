"""A measured experiment on this machine: `deixis study NAME`, or a panel's button.

The trap: a figure that was copied from a paper looks like one that was measured. A study yields nothing but
Readings, each as soon as it has been measured here, so that whoever watches sees the curve grow, can stop it,
and can turn its parameters and measure again.

An entry point of the group `deixis.studies` names a `Study`. Its module is loaded to list the studies and to
show their parameters, so it imports nothing heavy: torch comes in where `measure` begins.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from agent import registry
from agent.control import Control
from agent.errors import BadSetting
from agent.events import Reading

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a study is: `done` of `total` parts, and in a few words what it does now."""

    done: int
    total: int
    doing: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a person can turn. Its default tells its type; a text may have choices, a number bounds.

    slides: it is turned by a slider; it has both bounds then.
    """

    name: str
    default: Value
    about: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    slides: bool = False

    def read(self, given: str) -> Value:
        """Return the value that a person wrote. Raises BadSetting."""
        match self.default:
            case bool():
                if given.lower() not in ("true", "false"):
                    raise self._misfit(given, "true or false")
                return given.lower() == "true"
            case int():
                return self._within(given, int, "a whole number")
            case float():
                return self._within(given, float, "a number")
            case str():
                if self.choices and given not in self.choices:
                    raise self._misfit(given, f"one of {', '.join(self.choices)}")
                return given

    def _within(self, given: str, kind: Callable[[str], int | float], what: str) -> int | float:
        low = f" of {self.least:g} or more" if self.least is not None else ""
        high = f" of {self.most:g} or less" if self.most is not None else ""
        wanted = f"{what}{low}{' and' if low and high else ''}{high}"
        try:
            value = kind(given)
        except ValueError:
            raise self._misfit(given, wanted) from None
        least = -math.inf if self.least is None else self.least
        most = math.inf if self.most is None else self.most
        if not (math.isfinite(value) and least <= value <= most):
            raise self._misfit(given, wanted)
        return value

    def _misfit(self, given: str, wanted: str) -> BadSetting:
        return BadSetting(
            f"'{self.name}' is '{given}', but it has to be {wanted} (as in --set {self.name}={self.default})"
        )


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a study's parameters, read by their type."""

    by_name: Mapping[str, Value]

    def whole(self, name: str) -> int:
        value = self.by_name[name]
        assert isinstance(value, int)
        return value

    def number(self, name: str) -> float:
        value = self.by_name[name]
        assert isinstance(value, float | int)
        return float(value)

    def text(self, name: str) -> str:
        value = self.by_name[name]
        assert isinstance(value, str)
        return value

    def flag(self, name: str) -> bool:
        value = self.by_name[name]
        assert isinstance(value, bool)
        return value


Measure = Callable[[Values, Control], Iterator[Reading | Progress]]
"""Measures, and yields each Reading at once. It calls `control.go_on_or_stop()` between two measurements,
at least once a second, which raises Stopped; one that ends by itself has measured all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What is measured: its name, one line about it, what can be turned, and how.

    name: as in `deixis study NAME`, which is that of the component, too: the sources of its Readings begin
    with it ("lora.spectrum").
    """

    name: str
    about: str
    parameters: tuple[Parameter, ...] = ()
    measure: Measure

    def values(self, given: Mapping[str, str]) -> Values:
        """Return a value for every parameter: the given ones, else the defaults. Raises BadSetting."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                near = registry.did_you_mean(name, list(known))
                raise BadSetting(
                    f"the study '{self.name}' has no parameter '{name}'{near} "
                    f"(known: {', '.join(known) or 'none'})"
                )
        return Values(
            {
                name: parameter.read(given[name]) if name in given else parameter.default
                for name, parameter in known.items()
            }
        )


def load(name: str) -> Study:
    """Return the study of this name. Raises UnknownName."""
    study: Study = registry.load("studies", name)
    return study


def known() -> tuple[Study, ...]:
    """Return every study, by name."""
    return tuple(load(name) for name in registry.names("studies"))
