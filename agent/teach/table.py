"""What came of the trials of a correction. Light, for the window imports it at once.

The trap: a row put together as a line of text, which nobody can say in another language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent.geometry import Point

SAME = "same"
NOW, EARLIER = 0, -1  # in place of which time a target was shown


class Result(StrEnum):
    """What is wanted of a trial, or came of it. EITHER is only wanted, ELSEWHERE only comes."""

    FOUND = "found"
    REFUSED = "refused"
    EITHER = "either"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is tried: a step's target as it was shown once, or whether a branch is taken there.

    look: which time it was shown, from 1, NOW for the newest; of a branch NOW, or EARLIER for when its step
    was shown without it. fault: what was made of that screen, SAME for nothing, '' of a branch. is_end: of a
    drag.
    """

    step_id: str
    look: int
    fault: str = ""
    is_end: bool = False

    def __str__(self) -> str:
        if not self.fault:
            return f"{self.step_id}, {'now' if self.look == NOW else 'when it was shown'}"
        shown = "now" if self.look == NOW else f"{self.look}."
        return f"{self.step_id}{' to' if self.is_end else ''}, shown {shown}: {self.fault}"


@dataclass(frozen=True, slots=True)
class Trial:
    """One try. at: where it was found, None where it was refused. why: of a refusal."""

    subject: Subject
    wanted: Result
    got: Result
    at: Point | None = None
    why: str = ""

    @property
    def name(self) -> str:
        """What was tried, in words."""
        return str(self.subject)

    @property
    def passed(self) -> bool:
        if self.wanted is Result.EITHER:
            return self.got is not Result.ELSEWHERE
        return self.got is self.wanted


@dataclass(frozen=True, slots=True)
class Trials:
    """All tries of one correction."""

    each: tuple[Trial, ...]

    @property
    def failed(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.each if not trial.passed)


def table(trials: Sequence[Trial]) -> tuple[str, ...]:
    """Return lines for a person to read, one for each try."""
    wide = max((len(trial.name) for trial in trials), default=0)
    return tuple(
        f"{'✓' if trial.passed else '✗'} {trial.name:{wide}}  {_wanted(trial.wanted):8}  {_got(trial)}"
        for trial in trials
    )


def _wanted(result: Result) -> str:
    return "any" if result is Result.EITHER else result.value


def _got(trial: Trial) -> str:
    return f"{trial.got}{f' at ({trial.at.x:.0f}, {trial.at.y:.0f})' if trial.at else ''}"
