"""The even patches of a screen: what fields, buttons, boxes to tick, sliders and drawn shapes are made of.

The trap: a circle that is read as a rectangle is clicked as one. How much of its box a patch fills
tells them apart: a rectangle all of it, a circle 0.79, a triangle a half.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.screenshot import Screenshot

_EVEN = 10  # of 255: what differs less from its neighbours is one patch
_INKED = 60  # of 255: so far from the ground is ink
_SMALLEST = 5  # points
_LARGEST = 0.5  # of the screen's area: what is larger is the ground
_ROUND = (0.7, 0.86)  # of its box is filled by a disc, π/4 with ragged edges
_POINTED = 0.62
_THROUGH = 0.93  # of the rows that an edge crosses which goes all through


@dataclass(frozen=True, slots=True)
class Region:
    """One patch: where it is, its colour (red, green, blue), and how much of its box it fills."""

    box: Box
    colour: tuple[int, int, int]
    fill: float

    @property
    def is_square(self) -> bool:
        """Whether it is about as wide as high, and no disc."""
        return 0.75 < self.box.width / self.box.height < 1.33 and self.fill > _ROUND[1]

    @property
    def is_round(self) -> bool:
        return 0.8 < self.box.width / self.box.height < 1.25 and _ROUND[0] <= self.fill <= _ROUND[1]

    @property
    def form(self) -> str:
        """What it would be called: rectangle, circle or triangle."""
        if self.is_round:
            return "circle"
        return "triangle" if self.fill < _POINTED else "rectangle"


def regions(screenshot: Screenshot) -> list[Region]:
    """Return the even patches, the larger ones first, with the border around each counted in."""
    image = np.ascontiguousarray(screenshot.image[:, :, :3])
    flat = (_change(image) <= _EVEN).astype(np.uint8)  # H x W
    count, marks, stats, _ = cv2.connectedComponentsWithStats(flat, connectivity=4)
    least, most = _SMALLEST * screenshot.scale, _LARGEST * image.shape[0] * image.shape[1]
    found = []
    for each in range(1, count):
        left, top, width, height, size = (int(number) for number in stats[each])
        if width < least or height < least or width * height > most or size < 0.3 * width * height:
            continue
        inside = marks[top : top + height, left : left + width] == each
        blue, green, red = np.median(image[top : top + height, left : left + width][inside], axis=0).tolist()
        # the change thickens every edge by a pixel on either side: give it back
        box = screenshot.box_at(left - 1, top - 1, left + width + 1, top + height + 1)
        found.append(Region(box, (int(red), int(green), int(blue)), size / (width * height)))
    return sorted(found, key=lambda region: -region.box.area)


def ink(screenshot: Screenshot, box: Box) -> tuple[tuple[int, int, int], float]:
    """Return the colour of what is drawn in a box, and how far that is from its ground (0 to 255)."""
    part = screenshot.crop(box)[:, :, 2::-1].reshape(-1, 3).astype(np.int16)  # N x 3
    if len(part) < 4:
        return (0, 0, 0), 0.0
    ground = np.median(part, axis=0)
    far = np.abs(part - ground).max(axis=1)
    most = float(far.max())
    marks = part[far >= 0.8 * most] if most > 0 else part
    red, green, blue = np.median(marks, axis=0).tolist()
    return (int(red), int(green), int(blue)), most


def ground(screenshot: Screenshot, box: Box, but: Box | None = None) -> tuple[int, int, int]:
    """Return the colour that a box has most, outside a part of it; white where there is none."""
    rows = np.array(screenshot.crop(box)[:, :, :3], np.int32)  # H x W x 3
    packed = rows[:, :, 2] << 16 | rows[:, :, 1] << 8 | rows[:, :, 0]  # H x W
    if but is not None:
        left, top, _, _ = screenshot.pixels_of(box)
        start, first, end, last = screenshot.pixels_of(but)
        packed[first - top : last - top, start - left : end - left] = -1
    values, counts = np.unique(packed[packed >= 0], return_counts=True)
    most = int(values[counts.argmax()]) if len(values) else 0xFFFFFF
    return most >> 16, most >> 8 & 255, most & 255


def uneven(screenshot: Screenshot, box: Box, margin: float = 0.24) -> float:
    """Return how much is drawn in the middle of a box: 0 where it is even, up to some 100."""
    around = Box(
        box.left + margin * box.width,
        box.top + margin * box.height,
        (1 - 2 * margin) * box.width,
        (1 - 2 * margin) * box.height,
    )
    part = screenshot.crop(around)[:, :, :3]
    return float(part.reshape(-1, 3).std(axis=0).max()) if part.size else 0.0


def middle_of(screenshot: Screenshot, box: Box) -> float:
    """Return how light most of what is in a box is, of 255."""
    inner = screenshot.crop(box.grown(-3))[:, :, :3]
    return float(np.median(inner)) if inner.size else 0.0


def lightness(screenshot: Screenshot, box: Box) -> float:
    """Return by how much the middle of a box is lighter than what is right around it, in 255ths."""
    rows = [
        screenshot.crop(Box(box.left, edge, box.width, 2))[:, :, :3].reshape(-1, 3)
        for edge in (box.top - 4, box.bottom + 3)
    ]
    around = float(np.median(np.concatenate(rows))) if any(len(row) for row in rows) else 0.0
    return middle_of(screenshot, box) - around


def are_parted(screenshot: Screenshot, box: Box, words: Box) -> bool:
    """Tell whether an edge runs from above to below between a small box and the words right of it.

    What a menu lies over ends at its edge: it is no part of the menu, however near.
    """
    more = 0.35 * words.height
    strip = Box.between(box.right - 1, words.top - more, words.left + 2, words.bottom + more)
    if strip.width < 3:
        return False
    grey = screenshot.crop(strip)[:, :, :3].astype(np.int16).mean(axis=2)  # H x W
    steps = np.abs(np.diff(grey, axis=1)) > _EVEN  # H x W - 1
    if steps.shape[1] < 2:
        return False
    return bool((steps[:, :-1] | steps[:, 1:]).mean(axis=0).max() > _THROUGH)


def parted(screenshot: Screenshot, box: Box) -> list[Box]:
    """Return where the ink of a line stands, from the left: a box for each piece with a gap beside it."""
    pixels = screenshot.crop(box)[:, :, :3].astype(int)
    if not pixels.size:
        return []
    away = np.abs(pixels - np.median(pixels.reshape(-1, 3), axis=0)).max(axis=2)
    inked = np.concatenate(([0], (away > _INKED).any(axis=0).astype(int), [0]))
    starts, ends = (np.flatnonzero(np.diff(inked) == step) for step in (1, -1))
    wide = box.width / pixels.shape[1]
    return [
        Box(box.left + start * wide, box.top, (end - start) * wide, box.height)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def alike(one: Box, other: Box) -> bool:
    """Tell whether two boxes are nearly the same."""
    common = one.overlap(other)
    return common is not None and common.area > 0.8 * max(one.area, other.area)


def holds(box: Box, other: Box) -> bool:
    """Tell whether one box is wholly around another one."""
    common = box.overlap(other)
    return common is not None and box.area > 1.3 * other.area and common.area > 0.95 * other.area


def _change(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    kernel = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    spread = cv2.morphologyEx(image, cv2.MORPH_GRADIENT, kernel)
    return np.asarray(cv2.max(cv2.max(spread[:, :, 0], spread[:, :, 1]), spread[:, :, 2]), np.uint8)
