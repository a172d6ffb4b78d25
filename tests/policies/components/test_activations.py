"""Activation functions against torch, their slopes against autograd, and the rule of two thirds."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from policies.components.activations import ACTIVATIONS, Gated, dead, feed_forward

POINTS = torch.linspace(-6, 6, 400, dtype=torch.float64)  # without 0, where ReLU has a kink
TORCH = {
    "step": lambda x: torch.heaviside(x, torch.zeros_like(x)),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "gelu": F.gelu,
    "silu": F.silu,
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_function_agrees_with_torch(name: str) -> None:
    torch.testing.assert_close(ACTIVATIONS[name].f(POINTS), TORCH[name](POINTS))


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "step"])
def test_a_slope_agrees_with_autograd(name: str) -> None:
    x = POINTS.clone().requires_grad_()

    ACTIVATIONS[name].f(x).sum().backward()

    torch.testing.assert_close(ACTIVATIONS[name].slope(POINTS), x.grad)


def test_nothing_is_learned_through_a_step() -> None:
    assert not ACTIVATIONS["step"].slope(POINTS).any()


def test_a_gated_layer_of_sigmoid_is_torchs_glu() -> None:
    layer = feed_forward("glu", 6, 12)
    assert isinstance(layer, Gated)
    x = torch.randn(5, 6)

    theirs = layer.W2(F.glu(torch.cat([layer.V(x), layer.W(x)], dim=-1)))

    torch.testing.assert_close(layer(x), theirs)


@pytest.mark.parametrize("name", ["relu", "geglu", "swiglu"])
def test_every_feed_forward_layer_of_one_width_has_as_many_parameters(name: str) -> None:
    layer = feed_forward(name, 32, 96)

    assert sum(p.numel() for p in layer.parameters()) == 2 * 32 * 96


def test_a_unit_below_zero_for_every_sample_is_dead_and_gets_no_gradient() -> None:
    layer = nn.Linear(3, 4)
    with torch.no_grad():
        layer.bias[1] = -100
    before = layer(torch.rand(50, 3))

    ACTIVATIONS["relu"].f(before).sum().backward()

    assert dead(before.detach()) >= 0.25
    assert layer.weight.grad is not None
    assert not layer.weight.grad[1].any()


def test_an_unknown_activation_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no activation 'mish' \\(known: step, sigmoid"):
        feed_forward("mish", 4, 8)
