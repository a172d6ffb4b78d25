"""How far a replay has come, read from the replies of the turns before: `ID acted`, `ID verified`, ..."""

from __future__ import annotations

from collections.abc import Iterator

from agent.episode import Observation, Result
from agent.replay.help import marks_of


def states_of(observation: Observation) -> Iterator[tuple[str, str]]:
    """Yield what became of each step. One that went stale before it acted is as if it had not been tried."""
    for turn in observation.history:
        for mark in marks_of(turn):
            name, _, state = mark.partition(" ")
            if state != "waiting" and not (state == "acted" and turn.outcome.result is Result.STALE):
                yield name, state


def acted_at(observation: Observation, name: str) -> int:
    """Return the place of the turn in which the step acted."""
    return next(
        place
        for place, turn in reversed(list(enumerate(observation.history)))
        if f"{name} acted" in marks_of(turn) and turn.outcome.result is not Result.STALE
    )


def waiting_since(observation: Observation, name: str) -> int:
    """Return the place of the first turn that waited for the step."""
    for place, turn in enumerate(observation.history):
        if f"{name} waiting" in marks_of(turn):
            return place
    return len(observation.history)
