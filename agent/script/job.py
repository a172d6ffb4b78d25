"""What there is to run: each script once, or once for each row of data, with all its values known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.reading import load
from agent.script.schema.parameter import Parameter, fits_type
from agent.script.scope import Value, written
from agent.script.source import Source
from agent.script.table import rows_of
from agent.secrets import Secrets, names_in


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one script. row: the number of the row of data, from 1; 0 where there is no data."""

    source: Source
    values: Mapping[str, Value]
    row: int = 0


def jobs_for(files: Sequence[Path], params: Sequence[str] = (), data: Path | None = None) -> list[Job]:
    """Return what is to be run, in order: every script, for each row of the data where there is any.

    params: as NAME=VALUE, for every script that has such a parameter.

    Raises:
        UsageError: a script, a parameter or a column does not fit; nothing was begun.
    """
    sources = [load(file) for file in files]
    return jobs_of(sources, _given(params, sources), data)


def jobs_of(sources: Sequence[Source], given: Mapping[str, Value], data: Path | None = None) -> list[Job]:
    """Return what is to be run, in order: every script with these values, for each row of the data.

    Raises:
        UsageError: a value or a column does not fit; nothing was begun.
    """
    rows: list[tuple[int, Mapping[str, str]]] = [(0, {})]
    if data is not None:
        header, table = rows_of(data)
        known = {name for source in sources for name in source.script.parameters}
        for column in header:
            if column not in known:
                near = did_you_mean(column, sorted(known))
                raise UsageError(
                    f"'{data}': no script has a parameter '{column}'{near} "
                    f"(name columns as parameters: {', '.join(sorted(known)) or 'there are none'})"
                )
        if not table:
            raise UsageError(f"'{data}' has no rows (write one line for each run)")
        rows = list(enumerate(table, start=1))
    return [
        Job(source, values_for(source, {**given, **row}), number)
        for source in sources
        for number, row in rows
    ]


def values_for(source: Source, given: Mapping[str, Value]) -> dict[str, Value]:
    """Return the script's values: those that are given, and the defaults of the others.

    A text that is given for a number or for true and false is read as one. Names that the script does not
    have are passed over.

    Raises:
        UsageError: a value is missing or does not fit its parameter.
    """
    values: dict[str, Value] = {}
    for name, parameter in source.script.parameters.items():
        if name in given:
            values[name] = read_value(name, given[name], parameter)
        elif parameter.default is not None:
            values[name] = parameter.default
        else:
            raise UsageError(f"'{source.name}' needs a value for '{name}' (give: --param {name}=…)")
    return values


def require_secrets(source: Source, secrets: Secrets) -> None:
    """Make sure that every declared secret can be found. Raises MissingSecret."""
    for name in source.script.secrets:
        secrets.require(f"${{secret:{name}}}")


def _given(params: Sequence[str], sources: Sequence[Source]) -> dict[str, Value]:
    known = sorted({name for source in sources for name in source.script.parameters})
    given: dict[str, Value] = {}
    for text in params:
        name, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"'{text}' is no parameter (write: --param NAME=VALUE)")
        if name not in known:
            near = did_you_mean(name, known)
            raise UsageError(f"there is no parameter '{name}'{near} (known: {', '.join(known) or 'none'})")
        given[name] = value
    return given


def read_value(name: str, value: Value, parameter: Parameter) -> Value:
    if isinstance(value, str):
        value = _parsed(name, value, parameter)
    if not fits_type(value, parameter.type):
        raise UsageError(f"the value {value!r} of '{name}' is no {parameter.type} (give another)")
    if parameter.choices and value not in parameter.choices:
        choices = ", ".join(written(each) for each in parameter.choices)
        raise UsageError(f"'{name}' cannot be {value!r} (choose one of: {choices})")
    if isinstance(value, str) and names_in(value):
        raise UsageError(f"the value of '{name}' asks for a secret (name secrets in the script only)")
    return value


def _parsed(name: str, text: str, parameter: Parameter) -> Value:
    try:
        match parameter.type:
            case "integer":
                return int(text.strip())
            case "number":
                return float(text.strip())
            case "boolean":
                return {"true": True, "yes": True, "false": False, "no": False}[text.strip().lower()]
            case _:
                return text
    except (ValueError, KeyError):
        raise UsageError(f"the value {text!r} of '{name}' is no {parameter.type} (give another)") from None
