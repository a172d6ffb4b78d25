"""Claims about the picture that the detector looks at."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn.functional import pixel_unshuffle

from policies.detectors.canvas import GREY, HEIGHT, PATCH, WIDTH, fitted, patches


def noise(high: int, wide: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (high, wide, 3)).astype(np.uint8)


def test_patches_are_the_inverse_of_pixel_shuffle() -> None:
    canvas = noise(HEIGHT, WIDTH)
    plain = torch.from_numpy(canvas).permute(2, 0, 1)[None].float() / 255 - 0.5

    assert torch.equal(patches([canvas]), pixel_unshuffle(plain, PATCH))


def test_a_small_screen_stays_as_large_as_it_is_and_the_rest_is_grey() -> None:
    rgb = noise(480, 640)

    canvas, scale = fitted(rgb)

    assert scale == 1
    assert np.array_equal(canvas[:480, :640], rgb)
    assert set(canvas[480:].ravel()) | set(canvas[:, 640:].ravel()) == {GREY}


@pytest.mark.parametrize(
    ("wide", "high", "scale"), [(1920, 1080, 2 / 3), (2560, 1600, 0.5), (800, 1600, 0.5)]
)
def test_a_large_screen_is_made_to_fit(wide: int, high: int, scale: float) -> None:
    canvas, made = fitted(noise(high, wide))

    assert made == pytest.approx(scale)
    assert canvas.shape == (HEIGHT, WIDTH, 3)
