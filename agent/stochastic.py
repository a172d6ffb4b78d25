"""Learning a number from noisy samples, one at a time (stochastic approximation).

Robbins and Monro (1951): to find θ with E[H(θ, S)] = 0 when only noisy samples of H can be had, step

    θ_{n+1} = θ_n + a_n · H(θ_n, S_n),      Σ a_n = ∞,   Σ a_n² < ∞.

For the p-quantile of S, H(θ, S) = p − 1[S ≤ θ]: a sample above θ pushes up by p, one below pulls down
by 1 − p, and both balance where a share p of the samples lies below. Nothing but θ and n is kept.

The same step is the incremental mean (H = S − θ, a_n = 1/n) and stochastic gradient descent (H = −∇ of one
sample's loss). Kiefer and Wolfowitz (1952) know no gradient and take differences of two noisy values; Polyak
and Juditsky (1992) take larger steps, a_n = a/n^power with power < 1, and answer with the iterates' mean.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self


def gain_at(n: int, gain: float, power: float) -> float:
    """Return a_n = gain / n^power, for n from 1."""
    return gain / math.pow(n, power)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of all samples so far: θ_{n+1} = θ_n + (S_n − θ_n) / n. It is that of the batch, exactly."""

    value: float = 0.0
    samples: int = 0

    def after(self, sample: float) -> Self:
        n = self.samples + 1
        return replace(self, value=self.value + (sample - self.value) / n, samples=n)


@dataclass(frozen=True, slots=True)
class Root:
    """Robbins and Monro: where the mean of H is 0, if H falls there. values: θ, one for each direction.

    With H = −∇ℓ of one sample's loss ℓ it is stochastic gradient descent.
    """

    values: tuple[float, ...]
    gain: float
    power: float = 1.0
    samples: int = 0

    def after(self, h: Sequence[float]) -> Self:
        """Return the iterate after one noisy sample of H(θ)."""
        n = self.samples + 1
        a = gain_at(n, self.gain, self.power)
        moved = tuple(value + a * each for value, each in zip(self.values, h, strict=True))
        return replace(self, values=moved, samples=n)


@dataclass(frozen=True, slots=True)
class Averaged:
    """Polyak and Juditsky: the mean of a root's iterates, which may take large steps. means: the answer."""

    root: Root
    means: tuple[Mean, ...]

    @classmethod
    def of(cls, root: Root) -> Self:
        return cls(root, tuple(Mean() for _ in root.values))

    @property
    def values(self) -> tuple[float, ...]:
        return tuple(mean.value for mean in self.means)

    def after(self, h: Sequence[float]) -> Self:
        root = self.root.after(h)
        means = tuple(mean.after(value) for mean, value in zip(self.means, root.values, strict=True))
        return replace(self, root=root, means=means)


@dataclass(frozen=True, slots=True)
class Minimum:
    """Kiefer and Wolfowitz: where the mean of F is least, from noisy values of F alone.

    θ_{n+1} = θ_n − a_n · (F(θ_n + c_n) − F(θ_n − c_n)) / 2c_n,   a_n = gain/n,   c_n = width/n^(1/6).
    """

    value: float
    gain: float
    width: float
    samples: int = 0

    @property
    def asks(self) -> tuple[float, float]:
        """Where F is to be measured next: θ − c and θ + c."""
        return self.value - self._c, self.value + self._c

    @property
    def _c(self) -> float:
        return self.width / math.pow(self.samples + 1, 1 / 6)

    def after(self, below: float, above: float) -> Self:
        """Return the iterate after one noisy value of F at each of the two places."""
        slope = (above - below) / (2 * self._c)
        n = self.samples + 1
        return replace(self, value=self.value - gain_at(n, self.gain, 1.0) * slope, samples=n)


@dataclass(frozen=True, slots=True)
class Quantile:
    """An estimate θ of the p-quantile of a stream, with gains a_n = gain / n^power.

    value: θ, in the unit of the samples, kept between least and most.
    power: in (1/2, 1], which is what the two conditions on the gains ask for.
    """

    p: float
    value: float
    gain: float
    least: float
    most: float
    power: float = 0.6
    samples: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.p < 1:
            raise ValueError(f"p is {self.p}, but a quantile lies between 0 and 1 (give 0.9, say)")
        if not 0.5 < self.power <= 1:
            raise ValueError(f"power is {self.power}, but only (0.5, 1] converges (give 0.6, say)")

    def after(self, sample: float) -> Self:
        """Return the estimate after one more sample."""
        n = self.samples + 1
        above = self.p - (1.0 if sample <= self.value else 0.0)  # H(θ, S)
        value = self.value + gain_at(n, self.gain, self.power) * above
        return replace(self, value=min(max(value, self.least), self.most), samples=n)
