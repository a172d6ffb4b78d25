"""How far a run has come, read from its history alone.

The trap: a policy that counts in a variable is wrong after a stale click, a dry run or a restart. So each
decision carries a note of what it was for, in its reply, and the count is taken from the steps whose
outcome says that they were done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.episode import Result, Step

_NOTE = re.compile(r"(\d{1,9}): (?:waiting since (\d{1,12}\.\d{3}) for )?")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many instructions are done, and since when the next one waits (None: it does not)."""

    done: int
    waiting_since: float | None = None


def note(number: int, sentence: str, waiting_since: float | None = None) -> str:
    """Return the note for the decision on an instruction: the first is number 1."""
    waiting = "" if waiting_since is None else f"waiting since {waiting_since:.3f} for "
    return f"{number}: {waiting}{sentence}"


def progress(history: Sequence[Step]) -> Progress:
    """Return how far the run has come. Stale, refused and failed steps count for nothing."""
    done, since = 0, None
    for step in history:
        found = _NOTE.match(step.decision.reply)
        if found is None:
            continue
        number = int(found[1])
        if found[2] is not None:
            since = since if since is not None else float(found[2])
        elif step.outcome.result in (Result.DONE, Result.DRY):
            done, since = max(done, number), None
    return Progress(done, since)
