"""One line of JSON, written so that any terminal and any reader takes it, and read strictly."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

from agent.errors import UnreadableEpisode

Json = dict[str, object]


def real(value: float) -> float | None:
    """Return the number as JSON can say it: a policy's NaN or infinity is null, and is read as NaN."""
    return float(value) if math.isfinite(value) else None


def line(value: Json, hide: Callable[[str], str]) -> str:
    """Write a JSON object as one line of ASCII, each of its texts passed through `hide` first.

    Hiding comes before the escapes of JSON, in which a secret with a quote or an umlaut is not itself.
    ASCII survives any terminal, and keeps a line separator inside a text from cutting the line.
    """
    return json.dumps(_hidden(value, hide))


def parse(data: bytes) -> object:
    """Read one line of JSON. Raises UnreadableEpisode, also for what no JSON writer may write (NaN)."""

    def refuse(constant: str) -> object:
        raise ValueError(f"{constant} is no JSON")

    try:
        return json.loads(data, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise UnreadableEpisode(f"no line of JSON: {error} (the record is damaged)") from None


def _hidden(value: object, hide: Callable[[str], str]) -> object:
    match value:
        case str():
            return hide(value)
        case dict():
            return {key: _hidden(each, hide) for key, each in value.items()}
        case list():
            return [_hidden(each, hide) for each in value]
        case _:
            return value
