"""The model: an RT-DETR (Zhao 2023, arXiv 2304.08069) of `transformers`, small, with weights of our own.

What differs from DETR: the queries are not learned, but taken from the places of the encoder that look most
like an object; the decoder's attention looks at a few points only (Deformable DETR, Zhu 2020); and boxes
are refined from layer to layer. Matching, set loss and "nothing is weeded out" are DETR's own. DETR takes
500 epochs to learn; this is far quicker, and time is what two shared cores do not have.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import RTDetrConfig, RTDetrForObjectDetection, RTDetrResNetConfig
from transformers.utils import logging

from agent.errors import UsageError
from policies.detectors.canvas import CLASSES, HEIGHT, PATCH, WIDTH

PRIOR = 0.01  # of a class at a place, before anything is learned (Lin 2017)
STRIDES = (8, 16, 32)  # pixels of the canvas in a place of each feature map
_LIBRARY = (OSError, ValueError)  # what the library raises for a folder that has no weights


class Blind(nn.Module):
    """In place of the queries' attention to each other: nothing comes of it."""

    def forward(self, hidden_states: Tensor, **others: Any) -> tuple[Tensor, None]:
        return torch.zeros_like(hidden_states), None


class Steps(nn.Module):
    """Says where the widget of each place is, in steps of the place's own map.

        middle = place + stride · o_xy      size = stride · e^o_wh      answer = logit(share of the canvas)

    The library's head adds to the logit of a share, so that the same eight pixels are three hundredths at the
    middle of the screen and a fifth at its edge: nothing that a convolution could know.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 4)
        )

    def forward(self, memory: Tensor, width: int = WIDTH, height: int = HEIGHT) -> Tensor:
        """Return boxes before the sigmoid (B × T × 4) for what the places hold (B × T × D).

        width, height: of the picture, in pixels.
        """
        said = self.layers(memory)  # B x T x 4
        at = places(width, height)  # T x 3
        cell = at[:, 2:] / torch.tensor([width, height])  # T x 2
        middle = at[:, :2] + cell * said[..., :2]
        size = cell * said[..., 2:].clamp(-3, 6).exp()
        return torch.cat([middle, size], dim=-1).clamp(1e-4, 1 - 1e-4).logit()


def places(width: int = WIDTH, height: int = HEIGHT) -> Tensor:
    """Return the middles of all places as shares of a picture, and the stride of each in pixels: T × 3."""
    made = []
    for stride in STRIDES:
        rows = (torch.arange(height // stride) + 0.5) * stride / height
        columns = (torch.arange(width // stride) + 0.5) * stride / width
        y, x = torch.meshgrid(rows, columns, indexing="ij")
        made.append(torch.stack([x, y, torch.full_like(x, stride)], dim=-1).flatten(0, 1))
    return torch.cat(made)


def _nowhere(shapes: tuple[tuple[int, int], ...], **others: Any) -> tuple[Tensor, Tensor]:
    """Return anchors that say nothing (1 × T × 4) and that every place counts (1 × T × 1)."""
    count = sum(high * wide for high, wide in shapes)
    return torch.zeros(1, count, 4), torch.ones(1, count, 1)


class Finder(RTDetrForObjectDetection):  # type: ignore[no-untyped-call]
    """The library's model, its maps twice as fine and the places' boxes told in steps."""

    def __init__(self, config: RTDetrConfig) -> None:
        super().__init__(config)
        self.loss_type = "RTDetrForObjectDetection"  # which the library would look for by our class's name
        self.model.backbone.model.embedder.pooler = nn.Identity()
        self.model.enc_bbox_head = Steps(config.d_model)
        self.model.generate_anchors = _nowhere


def new(
    *,
    width: int = 96,
    stem: int = 48,
    deep: int = 128,
    layers: int = 3,
    queries: int = 200,
    depth: int = 1,
    repeats: float = 0.5,
) -> RTDetrForObjectDetection:
    """Return a model with random weights.

    width: of encoder and decoder. stem, deep: channels of the two feature maps. depth: blocks for each.
    layers: of the decoder. repeats: width of the blocks that join the maps, of `width`.
    """
    backbone = RTDetrResNetConfig(  # type: ignore[call-arg]
        num_channels=3 * PATCH**2,
        embedding_size=stem,
        hidden_sizes=[stem, 96, deep],
        depths=[depth, 2, 2],
        layer_type="basic",
        out_indices=[1, 2, 3],
    )
    config = RTDetrConfig(
        backbone_config=backbone,
        freeze_backbone_batch_norms=False,
        encoder_hidden_dim=width,
        encoder_in_channels=[stem, 96, deep],
        feat_strides=list(STRIDES),
        encode_proj_layers=[2],
        encoder_ffn_dim=2 * width,
        encoder_attention_heads=width // 16,
        hidden_expansion=repeats,
        d_model=width,
        decoder_in_channels=[width] * len(STRIDES),
        num_feature_levels=len(STRIDES),
        decoder_ffn_dim=2 * width,
        decoder_layers=layers,
        decoder_attention_heads=width // 16,
        num_queries=queries,
        num_denoising=queries // 3,
        id2label=dict(enumerate(CLASSES)),
    )
    return _woken(Finder(config))


def _woken(model: RTDetrForObjectDetection) -> RTDetrForObjectDetection:
    """Return the same model, drawn anew from distributions under which all places are not alike.

    WORKAROUND: the library gives each BatchNorm2d of the encoder weights around nought (deviation 0.01),
    since it expects weights to be loaded. Each one then makes its signal a hundredth, and after some of them
    nothing is left to learn from: after 158 steps all 5000 places scored the same. It ends when the library
    starts them at one.
    """
    parts = model.model
    kept = {id(each) for layer in parts.decoder.layers for each in layer.encoder_attn.modules()}
    kept |= {id(each) for each in (parts.enc_score_head, *parts.decoder.class_embed)}
    kept |= {id(each) for each in parts.backbone.modules()}  # all these start well
    for module in parts.modules():
        if id(module) in kept:
            continue
        if isinstance(module, nn.BatchNorm2d):
            nn.init.ones_(module.weight)
        elif isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight)
        elif isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
    for head in (parts.enc_bbox_head, *parts.decoder.bbox_embed):
        nn.init.zeros_(head.layers[-1].weight)
    nn.init.normal_(parts.enc_score_head.weight, std=0.01)  # at first no place is surer than another
    nn.init.constant_(parts.enc_score_head.bias, -math.log((1 - PRIOR) / PRIOR))
    return model


def answers(model: RTDetrForObjectDetection, pixels: Tensor) -> tuple[Tensor, Tensor]:
    """Return what every place says, with nobody asking the decoder.

    That is the classes' logits (B × T × C) and the boxes before the sigmoid (B × T × 4), the library's
    `enc_outputs_class` and `enc_outputs_coord_logits`, for less than half of the work.
    """
    parts = model.model
    seen = parts.backbone(pixels, torch.ones(len(pixels), *pixels.shape[2:]))
    joined = parts.encoder(
        [project(each) for project, (each, _) in zip(parts.encoder_input_proj, seen, strict=True)]
    ).last_hidden_state
    maps = [project(each) for project, each in zip(parts.decoder_input_proj, joined, strict=True)]
    flat = torch.cat([each.flatten(2).transpose(1, 2) for each in maps], dim=1)  # B x T x D
    memory = parts.enc_output(flat)
    high, wide = (PATCH * side for side in pixels.shape[2:])
    return parts.enc_score_head(memory), parts.enc_bbox_head(memory, wide, high)


@torch.no_grad()
def handed_on(model: RTDetrForObjectDetection) -> RTDetrForObjectDetection:
    """Return the same model, its decoder beginning with what the encoder has learned.

    Each layer adds nothing at first, and classes are told as the encoder tells them. What is left to learn is
    where two queries found the same.
    """
    decoder = model.model.decoder
    for layer in decoder.layers:
        talk = [] if isinstance(layer.self_attn, Blind) else [layer.self_attn.o_proj]
        for last in (*talk, layer.encoder_attn.output_proj, layer.mlp.fc2):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)
    for head in decoder.class_embed:
        head.load_state_dict(model.model.enc_score_head.state_dict())
    return model


def blinded(model: RTDetrForObjectDetection) -> RTDetrForObjectDetection:
    """Return the same model, its queries blind to each other."""
    for layer in model.model.decoder.layers:
        layer.self_attn = Blind()
    return model


def loaded(folder: Path) -> RTDetrForObjectDetection:
    """Return the model in a folder. Raises UsageError where there is none."""
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model: RTDetrForObjectDetection = Finder.from_pretrained(folder, local_files_only=True)
    except _LIBRARY as error:
        raise UsageError(
            f"cannot load the detector in '{folder}': {error} "
            "(name a folder that policies.detectors.train wrote)"
        ) from error
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            # Dark and bright screens differ more than means over screens can tell: each is normalised by
            # itself, as it was in training, where a step sees one.
            module.running_mean = module.running_var = None
    model.eval()  # type: ignore[no-untyped-call]
    return model
