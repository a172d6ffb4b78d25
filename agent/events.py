"""What a run tells whoever watches it: the terminal, the window, the episode folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from agent.actions import Action
from agent.episode import Decision, Ending, Step
from agent.geometry import Window
from agent.screenshot import Screenshot
from agent.senses import Found, Opinion


@dataclass(frozen=True, slots=True)
class Reading:
    """One measurement from inside the agent: where it was taken, its values, their axes and their unit.

    source: the component and what is measured of it: "lora.spectrum".
    values: the last axis runs fastest.
    axes: what each axis counts, from the outermost: ("head", "query", "key").
    shape: how many there are on each axis; () where there is one axis, or none.
    label: which of several this is one of: a curve's, a layer's, a token's name.
    at: where on the curve of that label, where the values belong to one point: its length, step or rank.
    kept: whether it may be written beside the episode: it holds neither pixels nor words of the screen.
    """

    source: str
    values: Sequence[float]
    axes: tuple[str, ...] = ()
    unit: str = ""
    shape: tuple[int, ...] = ()
    label: str = ""
    at: float | None = None
    kept: bool = False


class Need(StrEnum):
    """What a person is asked for."""

    APPROVAL = "approval"  # may this action be performed?
    HANDOVER = "handover"  # please take over, then let the run go on
    ANSWER = "answer"  # a question in words


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked: in words, with the action in doubt where there is one."""

    need: Need
    text: str
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said: yes or no, and words where words were wanted. absent: there was no person."""

    yes: bool
    text: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """A run began. folder: where its episode is kept, None where it is not. probes: what can be watched."""

    task: str
    policy: str
    folder: Path | None
    started_at: float  # seconds since 1970
    probes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Captured:
    """The screen was looked at for step `number`."""

    number: int
    screenshot: Screenshot
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """Text was read on the screen."""

    texts: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The policy thought aloud: the next piece of its thought."""

    text: str


@dataclass(frozen=True, slots=True)
class Probed:
    """A measurement was taken inside the agent.

    number: of the step that it belongs to, which may be over; None for the one that goes on.
    """

    reading: Reading
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The policy decided."""

    number: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Asked:
    """A person is being asked; the run waits."""

    question: Question


@dataclass(frozen=True, slots=True)
class Judged:
    """A critic has something to say of the run, after what step `number` did."""

    number: int
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class Performed:
    """A step is over, whatever became of it."""

    step: Step


@dataclass(frozen=True, slots=True)
class Ended:
    """The run is over."""

    ending: Ending
    seconds: Mapping[str, float]


Event = Started | Captured | Read | Said | Probed | Decided | Asked | Judged | Performed | Ended
Emit = Callable[[Event], None]
Ask = Callable[[Question], Answer]


def nobody(question: Question) -> Answer:
    """Answer where nobody is there to be asked."""
    return Answer(False, "nobody is there to be asked", absent=True)


def unheard(event: Event) -> None:
    """Hear an event where nobody listens."""
