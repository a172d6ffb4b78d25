"""What the events of a replay say of its steps."""

from __future__ import annotations

import pytest

from agent.actions import Action, Click, Finish, Wait
from agent.episode import Decision, Outcome, Result
from agent.episode import Step as Turn
from agent.events import Decided, Event, Performed, Said
from agent.geometry import Point
from agent.replay.progress import State, news, waited, when_over

CLICK = Click(Point(1, 1))


def decided(reply: str) -> Event:
    return Decided(1, Decision((CLICK,), reply=reply))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (decided("a acted"), (("a", State.ACTED),)),
        (decided("a verified; b acted"), (("a", State.VERIFIED), ("b", State.ACTED))),
        (decided("a waiting"), (("a", State.WAITING),)),
        (decided("a unverified; b lost"), (("a", State.UNVERIFIED), ("b", State.LOST))),
        (decided("a unseen"), (("a", State.UNSEEN),)),
        (decided("a taken; a-1 passed"), (("a", State.TAKEN), ("a-1", State.PASSED))),
        (decided("a asked; a acted\nb acted"), (("a", State.ASKED), ("a", State.ACTED))),
        (decided(""), ()),
        (Said("a acted"), ()),
    ],
)
def test_a_decision_tells_what_became_of_its_steps(event: Event, said: tuple[tuple[str, State], ...]) -> None:
    assert news(event) == said


def performed(reply: str, result: Result) -> Event:
    return Performed(Turn(1, None, Decision((CLICK,), reply=reply), Outcome(result)))


def test_a_step_whose_target_changed_before_the_click_is_waited_for_again() -> None:
    assert news(performed("a verified; b acted", Result.STALE)) == (("b", State.WAITING),)
    assert news(performed("a verified; b acted", Result.DONE)) == ()


def test_what_was_at_work_when_the_replay_ended_is_cut_off() -> None:
    states = {"a": State.VERIFIED, "b": State.ACTED, "c": State.LOST}
    assert when_over(states) == {"a": State.VERIFIED, "b": State.CUT_OFF, "c": State.LOST}


@pytest.mark.parametrize(
    ("actions", "reply", "so"),
    [
        ((Wait(0.5, for_change=True),), "a waiting", True),
        ((Wait(3),), "a verified", True),  # the next step is not due yet
        ((Wait(3),), "a verified; b passed", False),  # the rest is a step of its own
        ((CLICK,), "a acted", False),
        ((Finish(),), "a verified", False),
        ((), "a asked", False),
    ],
)
def test_a_turn_that_only_waits_is_told_from_one_that_takes_a_step(
    actions: tuple[Action, ...], reply: str, so: bool
) -> None:
    turn = Turn(1, None, Decision(actions, reply=reply), Outcome(Result.DONE))
    assert waited(turn) is so
