"""What a worker is asked to do, and what it answers, as JSON and back.

The trap: pickles would be shorter, and let whoever can write to the pipe run anything. Here a script travels
as the text that a person wrote, and is read and checked again where it is run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agent.codec.line import Json
from agent.codec.step import ending_from
from agent.episode import Ending
from agent.fields import Fields, misfit, text
from agent.script.job import Job
from agent.script.reading import read
from agent.script.result import ScriptResult, StepResult
from agent.script.scope import Value
from agent.settings import Settings


@dataclass(frozen=True, slots=True)
class Order:
    """One job with its settings. number: which of all the jobs it is, from 0."""

    number: int
    job: Job
    settings: Settings

    def as_dict(self) -> Json:
        source = self.job.source
        return {
            "kind": "order",
            "number": self.number,
            "name": source.name,
            "folder": str(source.folder),
            "text": source.text,
            "values": dict(self.job.values),
            "row": self.job.row,
            "settings": self.settings.model_dump(mode="json"),
        }


def order_from(value: object) -> Order:
    """Read an order. Raises UnreadableEpisode, BadScript, BadSetting."""
    names = ("kind", "number", "name", "folder", "text", "values", "row", "settings")
    fields = Fields.of(value, "order", *names)
    source = read(fields.text("text"), folder=Path(fields.text("folder")), name=fields.text("name"))
    settings = fields.values["settings"]
    if not isinstance(settings, Mapping):
        raise misfit("order.settings", "an object", settings)
    values = {name: _value(each, f"order.values.{name}") for name, each in _object(fields, "values").items()}
    job = Job(source, values, fields.whole("row"))
    return Order(fields.whole("number"), job, Settings.model_validate({}).changed(**settings))


def result_from(value: object) -> ScriptResult:
    """Read what `ScriptResult.as_dict` wrote. Raises UnreadableEpisode."""
    names = ("kind", "name", "file", "row", "values", "verdict", "message", "verified", "exit_code")
    fields = Fields.of(value, "result", *names, "seconds", "steps", "folder", "report", "attempts")
    return ScriptResult(
        name=fields.text("name"),
        file=fields.text("file"),
        values={
            name: text(each, f"result.values.{name}") for name, each in _object(fields, "values").items()
        },
        ending=_ending(fields, "result"),
        seconds=fields.number("seconds"),
        steps=fields.each("steps", step_from),
        row=fields.whole("row"),
        folder=fields.maybe("folder", lambda name: Path(fields.text(name))),
        report=fields.maybe("report", lambda name: Path(fields.text(name))),
        attempts=fields.whole("attempts"),
    )


def step_from(value: object, where: str = "step") -> StepResult:
    """Read what `StepResult.as_dict` wrote. Raises UnreadableEpisode."""
    names = ("kind", "place", "line", "title", "verdict", "message", "verified", "seconds", "depth")
    fields = Fields.of(value, where, *names)
    return StepResult(
        place=fields.text("place"),
        line=fields.whole("line"),
        title=fields.text("title"),
        ending=_ending(fields, where),
        seconds=fields.number("seconds"),
        depth=fields.whole("depth"),
    )


def _ending(fields: Fields, where: str) -> Ending:
    return ending_from({name: fields.values[name] for name in ("verdict", "message", "verified")}, where)


def _object(fields: Fields, name: str) -> Mapping[str, object]:
    value = fields.values[name]
    if not isinstance(value, Mapping):
        raise misfit(f"{fields.where}.{name}", "an object", value)
    return value


def _value(value: object, where: str) -> Value:
    if isinstance(value, str | bool | int | float):
        return value
    raise misfit(where, "a text, a number, true or false", value)
