"""Every encoder answers a run step by step as it answers it at once, and learns what a loop is."""

from __future__ import annotations

import pytest
import torch

from policies.components.linear_attention import quadratic
from policies.critics.encoder import KINDS, WINDOW, Carried, HistoryEncoder
from policies.critics.features import COUNT
from policies.critics.rehearsal import rehearse
from policies.critics.train import auroc, batch, by_rule, fit, scores


@pytest.mark.parametrize("kind", KINDS)
@torch.no_grad()
def test_step_by_step_is_the_same_as_all_at_once(kind: str) -> None:
    encoder = HistoryEncoder(kind).eval()
    features = torch.randn(12, COUNT, generator=torch.Generator().manual_seed(0))
    carried: Carried | None = None
    answers = []

    for row in features:
        carried, logits = encoder.advance(row, carried)
        answers.append(logits)

    torch.testing.assert_close(torch.stack(answers), encoder(features[None])[0], atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("kind", KINDS)
@torch.no_grad()
def test_no_answer_depends_on_what_comes_after_it(kind: str) -> None:
    encoder = HistoryEncoder(kind).eval()
    features = torch.randn(1, 10, COUNT, generator=torch.Generator().manual_seed(1))
    other = features.clone()
    other[:, 6:] += 1

    torch.testing.assert_close(encoder(features)[:, :6], encoder(other)[:, :6])


@torch.no_grad()
def test_what_is_carried_on_does_not_grow_with_the_run() -> None:
    features = torch.randn(WINDOW + 20, COUNT, generator=torch.Generator().manual_seed(2))
    encoders = [HistoryEncoder(kind).eval() for kind in KINDS]
    sizes = []

    for encoder in encoders:
        carried: Carried | None = None
        for row in features:
            carried, _ = encoder.advance(row, carried)
        sizes.append(_numbers(carried))

    assert max(sizes) <= WINDOW * COUNT


@torch.no_grad()
def test_linear_attention_carried_on_for_hundreds_of_steps_is_still_that_of_the_whole_run() -> None:
    encoder = HistoryEncoder("linear").eval()
    features = torch.randn(300, COUNT, generator=torch.Generator().manual_seed(3))
    carried: Carried | None = None
    sizes, answers = set(), []

    for row in features:
        carried, logits = encoder.advance(row, carried)
        sizes.add(_numbers(carried))
        answers.append(logits)

    torch.testing.assert_close(torch.stack(answers), encoder(features[None])[0], atol=1e-4, rtol=1e-3)
    assert len(sizes) == 1


@torch.no_grad()
def test_the_distance_from_softmax_is_that_of_the_heads_that_attend_in_this_run() -> None:
    encoder = HistoryEncoder("transformer").eval()
    features = torch.randn(20, COUNT, generator=torch.Generator().manual_seed(4))
    heard: list[torch.Tensor] = []
    first = encoder.sequence.layers[0].attend
    for matrix in (first.W_Q, first.W_K, first.W_V):
        matrix.register_forward_hook(lambda module, given, made: heard.append(made))
    encoder(features[None])
    q, k, v = (made.view(20, first.h, -1).transpose(0, 1) for made in heard)
    soft = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
    wanted = (quadratic(q, k, v, causal=True) - soft).flatten(1).norm(dim=1) / soft.flatten(1).norm(dim=1)

    told = encoder.distances(features)

    assert told is not None
    torch.testing.assert_close(told[0], wanted, atol=1e-5, rtol=1e-4)
    assert HistoryEncoder("gru").distances(features) is None


def _numbers(carried: object) -> int:
    if isinstance(carried, torch.Tensor):
        return carried.numel()
    assert isinstance(carried, tuple)
    return sum(map(_numbers, carried))


def test_an_unknown_kind_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match=r"'mlp' is no kind .*gru"):
        HistoryEncoder("mlp")


@pytest.mark.parametrize("kind", ["gru", "transformer"])
def test_an_encoder_learns_to_tell_a_loop_from_reading_on(kind: str) -> None:
    told = [rehearse(each, seed) for each in ("dead", "scrolls_on", "two") for seed in range(8)]
    fresh = [rehearse(each, 100 + seed) for each in ("dead", "scrolls_on", "two") for seed in range(4)]

    encoder = fit(kind, told, seed=0, steps=80)

    _, labels, counted = batch(fresh)
    said = torch.cat(scores(encoder, fresh))[:, 0]
    assert auroc(said, labels[..., 0][counted[..., 1] > 0]) > 0.9


def test_auroc_counts_pairs() -> None:
    assert auroc(torch.tensor([0.9, 0.8, 0.3, 0.1]), torch.tensor([1, 0, 1, 0])) == pytest.approx(0.75)
    assert auroc(torch.tensor([0.5, 0.5]), torch.tensor([1, 0])) == pytest.approx(0.5)


def test_the_same_seed_is_the_same_run_and_its_kind_says_where_it_is_stuck() -> None:
    one, other = rehearse("two", 7), rehearse("two", 7)

    assert (one.features == other.features).all()
    assert one.stuck < len(one.features) == one.done


def test_the_rule_hears_equal_clicks_and_seldom_flicking_between_two_pages() -> None:
    noticed_dead, steps, _ = by_rule([rehearse("dead", seed) for seed in range(4)] + [rehearse("plain", 0)])
    noticed_two, _, _ = by_rule([rehearse("two", seed) for seed in range(4)] + [rehearse("plain", 0)])

    assert noticed_dead > 0
    assert steps > 1
    assert noticed_two < noticed_dead / 2
