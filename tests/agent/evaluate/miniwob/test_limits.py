"""What a policy under measurement is shown, and when it is ended; and the policies that do not look."""

from __future__ import annotations

from dataclasses import fields

from agent.actions import Click, Finish, Wait
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.evaluate.miniwob.baseline import Centre, Random
from agent.evaluate.miniwob.limits import Limited
from agent.events import Emit, Event
from agent.fake import FakeDesktop, ScriptedPolicy
from agent.geometry import Box, Point

AREA = Box(100, 50, 320, 420)
CLICK = Click(Point(1, 2))


def seen(steps: int = 0) -> Observation:
    done = tuple(
        Step(number, None, Decision((CLICK,)), Outcome(Result.DONE)) for number in range(1, steps + 1)
    )
    return Observation("Click the button.", FakeDesktop().capture(), done)


def unheard(event: Event) -> None:
    """Nobody listens."""


class Witness:
    """Keeps what it was shown."""

    name = "witness"

    def __init__(self) -> None:
        self.shown: list[Observation] = []

    def check(self, task: str) -> None:
        """Take any task."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        self.shown.append(observation)
        return Decision((CLICK,))


class Told(Observation):
    """An observation that carries more than a policy may look at."""

    page = "<button>ONE</button>"


def test_an_observation_has_no_field_in_which_a_page_could_ride_along():
    names = [field.name for field in fields(Observation)]
    assert names == ["task", "screenshot", "history", "windows", "threshold"]


def test_what_else_an_observation_carries_is_not_shown():
    witness, full = Witness(), seen()
    limited = Limited(witness, over=lambda: False, most=10)
    limited.decide(Told(full.task, full.screenshot), unheard)
    assert type(witness.shown[0]) is Observation
    assert witness.shown == [full]


def test_the_policy_is_not_asked_once_the_page_has_ended_the_episode():
    witness = Witness()
    decision = Limited(witness, over=lambda: True, most=10).decide(seen(), unheard)
    assert isinstance(decision.actions[0], Finish)
    assert witness.shown == []


def test_the_last_action_allowed_is_done_and_the_next_is_not():
    limited = Limited(Witness(), over=lambda: False, most=2)
    kinds = [type(limited.decide(seen(count), unheard).actions[0]) for count in range(3)]
    assert kinds == [Click, Click, Finish]
    assert limited.actions == 2


def test_a_long_decision_is_cut_at_the_limit_and_waiting_is_free():
    policy = ScriptedPolicy(decisions=(Decision((CLICK, Wait(0), CLICK, CLICK)),))
    decision = Limited(policy, over=lambda: False, most=2).decide(seen(), unheard)
    assert decision.actions == (CLICK, Wait(0), CLICK)


def test_centre_clicks_the_middle_of_the_task_once():
    centre = Centre(lambda: AREA)
    assert centre.decide(seen(), unheard).actions == (Click(Point(260, 260)),)
    assert isinstance(centre.decide(seen(1), unheard).actions[0], Finish)


def test_random_clicks_stay_in_the_task_and_follow_from_the_seed():
    one, same, other = (Random(lambda: AREA, seed) for seed in ("a/0", "a/0", "a/1"))
    looks = [seen(count) for count in range(30)]
    clicks = [one.decide(look, unheard) for look in looks]
    assert clicks == [same.decide(look, unheard) for look in looks]
    assert clicks != [other.decide(look, unheard) for look in looks]
    assert all(decision.actions[0].at in AREA for decision in clicks)
    assert len(set(clicks)) == 30
