"""What is looked at before and after an act: the whole screen, coarse, over what is near it, fine.

The trap: a screen that is small enough to be imagined in a tenth of a second has lost every tick and letter,
and a crop that shows them has lost the dialog in the corner. So a view is two pictures of one size, one over
the other, as an eye has both. Where a key acts nobody says: it is where the hand has last been.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.actions import Action, points_of
from agent.geometry import Box, Point
from agent.screenshot import Pixels, Screenshot
from agent.sight.changes import differing

ACROSS, DOWN = 64, 40  # pixels of each of the two pictures
NEAR = (320, 200)  # points that the fine one shows
SHRINK = 4  # pixels of a view beside a place of the latents
BLUR = 1.2  # places: how far the mark of an act is spread

Marks = NDArray[np.float32]
Traces = NDArray[np.bool_]


def place_of(actions: Sequence[Action], last: Point | None) -> Point | None:
    """Return where these actions act: at their last point, else where the hand was last; None if nowhere."""
    points = [point for action in actions for point in points_of(action)]
    return points[-1] if points else last


def near(place: Point | None, area: Box) -> Box:
    """Return the surroundings of a place, pushed in from the edges; of the middle without a place."""
    width, height = min(NEAR[0], area.width), min(NEAR[1], area.height)
    at = place or area.center
    left = min(max(at.x - width / 2, area.left), area.right - width)
    top = min(max(at.y - height / 2, area.top), area.bottom - height)
    return Box(left, top, width, height)


def view(screenshot: Screenshot, place: Point | None) -> Pixels:
    """Return (2 · DOWN, ACROSS, 3), red first: the whole screen, and under it what is near the place."""
    fine = screenshot.crop(near(place, screenshot.area))
    pictures = [
        cv2.resize(each, (ACROSS, DOWN), interpolation=cv2.INTER_AREA) for each in (screenshot.image, fine)
    ]
    return np.ascontiguousarray(np.concatenate(pictures)[:, :, 2::-1])


def marks(place: Point | None, area: Box) -> Marks:
    """Return where the act is, on the places of the latents (2, rows, columns).

    The first channel is a spot in each of the two pictures, empty where there is no place; the second tells
    them apart.
    """
    rows, columns = DOWN // SHRINK, ACROSS // SHRINK
    made = np.zeros((2, 2 * rows, columns), np.float32)
    made[1, rows:] = 1
    if place is not None:
        y, x = np.mgrid[:rows, :columns]
        for half, box in enumerate((area, near(place, area))):
            across = (place.x - box.left) / box.width * columns - 0.5
            down = (place.y - box.top) / box.height * rows - 0.5
            spot = np.exp(-((x - across) ** 2 + (y - down) ** 2) / (2 * BLUR**2))
            made[0, half * rows : (half + 1) * rows] = spot
    return made


def traces(before: Screenshot, after: Screenshot, place: Point | None) -> Traces:
    """Return on which places of the latents any pixel of the screen differs (rows, columns).

    A view is too small to show a letter more or a caret less; this is not.
    """
    apart = differing(before.image, after.image)
    left, top, right, bottom = after.pixels_of(near(place, after.area))
    return np.concatenate([_any_of(each) for each in (apart, apart[top:bottom, left:right])])


def _any_of(apart: NDArray[np.bool_]) -> Traces:
    """Return (DOWN / SHRINK, ACROSS / SHRINK): whether any of each part is there."""
    rows, columns = (
        np.linspace(0, length, count, endpoint=False).astype(int)
        for length, count in zip(apart.shape, (DOWN // SHRINK, ACROSS // SHRINK), strict=True)
    )
    found: Traces = np.logical_or.reduceat(np.logical_or.reduceat(apart, rows, axis=0), columns, axis=1)
    return found
