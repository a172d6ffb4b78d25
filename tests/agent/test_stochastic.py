import random
import statistics

import pytest

from agent.stochastic import Quantile


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
