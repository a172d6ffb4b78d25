"""The spaces in which a model sees and points, and the way between them and the screen.

The trap: a model of this family answers in the pixels of the picture *after its processor has resized it*, or
in thousandths of it. Whoever sends it any other size, rounds otherwise, or has another limit than the server,
clicks beside the target, a little at 1080p and far off at 4K. So the picture gets a size here that every
processor leaves as it is, and this is the only place that multiplies.

Rounding is Python's, half to even, as in the processors of Qwen2-VL and Qwen2.5-VL.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.errors import UsageError
from agent.geometry import Box, Point
from agent.registry import did_you_mean
from agent.screenshot import Screenshot

MOST_RATIO = 200


class Space(StrEnum):
    """In what a model counts."""

    THOUSAND = "thousand"  # thousandths of the picture's width and height
    SENT = "sent"  # pixels of the picture that it was sent


@dataclass(frozen=True, slots=True)
class Profile:
    """How a family of models counts, and what sizes it takes.

    patch: pixels that both sides are a multiple of. least, most: pixels of a whole picture.
    """

    name: str
    space: Space
    patch: int
    least: int
    most: int

    def within(self, patches: int) -> Profile:
        """Return this profile for pictures of at most so many patches."""
        return replace(self, most=max(self.least, min(self.most, patches * self.patch**2)))


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            Profile("ui-tars-1.0", Space.THOUSAND, 28, 100 * 784, 2700 * 784),
            Profile("doubao", Space.THOUSAND, 28, 100 * 784, 5120 * 784),
            Profile("ui-tars-1.5", Space.SENT, 28, 100 * 784, 16384 * 784),
            Profile("qwen2.5-vl", Space.SENT, 28, 4 * 784, 16384 * 784),
            Profile("qwen3-vl", Space.THOUSAND, 32, 4 * 1024, 16384 * 1024),
            Profile("pixels", Space.SENT, 1, 1, 100_000_000),
        )
    }
)


def profile(name: str) -> Profile:
    """Return the profile of this name. Raises UsageError."""
    if name not in PROFILES:
        near = did_you_mean(name, list(PROFILES))
        raise UsageError(f"there is no coordinate profile '{name}'{near} (known: {', '.join(PROFILES)})")
    return PROFILES[name]


def fit(width: int, height: int, profile: Profile) -> tuple[int, int]:
    """Return the size nearest to this one that the model's processor takes unchanged.

    Raises:
        ValueError: a side is nothing, or one is 200 times the other or more.
    """
    if min(width, height) < 1 or max(width, height) > MOST_RATIO * min(width, height):
        raise ValueError(
            f"a picture of {width}x{height} pixels is too narrow (show a larger part of the screen)"
        )
    patch = profile.patch
    wide, high = (max(patch, round(side / patch) * patch) for side in (width, height))
    if wide * high > profile.most:
        beta = math.sqrt(width * height / profile.most)
        return tuple(max(patch, math.floor(side / beta / patch) * patch) for side in (width, height))  # type: ignore[return-value]
    if wide * high < profile.least:
        beta = math.sqrt(profile.least / (width * height))
        return tuple(math.ceil(side * beta / patch) * patch for side in (width, height))  # type: ignore[return-value]
    return wide, high


@dataclass(frozen=True, slots=True)
class View:
    """One picture as a model is sent it: its size, and which part of the screen it shows."""

    width: int
    height: int
    area: Box
    space: Space

    @property
    def bounds(self) -> tuple[float, float]:
        """The largest x and y that the model may name."""
        return (1000.0, 1000.0) if self.space is Space.THOUSAND else (float(self.width), float(self.height))

    def point_at(self, x: float, y: float) -> Point:
        """Return the place on the screen of what the model named."""
        most_x, most_y = self.bounds
        return Point(
            self.area.left + x / most_x * self.area.width, self.area.top + y / most_y * self.area.height
        )

    def named(self, point: Point) -> tuple[int, int]:
        """Return what a model would call this place: `point_at` is at most half of its units away."""
        most_x, most_y = self.bounds
        return (
            round((point.x - self.area.left) / self.area.width * most_x),
            round((point.y - self.area.top) / self.area.height * most_y),
        )


def view_of(screenshot: Screenshot, profile: Profile) -> tuple[NDArray[np.uint8], View]:
    """Return the picture to send, height x width x 3 in red, green, blue, and how to read what comes back."""
    high, wide = screenshot.image.shape[:2]
    width, height = fit(wide, high, profile)
    rgb = cv2.cvtColor(screenshot.image, cv2.COLOR_BGRA2RGB)
    if (width, height) != (wide, high):
        shrinks = width * height < wide * high
        rgb = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return np.asarray(rgb, np.uint8), View(width, height, screenshot.area, profile.space)
