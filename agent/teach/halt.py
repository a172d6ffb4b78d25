"""At which step a replay has halted, and whether it had acted by then."""

from __future__ import annotations

from dataclasses import dataclass

from agent.actions import Finish
from agent.episode import Episode
from agent.replay.help import marks_of

LOST = "lost"  # nothing was done, because its target or what must be so was not found
UNSEEN = "unseen"  # it was done, but what must come of it was not seen


@dataclass(frozen=True, slots=True)
class Halt:
    """Where a replay gave up. acted: the step was done, but what came of it was not seen."""

    step_id: str
    why: str
    acted: bool


def halt_of(episode: Episode) -> Halt | None:
    """Return where a replay gave up; None where it ended for any other reason."""
    if not episode.steps:
        return None
    last = episode.steps[-1]
    gave_up = next((each for each in last.decision.actions if isinstance(each, Finish)), None)
    if gave_up is None or gave_up.success or not (marks := marks_of(last)):
        return None
    step_id, _, state = marks[-1].partition(" ")
    return Halt(step_id, gave_up.message, state == UNSEEN) if state in (LOST, UNSEEN) else None
