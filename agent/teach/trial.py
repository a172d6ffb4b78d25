"""Trying a correction before it is offered: on every kept look of its targets, and on faults of these.

The trap: a correction that mends today and misleads tomorrow. A target that is refused costs a person a
moment, one that is found elsewhere clicks on something else; so one wrong place refuses the whole correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from agent.demonstration.edit import step_of
from agent.demonstration.schema import Shown, Step, Target, targets_of
from agent.errors import PolicyError
from agent.geometry import Box, Point
from agent.teach.correction import Correction, Evidence, frames_of, holds
from agent.teach.fault import FAULTS, Scene

SAME = "same"
MARGIN = 4.0  # points around the target's box that still are it


class Result(StrEnum):
    """What is wanted of a trial, or came of it. EITHER is only wanted, ELSEWHERE only comes."""

    FOUND = "found"
    REFUSED = "refused"
    EITHER = "either"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Trial:
    """One try. name: what was tried. at: where it was found, None where it was refused. why: of a refusal."""

    name: str
    wanted: Result
    got: Result
    at: Point | None = None
    why: str = ""

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

    @property
    def table(self) -> tuple[str, ...]:
        """Lines for a person to read, one for each try."""
        wide = max((len(trial.name) for trial in self.each), default=0)
        return tuple(
            f"{'✓' if trial.passed else '✗'} {trial.name:{wide}}  {_wanted(trial.wanted):8}  {_got(trial)}"
            for trial in self.each
        )


def tried(correction: Correction, evidence: Evidence) -> Trials:
    """Try a correction on what is kept and on faults of that."""
    return Trials(tuple(_trials(correction, evidence)))


def _trials(correction: Correction, evidence: Evidence) -> Iterator[Trial]:
    branch = correction.branch
    if branch is not None:
        yield from _of_guard(correction, evidence)
        for step in branch.then:
            yield from _of_step(step, evidence)
    if correction.looks:
        yield from _of_step(step_of(correction.after, correction.step_id), evidence)


def _of_guard(correction: Correction, evidence: Evidence) -> Iterator[Trial]:
    """Try when the branch is taken: where it was shown, and never where the step was shown without it."""
    branch = correction.branch
    assert branch is not None
    then = [branch.before] if branch.before else []
    before = frames_of(step_of(correction.before, correction.step_id), behind=correction.is_behind)
    for frames, wanted, name in ((then, Result.FOUND, "now"), (before, Result.REFUSED, "when it was shown")):
        for frame in frames:
            so = holds(branch.if_, evidence.read(evidence.album.look(frame)))
            yield Trial(f"{branch.id}, {name}", wanted, Result.FOUND if so else Result.REFUSED)


def _of_step(step: Step, evidence: Evidence) -> Iterator[Trial]:
    targets = targets_of(step)
    for part, target in enumerate(targets):
        which = f"{step.id}{' to' if part else ''}"
        for number, shown in enumerate(target.shown, start=1):
            name = f"{which}, shown {'now' if shown is target.shown[-1] else f'{number}.'}"
            yield from _of_shown(f"{name}", target, shown, evidence)


def _of_shown(name: str, target: Target, shown: Shown, evidence: Evidence) -> Iterator[Trial]:
    scene = Scene(evidence.album.look_of(shown), Box(*shown.box), shown.text)
    yield _located(f"{name}: {SAME}", Result.FOUND, target, scene, evidence)
    for fault, make in FAULTS.items():
        faulty = make(scene)
        if faulty is not None:
            wanted = Result.REFUSED if fault == "pop-up" else Result.EITHER
            yield _located(f"{name}: {fault}", wanted, target, faulty, evidence)


def _located(name: str, wanted: Result, target: Target, scene: Scene, evidence: Evidence) -> Trial:
    try:
        at = evidence.locate(target, scene.look).at
    except PolicyError as error:
        return Trial(name, wanted, Result.REFUSED, None, str(error))
    right = at in scene.box.grown(MARGIN)
    return Trial(name, wanted, Result.FOUND if right else Result.ELSEWHERE, at)


def _wanted(result: Result) -> str:
    return "any" if result is Result.EITHER else result.value


def _got(trial: Trial) -> str:
    return f"{trial.got}{f' at ({trial.at.x:.0f}, {trial.at.y:.0f})' if trial.at else ''}"
