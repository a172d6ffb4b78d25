"""Where a replay goes on after a lesson: behind the step where the person did it, else right before it."""

from __future__ import annotations

from agent.demonstration.schema import Demonstration
from agent.teach.correction import Correction


def after_lesson(demonstration: Demonstration, correction: Correction, last: str = "") -> str | None:
    """Return the id of the step to go on at; '' where all is done, None where that cannot be told.

    last: the step to end after, '' for the end. A step in a branch cannot be gone on at: what else the branch
    holds would be left out.
    """
    names = [step.id for step in demonstration.steps]
    if correction.step_id not in names:
        return None
    if not correction.done:
        return correction.branch.id if correction.branch is not None else correction.step_id
    if correction.step_id == last:
        return ""
    rest = demonstration.steps[names.index(correction.step_id) + 1 :]
    return next((step.id for step in rest if not step.off), "")
