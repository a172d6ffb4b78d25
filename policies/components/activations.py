"""Activation functions, from the perceptron's step to the gated units of today's transformers.

    step(x) = 1[x > 0]                      Rosenblatt 1958
    sigmoid(x) = 1 / (1 + e⁻ˣ)              tanh(x) = 2 sigmoid(2x) − 1
    ReLU(x) = max(0, x)                     Nair and Hinton 2010
    GELU(x) = x Φ(x)                        Hendrycks and Gimpel 2016, arXiv 1606.08415
    SiLU(x) = x sigmoid(x)                  the same; as Swish, Ramachandran et al. 2017, arXiv 1710.05941
    SwiGLU(x) = (SiLU(x W) ⊗ x V) W₂        Shazeer 2020, arXiv 2002.05202; GEGLU has GELU in SiLU's place

The step has no slope, so nothing learns through it: it took another function to train more than one layer.
ReLU has none below zero: a unit that is below for every input is dead for good. The trap of the gated units
is comparing them at the same width: they have three matrices for two, so the width goes down to 2/3.

Axes: ... any leading axes, N samples, U units, D model width (d), F hidden width (d_ff).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

Function = Callable[[Tensor], Tensor]


def step(x: Tensor) -> Tensor:
    """Return 1 where x is above 0, else 0."""
    return (x > 0).to(x.dtype)


def sigmoid(x: Tensor) -> Tensor:
    """Return 1 / (1 + e⁻ˣ)."""
    return 1 / (1 + (-x).exp())


def normal_cdf(x: Tensor) -> Tensor:
    """Return Φ(x), the share of a standard normal variable that lies below x."""
    return 0.5 * (1 + torch.erf(x / math.sqrt(2)))


def normal_density(x: Tensor) -> Tensor:
    """Return φ(x) = Φ'(x)."""
    return (-x.square() / 2).exp() / math.sqrt(2 * math.pi)


def relu(x: Tensor) -> Tensor:
    """Return max(0, x)."""
    return x.clamp(min=0)


def gelu(x: Tensor) -> Tensor:
    """Return x Φ(x)."""
    return x * normal_cdf(x)


def silu(x: Tensor) -> Tensor:
    """Return x sigmoid(x)."""
    return x * sigmoid(x)


def sigmoid_slope(x: Tensor) -> Tensor:
    """Return sigmoid'(x) = sigmoid(x) (1 − sigmoid(x))."""
    return sigmoid(x) * (1 - sigmoid(x))


@dataclass(frozen=True, slots=True)
class Activation:
    """A function and its derivative, written out; at a kink the slope on the left."""

    f: Function
    slope: Function


ACTIVATIONS: dict[str, Activation] = {
    "step": Activation(step, torch.zeros_like),
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "tanh": Activation(torch.tanh, lambda x: 1 - x.tanh().square()),
    "relu": Activation(relu, step),
    "gelu": Activation(gelu, lambda x: normal_cdf(x) + x * normal_density(x)),
    "silu": Activation(silu, lambda x: sigmoid(x) + x * sigmoid_slope(x)),
}
GATES: dict[str, Function] = {"glu": sigmoid, "reglu": relu, "geglu": gelu, "swiglu": silu}


class FeedForward(nn.Module):
    """f(x W₁) W₂, a transformer's feed-forward layer without biases."""

    def __init__(self, d: int, d_ff: int, f: Function) -> None:
        super().__init__()
        self.W1 = nn.Linear(d, d_ff, bias=False)  # D -> F
        self.W2 = nn.Linear(d_ff, d, bias=False)  # F -> D
        self.f = f

    def forward(self, x: Tensor) -> Tensor:
        """Return f(x W₁) W₂ for x (..., D), as (..., D)."""
        y: Tensor = self.W2(self.f(self.W1(x)))
        return y


class Gated(nn.Module):
    """(f(x W) ⊗ x V) W₂ at 2/3 of the width d_ff: as many parameters as `FeedForward` of that width."""

    def __init__(self, d: int, d_ff: int, f: Function) -> None:
        super().__init__()
        narrow = gated_width(d_ff)
        self.W = nn.Linear(d, narrow, bias=False)  # D -> 2/3 F
        self.V = nn.Linear(d, narrow, bias=False)  # D -> 2/3 F
        self.W2 = nn.Linear(narrow, d, bias=False)  # 2/3 F -> D
        self.f = f

    def forward(self, x: Tensor) -> Tensor:
        """Return (f(x W) ⊗ x V) W₂ for x (..., D), as (..., D)."""
        y: Tensor = self.W2(self.f(self.W(x)) * self.V(x))
        return y


def gated_width(d_ff: int) -> int:
    """Return the width of a gated layer with as many parameters as a plain one of width d_ff: 2/3 of it."""
    return round(d_ff * 2 / 3)


def feed_forward(name: str, d: int, d_ff: int) -> nn.Module:
    """Return the feed-forward layer of this activation, plain or gated, all of the same size.

    Raises:
        ValueError: there is no activation of this name.
    """
    if name in GATES:
        return Gated(d, d_ff, GATES[name])
    if name in ACTIVATIONS:
        return FeedForward(d, d_ff, ACTIVATIONS[name].f)
    raise ValueError(f"there is no activation '{name}' (known: {', '.join([*ACTIVATIONS, *GATES])})")


def dead(before: Tensor) -> float:
    """Return the share of units whose input (N, U) is never above 0: ReLU passes nothing back to them."""
    return float((before <= 0).all(dim=0).float().mean())
