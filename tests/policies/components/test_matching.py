"""The assignment against scipy and brute force."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from policies.components.matching import assign


@pytest.mark.parametrize(("n", "m"), [(1, 1), (3, 3), (5, 9), (20, 20), (12, 60)])
def test_the_assignment_costs_what_scipys_costs(n: int, m: int) -> None:
    chance = np.random.default_rng(n * 100 + m)
    for _ in range(20):
        cost = chance.normal(size=(n, m))

        columns = assign(cost.tolist())

        assert len(set(columns)) == n
        assert cost[range(n), columns].sum() == pytest.approx(cost[linear_sum_assignment(cost)].sum())


def test_no_permutation_is_cheaper() -> None:
    chance = random.Random(0)
    cost = [[chance.randint(0, 5) for _ in range(5)] for _ in range(4)]  # with ties

    columns = assign(cost)

    cheapest = min(
        sum(cost[row][column] for row, column in enumerate(some))
        for some in itertools.permutations(range(5), 4)
    )
    assert sum(cost[row][column] for row, column in enumerate(columns)) == cheapest


def test_two_targets_that_want_the_same_column_share_as_is_cheapest_for_both() -> None:
    assert assign([[1.0, 2.0], [1.0, 9.0]]) == [1, 0]


def test_no_rows_need_no_columns() -> None:
    assert assign([]) == []


@pytest.mark.parametrize(
    ("cost", "fault"), [([[1.0], [2.0]], "2 rows cannot"), ([[float("nan"), 1.0]], "not a finite number")]
)
def test_costs_that_nothing_can_be_assigned_by_are_refused(cost: list[list[float]], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        assign(cost)
