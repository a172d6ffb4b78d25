"""How sure a figure is: intervals of 95 % for shares, for means over tasks and for paired differences.

The trap: p ± 1.96·√(p(1-p)/n) says that five successes of five are certain. So every interval here is
made from Wilson's score interval, which stays inside 0 to 1 and is honest for few tries:

- a share: Wilson (1927);
- a mean over tasks, each weighing the same: the limits of the tasks' shares are put together as in
  Zou and Donner (2008), "method of variance estimates recovery". The tasks are taken as given, the
  episodes as drawn: the interval says nothing about tasks that were not run. A bootstrap would say that
  forty tasks with five successes of five each are certain; this one does not;
- the difference of two shares of the same items: Newcombe (1998), method 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb, sqrt

Z = 1.959964  # of the normal distribution: two-sided, 95 %


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and the limits of its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Paired:
    """Two runs of the same items: how many succeeded in both, in one only, in neither.

    difference: the second's share less the first's.
    p: of McNemar's exact test, two-sided: how likely a split of the items that only one of them did
        is to be at least as uneven if neither were better.
    """

    both: int
    only_first: int
    only_second: int
    neither: int
    difference: Estimate
    p: float

    @property
    def count(self) -> int:
        return self.both + self.only_first + self.only_second + self.neither


def wilson(successes: int, tries: int) -> Estimate:
    """Return the share of successes with Wilson's interval; of no tries, nothing is known: 0 to 1."""
    if tries == 0:
        return Estimate(0.0, 0.0, 1.0)
    p, n = successes / tries, tries
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    # at the ends rounding would leave a limit a hair beside its value
    return Estimate(p, max(centre - half, 0.0) if successes else 0.0, centre + half if p < 1 else 1.0)


def macro_mean(tallies: Sequence[tuple[int, int]]) -> Estimate:
    """Return the mean of the tasks' shares, given each task's successes and tries.

    With w = 1 / tasks, pᵢ a task's share and lᵢ, uᵢ its Wilson limits:
    low = p - √Σ(w(pᵢ - lᵢ))², high = p + √Σ(w(uᵢ - pᵢ))². For one task it is Wilson's interval.
    """
    shares = [wilson(*tally) for tally in tallies]
    if not shares:
        return Estimate(0.0, 0.0, 1.0)
    mean = sum(share.value for share in shares) / len(shares)
    below = sqrt(sum((share.value - share.low) ** 2 for share in shares)) / len(shares)
    above = sqrt(sum((share.high - share.value) ** 2 for share in shares)) / len(shares)
    return Estimate(mean, max(mean - below, 0.0), min(mean + above, 1.0))


def paired(pairs: Iterable[tuple[bool, bool]]) -> Paired:
    """Compare two runs, given for each item that both tried whether each of them succeeded."""
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for pair in pairs:
        counts[pair] += 1
    both, only_first, only_second, neither = counts.values()
    difference = _newcombe(both, only_first, only_second, neither)
    return Paired(both, only_first, only_second, neither, difference, mcnemar(only_first, only_second))


def _newcombe(both: int, only_first: int, only_second: int, neither: int) -> Estimate:
    n = both + only_first + only_second + neither
    if n == 0:
        return Estimate(0.0, -1.0, 1.0)
    first, second = wilson(both + only_first, n), wilson(both + only_second, n)
    margins = (both + only_first) * (only_second + neither) * (both + only_second) * (only_first + neither)
    cross = both * neither - only_first * only_second
    corrected = max(cross - n / 2, 0.0) if cross > 0 else float(cross)
    phi = corrected / sqrt(margins) if margins else 0.0
    value = second.value - first.value
    low = _apart(second.value - second.low, first.high - first.value, phi)
    high = _apart(second.high - second.value, first.value - first.low, phi)
    return Estimate(value, max(value - low, -1.0), min(value + high, 1.0))


def _apart(one: float, other: float, phi: float) -> float:
    """Return the length of the difference of two errors of these lengths with correlation phi."""
    return sqrt(max(one * one - 2 * phi * one * other + other * other, 0.0))


def mcnemar(only_first: int, only_second: int) -> float:
    """Return McNemar's exact p, two-sided: the sign test on the items that one run alone did."""
    n, fewer = only_first + only_second, min(only_first, only_second)
    if n == 0:
        return 1.0
    tail = sum(comb(n, k) for k in range(fewer + 1))
    return min(tail / (1 << (n - 1)), 1.0)


def quantile(values: Sequence[float], p: float) -> float:
    """Return the p-quantile, interpolated between its two neighbours; of no values, nan."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    place = p * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def calibration_error(answers: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return how far confidence is from the share that is right, on average over all answers; of none, nan.

    answers: how sure each was, 0 to 1, and whether it was right. The answers are put into so many bins of one
    width by how sure they are: the expected calibration error of Guo and others (2017).
    """
    if not answers:
        return float("nan")
    held: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in answers:
        held.setdefault(min(int(sure * bins), bins - 1), []).append((sure, right))
    apart = (abs(sum(sure for sure, _ in each) - sum(right for _, right in each)) for each in held.values())
    return sum(apart) / len(answers)
