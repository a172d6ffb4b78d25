"""What is wrong with a text that a person wrote: each fault at its line, in our words, with its remedy.

The trap: pydantic tells what is wrong in its own words, of values that it has converted, and once more for
all that only follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from agent.errors import UsageError
from agent.script.yaml import KEY, Path, Problem, Tree

MOST_SHOWN = 20


class BadScript(UsageError):
    """A script has faults. problems: each with its line and column, in order."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        shown = [f"{name}:{problem}" for problem in self.problems[:MOST_SHOWN]]
        more = len(self.problems) - len(shown)
        super().__init__("\n".join([*shown, *([f"… and {more} more faults"] if more else [])]))


def problems_of(error: ValidationError, tree: Tree) -> list[Problem]:
    """Return pydantic's errors as ours: at their place, in our words, without those that only follow."""
    faults = error.errors()
    places = [_place(fault["loc"], tree) for fault in faults]
    found = []
    for fault, place in zip(faults, places, strict=True):
        follows = fault["type"] == "too_short" and fault.get("ctx", {}).get("actual_length") == 0
        if follows and any(other != place and other[: len(place)] == place for other in places):
            continue
        key = fault.get("ctx", {}).get("key")
        line, column = tree.mark_of((*place, str(key), KEY) if key else place)
        found.append(Problem(line, column, _message(fault["type"], fault, place)))
    return sorted(set(found))


def _message(kind: str, fault: Mapping[str, object], place: Path) -> str:
    what = next((f"'{part}'" for part in reversed(place) if isinstance(part, str)), "this")
    given = fault.get("input")
    match kind:
        case "missing":
            loc = fault["loc"]
            assert isinstance(loc, tuple)
            if isinstance(loc[-1], int):
                return f"{what} has too few parts: {given!r} (give left, top, width, height)"
            return f"'{loc[-1]}' is missing (add it)"
        case "string_type":
            if isinstance(given, bool | int | float):
                return f'{what} is a text (put it in quotes: "{str(given).lower()}")'
            return f"{what} is a text, not {_kind(given)} (write words)"
        case "unknown_key" | "unknown_kind" | "one_of" | "no_mapping":
            return str(fault["msg"])
        case "tuple_type":
            return f"{what} is a list, not {_kind(given)} (begin each part with -)"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{what} is a mapping, not {_kind(given)} (write: key: value)"
        case _:
            message = str(fault["msg"])
            message = message[:1].lower() + message[1:]
            return message if "(" in message else f"{what}: {message}, not {given!r} (change it)"


def _kind(value: object) -> str:
    names = {type(None): "nothing", bool: "true or false", int: "a number", float: "a number"}
    return {**names, str: "a text", list: "a list", dict: "a mapping"}.get(type(value), "this")


def _place(loc: tuple[str | int, ...], tree: Tree) -> Path:
    """Return the path in the text of where pydantic found a fault; the names of kinds are no part of it."""
    path: Path = ()
    for part in loc:
        if (*path, part) in tree.marks:
            path = (*path, part)
    return path
