import random
import statistics

import pytest
from scipy.optimize import minimize_scalar, root_scalar

from agent.stochastic import Averaged, Mean, Minimum, Quantile, Root


@pytest.mark.parametrize("p", [0.5, 0.9])
@pytest.mark.parametrize("power", [0.6, 1.0])
def test_the_estimate_converges_to_the_quantile_of_the_batch(p: float, power: float) -> None:
    chance = random.Random(7)
    samples = [chance.expovariate(2.0) for _ in range(20_000)]
    estimate = Quantile(p=p, value=0.1, gain=2.0, least=0, most=10, power=power)
    for sample in samples:
        estimate = estimate.after(sample)
    exact = statistics.quantiles(samples, n=10)[round(p * 10) - 1]
    assert estimate.value == pytest.approx(exact, rel=0.1)


def test_the_estimate_never_leaves_its_bounds() -> None:
    estimate = Quantile(p=0.9, value=0.5, gain=100, least=0.1, most=2)
    assert estimate.after(50).value == 2
    assert estimate.after(50).after(0.01).after(0.01).value == 0.1


def test_it_follows_when_the_application_becomes_slower() -> None:
    estimate = Quantile(p=0.9, value=0.25, gain=0.25, least=0.05, most=2)
    for _ in range(20):
        estimate = estimate.after(0.06)
    fast = estimate.value
    for _ in range(20):
        estimate = estimate.after(0.8)
    assert fast < 0.25 < estimate.value


@pytest.mark.parametrize(("p", "power"), [(0.0, 0.6), (1.0, 0.6), (0.9, 0.5), (0.9, 1.1)])
def test_gains_and_quantiles_that_cannot_converge_are_refused(p: float, power: float) -> None:
    with pytest.raises(ValueError, match="give"):
        Quantile(p=p, value=0, gain=1, least=0, most=1, power=power)


def test_the_incremental_mean_is_that_of_the_batch() -> None:
    samples = [random.Random(3).gauss(4, 2) for _ in range(1000)]
    mean = Mean()
    for sample in samples:
        mean = mean.after(sample)
    assert mean.value == pytest.approx(statistics.fmean(samples), rel=1e-12)


def test_robbins_and_monro_come_to_the_root_that_scipy_finds_without_noise() -> None:
    chance = random.Random(5)
    root = Root((0.0,), gain=2.0)
    for _ in range(20_000):
        theta = root.values[0]
        root = root.after((2.0 - theta - theta**3 / 10 + chance.gauss(0, 1),))
    exact = root_scalar(lambda x: 2.0 - x - x**3 / 10, bracket=(0, 3)).root
    assert root.values[0] == pytest.approx(exact, abs=0.05)


def test_gradient_descent_comes_to_the_line_that_least_squares_finds() -> None:
    chance = random.Random(11)
    points = [(x, 0.5 - 1.5 * x + chance.gauss(0, 0.3)) for x in (chance.gauss(0, 1) for _ in range(20_000))]
    root = Root((0.0, 0.0), gain=0.5, power=0.8)
    for x, y in points:
        missing = y - root.values[0] - root.values[1] * x
        root = root.after((missing, missing * x))
    slope, intercept = statistics.linear_regression(*zip(*points, strict=True))
    assert root.values == pytest.approx((intercept, slope), abs=0.05)


def test_kiefer_and_wolfowitz_come_to_the_minimum_that_scipy_finds_without_noise() -> None:
    chance = random.Random(2)
    minimum = Minimum(0.0, gain=0.4, width=0.5)

    def exact(x: float) -> float:
        return (x - 1.3) ** 2 + 0.1 * (x - 1.3) ** 4

    for _ in range(20_000):
        below, above = (exact(x) + chance.gauss(0, 0.2) for x in minimum.asks)
        minimum = minimum.after(below, above)
    assert minimum.value == pytest.approx(minimize_scalar(exact).x, abs=0.1)


def test_the_mean_of_the_iterates_errs_less_than_the_iterate_itself() -> None:
    alone, averaged = Mean(), Mean()
    for seed in range(50):
        chance = random.Random(seed)
        both = Averaged.of(Root((0.0,), gain=1.0, power=0.6))
        for _ in range(2000):
            both = both.after((1.0 - both.root.values[0] + chance.gauss(0, 1),))
        alone = alone.after((both.root.values[0] - 1.0) ** 2)
        averaged = averaged.after((both.values[0] - 1.0) ** 2)
    assert averaged.value < alone.value / 4
