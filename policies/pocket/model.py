"""The model: looks at parts of a screen, reads sentences, and says which part a sentence means.

Axes: `B` parts, `N` sentences, `F` features of all sentences together, `D` directions.
Contrastive pre-training of two encoders: Radford and others (2021), "Learning Transferable Visual Models From
Natural Language Supervision"; here with more than one right answer a batch, since every gear means settings.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import PreTrainedModel

from policies.pocket.config import PocketConfig
from policies.pocket.pointer import Pointer


class Outline(nn.Module):
    """Describes parts of a screen by where edges run and how: B × 3 × side × side, 0 to 1, into B × `count`.

    Histograms of oriented gradients (Dalal and Triggs, 2005), without a sign, since an icon may be dark
    on light or light on dark; with a finer map of edges, and coarse ones of light and colour. Nothing
    here is learned, so that two cores need to learn the rest only; a hundred thousand parts were not
    enough for convolutions from nothing.
    """

    ANGLES = 8

    def __init__(self, side: int) -> None:
        super().__init__()
        self.count = (
            self.ANGLES * (side // 4) ** 2 + (side // 2) ** 2 + (side // 4) ** 2 + 3 * (side // 8) ** 2
        )

    @torch.no_grad()
    def forward(self, pixels: Tensor) -> Tensor:
        spread = pixels.std((1, 2, 3), keepdim=True) + 0.03
        x = functional.pad(pixels / spread, (1, 1, 1, 1), mode="replicate")
        across, down = x[:, :, 1:-1, 2:] - x[:, :, 1:-1, :-2], x[:, :, 2:, 1:-1] - x[:, :, :-2, 1:-1]
        strength = (across.square() + down.square()).sqrt()  # B x 3 x side x side
        edge, which = strength.max(1, keepdim=True)  # B x 1 x side x side: of the colour that changes most
        angle = torch.atan2(down.gather(1, which), across.gather(1, which))
        bins = torch.arange(self.ANGLES, device=pixels.device).view(1, -1, 1, 1) * (2 * math.pi / self.ANGLES)
        share = torch.cos(2 * angle - bins).clamp(min=0).square()  # B x ANGLES x side x side
        cells = functional.avg_pool2d(edge * share, 6, 4, 1)  # B x ANGLES x side/4 x side/4
        fine = functional.avg_pool2d(edge, 2)
        grey = (pixels - pixels.mean((1, 2, 3), keepdim=True)).mean(1, keepdim=True) / spread
        corner = pixels[:, :, 0, :].mean(2)[:, :, None, None]  # the ground
        tint = functional.avg_pool2d(pixels - corner, 8)
        kinds = (_even(cells), _even(fine), functional.avg_pool2d(grey, 4).flatten(1).abs(), tint.flatten(1))
        return torch.cat(kinds, dim=1)


def _even(x: Tensor) -> Tensor:
    """Return the rows flat, of one length, weak ones raised."""
    flat = x.flatten(1)
    return (flat / (flat.sum(1, keepdim=True) + 1e-6) * flat.shape[1]).sqrt()


class Look(nn.Module):
    """Encodes outlines of parts: B × outline into B × D."""

    def __init__(self, config: PocketConfig) -> None:
        super().__init__()
        self.outline = Outline(config.side)
        self.layers = nn.Sequential(
            nn.LayerNorm(self.outline.count),
            nn.Linear(self.outline.count, config.width),
            nn.GELU(),
            nn.Dropout(config.dropout),
            nn.LayerNorm(config.width),
            nn.Linear(config.width, config.width),
            nn.GELU(),
            nn.Dropout(config.dropout),
            nn.Linear(config.width, config.space),
        )

    def forward(self, outlines: Tensor) -> Tensor:
        return functional.normalize(self.layers(outlines), dim=-1)  # B x D


class Read(nn.Module):
    """Encodes sentences, as features one after another and where each begins, into N × D.

    A feature's numbers are kept in two halves, since no file of weights may be larger than 16 MB.
    """

    def __init__(self, config: PocketConfig) -> None:
        super().__init__()
        self.halves = nn.ModuleList(
            nn.EmbeddingBag(config.buckets, config.reading // 2, mode="sum") for _ in range(2)
        )
        self.norm = nn.LayerNorm(config.reading)
        self.widen = nn.Linear(config.reading, 4 * config.reading)
        self.project = nn.Linear(4 * config.reading, config.space)

    def forward(self, features: Tensor, starts: Tensor) -> Tensor:
        x = self.norm(torch.cat([half(features, starts) for half in self.halves], dim=-1))  # N x reading
        return functional.normalize(self.project(functional.gelu(self.widen(x))), dim=-1)  # N x D


class PocketModel(PreTrainedModel):  # type: ignore[no-untyped-call]
    """Both encoders, how sharply their directions are told apart, and the pointer."""

    config_class = PocketConfig
    base_model_prefix = "pocket"
    main_input_name = "pixels"

    def __init__(self, config: PocketConfig) -> None:
        super().__init__(config)
        self.look = Look(config)
        self.read = Read(config)
        self.point = Pointer(config, self.look.outline.count)
        self.sharpness = nn.Parameter(torch.tensor(math.log(10.0)))
        self.post_init()  # type: ignore[no-untyped-call]

    def _init_weights(self, module: Any) -> None:
        """Start the sentences' features small, so that one rare feature does not outweigh the rest."""
        if isinstance(module, nn.EmbeddingBag):
            nn.init.normal_(module.weight, std=0.3)

    @property
    def scale(self) -> Tensor:
        return self.sharpness.exp().clamp(max=60.0)

    def forward(self, pixels: Tensor, features: Tensor, starts: Tensor) -> Tensor:
        """Return how well each sentence fits each part: N × B logits."""
        logits: Tensor = self.scale * self.read(features, starts) @ self.look(self.look.outline(pixels)).T
        return logits
