"""Tool calls written as JSON: OpenAI's computer call, Anthropic's computer tool, or a plain function call.

{"type": "computer_call", "action": {"type": "click", "x": 1, "y": 2, "button": "left"}}
{"name": "computer", "input": {"action": "left_click", "coordinate": [1, 2]}}
{"name": "click", "arguments": {"point": [1, 2]}}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from policies.ui_tars.saying import Misread
from policies.ui_tars.scan import Argument, Call

LONGEST = 100_000  # characters; a longer one is no call
FENCES = ("Action:", "action:", "<tool_call>", "```json")
HOLDERS = ("action", "input", "arguments", "parameters", "args", "function")
NOTCH = 100  # pixels of scrolling, as OpenAI counts, that are one notch of the wheel


def json_calls(text: str) -> tuple[list[Call], int]:
    """Return the calls in a text, and where they begin; none where it holds no such JSON. Raises Misread."""
    begin = _first_bracket(text)
    if begin < 0 or len(text) - begin > LONGEST:
        return [], begin
    try:
        value, end = json.JSONDecoder().raw_decode(text, begin)
    except (ValueError, RecursionError):
        return [], begin
    span = (begin, end)
    calls = [call for each in _objects(value) if (call := _call(each, span)) is not None]
    return calls, begin


def _first_bracket(text: str) -> int:
    """Return where a line begins with a JSON object or a list of them; -1 where none does."""
    at = text.find("{")
    while at >= 0:
        before = text[text.rfind("\n", 0, at) + 1 : at].strip()
        begin = at - 1 if before.endswith("[") else at
        for fence in FENCES:
            before = before.removesuffix("[").rstrip().removesuffix(fence)
        if not before:
            return begin if text[begin] in "[{" else text.rfind("[", 0, at)
        line_end = text.find("\n", at)
        at = text.find("{", line_end) if line_end >= 0 else -1
    return -1


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))


def _call(said: Mapping[str, object], span: tuple[int, int]) -> Call | None:
    """Return the call that an object is, whichever way it is nested; None where it is none."""
    verb, given = "", dict(said)
    for _ in range(4):
        inner = next((given[name] for name in HOLDERS if isinstance(given.get(name), Mapping | str)), None)
        name = given.get("name")
        if isinstance(name, str) and name not in ("computer", "computer_use"):
            verb = name
        if isinstance(given.get("action"), str):
            verb = str(given.pop("action"))
            break
        if isinstance(inner, str):
            inner = _decoded(inner)
        if not isinstance(inner, Mapping):
            break
        given = dict(inner)
    kind = given.pop("type", None)
    if not verb and isinstance(kind, str):
        verb = kind
    if not verb or verb in ("computer_call", "tool_use", "function", "function_call", "message"):
        return None
    call = Call(verb, span)
    for key, value in _arguments(verb, given):
        call.named.setdefault(key.lower(), Argument(_written(value, span), span, quoted=True, closed=True))
    return call


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _arguments(verb: str, given: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the arguments by the names that calls have."""
    path = given.get("path")
    if verb == "drag" and isinstance(path, list) and len(path) >= 2:
        yield "start_point", path[0]
        yield "end_point", path[-1]
    across, along = given.get("scroll_x", 0), given.get("scroll_y", 0)
    if verb == "scroll" and "direction" not in given and "scroll_direction" not in given:
        if isinstance(along, int | float) and along:
            yield "direction", "down" if along > 0 else "up"
            yield "amount", max(1, round(abs(along) / NOTCH))
        elif isinstance(across, int | float) and across:
            yield "direction", "right" if across > 0 else "left"
            yield "amount", max(1, round(abs(across) / NOTCH))
    if verb == "left_click_drag" and "start_coordinate" in given:
        yield "end_point", given.get("coordinate")
        yield "start_point", given["start_coordinate"]
        return
    yield from ((name, value) for name, value in given.items() if name != "path")


def _written(value: object, span: tuple[int, int]) -> str:
    match value:
        case str():
            return value.replace("\\", "\\\\")
        case bool() | None:
            return ""
        case int() | float():
            return repr(value)
        case {"x": x, "y": y}:
            return f"{_written(x, span)} {_written(y, span)}"
        case list() if all(isinstance(each, str) for each in value):
            return "+".join(value)
        case list() if all(isinstance(each, int | float) for each in value):
            return " ".join(repr(each) for each in value)
        case _:
            raise Misread("argument", span, f"{str(value)[:40]} is no value (write a number or a text)")
