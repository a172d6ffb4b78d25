"""OadTR: what is being done now, and what comes next (Wang et al. 2021, arXiv 2106.11149).

    E = Encoder([f_1; …; f_T; task] + positions)          m = E[task]: all that the frames say about now
    Q̃ = Decoder(queries, E)                               one query for each of the l_d frames to come
    p_now = softmax([m; mean Q̃] W_c),    p_next = softmax(Q̃ W'_c)
    loss = CE(p_now, y_0) + λ Σ_i CE(p_next_i, y_i)       λ = 0.5

What comes next is predicted first and then helps to name what is done now: the start of a drag looks like a
click until one expects what follows. All of the window is seen at once, so a frame costs the same however
long the video is.

The trap is the task token: read from f_T's own place instead, the answer leans on that one frame. Another is
the future: frames after the present may be targets in training and are never input.

Axes: B batch, T frames of the window, P predicted frames (l_d), F width of a frame's features, D model width.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from policies.components.decoder import DecoderLayer
from policies.components.transformer import Layer, positions


class OadTR(nn.Module):
    """Names the present action among `classes`, and those of the `ahead` frames to come.

    task_token: False reads the present from the last frame's place. ahead: 0 leaves the decoder out.
    """

    def __init__(
        self,
        features: int,
        classes: int,
        *,
        ahead: int = 8,
        d: int = 64,
        h: int = 4,
        layers: int = 3,
        task_token: bool = True,
    ) -> None:
        super().__init__()
        self.embed = nn.Linear(features, d)  # F -> D
        self.task = nn.Parameter(torch.randn(d) * 0.02) if task_token else None
        self.encoder = nn.ModuleList([Layer(d, h, 4 * d) for _ in range(layers)])
        self.norm = nn.LayerNorm(d)
        self.decoder = nn.ModuleList([DecoderLayer(d, h, 4 * d) for _ in range(layers if ahead else 0)])
        self.queries = nn.Parameter(torch.randn(ahead, d))  # (P, D)
        self.now = nn.Linear(2 * d if ahead else d, classes)
        self.next = nn.Linear(d, classes)

    def forward(self, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of now (B, classes) and of the frames to come (B, P, classes), for (B, T, F)."""
        memory: Tensor = self.embed(frames)  # (B, T, D)
        if self.task is not None:
            memory = torch.cat([memory, self.task.expand(len(frames), 1, -1)], dim=1)  # (B, T + 1, D)
        p = positions(memory.shape[1], memory.shape[2]).to(memory)  # (T + 1, D)
        memory = memory + p
        for layer in self.encoder:
            memory = layer(memory)
        memory = self.norm(memory)
        m = memory[:, -1]  # (B, D): the task token, else the last frame
        q = torch.zeros_like(self.queries).expand(len(frames), -1, -1)  # (B, P, D)
        for layer in self.decoder:
            q = layer(q, memory, e=self.queries, p=p)
        seen = torch.cat([m, q.mean(dim=1)], dim=-1) if len(self.decoder) else m  # (B, 2D) or (B, D)
        return self.now(seen), self.next(q)

    def resemblance(self) -> Tensor:
        """Return how the last pass's answer attends to each of the window's places (B, T + 1)."""
        last = self.encoder[-1]
        assert isinstance(last, Layer)
        assert last.attend.weights is not None, "no frame has been seen yet"
        return last.attend.weights.mean(dim=1)[:, -1]


def loss(now: Tensor, following: Tensor, labels: Tensor, *, lam: float = 0.5) -> Tensor:
    """Return CE of the present and λ times that of the frames to come.

    labels: (B, 1 + P): the present frame's class, then those of the frames after it.
    """
    present = F.cross_entropy(now, labels[:, 0])
    if following.shape[1] == 0:
        return present
    return present + lam * F.cross_entropy(following.transpose(1, 2), labels[:, 1:], reduction="sum") / len(
        now
    )


def windows(frames: Tensor, t: int) -> Tensor:
    """Return for each frame of (N, F) the window (N, T, F) that ends with it; zeros before the first."""
    padded = F.pad(frames, (0, 0, t - 1, 0))  # (N + T - 1, F)
    return padded.unfold(0, t, 1).transpose(1, 2)
