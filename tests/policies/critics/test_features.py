"""What a critic is told of a step: what it repeats, and nothing of what a caret does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from agent.actions import Action, Click, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.fake import FakeDesktop
from agent.geometry import Point
from agent.screenshot import Screenshot
from policies.critics.features import COUNT, NAMES, History


def step(number: int, action: Action, before: Screenshot, *, thought: str = "") -> Step:
    return Step(number, before, Decision((action,), thought), Outcome(Result.DONE))


def told(history: History, each: Step, after: Screenshot) -> dict[str, float]:
    return dict(zip(NAMES, map(float, history.features(each, after)), strict=True))


SAVE = Click(FakeDesktop().place_of("Save"))


def test_a_step_that_comes_back_to_an_earlier_screen_says_how_long_ago_it_was() -> None:
    desktop, history = FakeDesktop(), History()
    first = desktop.capture()
    desktop.perform(SAVE)
    second = desktop.capture()

    told(history, step(1, SAVE, first), second)
    back = told(history, step(2, SAVE, second), first)

    assert back["screen lately"] == pytest.approx(1.0)
    assert back["decided before"] == pytest.approx(np.log(2))


def test_a_screen_that_stays_is_no_return() -> None:
    history, still = History(), FakeDesktop(still=True).capture()

    told(history, step(1, SAVE, still), still)
    again = told(history, step(2, SAVE, still), still)

    assert again["screen lately"] == 0
    assert again["since new"] > 0


def test_a_caret_that_blinks_is_no_new_screen() -> None:
    history, before = History(), FakeDesktop().capture()
    pixels = before.image.copy()
    pixels[200:212, 300:302] = 0
    blinked = replace(before, image=pixels)

    numbers = told(history, step(1, SAVE, before), blinked)

    assert numbers["since new"] > 0


def test_places_are_shares_of_the_screen_whatever_its_size() -> None:
    history, shot = History(), FakeDesktop().capture()
    far = Click(Point(shot.area.right * 3, shot.area.center.y))

    numbers = told(history, step(1, far, shot), shot)

    assert (numbers["x"], numbers["y"]) == (1.0, 0.5)


def test_waiting_adds_up_until_something_changes() -> None:
    desktop, history = FakeDesktop(), History()
    first = desktop.capture()
    desktop.perform(SAVE)
    second = desktop.capture()

    once = told(history, step(1, Wait(2.0), first), first)["waited in all"]
    twice = told(history, step(2, Wait(2.0), first), first)["waited in all"]
    changed = told(history, step(3, Wait(2.0), first), second)["waited in all"]

    assert (once, twice, changed) == pytest.approx((np.log(3), np.log(5), 0.0))


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), 1e300])
def test_what_a_policy_says_can_not_make_the_numbers_endless(seconds: float) -> None:
    shot = FakeDesktop().capture()
    wild = Step(1, shot, Decision((Wait(seconds),), confidence=seconds), Outcome(Result.DONE))

    numbers = History().features(wild, shot)

    assert numbers.shape == (COUNT,)
    assert np.isfinite(numbers).all()


def test_a_thought_that_says_it_is_done_is_heard_in_both_languages() -> None:
    shot = FakeDesktop().capture()

    said = [
        told(History(), step(1, SAVE, shot, thought=thought), shot)["says done"]
        for thought in ("The file is saved.", "已完成", "I undo it", "")
    ]

    assert said == [1.0, 1.0, 0.0, 0.0]
