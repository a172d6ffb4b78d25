"""Learned queries that ask a memory: what DETR finds objects with, and OadTR the frames to come.

    q ← LN(q + MultiHead(q + e, q + e, q))            the queries among themselves: who takes what
    q ← LN(q + MultiHead(q + e, memory + p, memory))  what each looks at
    q ← LN(q + FFN(q))                                e: what makes a query that one, p: positions

Without the first line two queries can't know of each other, and both answer for the same object.

Axes: B batch, Q queries, T memory positions, D width.
"""

from __future__ import annotations

from torch import Tensor, nn

from policies.components.transformer import MultiHead


class DecoderLayer(nn.Module):
    """One round of asking. self_attention: whether the queries see each other."""

    def __init__(self, d: int, h: int, d_ff: int, *, self_attention: bool = True) -> None:
        super().__init__()
        self.among = MultiHead(d, h) if self_attention else None
        self.look = MultiHead(d, h)
        self.ffn = nn.Sequential(nn.Linear(d, d_ff), nn.ReLU(), nn.Linear(d_ff, d))
        self.norms = nn.ModuleList([nn.LayerNorm(d) for _ in range(3)])

    def forward(self, q: Tensor, memory: Tensor, *, e: Tensor, p: Tensor) -> Tensor:
        """Return (B, Q, D) for q (B, Q, D), memory (B, T, D), e (Q, D) and p (T, D)."""
        if self.among is not None:
            q = self.norms[0](q + self.among(q + e, q + e, q))
        q = self.norms[1](q + self.look(q + e, memory + p, memory))
        asked: Tensor = self.norms[2](q + self.ffn(q))
        return asked
