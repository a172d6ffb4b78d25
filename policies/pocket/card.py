"""The card that a text stands in: how far its ground goes on around it without a change of colour.

The trap: of things side by side the nearest button is often the neighbour's. A card may have no border,
only a ground of its own; so the ground is followed along a line beside the text, where nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found

_ASIDE = 4.0  # points between a text and the line along which its ground is followed
_BELOW = 0.8  # lines: what is lower is in no row of a thing
_ALIKE = 4  # of 255: the same ground
_MOST = 0.6  # of the height of the screen: more is the page itself


def card_of(screenshot: Screenshot, text: Box) -> Box | None:
    """Return the card of a text; None where its ground is that of the whole page."""
    ground = ground_of(screenshot, text)
    return None if ground is None or ground.height > _MOST * screenshot.area.height else ground


def in_column(found: Sequence[Found], at: Box, texts: Sequence[Found], line: float) -> list[Found]:
    """Return those below a thing that begin before the next thing in its line; all where none is so.

    The buttons of cards side by side may end each card, so that the nearest is that of the card before.
    """
    if len(found) < 2 or any(each.box.center.y - at.center.y < _BELOW * line for each in found):
        return list(found)
    after = [
        text.box.left
        for text in texts
        if abs(text.box.center.y - at.center.y) < 0.5 * line and text.box.left > at.right
    ]
    end = min(after, default=float("inf"))
    return [each for each in found if at.left - line <= each.box.center.x < end] or list(found)


def ground_of(screenshot: Screenshot, text: Box) -> Box | None:
    """Return how far the ground of a text goes on, right and left, up and down; None where it is uneven."""
    image = screenshot.image[:, :, :3].astype(np.int16)  # H x W x 3
    left, top, _, bottom = screenshot.pixels_of(text.grown(_ASIDE))
    x, y = min(max(left, 0), image.shape[1] - 1), min(max(top, 0), image.shape[0] - 1)
    middle = (top + min(bottom, image.shape[0] - 1)) // 2
    ground = image[middle, x]
    rows = _run(image[:, x], ground, middle)
    across = _run(image[y], ground, x)
    if rows is None or across is None:
        return None
    return screenshot.box_at(across[0], rows[0], across[1], rows[1])


def _run(line: NDArray[np.int16], ground: NDArray[np.int16], at: int) -> tuple[int, int] | None:
    """Return from where to where a line of pixels, L x 3, has the ground around a place."""
    same = np.abs(line - ground).max(axis=1) <= _ALIKE  # L
    if not same[at]:
        return None
    others = np.flatnonzero(~same)
    before, after = others[others < at], others[others > at]
    return int(before[-1]) + 1 if before.size else 0, int(after[0]) if after.size else len(same)
