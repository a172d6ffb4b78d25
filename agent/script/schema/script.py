"""A script as a whole: its head, its applications, and its steps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from agent.script.form import Listed, Model, short
from agent.script.schema.condition import Condition
from agent.script.schema.parameter import PlainParameter
from agent.script.schema.scalar import CommandLine, Seconds, Text, Words
from agent.script.schema.step import Step


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
