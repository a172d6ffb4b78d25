"""Trying a correction before it is offered: on every kept look of its targets, and on faults of these.

The trap: a correction that mends today and misleads tomorrow. A target that is refused costs a person a
moment, one that is found elsewhere clicks on something else; so one wrong place refuses the whole correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from agent.demonstration.edit import step_of
from agent.demonstration.schema import Step, targets_of
from agent.demonstration.target import Shown, Target
from agent.errors import PolicyError
from agent.geometry import Box
from agent.teach.branch import frames_of, holds
from agent.teach.correction import Correction
from agent.teach.evidence import Evidence
from agent.teach.fault import FAULTS, Scene
from agent.teach.table import EARLIER, NOW, SAME, Result, Subject, Trial, Trials

MARGIN = 4.0  # points around the target's box that still are it


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
    for frames, wanted, look in ((then, Result.FOUND, NOW), (before, Result.REFUSED, EARLIER)):
        for frame in frames:
            so = holds(branch.if_, evidence.read(evidence.album.look(frame)))
            yield Trial(Subject(branch.id, look), wanted, Result.FOUND if so else Result.REFUSED)


def _of_step(step: Step, evidence: Evidence) -> Iterator[Trial]:
    for part, target in enumerate(targets_of(step)):
        for number, shown in enumerate(target.shown, start=1):
            look = NOW if shown is target.shown[-1] else number
            yield from _of_shown(Subject(step.id, look, SAME, is_end=part > 0), target, shown, evidence)


def _of_shown(subject: Subject, target: Target, shown: Shown, evidence: Evidence) -> Iterator[Trial]:
    scene = Scene(evidence.album.look_of(shown), Box(*shown.box), shown.text)
    yield _located(subject, Result.FOUND, target, scene, evidence)
    for fault, make in FAULTS.items():
        faulty = make(scene)
        if faulty is not None:
            wanted = Result.REFUSED if fault == "pop-up" else Result.EITHER
            yield _located(replace(subject, fault=fault), wanted, target, faulty, evidence)


def _located(subject: Subject, wanted: Result, target: Target, scene: Scene, evidence: Evidence) -> Trial:
    try:
        at = evidence.locate(target, scene.look).at
    except PolicyError as error:
        return Trial(subject, wanted, Result.REFUSED, None, str(error))
    right = at in scene.box.grown(MARGIN)
    return Trial(subject, wanted, Result.FOUND if right else Result.ELSEWHERE, at)
