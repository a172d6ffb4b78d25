"""The transformer's layer: every position looks at every other (Vaswani et al. 2017, arXiv 1706.03762).

    Attention(Q, K, V) = softmax(Q Kᵀ / √d_k) V
    MultiHead(x) = [head_1; …; head_h] W_O,     head_i = Attention(x W_Q, x W_K, x W_V), each of width d / h
    layer(x) = LN(y + FFN(y)),  y = LN(x + MultiHead(x))          pre-norm: y = x + MultiHead(LN(x)), …

Between any two positions lies one step, so a gradient reaches step 1 from step T as it reaches T − 1, and all
steps are computed side by side: what an RNN can do in neither case.

The trap is √d_k. Scores of independent unit normals have variance d_k; unscaled, the softmax saturates, its
gradient vanishes and the head copies one position for good.

Axes: B batch, T positions, H heads, D model width (d), K width of a head (d_k = d / h), F hidden width.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


def attention(
    q: Tensor, k: Tensor, v: Tensor, *, causal: bool = False, scale: float | None = None
) -> tuple[Tensor, Tensor]:
    """Return what q (..., T, K) attends to, and the weights (..., T, S). scale: 1/√d_k where None."""
    scores = q @ k.mT * (1 / math.sqrt(q.shape[-1]) if scale is None else scale)  # (..., T, S)
    if causal:
        t, s = scores.shape[-2:]  # the last query stands where the last key does
        future = torch.ones(t, s, dtype=torch.bool, device=q.device).triu(1 + s - t)
        scores = scores.masked_fill(future, -torch.inf)
    weights = scores.softmax(dim=-1)
    return weights @ v, weights


class MultiHead(nn.Module):
    """h attentions side by side, each in a subspace of width d / h.

    weights: the last (B, H, T, S). prefix: keys and values (1, H, P, K) that stand before all others.
    """

    def __init__(self, d: int, h: int, *, causal: bool = False) -> None:
        super().__init__()
        if d % h:
            raise ValueError(f"{h} heads do not divide a width of {d} (give a width that is a multiple)")
        self.h, self.causal = h, causal
        self.W_Q, self.W_K, self.W_V, self.W_O = (nn.Linear(d, d) for _ in range(4))
        self.weights: Tensor | None = None
        self.prefix: tuple[Tensor, Tensor] | None = None

    def forward(self, x: Tensor, keys: Tensor | None = None, values: Tensor | None = None) -> Tensor:
        """Return what x (B, T, D) attends to (B, T, D): itself, or other keys and values (B, S, D)."""
        q = self._split(self.W_Q(x))  # (B, H, T, K)
        k = self._split(self.W_K(x if keys is None else keys))  # (B, H, S, K)
        v = self._split(self.W_V(x if values is None else values))  # (B, H, S, K)
        if self.prefix is not None:
            before = [part.expand(len(x), -1, -1, -1) for part in self.prefix]  # each (B, H, P, K)
            k, v = torch.cat([before[0], k], dim=2), torch.cat([before[1], v], dim=2)
        heads, weights = attention(q, k, v, causal=self.causal)  # (B, H, T, K)
        self.weights = weights.detach()
        joined: Tensor = self.W_O(heads.transpose(1, 2).flatten(2))  # (B, T, D)
        return joined

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the queries, keys and values of x (B, T, D), each (B, H, T, K)."""
        return self._split(self.W_Q(x)), self._split(self.W_K(x)), self._split(self.W_V(x))

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.h, -1).transpose(1, 2)  # (B, H, T, K)


class Layer(nn.Module):
    """Multi-head attention and a feed-forward layer, each with a skip and a norm, before it or after it."""

    def __init__(
        self,
        d: int,
        h: int,
        d_ff: int,
        *,
        causal: bool = False,
        pre_norm: bool = True,
        ffn: nn.Module | None = None,
    ) -> None:
        super().__init__()
        self.attend = MultiHead(d, h, causal=causal)
        self.ffn = ffn or nn.Sequential(nn.Linear(d, d_ff), nn.ReLU(), nn.Linear(d_ff, d))
        self.norm_1, self.norm_2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.pre_norm = pre_norm

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, T, D) for x (B, T, D)."""
        y: Tensor
        if self.pre_norm:
            y = x + self.attend(self.norm_1(x))
            return y + self.ffn(self.norm_2(y))  # type: ignore[no-any-return]
        y = self.norm_1(x + self.attend(x))
        return self.norm_2(y + self.ffn(y))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Layers one after the other over x plus its positions; pre-norm, with a norm at the end."""

    def __init__(self, d: int, h: int, layers: int, *, d_ff: int | None = None, causal: bool = False) -> None:
        super().__init__()
        self.layers = nn.ModuleList([Layer(d, h, d_ff or 4 * d, causal=causal) for _ in range(layers)])
        self.norm = nn.LayerNorm(d)

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, T, D) for x (B, T, D)."""
        x = x + positions(x.shape[1], x.shape[2]).to(x)
        for layer in self.layers:
            x = layer(x)
        y: Tensor = self.norm(x)
        return y


def positions(t: int, d: int) -> Tensor:
    """Return PE (T, D): PE[pos, 2i] = sin(pos / 10000^(2i/d)), PE[pos, 2i+1] = cos of the same."""
    pos = torch.arange(t, dtype=torch.float32).unsqueeze(1)  # (T, 1)
    slow = torch.exp(torch.arange(0, d, 2) * (-math.log(10_000) / d))  # (D / 2,)
    pe = torch.zeros(t, d)
    pe[:, 0::2] = torch.sin(pos * slow)
    pe[:, 1::2] = torch.cos(pos * slow)[:, : d // 2]
    return pe


def learning_rate(step: int, d: int, *, warm_up: int = 4000) -> float:
    """Return d^−0.5 · min(step^−0.5, step · warm_up^−1.5): up in a line, then down. step: from 1."""
    return float(d**-0.5 * min(step**-0.5, step * warm_up**-1.5))
