"""Steps: each a mapping with one verb and what belongs to it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, Tag

from agent.actions import Button
from agent.script.form import Kinds, Model, short
from agent.script.schema.condition import (
    Condition,
)
from agent.script.schema.place import Place, Target
from agent.script.schema.scalar import Text, Words
from agent.script.schema.wait import Awaited


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


class Wait(StepModel):
    wait: Awaited


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
