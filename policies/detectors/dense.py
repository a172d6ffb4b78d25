"""A loss on every place of the encoder, beside DETR's own: how its queries learn to start at widgets at once.

    loss = Σ focal(p_t, c_t) / N + 0.1 Σ_positive 2 (1 − GIoU(b̂_t, b_t)) / N_positive

The queries start at the places that are surest. DETR's loss reaches only those, so that at first, when they
are there by chance, nearly no place learns. Here each widget's middle makes the nearest place of each feature
map that fits its size positive, and its neighbours where the widget is large: some places for one widget, as
in Co-DETR (Zong 2023, arXiv 2211.12860). One trap is to let the decoder learn so, too: it would find all
things twice. It keeps the one-to-one matching. The other is to make all of the middle of a large widget
positive: windows then have nine of ten places, and buttons are not learned (after 618 steps, none was).

Axes: B pictures, T places of all maps, C classes, N targets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from policies.components.detr import GIOU, overlaps
from policies.detectors.canvas import HEIGHT, WIDTH
from policies.detectors.model import STRIDES, places

REACH = 0.3  # of a widget's sides from its middle, within which places are positive,
NEAREST = 1.5  # but no farther than so many places (as FCOS samples centres, Tian 2019)
FROM, UPTO = 1.5, 8  # a widget's shorter side in places, for a map to look for it
ALPHA, GAMMA = 0.5, 2.0  # of the focal loss (Lin 2017)
SHAPE = 0.1  # of the boxes' part: at 1 its noise drowned what the classes' part says, and none were learned
FEWEST = 100  # one of so many places counts as positive at least, lest a picture of nothing weigh most


def owners(boxes: Tensor, at: Tensor, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Tensor:
    """Return whose of the targets (N × 4) each place (T × 3) is: the smallest that wants it; −1 is nobody."""
    if not len(boxes):
        return torch.full((len(at),), -1)
    apart = (at[None, :, :2] - boxes[:, None, :2]).abs()  # N x T x 2
    cell = at[None, :, 2:] / torch.tensor(size)  # 1 x T x 2
    reach = torch.minimum(REACH * boxes[:, None, 2:], NEAREST * cell)  # N x T x 2
    near = (apart <= torch.maximum(cell / 2, reach)).all(dim=2)
    shorter = (boxes[:, 2:] * torch.tensor(size)).min(dim=1, keepdim=True).values / at[None, :, 2]
    near &= (shorter >= FROM) | (at[None, :, 2] == STRIDES[0])
    near &= (shorter < UPTO) | (at[None, :, 2] == STRIDES[-1])
    area = boxes[:, 2:].prod(dim=1)[:, None].where(near, torch.inf)
    least = area.min(dim=0)  # of T
    return least.indices.where(least.values < torch.inf, -1)


def dense_loss(
    logits: Tensor,
    corners: Tensor,
    targets: Sequence[Mapping[str, Tensor]],
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Tensor:
    """Return the loss of all places: logits (B × T × C), boxes before the sigmoid (B × T × 4).

    size: of the pictures, width and height in pixels.
    """
    at = places(*size)
    wanted = torch.zeros_like(logits)
    found, true = [], []
    for number, target in enumerate(targets):
        owner = owners(target["boxes"], at, size)
        mine = owner >= 0
        wanted[number, mine, target["class_labels"][owner[mine]]] = 1
        found.append(corners[number, mine].sigmoid())
        true.append(target["boxes"][owner[mine]])
    b_hat, b = torch.cat(found), torch.cat(true)
    positive = max(len(b), 1)
    counted = max(len(b), len(at) * len(targets) // FEWEST)
    plain = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    chance = logits.sigmoid()
    missed = torch.where(wanted > 0, 1 - chance, chance)
    weight = torch.where(wanted > 0, ALPHA, 1 - ALPHA)
    classes = (weight * missed**GAMMA * plain).sum() / counted
    shape = GIOU * (1 - _paired(b_hat, b)).sum() / positive
    return classes + SHAPE * shape


def _paired(a: Tensor, b: Tensor) -> Tensor:
    """Return the GIoU of each box of a (N × 4) with the one of b beside it."""
    giou: Tensor = overlaps(a.unsqueeze(1), b.unsqueeze(1))[1].flatten()
    return giou
