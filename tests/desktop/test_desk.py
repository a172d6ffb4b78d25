"""The suite `desk` on real applications: no to nothing done, yes to the way of the plan."""

from __future__ import annotations

import pytest

from agent.control import Control
from agent.evaluate.desk.suite import Desk
from agent.evaluate.suite import Options
from agent.settings import Settings

pytestmark = pytest.mark.desktop


def tried(policy: str, *tasks: str) -> dict[str, str]:
    """Try tasks with one of the suite's own policies; return why each was not done, or nothing."""
    suite = Desk(Options(policy=policy, settings=Settings(), control=Control(), tasks=tasks))
    attempts = [suite.attempt(item) for item in suite.items()]
    assert all(attempt.success is (attempt.why == "") for attempt in attempts)
    return {attempt.id: attempt.why for attempt in attempts}


def test_nothing_done_is_not_taken_for_a_saved_file() -> None:
    why = tried("still", "mousepad-write-save")
    assert why["mousepad-write-save/0"].startswith("'notes.txt' holds ''")


def test_a_written_and_saved_file_is_seen() -> None:
    assert tried("way", "mousepad-write-save") == {"mousepad-write-save/0": ""}


def test_what_a_calculator_shows_is_seen() -> None:
    assert tried("way", "galculator-sum") == {"galculator-sum/0": ""}


@pytest.mark.bench
@pytest.mark.timeout(3600)
def test_no_task_is_done_by_doing_nothing() -> None:
    assert [name for name, why in tried("still").items() if not why] == []


@pytest.mark.bench
@pytest.mark.timeout(3600)
def test_every_task_is_done_by_the_way_of_the_plan() -> None:
    assert {name: why for name, why in tried("way").items() if why} == {}
