"""Finds the marks of a screen: all that a sentence can mean. Texts, parts that may be icons, and frames.

The trap: an empty field has neither text nor icon; what can be seen of it is a rectangle of one colour. And
a reader hands out lines, while what is pressed is one word of 'File Edit View'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import Line, part_of
from policies.pocket.part import parts

_FAINT = 5  # of 255: borders of fields are often no stronger
_LOW, _HIGH = 11, 130  # points, the height of a frame
_NARROW, _WIDE = 11, 900  # points, its width
_FULL = 0.5  # of a frame's box that its ground covers; the rest is what is written on it
_MOST_FRAMES = 140
_GAP = 0.38  # heights of a line: words farther apart than this are two texts


class Kind(IntEnum):
    TEXT = 0
    PART = 1
    FRAME = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the screen: where it is, of what kind, what is written on it, and how sure that is."""

    box: Box
    kind: Kind
    label: str = ""
    score: float = 1.0


def marks(screenshot: Screenshot, texts: Sequence[Found]) -> list[Mark]:
    """Return the marks of a screen, texts first."""
    written = [
        Mark(chunk.box, Kind.TEXT, chunk.label, chunk.score) for text in texts for chunk in chunks(text)
    ]
    small = [Mark(box, Kind.PART) for box in parts(screenshot, texts)]
    return [*written, *small, *(Mark(box, Kind.FRAME) for box in frames(screenshot))]


def chunks(text: Found) -> list[Found]:
    """Return a line cut where its words stand far apart."""
    if not isinstance(text, Line) or not text.edges or " " not in text.label.strip():
        return [text]
    found, start, label = [], 0, text.label
    for at, letter in enumerate(label):
        if letter == " " and at > start and _is_wide(text, at):
            found.append(Found(part_of(text, start, at), label[start:at].strip(), text.score))
            start = at + 1
    found.append(Found(part_of(text, start, len(label)), label[start:].strip(), text.score))
    return [each for each in found if each.label]


def _is_wide(text: Line, at: int) -> bool:
    return text.edges[at + 1] - text.edges[at] > _GAP * text.box.height


def frames(screenshot: Screenshot) -> list[Box]:
    """Return the rectangles of one colour that may be fields, buttons, keys or rows, in screen points."""
    scale = screenshot.scale
    image = np.ascontiguousarray(screenshot.image[:, :, :3])
    spread = cv2.morphologyEx(image, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))
    flat = (np.asarray(spread).max(axis=2) <= _FAINT).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(flat, connectivity=4)
    width, height, area = (stats[1:, column] for column in (2, 3, 4))
    fits = (
        (height >= _LOW * scale) & (height <= _HIGH * scale) & (width >= _NARROW * scale)
        & (width <= _WIDE * scale) & (area >= _FULL * width * height)
    )  # fmt: skip
    kept: NDArray[np.int32] = stats[1:][fits]
    kept = kept[np.argsort(-kept[:, 4])][:_MOST_FRAMES]
    return [screenshot.box_at(x, y, x + across, y + down) for x, y, across, down in kept[:, :4].tolist()]
