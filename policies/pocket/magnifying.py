"""Reads a small part of the screen once more, enlarged.

The trap: a lone figure between a border and two arrows is where a reader of whole screens is wrong most.
Alone and larger it is read right.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.pocket.view import View

_TIMES = 3  # as large


def closely(box: Box, view: View) -> str:
    """Return what stands in a box."""
    part = view.screenshot.crop(box)[:, :, 2::-1]  # H x W x 3
    if not part.size:
        return ""
    height, width = part.shape[:2]
    picture = Image.fromarray(np.ascontiguousarray(part))
    large = picture.resize((_TIMES * width, _TIMES * height), Image.Resampling.BICUBIC)
    return " ".join(text.label for text in view.reader.read(Screenshot.from_picture(large)))
