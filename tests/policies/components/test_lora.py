"""LoRA against PEFT and the equation, and what the paper claims of it."""

from __future__ import annotations

import peft
import pytest
import torch
from torch import Tensor, nn

from policies.components.lora import LoRA, insert, merge, set_strength
from policies.components.surgery import trained


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(12, 16)
        self.second = nn.Linear(16, 8)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.second(torch.tanh(self.first(x)))
        return y


@pytest.fixture
def network() -> Network:
    torch.manual_seed(0)
    return Network()


def moved(update: LoRA) -> LoRA:
    """Return the update as training leaves it: B no longer zero."""
    nn.init.normal_(update.B)
    return update


@pytest.mark.parametrize("stabilised", [False, True])
def test_an_update_agrees_with_peft(network: Network, stabilised: bool) -> None:
    theirs = Network()
    theirs.load_state_dict(network.state_dict())
    ours = moved(insert(network, ["first"], 4, alpha=24, stabilised=stabilised)["first"])
    config = peft.LoraConfig(r=4, lora_alpha=24, target_modules=["first"], use_rslora=stabilised)
    wrapped = peft.get_peft_model(theirs, config)
    with torch.no_grad():
        theirs.first.lora_A["default"].weight.copy_(ours.A)
        theirs.first.lora_B["default"].weight.copy_(ours.B)
    x = torch.randn(5, 12)

    torch.testing.assert_close(network(x), wrapped(x))
    torch.testing.assert_close(ours.delta(), theirs.first.get_delta_weight("default"))
    assert trained(network)[0] == wrapped.get_nb_trainable_parameters()[0]


def test_an_update_changes_nothing_at_birth(network: Network) -> None:
    x = torch.randn(5, 12)
    before = network(x)

    insert(network, ["first", "second"], 4)

    assert torch.equal(network(x), before)


def test_a_merged_layer_is_w_plus_delta_exactly_and_computes_the_same(network: Network) -> None:
    update = moved(LoRA(network.first, 4))
    x = torch.randn(5, 12)

    merged = update.merged()

    assert torch.equal(merged.weight, network.first.weight + update.delta())
    torch.testing.assert_close(merged(x), update(x))


def test_a_merged_model_has_the_parameters_of_the_first_one(network: Network) -> None:
    names = list(network.state_dict())
    insert(network, ["first", "second"], 4)

    merge(network)

    assert list(network.state_dict()) == names


def test_strength_zero_is_the_model_as_it_was(network: Network) -> None:
    x = torch.randn(5, 12)
    before = network(x)
    for update in insert(network, ["first", "second"], 4).values():
        moved(update)

    set_strength(network, 0.0)

    assert torch.equal(network(x), before)


def test_the_spectrum_is_that_of_the_update(network: Network) -> None:
    update = moved(LoRA(network.first, 4))

    values = torch.linalg.svdvals(update.delta())

    torch.testing.assert_close(update.spectrum(), values[:4])
    assert values[4:].max() < 1e-5


def test_only_a_and_b_are_trained(network: Network) -> None:
    insert(network, ["first"], 2)

    assert {name for name, p in network.named_parameters() if p.requires_grad} == {"first.A", "first.B"}


def test_a_rank_that_no_matrix_has_is_refused(network: Network) -> None:
    with pytest.raises(ValueError, match="the rank is 9, but a 8 × 16 matrix has 1 to 8"):
        insert(network, ["second"], 9)
