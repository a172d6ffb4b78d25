"""The transformer's layer against torch's, with torch's weights."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from policies.components.transformer import Encoder, Layer, MultiHead, attention, learning_rate, positions


def with_weights_of(theirs: nn.MultiheadAttention, *, causal: bool = False) -> MultiHead:
    ours = MultiHead(theirs.embed_dim, theirs.num_heads, causal=causal)
    weights, biases = theirs.in_proj_weight.chunk(3), theirs.in_proj_bias.chunk(3)
    for part, weight, bias in zip((ours.W_Q, ours.W_K, ours.W_V), weights, biases, strict=True):
        part.weight, part.bias = nn.Parameter(weight), nn.Parameter(bias)
    ours.W_O.weight, ours.W_O.bias = theirs.out_proj.weight, theirs.out_proj.bias
    return ours


@pytest.mark.parametrize("causal", [False, True])
def test_multi_head_attention_agrees_with_torch_and_so_do_its_weights(causal: bool) -> None:
    torch.manual_seed(0)
    theirs = nn.MultiheadAttention(32, 4, batch_first=True)
    ours = with_weights_of(theirs, causal=causal)
    x = torch.randn(2, 9, 32)
    mask = torch.ones(9, 9, dtype=torch.bool).triu(1) if causal else None

    expected, weights = theirs(x, x, x, attn_mask=mask, average_attn_weights=False)

    torch.testing.assert_close(ours(x), expected)
    torch.testing.assert_close(ours.weights, weights)


@pytest.mark.parametrize("pre_norm", [False, True])
def test_a_layer_agrees_with_torch(pre_norm: bool) -> None:
    torch.manual_seed(0)
    theirs = nn.TransformerEncoderLayer(32, 4, 64, dropout=0.0, batch_first=True, norm_first=pre_norm)
    ours = Layer(32, 4, 64, pre_norm=pre_norm)
    ours.attend = with_weights_of(theirs.self_attn)
    ours.ffn = nn.Sequential(theirs.linear1, nn.ReLU(), theirs.linear2)
    ours.norm_1, ours.norm_2 = theirs.norm1, theirs.norm2
    x = torch.randn(2, 9, 32)

    torch.testing.assert_close(ours(x), theirs(x))


def test_a_causal_encoder_does_not_see_the_future() -> None:
    torch.manual_seed(0)
    encoder = Encoder(16, 2, 2, causal=True)
    x = torch.randn(1, 10, 16)
    before = encoder(x)

    x[:, 6:] = 7

    torch.testing.assert_close(encoder(x)[:, :6], before[:, :6])


def test_scores_scaled_by_the_root_of_the_width_leave_the_softmax_unsaturated() -> None:
    torch.manual_seed(0)
    q, k, v = torch.randn(3, 64, 256)

    _, scaled = attention(q, k, v)
    _, unscaled = attention(q, k, v, scale=1.0)

    assert scaled.max(dim=-1).values.mean() < 0.3 < 0.9 < unscaled.max(dim=-1).values.mean()


def test_the_next_positions_are_the_same_rotation_of_each_position() -> None:
    pe = positions(20, 8)

    dots = (pe[:-3] * pe[3:]).sum(dim=-1)  # PE(p) · PE(p + 3) hangs on the distance only

    torch.testing.assert_close(dots, dots[:1].expand(17))


def test_the_learning_rate_is_largest_where_the_warm_up_ends() -> None:
    rates = [learning_rate(step, 512) for step in range(1, 12_001)]

    assert rates.index(max(rates)) + 1 == 4000


def test_heads_that_do_not_divide_the_width_are_refused() -> None:
    with pytest.raises(ValueError, match="3 heads do not divide a width of 16"):
        MultiHead(16, 3)
