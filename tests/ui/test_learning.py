"""Learning from what a person does while a run is paused: when it can be chosen, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent.actions import Wait
from agent.teach.notice import Notice, Told

Desk = Callable[..., Any]


def chosen(here: Any, *, place: str, mode: str = "auto") -> Any:
    """Choose where and when to ask, with the box checked where it can be; return the task bar."""
    task = here.window.work.task
    task.learn.setChecked(True)
    task.place.setCurrentIndex(task.place.findData(place))
    task.mode.setCurrentIndex(task.mode.findData(mode))
    return task


@pytest.mark.parametrize(
    ("place", "mode", "learns"),
    [("real", "auto", True), ("virtual", "auto", False), ("real", "dry run", False)],
)
def test_a_run_learns_where_a_person_can_work_and_something_is_done(
    desk: Desk, place: str, mode: str, learns: bool
) -> None:
    here = desk(Wait(0))
    task = chosen(here, place=place, mode=mode)
    assert task.learn.isEnabled() is learns
    assert task.order().learn is learns
    assert ("choose" in task.learn.toolTip()) is not learns


def test_what_becomes_of_it_is_said_below_the_task_until_the_next_run(desk: Desk) -> None:
    kept = [Told(Notice.KEPT, 3, 2, "<b>place</b>")]
    here = desk(make=lambda order, *, say, **hands: Telling(kept, say))
    task = chosen(here, place="real")
    here.order()
    here.wait_until_idle()
    assert here.orders[0].learn
    assert task.told.text() == "What you did before step 3 is kept, 2 steps, in <b>place</b>"
    assert task.told.isVisible()
    here.order("go on")
    here.wait_until_idle()
    assert not task.told.isVisible()


class Telling:
    """A session that says what is still to be said, once, and ends."""

    def __init__(self, notices: list[Told], say: Callable[[Told], None]) -> None:
        self._notices, self._say = notices, say

    def run(self, task: str) -> None:
        while self._notices:
            self._say(self._notices.pop())
