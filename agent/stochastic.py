"""Learning a number from noisy samples, one at a time (stochastic approximation).

Robbins and Monro (1951): to find θ with E[H(θ, S)] = 0 when only noisy samples of H can be had, step

    θ_{n+1} = θ_n + a_n · H(θ_n, S_n),      Σ a_n = ∞,   Σ a_n² < ∞.

For the p-quantile of S, H(θ, S) = p − 1[S ≤ θ]: a sample above θ pushes up by p, one below pulls down
by 1 − p, and both balance where a share p of the samples lies below. Nothing but θ and n is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self


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
        value = self.value + self.gain / n**self.power * above
        return replace(self, value=min(max(value, self.least), self.most), samples=n)
