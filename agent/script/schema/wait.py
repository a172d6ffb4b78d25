"""What is waited for: a span of time, or that something becomes so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Tag

from agent.script.form import Kinds, Model, short
from agent.script.schema.condition import (
    CONDITIONS,
    All,
    AnyOf,
    ClipboardHas,
    CommandEnds,
    FileThere,
    HttpAnswers,
    Not,
    TextShown,
    WindowOpen,
)
from agent.script.schema.scalar import Seconds


class Elapsed(Model):
    seconds: Seconds


_WAITS: dict[str, type[Model]] = {"seconds": Elapsed, **CONDITIONS}

Awaited = Annotated[
    Annotated[Elapsed, Tag("seconds wait")]
    | Annotated[TextShown, Tag("text wait")]
    | Annotated[WindowOpen, Tag("window wait")]
    | Annotated[FileThere, Tag("file wait")]
    | Annotated[CommandEnds, Tag("command wait")]
    | Annotated[ClipboardHas, Tag("clipboard wait")]
    | Annotated[HttpAnswers, Tag("http wait")]
    | Annotated[Not, Tag("not wait")]
    | Annotated[All, Tag("all wait")]
    | Annotated[AnyOf, Tag("any wait")],
    Kinds(lambda: _WAITS, "wait"),
    short("seconds", "number"),
]
