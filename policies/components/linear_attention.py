"""Linear attention: a transformer that is an RNN (Katharopoulos et al. 2020, arXiv 2006.16236).

    V'_i = Σ_j sim(Q_i, K_j) V_j / Σ_j sim(Q_i, K_j)            softmax: sim(q, k) = exp(qᵀk / √d)
    V'_i = φ(Q_i)ᵀ Σ_j φ(K_j) V_jᵀ / φ(Q_i)ᵀ Σ_j φ(K_j)         linear: sim(q, k) = φ(q)ᵀφ(k),  φ = elu + 1

The sums over j no longer depend on i, so they are made once: N·d² steps instead of N²·d. Summed only up to i
(causal) they are a state, S_i = S_{i−1} + φ(K_i) V_iᵀ and z_i = z_{i−1} + φ(K_i), that never grows.

The trap: this is another attention, no approximation of softmax. Weights trained with one are of no use with
the other, and it can't point as sharply, for φ(q)ᵀφ(k) grows with the scores where exp explodes.

Axes: ... any leading axes (batch, heads), N positions, D width of a key (d), M width of a value.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

State = tuple[Tensor, Tensor]  # S (..., D, M) and z (..., D)


def phi(x: Tensor) -> Tensor:
    """Return φ(x) = elu(x) + 1, which is positive everywhere."""
    positive: Tensor = x.clamp(min=0) + x.clamp(max=0).exp()  # neither part overflows
    return positive


def softmax_attention(q: Tensor, k: Tensor, v: Tensor, *, causal: bool = False) -> Tensor:
    """Return softmax attention for q, k (..., N, D) and v (..., N, M), with all N² scores in memory."""
    scores: Tensor = q @ k.mT / math.sqrt(q.shape[-1])  # (..., N, N)
    if causal:
        scores = scores.masked_fill(_after(scores), -torch.inf)
    return scores.softmax(dim=-1) @ v


def quadratic(q: Tensor, k: Tensor, v: Tensor, *, causal: bool = False) -> Tensor:
    """Return linear attention the long way, by its N² similarities: the definition, to compare with."""
    similar = phi(q) @ phi(k).mT  # (..., N, N)
    if causal:
        similar = similar.masked_fill(_after(similar), 0)
    return similar @ v / similar.sum(dim=-1, keepdim=True)


def parallel(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Return linear attention of every position to all, in N·d² steps."""
    q, k = phi(q), phi(k)
    s = k.mT @ v  # (..., D, M)
    z = k.sum(dim=-2)  # (..., D)
    return _read(q, (s, z))


def chunked(q: Tensor, k: Tensor, v: Tensor, *, chunk: int = 64) -> Tensor:
    """Return causal linear attention: quadratic within chunks, recurrent between them."""
    q, k = phi(q), phi(k)
    s = k.new_zeros(*k.shape[:-2], k.shape[-1], v.shape[-1])  # (..., D, M)
    z = k.new_zeros(*k.shape[:-2], k.shape[-1])  # (..., D)
    pieces = []
    for qc, kc, vc in zip(*(torch.split(part, chunk, -2) for part in (q, k, v)), strict=True):
        similar = qc @ kc.mT  # (..., C, C)
        similar = similar.masked_fill(_after(similar), 0)
        above = qc @ s + similar @ vc  # (..., C, M)
        below = (qc * z.unsqueeze(-2)).sum(-1, keepdim=True) + similar.sum(-1, keepdim=True)  # (..., C, 1)
        pieces.append(above / below)
        s = s + kc.mT @ vc
        z = z + kc.sum(dim=-2)
    return torch.cat(pieces, dim=-2)


def step(state: State | None, q: Tensor, k: Tensor, v: Tensor) -> tuple[State, Tensor]:
    """Take in one position, q and k (..., D), v (..., M); return the state and the attended (..., M)."""
    k = phi(k)
    s, z = k.unsqueeze(-1) * v.unsqueeze(-2), k  # (..., D, M) and (..., D)
    if state is not None:
        s, z = state[0] + s, state[1] + z
    return (s, z), _read(phi(q).unsqueeze(-2), (s, z)).squeeze(-2)


def recurrent(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Return causal linear attention one position after the other: what a long run costs, step by step."""
    state: State | None = None
    attended = []
    for i in range(q.shape[-2]):
        state, out = step(state, q[..., i, :], k[..., i, :], v[..., i, :])
        attended.append(out)
    return torch.stack(attended, dim=-2)


def _read(q: Tensor, state: State) -> Tensor:
    """Return φ(q)ᵀ S / φ(q)ᵀ z for φ(q) (..., N, D)."""
    s, z = state
    return q @ s / (q * z.unsqueeze(-2)).sum(dim=-1, keepdim=True)


def _after(square: Tensor) -> Tensor:
    """Return where a square (..., N, N) looks into the future: above its diagonal."""
    n = square.shape[-1]
    return torch.ones(n, n, dtype=torch.bool, device=square.device).triu(1)
