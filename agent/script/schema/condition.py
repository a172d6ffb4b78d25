"""What must be so: on the screen, in a file, of a program."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, Tag

from agent.script.form import Kinds, Model, short
from agent.script.schema.scalar import CommandLine, Seconds, Text, Words


class Seen(Model):
    """A text on the screen."""

    text: Words
    window: Words | None = None


class Content(Model):
    """What a text must be: the whole of it, or a part of it."""

    equals: Text | None = None
    holds: Text | None = None


class FileState(Content):
    """A file, and what it holds; line ends and space around it do not count."""

    path: Words
    exists: bool = True


class CommandEnd(Content):
    """A program, how it ends and what it prints. It is run as it stands, by no shell."""

    run: CommandLine
    exit: int = 0
    seconds: Seconds = 60


class HttpAnswer(Content):
    """What a web address answers."""

    url: Annotated[str, StringConstraints(pattern=r"^(https?://|\{\{)")]
    status: int = 200
    seconds: Seconds = 10


class TextShown(Model):
    text: Annotated[Seen, short("text")]


class WindowOpen(Model):
    window: Words


class FileThere(Model):
    file: Annotated[FileState, short("path")]


class CommandEnds(Model):
    command: Annotated[CommandEnd, short("run", "string", "array")]


class ClipboardHas(Model):
    clipboard: Annotated[Content, short("equals")]


class HttpAnswers(Model):
    http: Annotated[HttpAnswer, short("url")]


class Not(Model):
    not_: Condition = Field(alias="not")


class All(Model):
    all: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(Model):
    any: tuple[Condition, ...] = Field(min_length=1)


CONDITIONS: dict[str, type[Model]] = {
    "text": TextShown,
    "window": WindowOpen,
    "file": FileThere,
    "command": CommandEnds,
    "clipboard": ClipboardHas,
    "http": HttpAnswers,
    "not": Not,
    "all": All,
    "any": AnyOf,
}


Condition = Annotated[
    Annotated[TextShown, Tag("text condition")]
    | Annotated[WindowOpen, Tag("window condition")]
    | Annotated[FileThere, Tag("file condition")]
    | Annotated[CommandEnds, Tag("command condition")]
    | Annotated[ClipboardHas, Tag("clipboard condition")]
    | Annotated[HttpAnswers, Tag("http condition")]
    | Annotated[Not, Tag("not condition")]
    | Annotated[All, Tag("all condition")]
    | Annotated[AnyOf, Tag("any condition")],
    Kinds(lambda: CONDITIONS, "condition"),
]
