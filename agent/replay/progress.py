"""How far a replay has come, step by step, as its events tell it to whoever watches.

The trap: a second book-keeping beside the replay's own, which drifts from it. The marks in the replies of
its decisions are all there is, and whatever shows progress, a list in a window or a line in a terminal,
reads them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agent.actions import Wait
from agent.episode import Result
from agent.episode import Step as Turn
from agent.events import Decided, Event, Performed
from agent.replay.help import marks_in


class State(StrEnum):
    """What has become of a step so far; all but the last two are written as a replay marks them."""

    WAITING = "waiting"  # its target, or what it waits for, is not there yet
    ACTED = "acted"  # it is being done, or looked at
    ASKED = "asked"  # a policy does it
    VERIFIED = "verified"
    UNVERIFIED = "unverified"  # done, and nothing to see it by
    PASSED = "passed"  # a rest that is over, a branch that was not needed
    TAKEN = "taken"  # a branch
    LOST = "lost"  # the replay ended before it
    UNSEEN = "unseen"  # the replay ended on it: it was done, and what was to come of it was not seen
    SHOWN = "shown"  # the replay had ended on it, and a person showed it
    CUT_OFF = "cut off"  # it was at work when the replay was stopped, refused or broke off


AT_WORK = frozenset({State.WAITING, State.ACTED, State.ASKED})
FAILED = frozenset({State.LOST, State.UNSEEN})


def news(event: Event) -> tuple[tuple[str, State], ...]:
    """Return what an event says of steps, as pairs of id and state; of two about one step the last holds."""
    match event:
        case Decided(decision=decision):
            return tuple(_read(mark) for mark in marks_in(decision))
        case Performed(step=turn) if turn.outcome.result is Result.STALE:
            said = [_read(mark) for mark in marks_in(turn.decision)]
            return tuple((name, State.WAITING) for name, state in said if state is State.ACTED)
        case _:
            return ()


def when_over(states: Mapping[str, State]) -> dict[str, State]:
    """Return the states once the replay has ended: what was at work then is cut off."""
    return {name: State.CUT_OFF if state in AT_WORK else state for name, state in states.items()}


def waited(turn: Turn) -> bool:
    """Tell whether a turn did nothing but wait for the next step to be possible, or to be due."""
    marks = marks_in(turn.decision)
    resting = bool(marks) and _read(marks[-1])[1] is State.PASSED
    actions = turn.decision.actions
    return bool(actions) and not resting and all(isinstance(action, Wait) for action in actions)


def _read(mark: str) -> tuple[str, State]:
    name, _, state = mark.partition(" ")
    return name, State(state)
