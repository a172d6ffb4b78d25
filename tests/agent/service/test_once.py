from __future__ import annotations

from dataclasses import dataclass

import pytest

from agent.actions import Click, Finish
from agent.control import Control
from agent.episode import Decision, Episode, Observation, Outcome, Result, Step, Verdict
from agent.events import Answer
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box
from agent.guard import Guard
from agent.runner import Runner
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.service.once import LOOKS, Once
from agent.service.order import Order
from agent.settle import Settle


@dataclass
class Pointing:
    """A grounder that knows where one thing is."""

    found: Found | None

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        return self.found


def run(
    order: Order, *, found: Found | None = None, only_region: Box | None = None
) -> tuple[Episode, FakeDesktop]:
    control = Control()
    desktop = FakeDesktop(control=control)
    episode = Runner(
        Once(order, grounder=Pointing(found)),
        desktop,
        emit=lambda event: None,
        control=control,
        guard=Guard(reader=FakeReader(desktop.texts), only_region=only_region),
        settle=Settle(capture=desktop.capture, control=control, cap_seconds=1),
        ask=lambda question: Answer(yes=False),
    ).run("act")
    return episode, desktop


def test_the_action_is_done_once_and_the_run_is_over() -> None:
    episode, desktop = run(Order(kind="type", text="Hello"))
    assert desktop.text == "Hello"
    assert (episode.ending and episode.ending.verdict, len(episode.steps)) == (Verdict.FINISHED, 1)
    assert episode.steps[0].outcome.changed is True


def test_words_are_clicked_where_they_are_found() -> None:
    _, desktop = run(Order(kind="click", target="save"), found=Found(Box(100, 40, 20, 10), "Save"))
    assert desktop.performed == [Click(Box(100, 40, 20, 10).center)]


def test_words_that_are_nowhere_fail_without_touching_anything() -> None:
    episode, desktop = run(Order(kind="click", target="Sovae"))
    assert desktop.performed == []
    assert episode.ending is not None
    assert episode.ending.verdict is Verdict.HALTED
    assert "'Sovae'" in episode.ending.message


def test_the_guard_refuses_it_as_it_would_any_other_policy() -> None:
    episode, desktop = run(Order(kind="click", x=600, y=300), only_region=Box(0, 0, 300, 300))
    assert desktop.performed == []
    assert episode.ending is not None
    assert episode.ending.verdict is Verdict.REFUSED
    assert "outside the allowed region" in episode.ending.message


@pytest.mark.parametrize(("times", "again"), [(1, True), (LOOKS - 1, True), (LOOKS, False)])
def test_a_stale_target_is_looked_for_again_but_not_for_ever(times: int, again: bool) -> None:
    desktop = FakeDesktop()
    step = Step(1, None, Decision(()), Outcome(Result.STALE, "it moved"))
    observation = Observation("act", desktop.capture(), (step,) * times)
    decision = Once(Order(kind="click", x=1, y=1), grounder=None).decide(observation, lambda event: None)
    assert (decision.actions[0] != Finish("it moved", success=False)) is again
