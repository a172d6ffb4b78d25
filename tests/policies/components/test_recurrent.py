"""Recurrent cells against torch's, and how far their gradients reach."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from policies.components.recurrent import GRU, LSTM, RNN, Cell, Recurrent, reach
from policies.components.transformer import Encoder


@pytest.mark.parametrize(("kind", "theirs"), [(RNN, nn.RNN), (LSTM, nn.LSTM), (GRU, nn.GRU)])
def test_a_cell_carried_over_steps_agrees_with_torch(kind: type[Cell], theirs: type[nn.RNNBase]) -> None:
    torch.manual_seed(0)
    reference = theirs(5, 8, batch_first=True)
    cell = kind(5, 8)
    cell.W.weight, cell.W.bias = reference.weight_ih_l0, reference.bias_ih_l0
    cell.U.weight, cell.U.bias = reference.weight_hh_l0, reference.bias_hh_l0
    x = torch.randn(3, 12, 5)

    torch.testing.assert_close(Recurrent(cell)(x), reference(x)[0])


def test_the_reach_is_the_norm_of_a_directional_derivative() -> None:
    torch.manual_seed(0)
    model = Recurrent(GRU(4, 6)).double()
    x = torch.randn(1, 5, 4, dtype=torch.float64)
    jacobian = torch.autograd.functional.jacobian(lambda y: model(y)[:, -1], x)[0, :, 0]  # (D, T, I)

    torch.manual_seed(1)
    reached = reach(model, x)
    torch.manual_seed(1)
    direction = torch.randn(1, 6, dtype=torch.float64)

    torch.testing.assert_close(reached, torch.einsum("d,dti->ti", direction[0], jacobian).norm(dim=-1))


def test_an_lstm_told_to_remember_reaches_farther_back_than_an_rnn_and_a_transformer_farther_yet() -> None:
    torch.manual_seed(0)
    x = torch.randn(4, 40, 16)
    models = [Recurrent(RNN(16, 16)), Recurrent(LSTM(16, 16, remember=2.0)), Encoder(16, 2, 1)]

    shares = [float((reached := reach(model, x))[0] / reached[-2]) for model in models]

    assert shares == sorted(shares)
    assert shares[0] < 1e-6
    assert shares[2] > 0.1
