"""Where a replay goes on after a lesson: behind the step where the person did it, else right before it."""

from __future__ import annotations

from agent.demonstration.schema import Demonstration
from agent.replay.part import between
from agent.teach.correction import Correction


def after_lesson(demonstration: Demonstration, correction: Correction, last: str = "") -> str:
    """Return the id of the step to go on at, in a branch or not; '' where all is done.

    last: the step to end after, '' for the end.
    """
    if not correction.done:
        return correction.branch.id if correction.branch is not None else correction.step_id
    if correction.step_id == last:
        return ""
    rest = between(demonstration.steps, correction.step_id, last)[1:]
    return next((step.id for step in rest if not step.off), "")
