"""What a task script may say. `deixis script --schema` publishes it as a JSON Schema.

A step is a mapping with one verb (`click`, `type`, `check`, `if`, …) and what belongs to it. Short forms are
written as they are read: `click: Save` is `click: {text: Save}`. Nothing here is evaluated: a text may hold
`{{ name }}`, which is replaced by a value, and that is all.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

from agent.actions import Button
from agent.script.form import Either, Kinds, Listed, Model, short

Text = Annotated[str, StringConstraints(strict=True)]
Words = Annotated[str, StringConstraints(strict=True, min_length=1)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}")


def _words(command: object) -> object:
    """Split a command line as a shell would; a value that is put in later stays one word."""
    if not isinstance(command, str):
        return command
    try:
        return shlex.split(PLACEHOLDER.sub(r"{{\1}}", command))
    except ValueError as error:
        raise PydanticCustomError(
            "command", "cannot read the command: {error} (close the quotes)", {"error": str(error)}
        ) from None


CommandLine = Annotated[
    tuple[str, ...], Field(min_length=1), Either(_words, {"type": "string", "minLength": 1})
]


# --- where ------------------------------------------------------------------------------------------------


class Place(Model):
    """Where on the screen: words, the field beside words, a picture, a box, or the first of several."""

    exactly_one_of = ("text", "field", "picture", "box", "any")

    text: Words | None = Field(None, description="The words as they are on the screen.")
    field: Words | None = Field(None, description="The words that name an input field.")
    picture: Words | None = Field(None, description="A picture of the thing: a file beside the script.")
    box: tuple[float, float, float, float] | None = Field(
        None, description="Left, top, width, height in screen points."
    )
    any: tuple[Target, ...] | None = Field(
        None, min_length=1, description="The first of these that is there."
    )
    window: Words | None = Field(None, description="Words of the title of the window that it is in.")
    nth: int | None = Field(None, description="1 for the first in reading order, -1 for the last.")
    right_of: Words | None = None
    left_of: Words | None = None
    below: Words | None = None
    above: Words | None = None
    similarity: float = Field(0.9, gt=0, le=1, description="How like the picture it must look, to 1.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.nth == 0:
            raise PydanticCustomError("nth", "nth counts from 1, or from -1 backwards (0 is none)")
        sides = [side for side in ("right_of", "left_of", "below", "above") if getattr(self, side)]
        if len(sides) > 1:
            raise PydanticCustomError(
                "sides", "one side is enough: keep one of {sides}", {"sides": ", ".join(sides)}
            )
        if (sides or self.nth) and not (self.text or self.field):
            raise PydanticCustomError("words", "nth and sides belong to a text or a field (name its words)")
        return self


Target = Annotated[Place, short("text")]


# --- what must be so --------------------------------------------------------------------------------------


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


_CONDITIONS: dict[str, type[Model]] = {
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
    Kinds(lambda: _CONDITIONS, "condition"),
]


# --- steps ------------------------------------------------------------------------------------------------


class StepModel(Model):
    """What every step may have.

    on_failure: steps that mend it; when they succeed, the script goes on after this step.
    """

    name: Words | None = Field(None, description="What reports call this step.")
    patience: float | None = Field(None, ge=0, le=86_400, description="Seconds to wait for what is named.")
    on_failure: tuple[Step, ...] = Field(
        (), description="Steps that mend a failure; then the script goes on."
    )


class Click(StepModel):
    click: Target
    button: Button = Button.LEFT
    count: int = Field(1, ge=1, le=3)
    holding: tuple[Words, ...] = ()


class Type(StepModel):
    type: Text
    into: Annotated[Place, short("field")] | None = None


class Press(StepModel):
    press: Words = Field(description="Keys together, as ctrl+s.")
    times: int = Field(1, ge=1, le=1000)


class Scroll(StepModel):
    scroll: Literal["up", "down", "left", "right"]
    by: int = Field(3, ge=1, le=1000, description="Notches of the wheel.")
    at: Target | None = None


class Drag(StepModel):
    drag: Target
    to: Target
    holding: tuple[Words, ...] = ()


class Move(StepModel):
    move: Target


class Hold(StepModel):
    hold: Words


class Release(StepModel):
    release: Words


class Elapsed(Model):
    seconds: Seconds


_WAITS: dict[str, type[Model]] = {"seconds": Elapsed, **_CONDITIONS}


class Wait(StepModel):
    wait: Annotated[
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


class Do(StepModel):
    do: Words = Field(description="Sentences of the literal language.")


class Agent(StepModel):
    agent: Words = Field(description="What the policy shall do, in words.")
    policy: Words | None = None
    max_steps: int | None = Field(None, ge=1, le=10_000)
    region: tuple[float, float, float, float] | None = None
    window: Words | None = None


class Replay(StepModel):
    replay: Words = Field(description="The folder of a demonstration or of an earlier run.")


class Check(StepModel):
    check: Condition


class If(StepModel):
    if_: Condition = Field(alias="if")
    then: tuple[Step, ...]
    else_: tuple[Step, ...] = Field((), alias="else")


class ForEach(StepModel):
    for_each: Words = Field(description="A CSV file with a header; {{ row.COLUMN }} is a value of it.")
    as_: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]\w*$")] = Field("row", alias="as")
    steps: tuple[Step, ...] = Field(min_length=1)


class Retry(StepModel):
    retry: int = Field(ge=1, le=1000, description="How often the steps are tried, at most.")
    pause: float = Field(0, ge=0, le=86_400, description="Seconds between two tries.")
    steps: tuple[Step, ...] = Field(min_length=1)


class Call(StepModel):
    script: Words = Field(description="Another script, run here with its own parameters.")
    with_: dict[str, Text | bool | int | float] = Field(default_factory=dict, alias="with")


class Fail(StepModel):
    fail: Words = Field(description="End the script as failed, and say this.")


_STEPS: dict[str, type[Model]] = {
    "click": Click,
    "type": Type,
    "press": Press,
    "scroll": Scroll,
    "drag": Drag,
    "move": Move,
    "hold": Hold,
    "release": Release,
    "wait": Wait,
    "do": Do,
    "agent": Agent,
    "replay": Replay,
    "check": Check,
    "if": If,
    "for_each": ForEach,
    "retry": Retry,
    "script": Call,
    "fail": Fail,
}

Step = Annotated[
    Annotated[Click, Tag("click step")]
    | Annotated[Type, Tag("type step")]
    | Annotated[Press, Tag("press step")]
    | Annotated[Scroll, Tag("scroll step")]
    | Annotated[Drag, Tag("drag step")]
    | Annotated[Move, Tag("move step")]
    | Annotated[Hold, Tag("hold step")]
    | Annotated[Release, Tag("release step")]
    | Annotated[Wait, Tag("wait step")]
    | Annotated[Do, Tag("do step")]
    | Annotated[Agent, Tag("agent step")]
    | Annotated[Replay, Tag("replay step")]
    | Annotated[Check, Tag("check step")]
    | Annotated[If, Tag("if step")]
    | Annotated[ForEach, Tag("for_each step")]
    | Annotated[Retry, Tag("retry step")]
    | Annotated[Call, Tag("script step")]
    | Annotated[Fail, Tag("fail step")],
    Kinds(lambda: _STEPS, "step"),
]


def verb_of(step: StepModel) -> str:
    """Return the verb of a step, as it is written."""
    return next(verb for verb, kind in _STEPS.items() if type(step) is kind)


# --- the whole --------------------------------------------------------------------------------------------

Value = Text | bool | int | float


class Parameter(Model):
    """A value that is given when the script is run."""

    type: Literal["text", "integer", "number", "boolean"] = "text"
    default: Value | None = Field(None, union_mode="smart")
    choices: tuple[Value, ...] = ()
    description: str = ""

    @model_validator(mode="after")
    def _default_fits(self) -> Self:
        for each in (self.default, *self.choices):
            if each is not None and not fits_type(each, self.type):
                raise PydanticCustomError(
                    "default",
                    "{value} is no {type} (change the value or the type)",
                    {"value": repr(each), "type": self.type},
                )
        if self.choices and self.default is not None and self.default not in self.choices:
            raise PydanticCustomError("choices", "the default is none of the choices (add it to them)")
        return self


def _from_default(value: object) -> object:
    """Let a plain value be the default, and tell the type."""
    kinds = {bool: "boolean", int: "integer", float: "number", str: "text"}
    if isinstance(value, Mapping | Parameter):
        return value
    return {"type": kinds.get(type(value), "text"), "default": value}


PlainParameter = Annotated[Parameter, Either(_from_default, {"type": ["string", "number", "boolean"]})]


def fits_type(value: object, kind: str) -> bool:
    """Tell whether a value is of a parameter's type."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return {
        "text": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "integer": number and isinstance(value, int),
        "number": number,
    }[kind]


class LaidOut(Model):
    """A file that is there before the application starts: with this text, or a copy of another one."""

    exactly_one_of = ("text", "from")

    text: Text | None = None
    from_: Words | None = Field(None, alias="from", description="A file beside the script.")


class Application(Model):
    """A program to start before the first step. Its folder is the script's work folder if none is named."""

    command: CommandLine
    folder: Words | None = None
    files: dict[Words, Annotated[LaidOut, short("text")]] = Field(default_factory=dict)
    ready: Condition | None = Field(None, description="Wait until this is so.")
    patience: Seconds = 30


class Limits(Model):
    steps: int | None = Field(None, ge=1, le=10_000)
    seconds: Seconds | None = None


class GuardRules(Model):
    mode: Literal["ask", "risky", "auto"] | None = None
    only_window: Words | None = None
    only_region: tuple[float, float, float, float] | None = None
    actions_per_minute: int | None = Field(None, ge=1, le=6000)


Applications = Annotated[tuple[Annotated[Application, short("command")], ...], Listed()]


class Script(Model):
    """A task script."""

    deixis: Literal[1] = Field(1, description="The version of this language.")
    name: Words
    description: str = ""
    parameters: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]\w*$")], PlainParameter] = Field(
        default_factory=dict
    )
    secrets: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$")], ...] = ()
    app: Applications = ()
    display: str | None = Field(None, description="real, virtual, virtual:1920x1080, or an X display as :3.")
    policy: Words | None = Field(None, description="What decides in `agent` steps.")
    patience: float | None = Field(None, ge=0, le=600, description="Seconds to wait for what is named.")
    limits: Limits = Field(default_factory=lambda: Limits.model_validate({}))
    guard: GuardRules = Field(default_factory=lambda: GuardRules.model_validate({}))
    steps: tuple[Step, ...] = Field(min_length=1)
    on_failure: tuple[Step, ...] = Field((), description="Steps to do when it failed; it stays failed.")


Script.model_rebuild()
