"""Claims about the weights that ship, on acts in looks that they did not learn from."""

from __future__ import annotations

import numpy as np
import pytest

from agent import assets
from agent.senses import UNEXPECTED
from policies.expectation.lesson import FAULTS, Lessons
from policies.expectation.limit import Limit, limits_in
from policies.expectation.model import Expectation
from policies.expectation.trial import Found, called, measured

WINDOWS = 2


@pytest.fixture(scope="module")
def lessons() -> Lessons:
    all_of_them = Lessons.load(assets.path("expectation", "unseen.npz"))
    return all_of_them.only(all_of_them.window < all_of_them.window[0] + WINDOWS)


@pytest.fixture(scope="module")
def shipped() -> tuple[Expectation, dict[str, Limit]]:
    model, told = Expectation.load(assets.path("expectation", "model.safetensors"))
    return model, limits_in(told)


@pytest.fixture(scope="module")
def found(shipped: tuple[Expectation, dict[str, Limit]], lessons: Lessons) -> Found:
    return measured(shipped[0], lessons)


def after(fault: str, found: Found, lessons: Lessons) -> np.ndarray:
    """How much each act surprises with this fault, and without: two columns."""
    surprise = found[UNEXPECTED]
    wrong = np.flatnonzero(lessons.fault == 1 + FAULTS.index(fault))
    acts = np.flatnonzero(lessons.fault == 0)
    without = acts[
        np.searchsorted(acts, wrong) - 1
    ]  # an act stands before what could have gone wrong with it
    return np.stack([surprise[wrong], surprise[without]], axis=1)


@pytest.mark.parametrize("fault", ["dialog", "window"])
def test_an_act_after_which_something_comes_up_surprises_more_than_the_same_act(
    fault: str, found: Found, lessons: Lessons
) -> None:
    pairs = after(fault, found, lessons)

    assert (pairs[:, 0] > pairs[:, 1]).mean() > 0.9


def test_a_window_in_front_is_said_and_ordinary_acts_are_left_alone(
    found: Found, lessons: Lessons, shipped: tuple[Expectation, dict[str, Limit]]
) -> None:
    said = called(found, lessons, shipped[1])

    assert said["ordinary"] < 10
    assert said["window"] > 3 * said["ordinary"]
