"""Ways of upsampling against torch's, and the equalities that the papers state."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from policies.components.upsampling import (
    SubPixel,
    as_transposed,
    bilinear,
    checkerboard,
    icnr,
    nearest,
    pixel_shuffle,
    pool,
    transposed,
    unpool,
)


@pytest.mark.parametrize("r", [2, 3])
def test_nearest_bilinear_and_pixel_shuffle_agree_with_torch(r: int) -> None:
    x = torch.randn(2, 18 * 4, 5, 7)

    torch.testing.assert_close(nearest(x, r), F.interpolate(x, scale_factor=r, mode="nearest"))
    torch.testing.assert_close(bilinear(x, r), F.interpolate(x, scale_factor=r, mode="bilinear"))
    torch.testing.assert_close(pixel_shuffle(x, r), F.pixel_shuffle(x, r))


@pytest.mark.parametrize(("k", "s", "padding"), [(2, 2, 0), (3, 2, 1), (4, 2, 1), (5, 3, 2)])
def test_a_transposed_convolution_agrees_with_torch(k: int, s: int, padding: int) -> None:
    x, weight = torch.randn(2, 3, 5, 6), torch.randn(3, 4, k, k)

    expected = F.conv_transpose2d(x, weight, stride=s, padding=padding)

    torch.testing.assert_close(transposed(x, weight, s, padding=padding), expected)


def test_unpooling_agrees_with_torch() -> None:
    x = torch.randn(2, 3, 6, 8)
    values, where = F.max_pool2d(x, 2, return_indices=True)

    largest, place = pool(x, 2)

    torch.testing.assert_close(largest, values)
    torch.testing.assert_close(unpool(largest, place, 2), F.max_unpool2d(values, where, 2))


@pytest.mark.parametrize(("k", "r"), [(1, 2), (3, 2), (3, 4)])
def test_a_convolution_and_pixel_shuffle_are_one_transposed_convolution(k: int, r: int) -> None:
    x, weight = torch.randn(1, 3, 6, 5), torch.randn(2 * r * r, 3, k, k)

    shuffled = pixel_shuffle(F.conv2d(x, weight, padding=k // 2), r)
    stamped = transposed(x, as_transposed(weight, r), r, padding=r * (k - 1 - k // 2))

    torch.testing.assert_close(shuffled, stamped)


def test_a_kernel_that_its_stride_does_not_divide_makes_a_checkerboard_of_a_flat_picture() -> None:
    flat = torch.ones(1, 1, 20, 20)

    uneven = transposed(flat, torch.ones(1, 1, 3, 3), 2)[..., 4:-4, 4:-4]
    even = transposed(flat, torch.ones(1, 1, 4, 4), 2)[..., 4:-4, 4:-4]

    assert checkerboard(uneven, 2) > 0.99
    assert even.std() == 0


def test_channels_that_start_equal_make_no_checkerboard() -> None:
    torch.manual_seed(0)
    x, weight = torch.rand(1, 3, 16, 16), torch.randn(16, 3, 3, 3)

    apart = pixel_shuffle(F.conv2d(x, weight), 4)
    equal = pixel_shuffle(F.conv2d(x, icnr(weight, 4)), 4)

    assert checkerboard(equal, 4) < 1e-9 < 0.1 < checkerboard(apart, 4)


def test_a_sub_pixel_layer_starts_as_a_blocky_picture() -> None:
    torch.manual_seed(0)
    layer = SubPixel(3, 1, 2)
    x = torch.rand(1, 3, 8, 8)

    y = layer(x)

    assert y.shape == (1, 1, 16, 16)
    torch.testing.assert_close(y, nearest(y[..., ::2, ::2], 2))
    assert isinstance(layer.convolve, nn.Conv2d)
