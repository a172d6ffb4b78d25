"""Points of a plot that are named by numbers: 'the coordinate (2, -1)'.

The trap: the numbers along an axis are small and often misread. So two of each axis are enough, and
where even these are missing, an even grid of marks around the crossing of the axes tells the same.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import cv2
import numpy as np

from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket.view import View

_FAINT = 60  # of 255: an axis differs more from what is beside it
_LONG = 120  # points: no axis is shorter
_GAP = 30  # points of an axis that a mark may cover


def on_plot(view: View, x: float, y: float) -> Found:
    """Return the point with these coordinates. Raises NotShown."""
    axes = _axes(view)
    if axes is None:
        raise NotShown("no axes of a plot are seen")
    origin, pitch = axes
    point = Point(origin.x + x * pitch, origin.y - y * pitch)
    if point not in view.area:
        raise NotShown(f"({x:g}, {y:g}) is off the plot")
    return Found(Box.around(point, 10, 10), f"({x:g}, {y:g})", 0.8)


def _axes(view: View) -> tuple[Point, float] | None:
    """Return where the axes cross, and how many points one unit is."""
    lines = _long_lines(view)
    if lines is None:
        return None
    level, upright, reach = lines
    marks = [
        region.box.center
        for region in view.regions
        if abs(region.box.width - region.box.height) < 4
        and region.box.height < max(2 * view.line, 24)
        and region.box.center in reach.grown(12)
    ]
    pitches = [abs(mark.y - level) for mark in marks if abs(mark.y - level) > 8]
    pitches += [abs(mark.x - upright) for mark in marks if abs(mark.x - upright) > 8]
    if not pitches:
        return None
    least = min(pitches)
    units = [pitch / max(round(pitch / least), 1) for pitch in pitches]
    return Point(upright, level), statistics.median(units)


def _long_lines(view: View) -> tuple[float, float, Box] | None:
    """Return how high the longest level line is, how far across the longest upright one, and their box."""
    scale = view.screenshot.scale
    grey = cv2.cvtColor(np.ascontiguousarray(view.screenshot.image[:, :, :3]), cv2.COLOR_BGR2GRAY)
    near = np.ones((2 * int(4 * scale) + 1,) * 2, np.uint8)
    hats = [np.asarray(cv2.morphologyEx(grey, hat, near)) for hat in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)]
    thin = (np.maximum(*hats) > _FAINT).astype(
        np.uint8
    )  # H x W: what is narrower than the window looked through
    if view.told_at is not None:
        left, top, right, bottom = view.screenshot.pixels_of(view.told_at)
        thin[top:bottom, left:right] = 0
    long, gap = int(_LONG * scale), int(_GAP * scale)
    level, upright = (
        _longest(
            cv2.morphologyEx(
                cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones(small, np.uint8)),
                cv2.MORPH_OPEN,
                np.ones(large, np.uint8),
            ),
            view,
            across=across,
        )
        for small, large, across in (((1, gap), (1, long), True), ((gap, 1), (long, 1), False))
    )
    crossing = [(one, other) for one in level for other in upright if _cross(one, other)]
    if not crossing:
        return None
    one, other = max(crossing, key=lambda pair: pair[0].width + pair[1].height)
    return one.center.y, other.center.x, one.union(other)


def _cross(level: Box, upright: Box) -> bool:
    """Tell whether two lines cross, and do not only meet at an end."""
    across = (upright.center.x - level.left) / level.width
    down = (level.center.y - upright.top) / upright.height
    return 0.15 < across < 0.85 and 0.15 < down < 0.85


def _longest(
    lines: np.ndarray[tuple[int, ...], np.dtype[np.uint8]] | object, view: View, *, across: bool
) -> Sequence[Box]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(lines, np.uint8), connectivity=8)
    found = []
    for left, top, width, height, _ in stats[1:].tolist():
        thick = height if across else width
        if thick <= 6 * view.screenshot.scale:
            found.append(view.screenshot.box_at(left, top, left + width, top + height))
    return found
