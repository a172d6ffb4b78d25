import itertools
import random
from math import comb

import numpy as np
import pytest
from scipy.stats import binomtest

from agent.evaluate.statistics import (
    Estimate,
    calibration_error,
    macro_mean,
    mcnemar,
    paired,
    quantile,
    wilson,
)


def test_a_share_has_the_interval_that_scipy_gives() -> None:
    for tries in (1, 2, 5, 30, 142, 1272):
        for successes in {0, 1, tries // 3, tries - 1, tries}:
            wanted = binomtest(successes, tries).proportion_ci(0.95, method="wilson")
            found = wilson(successes, tries)
            assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-6)


def test_the_ends_are_in_the_interval_exactly() -> None:
    for tries in range(1, 200):
        assert wilson(0, tries).low == 0
        assert wilson(tries, tries).high == 1


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == macro_mean([]) == Estimate(0, 0, 1)
    assert paired([]).difference == Estimate(0, -1, 1)
    assert mcnemar(0, 0) == 1


def test_the_mean_over_one_task_is_its_share() -> None:
    found, wanted = macro_mean([(3, 7)]), wilson(3, 7)
    assert (found.value, found.low, found.high) == pytest.approx((wanted.value, wanted.low, wanted.high))


def test_a_mean_weighs_each_task_the_same() -> None:
    assert macro_mean([(1, 1), (0, 99)]).value == 0.5


def test_a_mean_of_few_successes_of_few_is_not_certain() -> None:
    assert macro_mean([(5, 5)] * 40).low < 0.95


def test_the_interval_of_a_mean_holds_the_truth_as_often_as_it_says() -> None:
    chance = random.Random(3)
    truths = [chance.betavariate(0.7, 0.7) for _ in range(30)]
    truth, rounds, held = sum(truths) / len(truths), 1500, 0
    for _ in range(rounds):
        found = macro_mean([(sum(chance.random() < p for _ in range(5)), 5) for p in truths])
        held += found.low <= truth <= found.high
    assert 0.93 < held / rounds < 0.98


def newcombe(both: int, first: int, second: int, neither: int) -> tuple[float, float]:
    """Method 10 of Newcombe (1998) written once more, with scipy's limits and a matrix for the errors."""
    n = both + first + second + neither
    a, b = both + first, both + second
    one, other = (binomtest(k, n).proportion_ci(0.95, method="wilson") for k in (a, b))
    table = np.array([[both, first], [second, neither]])
    cross = np.linalg.det(table)
    cross = max(cross - n / 2, 0) if cross > 0 else cross
    margins = np.prod(table.sum(0).astype(float)) * np.prod(table.sum(1).astype(float))
    phi = cross / np.sqrt(margins) if margins else 0
    correlation = np.array([[1, -phi], [-phi, 1]])
    low = np.array([b / n - other.low, one.high - a / n])
    high = np.array([other.high - b / n, a / n - one.low])
    value = (b - a) / n
    return value - np.sqrt(low @ correlation @ low), value + np.sqrt(high @ correlation @ high)


@pytest.mark.parametrize(
    "counts", [(20, 12, 2, 16), (0, 5, 0, 3), (10, 0, 0, 0), (1, 1, 7, 1), (3, 20, 20, 2)]
)
def test_a_difference_of_pairs_has_newcombes_interval(counts: tuple[int, int, int, int]) -> None:
    both, first, second, neither = counts
    pairs = (
        [(True, True)] * both
        + [(True, False)] * first
        + [(False, True)] * second
        + [(False, False)] * neither
    )
    found = paired(pairs)
    assert (found.both, found.only_first, found.only_second, found.neither) == counts
    assert (found.difference.low, found.difference.high) == pytest.approx(newcombe(*counts), abs=1e-6)


def test_a_difference_has_the_second_runs_sign() -> None:
    assert paired([(False, True), (True, True)]).difference.value == 0.5


def test_the_interval_of_a_difference_holds_the_truth_as_often_as_it_says() -> None:
    chance = random.Random(5)
    kinds, weights = [(True, True), (True, False), (False, True), (False, False)], [0.35, 0.1, 0.25, 0.3]
    rounds = 1500
    held = 0
    for _ in range(rounds):
        difference = paired(chance.choices(kinds, weights, k=60)).difference
        held += difference.low <= 0.15 <= difference.high
    assert 0.93 < held / rounds < 0.99


def test_mcnemars_p_is_that_of_the_sign_test() -> None:
    for first, second in itertools.product((0, 1, 4, 30), (1, 5, 37)):
        assert mcnemar(first, second) == pytest.approx(binomtest(first, first + second).pvalue)


def test_mcnemars_p_of_a_thousand_of_pairs_is_a_number() -> None:
    assert 0 < mcnemar(480, 620) < 0.01
    assert mcnemar(550, 550) == 1
    assert comb(1100, 550) > 1e308  # which no float could hold


def test_a_quantile_is_numpys() -> None:
    values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6]
    for p in (0, 0.05, 0.5, 0.95, 1):
        assert quantile(values, p) == pytest.approx(np.quantile(values, p))


def test_confidence_that_says_the_share_that_is_right_has_no_error() -> None:
    answers = [(0.75, right) for right in (True, True, True, False)] + [
        (0.25, right) for right in (True, False) * 2
    ]
    assert calibration_error(answers) == pytest.approx(0.125)  # half of them are off by a quarter
    assert calibration_error(answers[:4]) == 0.0
    assert calibration_error([(1.0, False), (0.0, True)]) == 1.0
    assert calibration_error([]) != calibration_error([])
