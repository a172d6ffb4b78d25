"""What happened: decisions, steps and how it ended. A person's demonstration is an `Episode` too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from agent.actions import Action
from agent.geometry import Window
from agent.screenshot import Screenshot
from agent.senses import Found

SURE = 0.5  # of a confidence: of 17 places on real screens pointed at with less, two were right


@dataclass(frozen=True, slots=True)
class Decision:
    """What a policy wants done now, and why.

    actions: done in this order, without another look at the screen between them. None: nothing to do.
    reply: the policy's raw words, kept for the record.
    targets: what the policy means to point at, for drawing and for noticing that it has changed.
    confidence: 0 to 1, or None where the policy has no opinion.
    guessed: it is a model's, so that a person's yes or no tells what it is worth. Not kept.
    unsure: that is too little to act unasked, so a person is to say whether it is right. Not kept.
    taught: the adapters that were on in the model that was asked.
    due: when the first action is to be performed, in seconds of `time.monotonic`; None for at once. Not kept.
    """

    actions: tuple[Action, ...]
    thought: str = ""
    reply: str = ""
    targets: tuple[Found, ...] = ()
    confidence: float | None = None
    due: float | None = None
    guessed: bool = False
    unsure: bool = False
    taught: tuple[str, ...] = ()


class Result(StrEnum):
    """What became of a decision."""

    DONE = "done"
    DRY = "dry"  # a dry run: decided, shown, not performed
    STALE = "stale"  # the target had changed since it was seen: look again
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision, and why.

    changed: whether the screen looked different afterwards; None where nobody looked.
    verified: whether the wanted state was seen; None where there was nothing to check.
    answer: what the person said, where they were asked.
    """

    result: Result
    why: str = ""
    changed: bool | None = None
    verified: bool | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of the loop.

    before: the screen on which it was decided; None once it is old (the episode folder keeps it).
    seconds: how long each part took, by its name (look, decide, guard, perform, settle).
    """

    number: int
    before: Screenshot | None
    decision: Decision
    outcome: Outcome
    seconds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


class Verdict(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    FAILED = "failed"
    HALTED = "halted"  # before anything was done
    UNCERTAIN = "uncertain"  # something was done, and nobody knows what came of it
    REFUSED = "refused"  # by the guard or by the person whom it asked
    STOPPED = "stopped"


EXIT_CODES: Mapping[Verdict, int] = MappingProxyType(
    {
        Verdict.FINISHED: 0,
        Verdict.FAILED: 1,
        Verdict.HALTED: 3,
        Verdict.UNCERTAIN: 4,
        Verdict.REFUSED: 5,
        Verdict.STOPPED: 130,
    }
)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended, and why. verified: the wanted state was seen; None: there was nothing to check."""

    verdict: Verdict
    message: str = ""
    verified: bool | None = None

    @property
    def exit_code(self) -> int:
        return EXIT_CODES[self.verdict]


@dataclass(frozen=True, slots=True)
class Observation:
    """All that a policy may look at. threshold: how sure it has to be to act unasked."""

    task: str
    screenshot: Screenshot
    history: tuple[Step, ...] = ()
    windows: tuple[Window, ...] = ()
    threshold: float = SURE


@dataclass(frozen=True, slots=True)
class Episode:
    """A run, or a person's demonstration. ending: None while it goes on, or when it was cut off."""

    task: str
    author: str
    steps: tuple[Step, ...]
    ending: Ending | None
