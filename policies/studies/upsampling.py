"""Upsampling a crop of text by each method: how near it comes, what it costs, and the grid it leaves.

The crop is drawn text, made small by averaging blocks. The learned methods have trained on other texts for
a few seconds, so they know letters, which is an advantage that the figures should be read with. The
checkerboard is measured at birth too: there it is the method's own, before training has learned to hide it.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator

import torch
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.upsampling import (
    SubPixel,
    bilinear,
    checkerboard,
    nearest,
    pool,
    unpool,
)
from policies.studies.clock import seconds
from policies.studies.training import descended, seeded

WIDTH, HEIGHT, CHANNELS = 96, 48, 16
TIMID = (
    0.1  # the learned ones add to `nearest`, and little at birth: otherwise they first unlearn their noise
)
WORDS = ("Save", "Open", "Cancel", "Undo", "Paste", "Search", "Close", "Edit", "View", "Help", "Print", "New")


def features() -> nn.Module:
    """Return the layers at the small size, ESPCN's but narrower: (B, 1, H, W) to (B, CHANNELS, H, W)."""
    first, second = nn.Conv2d(1, 2 * CHANNELS, 5, padding=2), nn.Conv2d(2 * CHANNELS, CHANNELS, 3, padding=1)
    return nn.Sequential(first, nn.GELU(), second, nn.GELU())


class Transposed(nn.Module):
    """Features, then a transposed convolution with a kernel one larger than its stride."""

    def __init__(self, r: int) -> None:
        super().__init__()
        self.r, self.k = r, r + 1
        self.features = features()
        self.weight = nn.Parameter(TIMID * torch.randn(CHANNELS, 1, self.k, self.k) / CHANNELS**0.5)

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, 1, H · r, W · r) for x (B, 1, H, W)."""
        up = F.conv_transpose2d(
            self.features(x - 0.5), self.weight, stride=self.r
        )  # ours is slower, and equal
        return nearest(x, self.r) + up[..., : x.shape[-2] * self.r, : x.shape[-1] * self.r]


class Shuffled(nn.Module):
    """Features, then a convolution to r² channels, shuffled. equal: whether these start equal (ICNR)."""

    def __init__(self, r: int, *, equal: bool) -> None:
        super().__init__()
        self.features = features()
        self.up = SubPixel(CHANNELS, 1, r)
        if not equal:
            self.up.convolve.reset_parameters()
        with torch.no_grad():
            self.up.convolve.weight *= TIMID

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, 1, H · r, W · r) for x (B, 1, H, W)."""
        y: Tensor = nearest(x, self.up.r) + self.up(self.features(x - 0.5))
        return y


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    r, seed, steps = values.whole("factor"), values.whole("seed"), values.whole("steps")
    chance = random.Random(seed)
    crop, others = texts(1, r, chance), texts(128, r, chance)
    small = F.avg_pool2d(crop, r)
    yield told_picture("original", crop, "upsampling.picture")
    simple = plain(crop, r)
    with seeded(seed):
        learned = untrained(r)
    total = len(simple) + len(learned)
    for number, (name, up) in enumerate(simple.items()):
        yield Progress(number, total, name)
        yield from told(name, up, small, crop, r)
    for number, (name, model) in enumerate(learned.items(), start=len(simple)):
        yield Progress(number, total, name)
        with torch.no_grad():
            grid = checkerboard(model(torch.full((1, 1, 12, 12), 0.5))[..., r:-r, r:-r], r)
        yield Reading("upsampling.checkerboard_at_birth", (grid,), (), label=name)
        taught(model, others, r, steps=steps, control=control)
        yield from told(name, model, small, crop, r)
    yield Progress(total, total)


def plain(crop: Tensor, r: int) -> dict[str, Callable[[Tensor], Tensor]]:
    """Return the methods that learn nothing; unpooling is told where the crop has its largest values."""
    return {
        "nearest": lambda x: nearest(x, r),
        "bilinear": lambda x: bilinear(x, r),
        "unpooling": lambda x: unpool(x, pool(crop, r)[1], r),
    }


def untrained(r: int) -> dict[str, nn.Module]:
    """Return the methods that learn, by name."""
    return {
        "transposed convolution": Transposed(r),
        "PixelShuffle": Shuffled(r, equal=False),
        "PixelShuffle, ICNR": Shuffled(r, equal=True),
    }


def taught(model: nn.Module, others: Tensor, r: int, *, steps: int, control: Control) -> float:
    """Train a method on pictures (N, 1, H, W), and return the mean loss of the last steps."""

    def loss(step: int) -> Tensor:
        large = others[torch.arange(step * 8, step * 8 + 8) % len(others)]
        return F.mse_loss(model(F.avg_pool2d(large, r)), large)

    return descended(model.parameters(), loss, steps=steps, rate=5e-3, control=control)


@torch.no_grad()
def told(
    name: str,
    up: Callable[[Tensor], Tensor],
    small: Tensor,
    crop: Tensor,
    r: int,
    of: str = "",
    *,
    exact: bool = True,
) -> Iterator[Reading]:
    """Tell what a method makes of a crop. of: the source that the Readings are of, the study's if empty.

    exact: whether its time is the best of a tenth of a second, or that of the one call which is shown.
    """
    before = time.thread_time()
    large = up(small)
    took = time.thread_time() - before
    error = float(F.mse_loss(large.clamp(0, 1), crop))
    source = f"{of}_" if of else "upsampling."
    yield Reading(f"{source}psnr", (-10 * math.log10(max(error, 1e-10)),), (), "dB", label=name)
    took = seconds(lambda: up(small)) if exact else took
    yield Reading(f"{source}time", (took * 1000,), (), "ms", label=name)
    yield Reading(f"{source}checkerboard", (checkerboard(large - crop, r),), (), label=name)
    yield told_picture(name, large, of or "upsampling.picture")


def told_picture(name: str, y: Tensor, source: str) -> Reading:
    """Tell a picture (1, 1, H, W)."""
    grey = y[0, 0].clamp(0, 1)
    return Reading(source, grey.flatten().tolist(), ("row", "column"), shape=tuple(grey.shape), label=name)


def texts(count: int, r: int, chance: random.Random) -> Tensor:
    """Return pictures (count, 1, H, W) of two lines of text, dark on light or light on dark; sides fit r."""
    height, width = HEIGHT // r * r, WIDTH // r * r
    pictures = []
    for _ in range(count):
        dark, light = chance.uniform(0, 0.3), chance.uniform(0.7, 1)
        ink, paper = (dark, light) if chance.random() < 0.7 else (light, dark)
        picture = Image.new("L", (width, height), round(255 * paper))
        draw, size = ImageDraw.Draw(picture), chance.randint(12, 18)
        font = ImageFont.load_default(size)
        for line in range(2):
            text = " ".join(chance.sample(WORDS, 2))
            draw.text((chance.randint(0, 8), 2 + line * (size + 4)), text, fill=round(255 * ink), font=font)
        pictures.append(
            torch.tensor(list(picture.tobytes()), dtype=torch.float32).view(1, height, width) / 255
        )
    return torch.stack(pictures)
