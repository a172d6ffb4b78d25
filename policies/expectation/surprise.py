"""How much a screen surprises after an act: the error with which its change is denoised.

    R(d) = mean over ε and places of ‖d − d̂(d_t, t; before, act)‖²,   U(d) the same without the act
    S(d) = log R(d over the whole screen) + w (log R(d) − log U(d))

The first term is large where much has come that cannot be told from the noise; the second where the act
makes what has come harder to explain, and not easier: it is what guidance is to imagining. If nothing has
changed, what surprises is the change that was expected: log R(0) near the act at the last t, where d̂ is told
by nothing but the act and what was there before it.

The trap: noise drawn anew makes another number of the same step each time. The noise is the same for all. And
near an act much changes for good reason, so the first term looks at the whole screen alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from policies.expectation.model import TIMES, Asked, Expectation

LEVEL = 499  # t: half of the way to noise
NOISES = 2  # ε
SEED = 0
WEIGHT = 16.0  # w: chosen on the drawn acts on which the limits are set
LITTLE = 1e-6  # added before a logarithm


@dataclass(frozen=True, slots=True)
class Surprise:
    """By step (B,): of the real change, and of none; and the real one's errors by place (B, h, w)."""

    real: Tensor
    nothing: Tensor
    where: Tensor


@torch.no_grad()
def surprise(model: Expectation, change: Tensor, asked: Asked) -> Surprise:
    """Return how much these changes d (B, C, h, w) surprise, and how much none would."""
    told, untold = errors(model, change, asked), errors(model, change, asked.without_act())
    expected = errors(model, torch.zeros_like(change), asked, t=TIMES - 1)
    near = expected[:, expected.shape[1] // 2 :].mean(dim=(1, 2))
    return Surprise(scored(told, untold), (near + LITTLE).log(), told)


def scored(told: Tensor, untold: Tensor, weight: float = WEIGHT) -> Tensor:
    """Return S (B,) of the errors (B, h, w) with the act and without it."""
    whole, both, without = (
        (each.mean(dim=(1, 2)) + LITTLE).log() for each in (told[:, : told.shape[1] // 2], told, untold)
    )
    return whole + weight * (both - without)


@torch.no_grad()
def errors(model: Expectation, change: Tensor, asked: Asked, t: int = LEVEL) -> Tensor:
    """Return the square errors (B, h, w) at time t, summed over channels, the mean of all noises."""
    count = len(change)
    dice = torch.Generator().manual_seed(SEED)
    noise = torch.randn(NOISES, *change.shape[1:], generator=dice).repeat(count, 1, 1, 1)
    times = torch.full((count * NOISES,), t)
    d = change.repeat_interleave(NOISES, dim=0)
    cleaned = model.cleaned(model.noised(d, noise, times), times, asked.repeated(NOISES))
    error = (cleaned - d).square().sum(dim=1)  # (B · NOISES, h, w)
    return error.view(count, NOISES, *change.shape[2:]).mean(dim=1)
