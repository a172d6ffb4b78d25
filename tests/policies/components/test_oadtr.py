"""OadTR's windows and loss, what it may see, and that a frame's cost does not grow."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from policies.components.decoder import DecoderLayer
from policies.components.oadtr import OadTR, loss, windows


def test_a_decoder_layer_agrees_with_torch() -> None:
    torch.manual_seed(0)
    theirs = nn.TransformerDecoderLayer(16, 2, 32, dropout=0.0, batch_first=True)
    ours = DecoderLayer(16, 2, 32)
    assert ours.among is not None
    for mine, torchs in ((ours.among, theirs.self_attn), (ours.look, theirs.multihead_attn)):
        for part, weight, bias in zip(
            (mine.W_Q, mine.W_K, mine.W_V),
            torchs.in_proj_weight.chunk(3),
            torchs.in_proj_bias.chunk(3),
            strict=True,
        ):
            part.weight, part.bias = nn.Parameter(weight), nn.Parameter(bias)
        mine.W_O.weight, mine.W_O.bias = torchs.out_proj.weight, torchs.out_proj.bias
    ours.ffn = nn.Sequential(theirs.linear1, nn.ReLU(), theirs.linear2)
    ours.norms = nn.ModuleList([theirs.norm1, theirs.norm2, theirs.norm3])
    q, memory = torch.randn(2, 5, 16), torch.randn(2, 9, 16)

    torch.testing.assert_close(ours(q, memory, e=torch.zeros(5, 16), p=torch.zeros(9, 16)), theirs(q, memory))


def test_every_frame_has_a_window_that_ends_with_it() -> None:
    frames = torch.arange(1.0, 5).unsqueeze(1)

    assert windows(frames, 3).squeeze(-1).tolist() == [[0, 0, 1], [0, 1, 2], [1, 2, 3], [2, 3, 4]]


def test_the_loss_is_that_of_now_and_half_of_each_frame_to_come() -> None:
    torch.manual_seed(0)
    now, following, labels = torch.randn(3, 4), torch.randn(3, 2, 4), torch.randint(0, 4, (3, 3))

    by_hand = F.cross_entropy(now, labels[:, 0]) + 0.5 * (
        F.cross_entropy(following[:, 0], labels[:, 1]) + F.cross_entropy(following[:, 1], labels[:, 2])
    )

    torch.testing.assert_close(loss(now, following, labels), by_hand)


def test_it_answers_for_now_and_for_every_frame_ahead() -> None:
    model = OadTR(6, 4, ahead=5, d=16, h=2, layers=1)

    now, following = model(torch.rand(3, 10, 6))

    assert now.shape == (3, 4)
    assert following.shape == (3, 5, 4)
    torch.testing.assert_close(model.resemblance().sum(dim=-1), torch.ones(3))


def test_the_task_token_and_the_decoder_can_be_left_out() -> None:
    model = OadTR(6, 4, ahead=0, task_token=False, d=16, h=2, layers=1)

    now, following = model(torch.rand(3, 10, 6))

    assert now.shape == (3, 4)
    assert following.shape == (3, 0, 4)
    assert loss(now, following, torch.zeros(3, 1, dtype=torch.long)) > 0
