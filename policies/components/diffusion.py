"""Diffusion: noise to picture in a few steps (DDPM, arXiv 2006.11239; DDIM, 2010.02502; LDM, 2112.10752).

    x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε,     ᾱ_t = Π_{s ≤ t} (1 − β_s),     the network learns ε from x_t and t
    x̂_0 = (x_t − √(1 − ᾱ_t) ε̂) / √ᾱ_t
    x_s = √ᾱ_s x̂_0 + √(1 − ᾱ_s − σ²) ε̂ + σ z,     σ = η √((1 − ᾱ_s)/(1 − ᾱ_t)) √(1 − ᾱ_t/ᾱ_s),  s < t
    ε̂ = ε(x, ∅) + w (ε(x, c) − ε(x, ∅))            classifier-free guidance, arXiv 2207.12598

With η = 0 (DDIM) nothing random is left and steps may be skipped; η = 1 over all steps is DDPM. In latent
diffusion x is no picture but what an autoencoder makes of it, f² times smaller.

The trap is ᾱ at the end: it is small but not 0, so the network never saw pure noise, and brightness leaks
from training into sampling. Another is guidance: w > 1 is no probability any more, and
sharpens at variety's cost.

Axes: ... any axes of x after the first, which is B.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

Predict = Callable[[Tensor, int], Tensor]  # ε̂ of x_t and t, of x's shape


@dataclass(frozen=True, slots=True)
class Schedule:
    """ᾱ (T,), from little noise to much."""

    alpha_bar: Tensor

    @classmethod
    def of(cls, t: int = 1000, *, first: float = 0.00085, last: float = 0.012) -> Schedule:
        """Return Stable Diffusion's: √β grows in a line from √first to √last over T steps."""
        beta = torch.linspace(math.sqrt(first), math.sqrt(last), t, dtype=torch.float64).square()
        return cls((1 - beta).cumprod(dim=0))

    def at(self, t: int) -> float:
        """Return ᾱ_t; before the first step, t = −1, there is no noise and it is 1."""
        return 1.0 if t < 0 else float(self.alpha_bar[t])

    def noised(self, x0: Tensor, epsilon: Tensor, t: Tensor) -> Tensor:
        """Return x_t of x_0 (B, ...) and as much noise, for t (B,)."""
        alpha_bar = self.alpha_bar[t].to(x0).view(-1, *[1] * (x0.dim() - 1))
        return alpha_bar.sqrt() * x0 + (1 - alpha_bar).sqrt() * epsilon

    def clean(self, x: Tensor, epsilon: Tensor, t: int) -> Tensor:
        """Return x̂_0: what x_t would be without the noise ε̂."""
        alpha_bar = self.at(t)
        return (x - math.sqrt(1 - alpha_bar) * epsilon) / math.sqrt(alpha_bar)

    def sigma(self, t: int, s: int, eta: float) -> float:
        """Return the standard deviation of the fresh noise from t to s."""
        at_t, at_s = self.at(t), self.at(s)
        return eta * math.sqrt((1 - at_s) / (1 - at_t) * (1 - at_t / at_s))

    def step(self, x: Tensor, epsilon: Tensor, t: int, s: int, *, eta: float = 0.0) -> Tensor:
        """Return x_s of x_t and ε̂, for s < t."""
        sigma, at_s = self.sigma(t, s, eta), self.at(s)
        mean = math.sqrt(at_s) * self.clean(x, epsilon, t) + math.sqrt(max(1 - at_s - sigma**2, 0)) * epsilon
        return mean + sigma * torch.randn_like(x) if sigma else mean

    def times(self, steps: int) -> list[int]:
        """Return t for this many steps, from the noisiest to the last before 0, evenly apart.

        Raises:
            ValueError: there are fewer times than steps, or no step.
        """
        most = len(self.alpha_bar)
        if not 0 < steps <= most:
            raise ValueError(f"{steps} steps are wanted, but 1 to {most} are possible (give 20, say)")
        return [round(most * (steps - i) / steps) - 1 for i in range(steps)]

    def sample(self, predict: Predict, x: Tensor, *, steps: int, eta: float = 0.0) -> Iterator[Tensor]:
        """Yield x after every step, from noise x (B, ...) to the picture."""
        times = self.times(steps)
        for t, s in zip(times, [*times[1:], -1], strict=True):
            x = self.step(x, predict(x, t), t, s, eta=eta)
            yield x


def guided(without: Tensor, given: Tensor, w: float) -> Tensor:
    """Return ε(x, ∅) + w (ε(x, c) − ε(x, ∅)): w = 0 ignores the condition, 1 heeds it, more overdoes it."""
    return without + w * (given - without)
