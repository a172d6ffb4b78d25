"""How far a run has come through its clauses, and what was tried on the way, read from its history alone.

The trap: a clause may take several steps, a list that is opened, a page that is scrolled, and whoever
remembers them in a variable scrolls for ever after a restart. So each step's reply says for which
clause it was and what it tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.actions import AskUser
from agent.episode import Result, Step

_NOTE = re.compile(
    r"(\d{1,9}): (?:waiting since (\d{1,12}\.\d{3}) for |\[(.*?)\] on the way to )?", re.DOTALL
)
BACK = "back to"
_BACK = re.compile(rf"{BACK} (\d{{1,9}})")
_SKIPPED = re.compile(
    r"\s*(?:skip(?: it)?|go on|continue|done|ok(?:ay)?|yes|跳过|继续|好了?|完成|是)?\s*[.。!！]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Course:
    """Where a run is.

    done: how many clauses are done. trail: what was tried for the next one, in order.
    waiting_since: since when the next one waits, None where it does not.
    said: what the person answered when they were asked about the next one; empty where nobody was.
    unchanged: whether the last act changed nothing that can be seen.
    declined: whether the person said of what was guessed that it is not this.
    """

    done: int = 0
    trail: tuple[str, ...] = ()
    waiting_since: float | None = None
    said: str = ""
    unchanged: bool = False
    declined: bool = False


def note(number: int, sentence: str, *, since: float | None = None, trail: str = "") -> str:
    """Return the reply of a step for a clause, the first being 1. trail: what is tried before it is done."""
    if since is not None:
        return f"{number}: waiting since {since:.3f} for {sentence}"
    return f"{number}: [{trail}] on the way to {sentence}" if trail else f"{number}: {sentence}"


def back_to(number: int) -> str:
    """Return the reply of a step after which a clause is done once more, the first being 1."""
    return f"{BACK} {number}"


def ended(reply: str) -> int:
    """Return the number of the clause that a step with this reply ended; 0 where it led on or waited."""
    match = _NOTE.match(reply)
    return int(match[1]) if match is not None and match[2] is None and match[3] is None else 0


def is_set_back(history: Sequence[Step]) -> bool:
    """Tell whether the clause that is next was done before and came to nothing."""
    for step in reversed(history):
        if step.decision.reply.startswith(BACK):
            return True
        if ended(step.decision.reply) and step.outcome.result in (Result.DONE, Result.DRY):
            return False  # another clause was done since
    return False


def course(history: Sequence[Step]) -> Course:
    """Return how far the run has come. Stale and failed steps count for nothing, and of what a
    person refused that they did.
    """
    come = Course()
    for step in history:
        again = _BACK.fullmatch(step.decision.reply)
        if again is not None:
            come = Course(int(again[1]) - 1)
        found = _NOTE.match(step.decision.reply)
        if found is None:
            continue
        number = int(found[1])
        happened = step.outcome.result in (Result.DONE, Result.DRY)
        if any(isinstance(action, AskUser) for action in step.decision.actions):
            skipped = _SKIPPED.fullmatch(step.outcome.answer) is not None
            come = (
                Course(done=number) if skipped else Course(done=number - 1, said=step.outcome.answer.strip())
            )
        elif step.outcome.result is Result.REFUSED:
            come = replace(come, declined=True)
        elif found[2] is not None:
            since = come.waiting_since if come.waiting_since is not None else float(found[2])
            come = replace(come, waiting_since=since)
        elif found[3] is not None and happened:
            trail = (*come.trail, found[3])
            come = Course(come.done, trail, None, come.said, step.outcome.changed is False, come.declined)
        elif happened:
            come = Course(max(come.done, number), unchanged=step.outcome.changed is False)
    return come
