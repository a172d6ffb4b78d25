"""Claims about the intervals of a trial."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from policies.expectation.interval import interval


def test_acts_that_are_all_alike_in_a_window_count_as_one_try() -> None:
    score = np.repeat(np.random.default_rng(0).normal(size=20), 50)

    def mean(which: NDArray[np.int64]) -> float:
        return float(score[which].mean())

    by_window = interval(mean, np.repeat(np.arange(20), 50))
    by_act = interval(mean, np.arange(1000))

    assert by_window.low < by_act.low < by_act.value < by_act.high < by_window.high
    assert by_window.value == by_act.value == mean(np.arange(1000))


def test_two_scores_are_compared_on_the_same_windows() -> None:
    score = np.random.default_rng(1).normal(size=200)

    ahead = interval(
        lambda which: float((score[which] + 1).mean() - score[which].mean()), np.arange(200) // 10
    )

    assert np.allclose([ahead.value, ahead.low, ahead.high], 1)
