"""Activation functions: their curves and slopes, and the same small network trained with each.

The network tells two spirals apart: an input layer, two residual blocks of one feed-forward layer each, an
output. Every block has the same number of parameters, gated or not. A block of steps learns its second
matrix only, for no gradient passes the step. Losses are on points not seen in training.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.activations import ACTIVATIONS, FeedForward, dead, feed_forward
from policies.studies.training import descended, seeded

KINDS = ("step", "sigmoid", "tanh", "relu", "gelu", "silu", "geglu", "swiglu")
FROM, TO, POINTS = -4.0, 4.0, 41
WIDTH = 16  # of the network; `width` is that of its hidden layers


class Network(nn.Module):
    """Two coordinates to two classes, by residual blocks with the activation of this name."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.first = nn.Linear(2, WIDTH)
        self.blocks = nn.ModuleList([feed_forward(name, WIDTH, width) for _ in range(2)])
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(2)])
        self.last = nn.Linear(WIDTH, 2)

    def forward(self, x: Tensor) -> Tensor:
        """Return logits (N, 2) of points x (N, 2)."""
        x = self.first(x)
        for block, norm in zip(self.blocks, self.norms, strict=True):
            x = x + block(norm(x))
        logits: Tensor = self.last(x)
        return logits


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    yield from _curves()
    for number, name in enumerate(KINDS):
        yield Progress(number, len(KINDS), name)
        losses = []
        for seed in range(values.whole("seed"), values.whole("seed") + values.whole("seeds")):
            with seeded(seed):
                network = Network(name, values.whole("width"))
                seen, unseen = _spirals(256), _spirals(1024)
            descended(
                network.parameters(),
                partial(_loss, network, *seen),
                steps=values.whole("steps"),
                rate=1e-2,
                control=control,
            )
            with torch.no_grad():
                losses.append(float(F.cross_entropy(network(unseen[0]), unseen[1])))
            yield Reading("activations.trained", (losses[-1],), ("seed",), "nats", label=name, at=seed)
        yield Reading("activations.loss", (statistics.mean(losses),), (), "nats", label=name)
        if len(losses) > 1:
            yield Reading("activations.spread", (statistics.stdev(losses),), (), "nats", label=name)
        if name == "relu":
            yield Reading("activations.dead", (_dead(network, seen[0]),), label=name)
    yield Progress(len(KINDS), len(KINDS))


def _loss(network: Network, x: Tensor, which: Tensor, step: int) -> Tensor:
    return F.cross_entropy(network(x), which)


def _curves() -> Iterator[Reading]:
    """Yield each function and its slope, point by point."""
    x = torch.linspace(FROM, TO, POINTS)
    for name, activation in ACTIVATIONS.items():
        for what, curve in (("function", activation.f(x)), ("slope", activation.slope(x))):
            for at, value in zip(x.tolist(), curve.tolist(), strict=True):
                yield Reading(f"activations.{what}", (value,), ("x",), label=name, at=round(at, 3))


@torch.no_grad()
def _dead(network: Network, x: Tensor) -> float:
    """Return the share of the first block's units that no point wakes."""
    block = network.blocks[0]
    assert isinstance(block, FeedForward)
    return dead(block.W1(network.norms[0](network.first(x))))


def _spirals(points: int) -> tuple[Tensor, Tensor]:
    """Return points (N, 2) on two spirals of one and a half turns, a little noisy, and which it is (N,)."""
    which = torch.arange(points) % 2
    along = torch.rand(points)
    angle = 3 * math.pi * along + math.pi * which
    radius = 0.2 + along
    xy = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)
    return xy + 0.03 * torch.randn(points, 2), which
