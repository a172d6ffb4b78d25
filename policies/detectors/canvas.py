"""The picture that the detector looks at: the screen on a canvas of one size, its pixels sorted into patches.

The trap: boxes are shares of the picture, so a model that learned on one size finds boxes of other sizes on
another. Every screen is therefore made to fit one canvas, from its left top corner; it is made smaller where
it is too large, but never larger, since widgets are as large as they are.

A patch of 4 × 4 pixels becomes one place with 48 channels, and nothing is lost by it: that is the inverse of
PixelShuffle (policies/components/upsampling.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import torch
from torch import Tensor

from agent.screenshot import Pixels

WIDTH, HEIGHT = 1280, 800  # pixels of the canvas
PATCH = 4  # pixels of a patch's side
GREY = 114  # of the canvas, where there is no screen

CLASSES = (
    "button", "field", "checkbox", "checkbox checked", "radio", "radio checked", "combo", "tab", "menu",
    "item", "slider", "scroll bar", "window", "dialog",
)  # fmt: skip


def fitted(rgb: Pixels) -> tuple[Pixels, float]:
    """Return the screen (height × width × 3) on the canvas, and how many of its pixels one of theirs is."""
    high, wide = rgb.shape[:2]
    scale = min(1.0, WIDTH / wide, HEIGHT / high)
    if scale < 1:
        size = (max(round(wide * scale), 1), max(round(high * scale), 1))
        rgb = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
    canvas: Pixels = np.full((HEIGHT, WIDTH, 3), GREY, np.uint8)
    canvas[: rgb.shape[0], : rgb.shape[1]] = rgb
    return canvas, scale


def patches(canvases: Sequence[Pixels]) -> Tensor:
    """Return B canvases as the model sees them: B × 48 × HEIGHT/4 × WIDTH/4, from −0.5 to 0.5."""
    # The same as torch's pixel_unshuffle, but on bytes: that takes a tenth of the time.
    high, wide = canvases[0].shape[:2]
    stacked = np.stack(canvases).reshape(len(canvases), high // PATCH, PATCH, wide // PATCH, PATCH, 3)
    sorted_ = np.ascontiguousarray(stacked.transpose(0, 5, 2, 4, 1, 3))  # B x 3 x 4 x 4 x H/4 x W/4
    flat = torch.from_numpy(sorted_).flatten(1, 3)  # B x 48 x H/4 x W/4
    return flat.float().div_(255).sub_(0.5)
