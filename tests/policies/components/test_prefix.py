"""Prefixes against PEFT, torch's attention and a real language model."""

from __future__ import annotations

import pytest
import torch
from peft import PrefixTuningConfig
from peft.tuners.prefix_tuning import PrefixEncoder
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from transformers import DynamicCache, LlamaConfig, LlamaForCausalLM

from policies.components.prefix import Prefix, attend, mass


def queries(tokens: int = 7) -> tuple[Tensor, Tensor, Tensor]:
    torch.manual_seed(0)
    q, k, v = torch.randn(3, 2, 4, tokens, 8)
    return q, k, v


def test_a_reparametrised_prefix_agrees_with_peft() -> None:
    config = PrefixTuningConfig(
        num_virtual_tokens=5, token_dim=32, num_layers=3, encoder_hidden_size=16, prefix_projection=True
    )
    theirs = PrefixEncoder(config)
    ours = Prefix(5, 3, 4, 8, width=16)
    ours.P = nn.Parameter(theirs.embedding.weight.detach())
    ours.mlp.load_state_dict(theirs.transform.state_dict())

    flat = theirs(torch.arange(5).unsqueeze(0))  # (1, P, L · 2 · H · d)
    pairs = flat.view(1, 5, 6, 4, 8).permute(2, 0, 3, 1, 4).split(2)  # as peft hands them to the model

    for (k, v), pair in zip(ours(), pairs, strict=True):
        torch.testing.assert_close(k, pair[0])
        torch.testing.assert_close(v, pair[1])


def test_attention_with_a_prefix_is_attention_over_it_and_the_keys() -> None:
    q, k, v = queries()
    pk, pv = Prefix(3, 1, 4, 8, width=None)(2)[0]

    expected = F.scaled_dot_product_attention(q, torch.cat([pk, k], 2), torch.cat([pv, v], 2))

    torch.testing.assert_close(attend(q, k, v, (pk, pv)), expected)


def test_a_head_is_a_mixture_of_both_by_the_mass_on_the_prefix() -> None:
    q, k, v = queries()
    pk, pv = (part * 50 for part in Prefix(3, 1, 4, 8, width=None)(2)[0])

    share = mass(q, k, (pk, pv)).unsqueeze(-1)  # λ
    plain = F.scaled_dot_product_attention(q, k, v)
    prefix_only = F.scaled_dot_product_attention(q, pk, pv)

    torch.testing.assert_close(attend(q, k, v, (pk, pv)), (1 - share) * plain + share * prefix_only)


def test_a_settled_prefix_is_the_same_without_its_mlp() -> None:
    prefix = Prefix(5, 2, 4, 8)

    settled = prefix.settled()

    assert isinstance(settled.mlp, nn.Identity)
    for pair, kept in zip(prefix(2), settled(2), strict=True):
        torch.testing.assert_close(pair, kept)


@torch.no_grad()
def test_a_prefix_of_real_words_does_what_the_words_did() -> None:
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=50, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4
    )
    model = LlamaForCausalLM(config).eval()
    words, rest = torch.tensor([[3, 9, 27]]), torch.tensor([[4, 8, 16, 32]])
    left_behind = model(words, use_cache=True).past_key_values

    prefix = Prefix.of([(layer.keys, layer.values) for layer in left_behind.layers])
    cache = DynamicCache(ddp_cache_data=prefix(1))
    with_prefix = model(rest, past_key_values=cache).logits

    torch.testing.assert_close(with_prefix, model(torch.cat([words, rest], 1)).logits[:, 3:])


def test_an_empty_prefix_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 position"):
        Prefix(0, 1, 4, 8)
