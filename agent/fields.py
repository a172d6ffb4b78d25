"""Reading a JSON object strictly: exactly these keys, exactly these types, or an error that says where.

The trap: `bool` is an `int`, `1e999` is read as infinity and a key may be missing. A record that is
read leniently becomes a click at a wrong place when it is replayed; so whatever does not fit is refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from agent.errors import UnreadableEpisode

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Decode = Callable[[object, str], T]
"""What makes a value of a JSON value, told where it stands for its error messages."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object. where: its place in the record, as 'step.decision.actions[0]'."""

    values: Mapping[str, object]
    where: str

    @classmethod
    def of(cls, value: object, where: str, *names: str) -> Fields:
        """Take a JSON object that has these fields and no others. Raises UnreadableEpisode."""
        if not isinstance(value, Mapping):
            raise misfit(where, "an object", value)
        missing, unknown = set(names) - set(value), set(value) - set(names)
        if missing or unknown:
            wrong = f"no field '{min(missing)}'" if missing else f"an unknown field '{min(unknown)}'"
            raise UnreadableEpisode(
                f"{where} has {wrong} (the record is damaged, or from another version of Deixis)"
            )
        return cls(value, where)

    def text(self, name: str) -> str:
        return text(self.values[name], self._at(name))

    def number(self, name: str) -> float:
        return number(self.values[name], self._at(name))

    def whole(self, name: str) -> int:
        return whole(self.values[name], self._at(name))

    def flag(self, name: str) -> bool:
        value = self.values[name]
        if isinstance(value, bool):
            return value
        raise misfit(self._at(name), "true or false", value)

    def choice(self, name: str, kind: type[E]) -> E:
        value = self.text(name)
        if value in [str(member) for member in kind]:
            return kind(value)
        raise misfit(self._at(name), f"one of {', '.join(kind)}", value)

    def one(self, name: str, decode: Decode[T]) -> T:
        return decode(self.values[name], self._at(name))

    def maybe(self, name: str, read: Callable[[str], T]) -> T | None:
        """Read the field by one of the methods above, or return None where it is null."""
        return None if self.values[name] is None else read(name)

    def each(self, name: str, decode: Decode[T]) -> tuple[T, ...]:
        values = self.values[name]
        if not isinstance(values, list):
            raise misfit(self._at(name), "a list", values)
        return tuple(decode(value, f"{self._at(name)}[{index}]") for index, value in enumerate(values))

    def numbers_by_name(self, name: str) -> dict[str, float]:
        values = self.values[name]
        if not isinstance(values, Mapping):
            raise misfit(self._at(name), "an object", values)
        return {str(key): number(value, f"{self._at(name)}.{key}") for key, value in values.items()}

    def _at(self, name: str) -> str:
        return f"{self.where}.{name}"


def text(value: object, where: str) -> str:
    if isinstance(value, str):
        return value
    raise misfit(where, "a text", value)


def whole(value: object, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise misfit(where, "a whole number", value)


def number(value: object, where: str) -> float:
    """Take a finite number, or NaN where it is null: so is written what was no number.

    Raises:
        UnreadableEpisode: it is something else, or too large.
    """
    if value is None:
        return math.nan
    try:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
    except OverflowError:
        pass  # a whole number too large for a float is as wrong as an infinite one
    raise misfit(where, "a finite number", value)


def misfit(where: str, wanted: str, value: object) -> UnreadableEpisode:
    """Return the error for a value of the wrong kind, cut short: it may be a whole file."""
    try:
        found = repr(value)[:60]
    except ValueError:  # Python refuses to print a number of more than 4,300 digits
        found = "a very long number"
    return UnreadableEpisode(f"{where} is {found}, not {wanted} (the record is damaged)")
