"""A script written in another language, one way: what is changed there does not come back.

    python   a program with loops and conditions of its own; each step is a call (`agent.script.live`)
    robot    a suite of Robot Framework with one test; each step is a keyword (`agent.script.robot`)

Both work the desktop through the same parts as the script, so that targets are waited for, the guard looks
on, and secrets stay secret; a translation into bare clicks would lose all three. The trap is text that
becomes code: every text is written as a literal of the other language, by its own rules, and never pasted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from pprint import pformat

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.layout import comment
from agent.script.schema.step import ForEach, If, Retry, Step
from agent.script.source import Source
from agent.script.title import title_of

LANGUAGES = ("python", "robot")
_WIDE = 96


def export(source: Source, to: str) -> str:
    """Return the script in another language: python or robot. Raises UsageError for others."""
    match to:
        case "python":
            return "\n".join(_python(source)) + "\n"
        case "robot":
            return "\n".join(_robot(source)) + "\n"
        case _:
            near = did_you_mean(to, LANGUAGES)
            raise UsageError(f"there is no language '{to}'{near} (known: {', '.join(LANGUAGES)})")


def _head(source: Source) -> dict[str, object]:
    """Return all of the script but its steps, in plain values."""
    said: dict[str, object] = source.script.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude={"steps"}
    )
    return said


def _plain(step: Step) -> dict[str, object]:
    said: dict[str, object] = step.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return said


def _line(source: Source, path: tuple[str | int, ...], step: Step) -> str:
    return f"line {source.line_of(path)}: {title_of(step)}"


# --- Python -----------------------------------------------------------------------------------------------


def _python(source: Source) -> Iterator[str]:
    name = Path(source.name).name
    yield f"# Made by Deixis of {ascii(name)[1:-1]}. Run it with the Python in which Deixis is installed,"
    yield "# and give parameters as NAME=VALUE."
    yield ""
    yield "import sys"
    yield ""
    yield "from agent.script.live import Live, StepFailed, play"
    yield ""
    yield f"FOLDER = {str(source.folder)!r}  # where the files are that the steps name"
    yield from _assigned("HEAD", _head(source))
    yield ""
    yield ""
    yield "def work(live: Live) -> None:"
    yield from _python_steps(source, source.script.steps, ("steps",), "live", 1)
    yield ""
    yield ""
    yield 'if __name__ == "__main__":'
    yield "    raise SystemExit(play(work, HEAD, folder=FOLDER, arguments=sys.argv[1:]))"


def _python_steps(
    source: Source, steps: Sequence[Step], path: tuple[str | int, ...], live: str, depth: int
) -> Iterator[str]:
    space = "    " * depth
    if not steps:
        yield f"{space}pass"
    for index, step in enumerate(steps):
        here = (*path, index)
        yield comment(_line(source, here, step), 4 * depth)
        if step.on_failure:
            yield f"{space}try:"
            yield from _python_step(source, step, here, live, depth + 1)
            yield f"{space}except StepFailed:"
            yield from _python_steps(source, step.on_failure, (*here, "on_failure"), live, depth + 1)
        else:
            yield from _python_step(source, step, here, live, depth)


def _python_step(
    source: Source, step: Step, path: tuple[str | int, ...], live: str, depth: int
) -> Iterator[str]:
    space = "    " * depth
    match step:
        case If():
            yield from _called(f"if {live}.holds(", _plain(step)["if"], "):", depth)
            yield from _python_steps(source, step.then, (*path, "then"), live, depth + 1)
            if step.else_:
                yield f"{space}else:"
                yield from _python_steps(source, step.else_, (*path, "else"), live, depth + 1)
        case ForEach():
            row = f"live_{depth}"  # a name of our own: the script's is data
            yield f"{space}for {row} in {live}.rows({step.for_each!r}, {step.as_!r}):"
            yield from _python_steps(source, step.steps, (*path, "steps"), row, depth + 1)
        case Retry():
            yield f"{space}for attempt_{depth} in {live}.tries({step.retry}, pause={step.pause!r}):"
            yield f"{space}    with attempt_{depth}:"
            yield from _python_steps(source, step.steps, (*path, "steps"), live, depth + 2)
        case _:
            said = {key: value for key, value in _plain(step).items() if key != "on_failure"}
            yield from _called(f"{live}.step(", said, ")", depth)


def _called(before: str, value: object, after: str, depth: int) -> Iterator[str]:
    """Yield a call with one value, over as many lines as it needs."""
    space = "    " * depth
    first, *rest = pformat(value, width=_WIDE - 4 * depth, sort_dicts=False).split("\n")
    if not rest:
        yield f"{space}{before}{first}{after}"
        return
    yield f"{space}{before}"
    yield from (f"{space}    {line}" for line in (first, *rest))
    yield f"{space}{after}"


def _assigned(name: str, value: object) -> Iterator[str]:
    yield f"{name} = ("
    yield from (f"    {line}" for line in pformat(value, width=_WIDE, sort_dicts=False).split("\n"))
    yield ")"


# --- Robot Framework --------------------------------------------------------------------------------------


def _robot(source: Source) -> Iterator[str]:
    script = source.script
    yield "*** Comments ***"
    yield f"Made by Deixis of {ascii(Path(source.name).name)[1:-1]}. Give parameters: --variable NAME:VALUE"
    yield ""
    yield "*** Settings ***"
    if script.description.strip():
        yield f"Documentation    {_cell(' '.join(script.description.split()))}"
    yield "Library    agent.script.robot.Deixis"
    yield "Test Teardown    Close Desktop"
    yield ""
    if script.parameters:
        yield "*** Variables ***"
        for name, parameter in script.parameters.items():
            default = "${None}" if parameter.default is None else _cell(_text(parameter.default))
            yield f"${{{name}}}    {default}"
        yield ""
    yield "*** Test Cases ***"
    yield re.sub(r"[^\w .,:;()!?'-]", "_", " ".join(script.name.split())) or "Script"
    given = "".join(f"    {name}=${{{name}}}" for name in script.parameters)
    yield f"    Open Desktop    {_cell(str(source.folder))}    {_json(_head(source))}{given}"
    yield "    Start Applications"
    for index, step in enumerate(script.steps):
        yield comment(_line(source, ("steps", index), step), 4)
        yield f"    Step    {_json(_plain(step))}"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _json(value: object) -> str:
    """Return JSON as a cell. Space that separates cells stands in it as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    text = re.sub(r"(?<= ) |[^\S ]", lambda each: f"\\u{ord(each[0]):04x}", text)
    return _escaped(text)


def _cell(text: str) -> str:
    """Return a text as one cell of Robot Framework."""
    return re.sub(
        r"(?<= ) |^ | $|[^\S ]",
        lambda each: "\\ " if each[0] == " " else f"\\u{ord(each[0]):04x}",
        _escaped(text),
    )


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("=", "\\=")  # name=value means something else
    text = re.sub(r"([$@&%])(?=\{)", r"\\\1", text)
    return re.sub(r"^([#|*]|\.\.\.)", r"\\\1", text)
