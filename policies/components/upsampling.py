"""Ways from a small picture to a large one: copied, weighted, learned, remembered or shuffled.

    nearest            y[i, j] = x[⌊i/r⌋, ⌊j/r⌋]
    bilinear           y = A_r x B_rᵀ, A_r and B_r holding two weights a row
    transposed         y[i·s + a, j·s + b] += Σ_c x[c, i, j] W[c, :, a, b]       Zeiler et al. 2010
    unpooling          each value back to where max-pooling found it, zeros elsewhere   Zeiler, Fergus 2014
    PixelShuffle       y[c, i·r + a, j·r + b] = x[c·r² + a·r + b, i, j]       Shi et al. 2016, 1609.05158

PixelShuffle after a convolution is a transposed convolution with kernel r·k, and works on the small picture.

The trap is the checkerboard (Odena et al. 2016): where s does not divide the kernel, some pixels get more
terms than others; and r² channels that start apart differ likewise. `icnr` starts them
equal (Aitken et al. 2017).

Axes: B batch, C channels, H height, W width; r or s is the factor.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


def nearest(x: Tensor, r: int) -> Tensor:
    """Return x (B, C, H, W) with every pixel r × r times."""
    return x.repeat_interleave(r, dim=-2).repeat_interleave(r, dim=-1)


def bilinear(x: Tensor, r: int) -> Tensor:
    """Return x (B, C, H, W) with each new pixel a mean of its four neighbours, weighted by distance."""
    return _between(x.shape[-2], r).to(x) @ x @ _between(x.shape[-1], r).to(x).T


def _between(n: int, r: int) -> Tensor:
    """Return the weights (n · r, n) of the old pixels in the new ones on one axis; the border is repeated."""
    at = ((torch.arange(n * r) + 0.5) / r - 0.5).clamp(0, n - 1)  # centres, in old pixels
    low = at.floor().long()
    share = (at - low).unsqueeze(1)
    one_hot = torch.eye(n)
    return (1 - share) * one_hot[low] + share * one_hot[(low + 1).clamp(max=n - 1)]


def transposed(x: Tensor, weight: Tensor, s: int, *, padding: int = 0) -> Tensor:
    """Return the transposed convolution of x (B, C, H, W) by weight (C, out, k, k): pixels as stamps."""
    b, _, h, w = x.shape
    out, k = weight.shape[1], weight.shape[2]
    y = x.new_zeros(b, out, (h - 1) * s + k, (w - 1) * s + k)
    for a in range(k):
        for c in range(k):
            stamp = torch.einsum("bchw,co->bohw", x, weight[:, :, a, c])
            y[:, :, a : a + (h - 1) * s + 1 : s, c : c + (w - 1) * s + 1 : s] += stamp
    end = -padding or None
    return y[:, :, padding:end, padding:end]


def pool(x: Tensor, r: int) -> tuple[Tensor, Tensor]:
    """Return the largest value of every r × r block of x (B, C, H, W), and which of the block's r² it was."""
    b, c, h, w = x.shape
    blocks = x.view(b, c, h // r, r, w // r, r).transpose(3, 4).flatten(4)  # (B, C, H/r, W/r, r²)
    largest = blocks.max(dim=-1)
    return largest.values, largest.indices


def unpool(x: Tensor, where: Tensor, r: int) -> Tensor:
    """Return x (B, C, H, W) with each value in its place of an r × r block, and zeros beside it."""
    blocks = x.new_zeros(*x.shape, r * r).scatter_(-1, where.unsqueeze(-1), x.unsqueeze(-1))
    b, c, h, w = x.shape
    return blocks.view(b, c, h, w, r, r).transpose(3, 4).reshape(b, c, h * r, w * r)


def pixel_shuffle(x: Tensor, r: int) -> Tensor:
    """Return x (B, C · r², H, W) as (B, C, H · r, W · r): r² channels become r × r pixels."""
    b, channels, h, w = x.shape
    return x.view(b, channels // r**2, r, r, h, w).permute(0, 1, 4, 2, 5, 3).reshape(b, -1, h * r, w * r)


def as_transposed(weight: Tensor, r: int) -> Tensor:
    """Return the transposed convolution's weight (in, C, k · r, k · r) that does what a convolution does with
    weight (C · r², in, k, k) and PixelShuffle after it. Its padding is r · (k − 1 − padding)."""
    channels, inputs, k, _ = weight.shape
    parts = weight.view(channels // r**2, r, r, inputs, k, k).flip(4, 5)  # (C, r, r, in, k, k)
    return parts.permute(3, 0, 4, 1, 5, 2).reshape(inputs, -1, k * r, k * r)


def icnr(weight: Tensor, r: int) -> Tensor:
    """Return the weight (C · r², in, k, k) with r² equal channels a group: no checkerboard at birth."""
    return weight[:: r**2].repeat_interleave(r**2, dim=0)


def checkerboard(y: Tensor, r: int) -> float:
    """Return the share of y's variation (B, C, H, W) that has a period of r pixels: the grid of the kernel.

    The power at the frequencies that are multiples of 1/r, over all power but the mean's.
    """
    h, w = y.shape[-2] // r * r, y.shape[-1] // r * r
    power = torch.fft.fft2(y[..., :h, :w].double()).abs().square().sum(dim=(0, 1))  # (H, W)
    power[0, 0] = 0
    return float(power[:: h // r, :: w // r].sum() / power.sum().clamp(min=1e-30))


class SubPixel(nn.Module):
    """A convolution at the small size, then PixelShuffle, with channels that start equal."""

    def __init__(self, inputs: int, outputs: int, r: int, *, k: int = 3) -> None:
        super().__init__()
        self.r = r
        self.convolve = nn.Conv2d(inputs, outputs * r**2, k, padding=k // 2)
        self.convolve.weight = nn.Parameter(icnr(self.convolve.weight.detach(), r))
        nn.init.zeros_(self.convolve.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, outputs, H · r, W · r) for x (B, inputs, H, W)."""
        return pixel_shuffle(self.convolve(x), self.r)
