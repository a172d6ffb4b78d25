"""What studies measure by, on cases whose answer is known."""

from __future__ import annotations

import pytest
import torch

from policies.studies.clock import chain, kept, seconds, slope
from policies.studies.linear_attention import crossover
from policies.studies.oadtr import average_precisions


@pytest.mark.parametrize("power", [1, 2, 3])
def test_the_slope_of_a_power_is_its_exponent(power: int) -> None:
    at = [1, 2, 4, 8, 16, 32]

    assert slope(at, [5.0 * n**power for n in at]) == pytest.approx(power)


def test_a_tensor_that_is_kept_twice_counts_once() -> None:
    x = torch.ones(10, requires_grad=True)

    assert kept(lambda: x.exp()) == 40  # its result, ten times four bytes
    assert kept(lambda: x * x) == 40


def test_a_chain_is_its_longest_way_and_not_the_sum_of_all() -> None:
    x = torch.ones(3, requires_grad=True)

    assert chain((x * 2).exp() + x.sin()) == 4  # x, ·2, exp, +


def test_a_call_takes_some_time_and_a_longer_one_more() -> None:
    small, large = torch.rand(8, 8), torch.rand(600, 600)

    assert seconds(lambda: large @ large @ large) > 0
    assert seconds(lambda: small @ small) < seconds(lambda: large @ large @ large)


@pytest.mark.parametrize(
    ("slow", "fast", "crossing"),
    [
        ([1.0, 4.0, 16.0], [2.0, 4.0, 8.0], 200.0),
        ([2.0, 4.0, 8.0], [1.0, 2.0, 4.0], 100.0),
        ([1.0, 2.0, 4.0], [2.0, 4.0, 8.0], None),
    ],
)
def test_the_crossover_is_where_the_fast_one_stays_below(
    slow: list[float], fast: list[float], crossing: float | None
) -> None:
    assert crossover([100, 200, 400], slow, fast) == (None if crossing is None else pytest.approx(crossing))


def test_average_precision_is_the_mean_precision_at_each_true_one() -> None:
    scores = torch.tensor([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.6, 0.4]])
    truth = torch.tensor([0, 1, 0, 1])  # class 0 is right at places 1 and 3, class 1 at 1 and 3

    assert average_precisions(scores, truth) == pytest.approx([(1 + 2 / 3) / 2, (1 + 2 / 3) / 2])
