"""Stochastic approximation: how fast each method closes in, under noise, for several sequences of gains.

Three noisy problems with known answers: the quantile of waiting times (what `agent.settle` learns), the root
and the minimum of a parabola, and two weights of a line. Each error is the mean over several seeds.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Callable, Iterator

from agent.control import Control
from agent.events import Reading
from agent.stochastic import Averaged, Mean, Minimum, Quantile, Root
from agent.study import Parameter, Progress, Study, Values

POWERS = (0.6, 0.8, 1.0)
TARGET = 1.0  # θ*, of root, minimum and mean
WEIGHTS = (0.5, -1.0)  # of the line, for gradient descent
CURVATURE = 0.5  # of the parabola: less than 1, so that a gain of 1/n is too small by itself

Errors = Callable[[random.Random, int, float, float], Iterator[float]]


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    samples, seeds = values.whole("samples"), values.whole("seeds")
    yield from _quantile(values)
    control.go_on_or_stop()
    marks = _marks(samples)
    for number, (name, errors) in enumerate(METHODS.items()):
        yield Progress(number, len(METHODS), name)
        squares = [Mean() for _ in marks]
        for seed in range(seeds):
            control.go_on_or_stop()
            chance = random.Random(seed)
            run = list(errors(chance, samples, values.number("gain"), values.number("noise")))
            squares = [mean.after(run[n - 1] ** 2) for mean, n in zip(squares, marks, strict=True)]
        rmse = [math.sqrt(mean.value) for mean in squares]
        for n, error in zip(marks, rmse, strict=True):
            yield Reading("stochastic.error", (error,), ("samples",), label=name, at=n)
        yield Reading("stochastic.slope", (_slope(marks, rmse),), label=name)
    yield Progress(len(METHODS), len(METHODS))


def _quantile(values: Values) -> Iterator[Reading]:
    """Follow the quantile of exponential waiting times by each sequence of gains, and that of the batch."""
    p, samples, gain = values.number("p"), values.whole("samples"), values.number("gain")
    chance = random.Random(values.whole("seed"))
    waits = [chance.expovariate(4.0) for _ in range(samples)]  # seconds
    followed = {power: Quantile(p=p, value=0.25, gain=gain, least=0, most=5, power=power) for power in POWERS}
    marks = set(_marks(samples))
    for n, wait in enumerate(waits, start=1):
        followed = {power: quantile.after(wait) for power, quantile in followed.items()}
        if n not in marks:
            continue
        for power, quantile in followed.items():
            label = f"a/n^{power:g}"
            yield Reading("stochastic.quantile", (quantile.value,), ("samples",), "s", label=label, at=n)
        if n > 1:
            batch = statistics.quantiles(waits[:n], n=1000, method="inclusive")[round(p * 1000) - 1]
            yield Reading("stochastic.quantile", (batch,), ("samples",), "s", label="batch", at=n)


def _mean(chance: random.Random, samples: int, gain: float, noise: float) -> Iterator[float]:
    mean = Mean()
    for _ in range(samples):
        mean = mean.after(TARGET + chance.gauss(0, noise))
        yield mean.value - TARGET


def _root(power: float) -> Errors:
    def errors(chance: random.Random, samples: int, gain: float, noise: float) -> Iterator[float]:
        root = Root((0.0,), gain, power)
        for _ in range(samples):
            root = root.after((CURVATURE * (TARGET - root.values[0]) + chance.gauss(0, noise),))
            yield root.values[0] - TARGET

    return errors


def _averaged(chance: random.Random, samples: int, gain: float, noise: float) -> Iterator[float]:
    averaged = Averaged.of(Root((0.0,), gain, 0.6))
    for _ in range(samples):
        averaged = averaged.after((CURVATURE * (TARGET - averaged.root.values[0]) + chance.gauss(0, noise),))
        yield averaged.values[0] - TARGET


def _minimum(chance: random.Random, samples: int, gain: float, noise: float) -> Iterator[float]:
    minimum = Minimum(0.0, gain, 0.5)

    def noisy(at: float) -> float:
        # a skewed valley: on a parabola the difference would have no bias, and the method an easy life
        away = at - TARGET
        return CURVATURE / 2 * away**2 + 0.1 * away**3 * math.exp(-(away**2)) + chance.gauss(0, noise)

    for _ in range(samples):
        low, high = minimum.asks
        minimum = minimum.after(noisy(low), noisy(high))
        yield minimum.value - TARGET


def _descent(chance: random.Random, samples: int, gain: float, noise: float) -> Iterator[float]:
    root = Root((0.0, 0.0), gain, 0.8)
    for _ in range(samples):
        x = chance.gauss(0, 1)
        y = WEIGHTS[0] + WEIGHTS[1] * x + chance.gauss(0, noise)
        missing = y - root.values[0] - root.values[1] * x
        root = root.after((missing, missing * x))  # −∇ of half the squared error
        yield math.dist(root.values, WEIGHTS)


METHODS: dict[str, Errors] = {
    "incremental mean": _mean,
    "Robbins–Monro a/n": _root(1.0),
    "Robbins–Monro a/n^0.6": _root(0.6),
    "Polyak averaging": _averaged,
    "Kiefer–Wolfowitz": _minimum,
    "gradient descent": _descent,
}


def _marks(samples: int) -> list[int]:
    """Return where the curves are told: some numbers of samples, evenly spread on a logarithmic axis."""
    return sorted({round(samples ** (part / 24)) for part in range(25)})


def _slope(at: list[int], errors: list[float]) -> float:
    """Return the slope of the later half of the curve, on logarithmic axes."""
    half = len(at) // 2
    logs = [(math.log(n), math.log(error)) for n, error in zip(at, errors, strict=True)][half:]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


STUDY = Study(
    name="stochastic",
    about="Stochastic approximation: quantile, root, minimum and weights from noisy samples",
    parameters=(
        Parameter("samples", 2000, "Samples of each run", least=100, most=50_000),
        Parameter("noise", 1.0, "Standard deviation of the noise", least=0.01, most=10),
        Parameter("gain", 1.0, "a, in the gains a/n^power", least=0.01, most=10),
        Parameter("p", 0.9, "Which quantile", least=0.05, most=0.95),
        Parameter("seeds", 20, "Runs over which errors are averaged", least=1, most=200),
        Parameter("seed", 7, "Of the waiting times", least=0),
    ),
    measure=measure,
)
