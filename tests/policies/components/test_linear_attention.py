"""The forms of linear attention against its definition, and softmax attention against torch."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from policies.components.linear_attention import (
    chunked,
    parallel,
    phi,
    quadratic,
    recurrent,
    softmax_attention,
    step,
)


def queries(n: int = 50) -> tuple[Tensor, Tensor, Tensor]:
    torch.manual_seed(0)
    q, k = torch.randn(2, 2, 3, n, 8)
    return q, k, torch.randn(2, 3, n, 5)


def test_phi_is_elu_plus_one_everywhere() -> None:
    x = torch.linspace(-200, 200, 1000)

    torch.testing.assert_close(phi(x), F.elu(x) + 1)


@pytest.mark.parametrize("causal", [False, True])
def test_softmax_attention_agrees_with_torch(causal: bool) -> None:
    q, k, v = queries()

    expected = F.scaled_dot_product_attention(q, k, v, is_causal=causal)

    torch.testing.assert_close(softmax_attention(q, k, v, causal=causal), expected)


def test_linear_attention_is_its_definition_pair_by_pair() -> None:
    q, k, v = (part[0, 0] for part in queries(6))

    by_hand = torch.stack(
        [
            sum(float(phi(qi) @ phi(kj)) * vj for kj, vj in zip(k, v, strict=True))
            / sum(float(phi(qi) @ phi(kj)) for kj in k)
            for qi in q
        ]
    )

    torch.testing.assert_close(quadratic(q, k, v), by_hand)


def test_the_parallel_form_equals_the_quadratic_one() -> None:
    q, k, v = queries()

    torch.testing.assert_close(parallel(q, k, v), quadratic(q, k, v))


@pytest.mark.parametrize("chunk", [1, 7, 50, 64])
def test_the_chunked_form_equals_the_causal_quadratic_one(chunk: int) -> None:
    q, k, v = queries()

    torch.testing.assert_close(chunked(q, k, v, chunk=chunk), quadratic(q, k, v, causal=True))


def test_the_recurrent_form_equals_the_causal_quadratic_one() -> None:
    q, k, v = queries()

    torch.testing.assert_close(recurrent(q, k, v), quadratic(q, k, v, causal=True))


def test_the_state_never_grows() -> None:
    q, k, v = queries()

    first, _ = step(None, q[..., 0, :], k[..., 0, :], v[..., 0, :])
    second, _ = step(first, q[..., 1, :], k[..., 1, :], v[..., 1, :])

    assert [part.shape for part in second] == [part.shape for part in first]


def test_what_comes_later_changes_nothing_before_it() -> None:
    q, k, v = queries()
    before = chunked(q, k, v, chunk=8)

    k[..., 30:, :], v[..., 30:, :] = 9, 9

    assert torch.equal(chunked(q, k, v, chunk=8)[..., :30, :], before[..., :30, :])
