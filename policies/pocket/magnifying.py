"""Reads a small part of the screen once more, enlarged.

The trap: a lone figure between a border and two arrows, or small letters on a picture, are where a reader of
whole screens is wrong most. Alone and larger they are read right, some of them as they are and some black on
white.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageOps

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.view import View

MARGIN = 0.15  # of its height is seen around a part
_TIMES = (1.0, 1.5, 2.0)  # in how many sizes what is hard to read is looked at


def close_looks(box: Box, view: View) -> list[list[Found]]:
    """Return what a part of the screen reads when it is looked at larger, as it is and black on white.

    The boxes of what is found are those of the enlarged picture.
    """
    part = np.ascontiguousarray(view.screenshot.crop(box.grown(MARGIN * box.height))[:, :, :3])
    if not part.size:
        return []
    grey = part.astype(np.int16).mean(axis=2)  # H x W
    apart = np.abs(grey - np.median(grey))
    plain = (255 - np.clip(apart * 255 / max(float(apart.max()), 1.0), 0, 255)).astype(np.uint8)
    looks = []
    for image in (part[:, :, ::-1], np.repeat(plain[:, :, None], 3, axis=2)):
        for times in _TIMES:
            picture = Image.fromarray(np.ascontiguousarray(image))
            size = (round(picture.width * times), round(picture.height * times))
            larger = ImageOps.expand(
                picture.resize(size, Image.Resampling.BICUBIC), size[1] // 2, tuple(image[0, 0].tolist())
            )
            shot = Screenshot.from_picture(larger)
            inner = Box(1, 1, larger.width - 2, larger.height - 2)  # a part: the last look stays known
            looks.append(in_reading_order(view.reader.read(shot, inner)))
    return looks
