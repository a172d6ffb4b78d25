"""How much a screen surprises after an act: how unlikely it was that just these places differ.

    p = m̂ from noise alone (t = T, where d̂ is told by nothing but the act and what was there before it)
    H = −m log p − (1 − m) log(1 − p)      by place: the nats that it surprises whether any pixel differs
    S(m) = mean of the largest H on the whole screen;   S(nothing) = log q − log(1 − q)

q is how likely it is that anything shows at all: a line through what the U-Net has in its middle, and the
words. From the places alone it is not to be had: where a text will stand nobody knows, so that it stands
somewhere is in none of them.

The trap: what changes changes together. The sum over places of a dialog that a button was to open is more
than that of a tick that did not come, and one place alone is chance; so the most surprising few are asked.
And noise drawn anew makes another number of the same step each time: it is the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from policies.expectation.model import PLACES, TRACE, Asked, Expectation

FEW = 10  # places: chosen on the drawn acts on which the limits are set
SEED = 0
SUREST = 0.003  # no place is taken to be surer to differ, or not to, than this


@dataclass(frozen=True, slots=True)
class Surprise:
    """By step (B,): of the real change, and of none; and the real one's nats by place (B, h, w)."""

    real: Tensor
    nothing: Tensor
    where: Tensor


@torch.no_grad()
def surprise(model: Expectation, change: Tensor, asked: Asked) -> Surprise:
    """Return how much these changes d (B, D, h, w) surprise, and how much none would."""
    d, mind = model.at_once(asked, noise_of(model))
    where = nats(d[:, -1] / TRACE, change[:, -1] > 0)
    return Surprise(most(where), model.shows(mind)[:, 0], where)


def noise_of(model: Expectation) -> Tensor:
    """Return the noise (1, D, h, w) that is the same for all."""
    dice = torch.Generator().manual_seed(SEED)
    return torch.randn(1, model.size.latent + 1, *PLACES, generator=dice)


def nats(likely: Tensor, differs: Tensor) -> Tensor:
    """Return H (B, h, w) of p and of where something differs."""
    p = likely.clamp(SUREST, 1 - SUREST)
    return -torch.where(differs, p, 1 - p).log()


def most(where: Tensor) -> Tensor:
    """Return S (B,) of H (B, h, w): of the upper half, which is the whole screen."""
    whole = where[:, : where.shape[1] // 2].flatten(1)
    return whole.topk(FEW, dim=1).values.mean(dim=1)
