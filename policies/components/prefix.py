"""Prefix-tuning: learned keys and values before every layer's own (Li and Liang 2021, arXiv 2101.00190).

    head_i = softmax(q [P_k; K]ᵀ / √d) [P_v; V]          P_k, P_v: p × d for every layer and head
    P[i, :] = MLP_θ(P'[i, :])                             while training; then only P is kept

It descends from CTRL's control codes (Keskar et al. 2019, arXiv 1909.05858): one token before the text that
says which kind of text is wanted. A prefix is such a code for any task: no word, but what words leave behind.

He et al. (2022, arXiv 2110.04366) rewrite the head as (1−λ) attend(q, K, V) + λ attend(q, P_k, P_v), with λ
the attention mass on the prefix. A prefix with λ near 0 does nothing: that is what to look at first.

The trap is training P itself: it is sensitive to the learning rate and to its start. Hence the MLP, and hence
a start from real words (`of`), which is then a prompt that can be improved.

Axes: B batch, L layers, H heads, P prefix positions, T tokens, d width of a head, W width of the MLP.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Self

import torch
from torch import Tensor, nn

KeysValues = tuple[Tensor, Tensor]  # of one layer: each (B, H, positions, d)


class Prefix(nn.Module):
    """p learned positions for each of L layers with H heads of width d.

    width: of the reparametrising MLP's hidden layer; None trains P itself.
    """

    def __init__(self, p: int, layers: int, heads: int, d: int, *, width: int | None = 64) -> None:
        super().__init__()
        if p < 1:
            raise ValueError(f"the prefix is {p} long, but it needs at least 1 position (give 10, say)")
        self.shape = (p, layers, 2, heads, d)
        size = layers * 2 * heads * d
        self.P = nn.Parameter(torch.randn(p, size if width is None else heads * d) * 0.02)
        self.mlp: nn.Module = nn.Identity()
        if width is not None:
            self.mlp = nn.Sequential(nn.Linear(heads * d, width), nn.Tanh(), nn.Linear(width, size))

    @classmethod
    def of(cls, layers: Sequence[KeysValues]) -> Self:
        """Return a prefix that starts as what real words left in the model, (1, H, P, d) for each layer."""
        _, heads, p, d = layers[0][0].shape
        prefix = cls(p, len(layers), heads, d, width=None)
        pairs = torch.stack([torch.stack(pair) for pair in layers])  # (L, 2, 1, H, P, d)
        prefix.P = nn.Parameter(pairs[:, :, 0].permute(3, 0, 1, 2, 4).reshape(p, -1).detach().clone())
        return prefix

    def forward(self, batch: int = 1) -> list[KeysValues]:
        """Return the keys and values of every layer, each (B, H, P, d)."""
        positions: Tensor = self.mlp(self.P)  # (P, L · 2 · H · d)
        pairs = positions.view(self.shape).permute(1, 2, 3, 0, 4)  # (L, 2, H, P, d)
        pairs = pairs.unsqueeze(2).expand(-1, -1, batch, -1, -1, -1)  # (L, 2, B, H, P, d)
        return [(pair[0], pair[1]) for pair in pairs]

    @torch.no_grad()
    def settled(self) -> Self:
        """Return the same prefix without its MLP: what is kept once training is over."""
        return type(self).of(self(1))


def attend(q: Tensor, k: Tensor, v: Tensor, prefix: KeysValues) -> Tensor:
    """Return softmax(q [P_k; K]ᵀ / √d) [P_v; V] for q, k, v (B, H, T, d), as (B, H, T, d). Not causal."""
    keys = torch.cat([prefix[0], k], dim=2)  # (B, H, P + T, d)
    values = torch.cat([prefix[1], v], dim=2)  # (B, H, P + T, d)
    weights = (q @ keys.mT / math.sqrt(q.shape[-1])).softmax(dim=-1)  # (B, H, T, P + T)
    return weights @ values


def mass(q: Tensor, k: Tensor, prefix: KeysValues) -> Tensor:
    """Return λ (B, H, T): the share of each query's attention that goes to the prefix."""
    keys = torch.cat([prefix[0], k], dim=2)  # (B, H, P + T, d)
    weights = (q @ keys.mT / math.sqrt(q.shape[-1])).softmax(dim=-1)  # (B, H, T, P + T)
    return weights[..., : prefix[0].shape[2]].sum(dim=-1)
