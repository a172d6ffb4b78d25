"""DETR: a picture's objects as one set, without anchors or weeding out (Carion 2020, arXiv 2005.12872).

    ŷ = FFN(Decoder(queries, Encoder(CNN(x) + positions)))         Q classes (one is ∅, no object) and boxes
    σ̂ = argmin_σ Σ_i −p̂_σ(i)(c_i) + 5 |b_i − b̂_σ(i)|₁ − 2 GIoU(b_i, b̂_σ(i))             one to one
    loss = −Σ_i log p̂_σ̂(i)(c_i)  (∅ weighs 0.1)  + 5 L1 + 2 (1 − GIoU)

A prediction that matches no target learns ∅. So a second box on one object is punished at its source, and
nothing has to be weeded out later, where two widgets side by side look like one found twice.

The trap is the box's space: boxes are centre, width and height as shares of the picture, both in the matching
and the loss. GIoU wants corners, and mistaken for them most boxes still overlap a little: it learns, badly.

Axes: B pictures, Q queries, N targets, H and W of the feature map, D width. The last class is ∅.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from policies.components.decoder import DecoderLayer
from policies.components.matching import assign
from policies.components.transformer import Layer, positions

L1, GIOU, NONE = 5.0, 2.0, 0.1  # the paper's weights; NONE is that of ∅


@dataclass(frozen=True, slots=True)
class Target:
    """What is in one picture: classes (N,) and boxes (N, 4), centre x, y, width, height from 0 to 1."""

    classes: Tensor
    boxes: Tensor


class DETR(nn.Module):
    """A small DETR: strided convolutions, encoder, decoder with Q queries, two heads.

    self_attention: False blinds the queries to each other, to see what that costs.
    """

    def __init__(
        self,
        classes: int,
        *,
        queries: int,
        d: int = 64,
        h: int = 4,
        layers: int = 2,
        self_attention: bool = True,
    ) -> None:
        super().__init__()
        widths = (3, d // 2, d, d)
        self.cnn = nn.Sequential()
        for inputs, outputs in pairwise(widths):
            self.cnn.extend([nn.Conv2d(inputs, outputs, 3, 2, 1), nn.GroupNorm(8, outputs), nn.ReLU()])
        self.encoder = nn.ModuleList([Layer(d, h, 2 * d, pre_norm=False) for _ in range(layers)])
        self.decoder = nn.ModuleList(
            [DecoderLayer(d, h, 2 * d, self_attention=self_attention) for _ in range(layers)]
        )
        self.queries = nn.Parameter(torch.randn(queries, d))  # (Q, D)
        self.classify = nn.Linear(d, classes + 1)
        self.box = nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, 4))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits (B, Q, classes + 1) and boxes (B, Q, 4) of pictures x (B, 3, 8H, 8W)."""
        features: Tensor = self.cnn(x)  # (B, D, H, W)
        b, d, h, w = features.shape
        p = plane(h, w, d).to(features)  # (H · W, D)
        memory = features.flatten(2).transpose(1, 2) + p  # (B, H · W, D)
        for layer in self.encoder:
            memory = layer(memory)
        q = torch.zeros_like(self.queries).expand(b, -1, -1)  # (B, Q, D)
        for layer in self.decoder:
            q = layer(q, memory, e=self.queries, p=p)
        return self.classify(q), self.box(q).sigmoid()

    def attended(self) -> Tensor:
        """Return where each query looked in the last pass (B, Q, H · W): the last layer's mean over heads."""
        last = self.decoder[-1]
        assert isinstance(last, DecoderLayer)
        assert last.look.weights is not None, "nothing has been looked at yet"
        return last.look.weights.mean(dim=1)


def plane(h: int, w: int, d: int) -> Tensor:
    """Return positions (H · W, D): half of the width tells the row, half the column."""
    rows = positions(h, d // 2).unsqueeze(1).expand(-1, w, -1)
    columns = positions(w, d // 2).unsqueeze(0).expand(h, -1, -1)
    return torch.cat([rows, columns], dim=-1).flatten(0, 1)


def corners(boxes: Tensor) -> Tensor:
    """Return centre, width and height (..., 4) as left, top, right, bottom."""
    centre, size = boxes[..., :2], boxes[..., 2:]
    return torch.cat([centre - size / 2, centre + size / 2], dim=-1)


def overlaps(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """Return IoU and GIoU of every box of a (..., N, 4) with every one of b (..., M, 4), as (..., N, M).

    GIoU = IoU − |C ∖ (A ∪ B)| / |C|, where C is the smallest box around both: it slopes where IoU is 0.
    """
    a, b = corners(a).unsqueeze(-2), corners(b).unsqueeze(-3)
    shared = _area(torch.maximum(a[..., :2], b[..., :2]), torch.minimum(a[..., 2:], b[..., 2:]))
    around = _area(torch.minimum(a[..., :2], b[..., :2]), torch.maximum(a[..., 2:], b[..., 2:]))
    union = _area(a[..., :2], a[..., 2:]) + _area(b[..., :2], b[..., 2:]) - shared
    iou = shared / union.clamp(min=1e-9)
    return iou, iou - (around - union) / around.clamp(min=1e-9)


def _area(low: Tensor, high: Tensor) -> Tensor:
    return (high - low).clamp(min=0).prod(dim=-1)


@torch.no_grad()
def match(logits: Tensor, boxes: Tensor, target: Target) -> list[int]:
    """Return the query of each target of one picture, from logits (Q, classes + 1) and boxes (Q, 4)."""
    cost = -logits.softmax(dim=-1)[:, target.classes].T  # (N, Q)
    cost = cost + L1 * torch.cdist(target.boxes, boxes, p=1)
    cost = cost - GIOU * overlaps(target.boxes, boxes)[1]
    return assign(cost.tolist())


def set_loss(logits: Tensor, boxes: Tensor, targets: Sequence[Target]) -> Tensor:
    """Return the loss of logits (B, Q, classes + 1) and boxes (B, Q, 4), matched to the targets."""
    none = logits.shape[-1] - 1
    wanted = torch.full(logits.shape[:2], none, device=logits.device)  # (B, Q)
    found, true = [], []
    for i, target in enumerate(targets):
        sigma = match(logits[i], boxes[i], target)
        wanted[i, sigma] = target.classes
        found.append(boxes[i, sigma])  # (N, 4)
        true.append(target.boxes)
    b_hat, b = torch.cat(found), torch.cat(true)  # (all N, 4)
    l1 = (b_hat - b).abs().sum()
    giou = (1 - overlaps(b_hat.unsqueeze(1), b.unsqueeze(1))[1]).sum()
    weight = logits.new_ones(none + 1)
    weight[none] = NONE
    return F.cross_entropy(logits.flatten(0, 1), wanted.flatten(), weight) + (L1 * l1 + GIOU * giou) / max(
        1, len(b)
    )
