"""What a demonstration says: a plain list of steps, each with how its target looked when it was shown.

It is written as `demonstration.yaml` in a folder of its own, beside the recording that it was made of, and
is for people to read and change. A frame is named by the hash of its pixels: `frames/HASH.png`. All boxes
and points are in screen points of the day it was shown. Texts may hold `{{ name }}` and `${secret:name}`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

from agent.actions import Button
from agent.demonstration.target import Frame, Place, Sides, Target, WindowShown
from agent.script.form import Kinds, Model
from agent.script.schema.condition import (
    All,
    AnyOf,
    ClipboardHas,
    CommandEnds,
    Condition,
    FileThere,
    HttpAnswers,
    Not,
    TextShown,
    WindowOpen,
)
from agent.script.schema.parameter import PlainParameter
from agent.script.schema.scalar import Seconds, Text, Words
from agent.script.schema.wait import Awaited

REDUCTION = 1  # the version of the rules that made steps of events
Numbers = Annotated[str, StringConstraints(pattern=r"^(\d+(-\d+)?(,\d+(-\d+)?)*)?$")]
"""Places of events in the recording, as 12-15,18."""


# --- what must be so after a step -------------------------------------------------------------------------


class Changed(Model):
    """Something is to look different after the step, in this part of the target's window."""

    changed: Sides = Field(description="Left, top, width, height, from the window's left top corner.")


class Typed(Model):
    """The text that was typed is to be read where it was typed."""

    typed: Words


_EXPECTED: dict[str, type[Model]] = {
    "changed": Changed,
    "typed": Typed,
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

Expectation = Annotated[
    Annotated[Changed, Tag("changed expectation")]
    | Annotated[Typed, Tag("typed expectation")]
    | Annotated[TextShown, Tag("text expectation")]
    | Annotated[WindowOpen, Tag("window expectation")]
    | Annotated[FileThere, Tag("file expectation")]
    | Annotated[CommandEnds, Tag("command expectation")]
    | Annotated[ClipboardHas, Tag("clipboard expectation")]
    | Annotated[HttpAnswers, Tag("http expectation")]
    | Annotated[Not, Tag("not expectation")]
    | Annotated[All, Tag("all expectation")]
    | Annotated[AnyOf, Tag("any expectation")],
    Kinds(lambda: _EXPECTED, "expectation"),
]


# --- steps ------------------------------------------------------------------------------------------------


class StepModel(Model):
    """What every step may have.

    id: its name for ever, whatever is moved or put between. at, took: seconds from the beginning, and long.
    before: the last frame that looked different before the hand set out. after: the settled one.
    events: what it was made of. expect: what must be so afterwards, each of them.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
    note: Text = ""
    off: bool = Field(False, description="Left out when it is replayed.")
    at: float | None = Field(None, ge=0)
    took: float | None = Field(None, ge=0)
    before: Frame | None = None
    after: Frame | None = None
    events: Numbers = ""
    expect: tuple[Expectation, ...] = ()


class Click(StepModel):
    click: Target
    button: Button = Button.LEFT
    count: int = Field(1, ge=1, le=3)
    holding: tuple[Words, ...] = ()
    pressed: float = Field(0, ge=0, le=60, description="Seconds of a long press; 0 for a plain click.")


class Drag(StepModel):
    drag: Target
    to: Target
    button: Button = Button.LEFT
    holding: tuple[Words, ...] = ()
    way: tuple[Place, ...] = Field((), description="Places between, counted from the first one.")


class Move(StepModel):
    move: Target
    pause: float = Field(0, ge=0, le=60, description="Seconds that the pointer rested there.")


class Scroll(StepModel):
    scroll: Target
    right: int = 0
    down: int = 0


class KeyStep(StepModel):
    window: WindowShown | None = Field(None, description="The window that had the keyboard.")


class Type(KeyStep):
    type: Text


class Press(KeyStep):
    press: Words = Field(description="Keys together, as ctrl+s.")
    times: int = Field(1, ge=1, le=1000)


class Hold(KeyStep):
    hold: Words


class Release(StepModel):
    release: Words


class Wait(StepModel):
    wait: Awaited


class Check(StepModel):
    check: Condition


class Agent(StepModel):
    agent: Words = Field(description="What the policy shall do, in words.")
    policy: Words | None = None
    max_steps: int = Field(10, ge=1, le=1000)


class If(StepModel):
    """A branch that is taken only where something is shown: a question that comes up now and then."""

    if_: Condition = Field(alias="if")
    then: tuple[Step, ...] = Field(min_length=1)


_STEPS: dict[str, type[Model]] = {
    "click": Click,
    "drag": Drag,
    "move": Move,
    "scroll": Scroll,
    "type": Type,
    "press": Press,
    "hold": Hold,
    "release": Release,
    "wait": Wait,
    "check": Check,
    "agent": Agent,
    "if": If,
}

Step = Annotated[
    Annotated[Click, Tag("click step")]
    | Annotated[Drag, Tag("drag step")]
    | Annotated[Move, Tag("move step")]
    | Annotated[Scroll, Tag("scroll step")]
    | Annotated[Type, Tag("type step")]
    | Annotated[Press, Tag("press step")]
    | Annotated[Hold, Tag("hold step")]
    | Annotated[Release, Tag("release step")]
    | Annotated[Wait, Tag("wait step")]
    | Annotated[Check, Tag("check step")]
    | Annotated[Agent, Tag("agent step")]
    | Annotated[If, Tag("if step")],
    Kinds(lambda: _STEPS, "step"),
]


def verb_of(step: StepModel) -> str:
    """Return the verb of a step, as it is written."""
    return next(verb for verb, kind in _STEPS.items() if type(step) is kind)


def targets_of(step: StepModel) -> tuple[Target, ...]:
    """Return what the step points at: nothing, one thing, or for a drag two."""
    match step:
        case Click(click=target) | Move(move=target) | Scroll(scroll=target):
            return (target,)
        case Drag(drag=target, to=other):
            return (target, other)
        case _:
            return ()


# --- the whole --------------------------------------------------------------------------------------------


class Screen(Model):
    """The screen it was shown on. scale: pixels to a point, of each monitor."""

    box: Sides
    monitors: tuple[Sides, ...] = ()
    scale: float = Field(1.0, gt=0, le=8)
    keyboard: Text = Field("", description="The keyboard's layout, as us or de.")


class Demonstration(Model):
    """A task that was shown once."""

    deixis: Literal[1] = Field(1, description="The version of this language.")
    demonstration: Words = Field(description="The task in a sentence.")
    recorded: Text = Field("", description="When it was shown.")
    screen: Screen | None = None
    reduction: int = Field(REDUCTION, ge=1, description="The version of the rules that made these steps.")
    parameters: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]\w*$")], PlainParameter] = Field(
        default_factory=dict
    )
    secrets: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$")], ...] = ()
    patience: Seconds = Field(10, description="Seconds to wait for a target.")
    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        seen: set[str] = set()
        for step in every_step(self.steps):
            if step.id in seen:
                raise PydanticCustomError("twice", "two steps are called {id} (rename one)", {"id": step.id})
            seen.add(step.id)
        return self


def every_step(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return all steps in the order in which they are written, those of branches after their own."""
    return tuple(
        each for step in steps for each in (step, *(every_step(step.then) if isinstance(step, If) else ()))
    )


Demonstration.model_rebuild()
