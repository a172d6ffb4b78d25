"""Steps that nobody showed: to wait, to check, to let the agent do something. A person puts them in."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from agent.demonstration.edit import fresh_id
from agent.demonstration.schema import Agent, Check, Demonstration, Step, Wait
from agent.errors import UsageError


class Addition(Enum):
    """What can be put in, each told by one line of words."""

    PAUSE = "seconds to wait"
    WAIT_FOR_TEXT = "a text to wait for"
    WAIT_FOR_WINDOW = "the title of a window to wait for"
    CHECK_TEXT = "a text that must be shown"
    CHECK_WINDOW = "the title of a window that must be open"
    AGENT = "what the agent shall do"


def new_step(demonstration: Demonstration, kind: Addition, words: str) -> Step:
    """Return a step with a name of its own. Raises UsageError where the words do not fit."""
    words = words.strip()
    if not words:
        raise UsageError(f"nothing is said (write {kind.value})")
    match kind:
        case Addition.PAUSE:
            return Wait.model_validate(
                {"id": fresh_id(demonstration, "wait"), "wait": {"seconds": _seconds(words)}}
            )
        case Addition.WAIT_FOR_TEXT:
            return Wait.model_validate({"id": fresh_id(demonstration, "wait"), "wait": {"text": words}})
        case Addition.WAIT_FOR_WINDOW:
            return Wait.model_validate({"id": fresh_id(demonstration, "wait"), "wait": {"window": words}})
        case Addition.CHECK_TEXT:
            return Check.model_validate({"id": fresh_id(demonstration, "check"), "check": {"text": words}})
        case Addition.CHECK_WINDOW:
            return Check.model_validate({"id": fresh_id(demonstration, "check"), "check": {"window": words}})
        case Addition.AGENT:
            return Agent.model_validate({"id": fresh_id(demonstration, "agent"), "agent": words})
        case _:
            assert_never(kind)


def _seconds(words: str) -> float:
    try:
        seconds = float(words)
    except ValueError:
        raise UsageError(f"'{words}' is no number of seconds (write one, as: 2.5)") from None
    if not 0 < seconds <= 86_400:
        raise UsageError(f"one cannot wait {words} seconds (write more than 0, and 86400 at most)")
    return seconds
