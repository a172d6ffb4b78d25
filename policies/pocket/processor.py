"""Makes the model's inputs: parts of a picture as squares of one size, sentences as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor
from transformers import FeatureExtractionMixin

from agent.screenshot import Pixels
from policies.pocket.words import features

ROOM = 1.35  # sides of the square that is looked at, in sides of what is in it
LEAST = 11  # pixels: a smaller mark is looked at as if it were this large


class PocketProcessor(FeatureExtractionMixin):
    """Cuts parts out of pictures and hashes sentences, as the model was trained to see them."""

    model_input_names = ["pixels", "features", "starts"]  # noqa: RUF012 (the library's own interface)

    def __init__(self, side: int = 32, buckets: int = 16384, **others: Any) -> None:
        self.side = side
        self.buckets = buckets
        super().__init__(**others)  # type: ignore[no-untyped-call]

    def parts(self, rgb: Pixels, boxes: Sequence[tuple[float, float, float, float]]) -> Tensor:
        """Return B × 3 × side × side of 0 to 1: each box of pixels (left, top, right, bottom)."""
        squares = np.stack([square(rgb, box, self.side) for box in boxes])  # B x side x side x 3
        return torch.from_numpy(squares).permute(0, 3, 1, 2).float() / 255

    def sentences(self, sentences: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Return the features of all sentences one after another, and where each sentence begins."""
        bags = [features(sentence, self.buckets) for sentence in sentences]
        starts = np.cumsum([0, *(len(bag) for bag in bags[:-1])])
        return torch.tensor([each for bag in bags for each in bag]), torch.from_numpy(starts)


def square(rgb: Pixels, box: tuple[float, float, float, float], side: int) -> Pixels:
    """Return what is in the box and around it, as a square; what is off the picture repeats its edge."""
    left, top, right, bottom = box
    reach = max(right - left, bottom - top, LEAST) * ROOM / 2
    x, y = (left + right) / 2, (top + bottom) / 2
    size = max(round(2 * reach), 2)
    start_x, start_y = round(x - reach), round(y - reach)
    cut = rgb[max(start_y, 0) : max(start_y + size, 1), max(start_x, 0) : max(start_x + size, 1)]
    above, beside = max(-start_y, 0), max(-start_x, 0)
    below, after = max(size - cut.shape[0] - above, 0), max(size - cut.shape[1] - beside, 0)
    whole = cv2.copyMakeBorder(np.ascontiguousarray(cut), above, below, beside, after, cv2.BORDER_REPLICATE)
    how = cv2.INTER_AREA if size > side else cv2.INTER_LINEAR
    resized: Pixels = np.asarray(cv2.resize(whole, (side, side), interpolation=how), np.uint8)
    return resized
