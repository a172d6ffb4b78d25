"""One look at the screen.

The trap this module exists to avoid: a picture's pixels and the screen's points are different spaces
(a scaled display, a second monitor that starts at x = -1920). Whoever mixes them clicks beside the
target. `Screenshot.point_at` is the only conversion from one to the other; nothing else multiplies.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from agent.errors import UnreadablePicture
from agent.geometry import Box, Point

Pixels = NDArray[np.uint8]
BAND = 32  # rows
GREY = (128, 128, 128, 255)


@dataclass(frozen=True, eq=False)
class Screenshot:
    """What one monitor (or all of them) showed at one instant.

    image: height_px × width_px × 4, blue, green, red, unused: the order in which the screen hands it
        over, so that taking a look copies nothing.
    area: the part of the screen that the image shows, in screen points.
    taken_at: seconds on the monotonic clock.
    bands: for each BAND rows, something that is found again only in looks which show the very same there;
        none where nobody has compared it with another look. Who changes pixels changes it (`painted`).
    """

    image: Pixels = field(repr=False)
    area: Box
    taken_at: float
    bands: tuple[object, ...] = field(default=(), repr=False)

    @classmethod
    def from_file(cls, path: Path) -> Screenshot:
        """Read a picture file as if it were a screen whose points are the file's pixels.

        Raises:
            UnreadablePicture: the file is missing or no picture.
        """
        try:
            with Image.open(path) as picture:
                return cls.from_picture(picture)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise UnreadablePicture(
                f"cannot read the picture '{path}': {error} (give a PNG or JPEG file that exists)"
            ) from error

    @classmethod
    def from_picture(cls, picture: Image.Image) -> Screenshot:
        rgb: Pixels = np.asarray(picture.convert("RGB"))  # H x W x 3
        alpha = np.full((*rgb.shape[:2], 1), 255, np.uint8)
        image: Pixels = np.concatenate([rgb[:, :, ::-1], alpha], axis=2)  # H x W x 4
        return cls(image, Box(0, 0, rgb.shape[1], rgb.shape[0]), time.monotonic())

    @property
    def width_px(self) -> int:
        return int(self.image.shape[1])

    @property
    def height_px(self) -> int:
        return int(self.image.shape[0])

    @property
    def scale(self) -> float:
        """Pixels in a screen point: 2 on a display that draws two pixels a point."""
        return self.width_px / self.area.width

    @cached_property
    def rgb(self) -> Pixels:
        """The picture, height_px × width_px × 3, red first."""
        return np.ascontiguousarray(self.image[:, :, 2::-1])

    @property
    def picture(self) -> Image.Image:
        return Image.fromarray(self.rgb)

    def point_at(self, x_px: float, y_px: float) -> Point:
        """Return the screen point that pixel (x_px, y_px) of the image shows."""
        return Point(
            self.area.left + x_px * self.area.width / self.width_px,
            self.area.top + y_px * self.area.height / self.height_px,
        )

    def box_at(self, left_px: float, top_px: float, right_px: float, bottom_px: float) -> Box:
        """Return the screen box that these pixels of the image show."""
        start, end = self.point_at(left_px, top_px), self.point_at(right_px, bottom_px)
        return Box.between(start.x, start.y, end.x, end.y)

    def pixels_of(self, box: Box) -> tuple[int, int, int, int]:
        """Return (left, top, right, bottom) of the box in pixels of the image, cut at its edges."""
        across, down = self.width_px / self.area.width, self.height_px / self.area.height
        left, right = (box.left - self.area.left) * across, (box.right - self.area.left) * across
        top, bottom = (box.top - self.area.top) * down, (box.bottom - self.area.top) * down
        return (
            min(max(round(left), 0), self.width_px),
            min(max(round(top), 0), self.height_px),
            min(max(round(right), 0), self.width_px),
            min(max(round(bottom), 0), self.height_px),
        )

    def painted(self, boxes: Sequence[Box], colour: tuple[int, int, int, int] = GREY) -> Screenshot:
        """Return the look with these boxes painted over; itself where none is on it. colour: blue first."""
        places = [self.pixels_of(box) for box in boxes if box.overlap(self.area)]
        if not places:
            return self
        image, bands = self.image.copy(), list(self.bands)
        for left, top, right, bottom in places:
            image[top:bottom, left:right] = colour
            for number in range(top // BAND, min(-(-bottom // BAND), len(bands))):
                bands[number] = object()
        image.flags.writeable = False
        return replace(self, image=image, bands=tuple(bands))

    def crop(self, box: Box) -> Pixels:
        """Return the pixels inside the box (height × width × 4, a view), none where it is off the picture."""
        left, top, right, bottom = self.pixels_of(box)
        return self.image[top:bottom, left:right]
