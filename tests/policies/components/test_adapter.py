"""Adapters against the equation written out, and the paper's claims on a real transformer."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from policies.components.adapter import Adapter, bend, insert, remove


@pytest.fixture
def encoder() -> nn.TransformerEncoderLayer:
    torch.manual_seed(0)
    return nn.TransformerEncoderLayer(32, 4, 64, dropout=0.0, batch_first=True)


def test_an_adapter_is_its_equation() -> None:
    torch.manual_seed(0)
    adapter = Adapter(6, 2, f=torch.tanh, sigma=0.5)
    h = torch.randn(3, 6)

    w_down, w_up = adapter.down.weight.T, adapter.up.weight.T
    by_hand = h + torch.tanh(h @ w_down + adapter.down.bias) @ w_up + adapter.up.bias

    torch.testing.assert_close(adapter(h), by_hand)


def test_an_adapter_is_near_the_identity_at_birth_and_farther_the_larger_sigma() -> None:
    torch.manual_seed(0)
    h = torch.randn(100, 64)

    bends = [bend(Adapter(64, 16, sigma=sigma), h) for sigma in (0.0, 1e-2, 1e-1, 1.0)]

    assert bends[0] == 0
    assert bends == sorted(bends)
    assert bends[1] < 0.01 < 0.1 < bends[3]


def test_an_adapter_that_is_the_identity_can_still_learn() -> None:
    adapter = Adapter(8, 2, sigma=0.0)

    adapter(torch.randn(4, 8)).pow(2).sum().backward()

    assert adapter.up.weight.grad is not None
    assert adapter.up.weight.grad.abs().sum() > 0


def test_an_adapter_costs_two_md_plus_d_plus_m_parameters() -> None:
    d, m = 64, 16

    assert sum(p.numel() for p in Adapter(d, m).parameters()) == 2 * m * d + d + m


def test_only_the_inserted_adapters_are_trained(encoder: nn.TransformerEncoderLayer) -> None:
    adapters = insert(encoder, ["linear1", "linear2"], 4)

    trained = {id(p) for p in encoder.parameters() if p.requires_grad}

    assert trained == {id(p) for adapter in adapters for p in adapter.parameters()}


def test_a_removed_adapter_leaves_the_model_as_it_was(encoder: nn.TransformerEncoderLayer) -> None:
    before = encoder.state_dict()
    insert(encoder, ["linear2"], 4, sigma=1.0)

    remove(encoder)

    after = encoder.state_dict()
    assert list(after) == list(before)
    assert all(torch.equal(after[name], before[name]) for name in before)


def test_training_an_adapter_lowers_the_loss_and_leaves_the_frozen_weights(
    encoder: nn.TransformerEncoderLayer,
) -> None:
    torch.manual_seed(0)
    x, y = torch.randn(8, 5, 32), torch.randn(1, 1, 32).expand(8, 5, 32)
    frozen = encoder.linear2.weight.detach().clone()
    insert(encoder, ["linear2"], 8)
    adapter = encoder.linear2.adapter

    losses = []
    for _ in range(40):
        loss = nn.functional.mse_loss(encoder(x), y)
        gradients = torch.autograd.grad(loss, list(adapter.parameters()))
        with torch.no_grad():
            for parameter, gradient in zip(adapter.parameters(), gradients, strict=True):
                parameter -= 0.5 * gradient
        losses.append(loss.item())

    assert losses[-1] < losses[0] / 2
    assert torch.equal(encoder.linear2.layer.weight, frozen)


def test_a_name_that_no_layer_has_is_answered_with_those_there_are(
    encoder: nn.TransformerEncoderLayer,
) -> None:
    with pytest.raises(ValueError, match="called down_proj \\(this model has linear1, linear2"):
        insert(encoder, ["down_proj"], 4)
