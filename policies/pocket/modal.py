"""The card over a dimmed page that asks for an answer, as a window does: it came up with an act and stands.

The trap: to the window manager it is nothing, and what is dimmed behind it can still be read; whoever presses
that presses nothing. So it is told from the page by the picture: all around it is what was there before the
act, in one darker shade, and it alone is not.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.episode import Step
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from policies.pocket import past

_BINS = 256
_LARGE = 0.1  # of the screen: a window with a page
_KEPT = 0.97  # of the pixels of a shade are as they were: nothing dims it
_FEW = 0.0005  # of the pixels: of a shade with fewer nothing is known
_WAYS, _PART = 3, 0.1  # what one shade becomes: the commonest, each so many of its pixels at least
_SHADES = 3  # that a page has, at least
_OFF = 10.0  # of 255: by less a pixel is as dark as its shade has become
_DARKER = 0.95  # of what it was: the page is dimmed
_DARKEST = 0.2  # nor by more than that
_APART = 8  # shades
_NEAR = 3.0  # shades from a line that it is on
_FOLLOWS = 0.2  # of a row's pixels are dimmed, at least
_HIGH = 0.85  # of the window's height, from the first such row to the last, the card among them
_LEAST, _MOST = 0.015, 0.7  # of the window: a card
_FULL = 0.6  # of its box belongs to it
_ANEW = 0.01  # of its pixels differ from what was there
_STAYS = 0.8  # of what is drawn around it is what was there, but darker
_GAP = 9  # pixels between parts of one card


class Standing:
    """The card that stands over the page of one run after the other.

    The screen from before it came up is kept beyond its step, whose picture is let go of. Whether it is still
    the same card is asked of the picture each time: without it only a card that is filled in slowly is lost.
    """

    def __init__(self) -> None:
        self._before: Screenshot | None = None

    def over(self, windows: Sequence[Window], now: Screenshot, history: Sequence[Step]) -> Box | None:
        """Return where a card stands in the window in front; None where none came up, or it is gone."""
        front = next((window for window in windows if window.active), None)
        if not history or front is None or front.box.area < _LARGE * now.area.area:
            self._before = None
            return None
        acts = reversed(past.acts(history))
        for before in (*(step.before for step in acts), self._before):
            if before is None or before.image.shape != now.image.shape:
                continue
            if (box := _card(before, now, front.box)) is not None:
                self._before = before
                return box
        self._before = None
        return None


def _card(before: Screenshot, now: Screenshot, window: Box) -> Box | None:
    """Return where in a window something stands over what has become darker; None where nothing does."""
    left, top, right, bottom = now.pixels_of(window)
    one, other = _grey(before, left, top, right, bottom), _grey(now, left, top, right, bottom)  # H x W
    if not one.size or float((one.astype(np.float32) - other).mean()) < 1:
        return None
    shade, kept = _darkened(one, other)
    if shade is None:
        return None
    follows = np.abs(shade[one] - other) < _OFF  # H x W
    darker = np.flatnonzero((follows & (one != other)).mean(axis=1) > _FOLLOWS)  # rows
    parted = np.ones((_GAP, _GAP), np.uint8)
    marks = (~follows & ~(kept[one] & (one == other))).astype(np.uint8)
    marks = cv2.morphologyEx(cv2.morphologyEx(marks, cv2.MORPH_CLOSE, parted), cv2.MORPH_OPEN, parted)
    count, _, stats, _ = cv2.connectedComponentsWithStats(marks)
    found = []
    for each in range(1, count):
        x, y, width, height, size = (int(number) for number in stats[each])
        if not _LEAST * one.size < width * height < _MOST * one.size or size < _FULL * width * height:
            continue
        part = np.s_[y : y + height, x : x + width]
        if (np.abs(one[part].astype(np.int16) - other[part]) > _OFF).mean() > _ANEW:
            found.append((size, part))
    if not found or not darker.size:
        return None
    part = max(found, key=lambda each: each[0])[1]
    around = np.ones(one.shape, bool)  # H x W
    around[part] = False
    drawn = around & (np.abs(one - np.median(one[follows]).astype(np.int16)) > _OFF) & (one != other)
    if not drawn.any() or follows[drawn].mean() < _STAYS:
        return None  # another page has come
    down, across = part
    if max(darker[-1], down.stop) - min(darker[0], down.start) < _HIGH * one.shape[0]:
        return None  # only a picture on the page has become darker
    return now.box_at(left + across.start, top + down.start, left + across.stop, top + down.stop)


def _darkened(
    one: NDArray[np.uint8], other: NDArray[np.uint8]
) -> tuple[NDArray[np.float32] | None, NDArray[np.bool_]]:
    """Return what each shade, of 256, has become where that is one darkening of all; None where it is not.

    It is the line through what some shades have become to which most pixels fit. With it comes which shades
    have not changed: those of the window's frame, and of a page beside what is dimmed.
    """
    counts = np.bincount(one.ravel(), minlength=_BINS)
    kept = np.ones(_BINS, bool)
    became = list[tuple[int, int, int]]()  # a shade, what it has become, and how many pixels tell so
    for shade in np.flatnonzero(counts > _FEW * one.size):
        after = np.bincount(other[one == shade], minlength=_BINS)
        kept[shade] = after[shade] > _KEPT * counts[shade]
        after[shade] = 0  # the card itself may be of that shade
        if not kept[shade]:
            most = [int(each) for each in np.argsort(-after)[:_WAYS] if after[each] > _PART * counts[shade]]
            became += [(int(shade), each, int(after[each])) for each in most]
    if len({shade for shade, _, _ in became}) < _SHADES:
        return None, kept
    shades, values, counted = np.asarray(became).T  # N each
    weights = np.sqrt(counted)
    best, line = 0.0, None
    grounds = [at for at in np.argsort(-weights) if values[at] < _DARKER * shades[at]][:_WAYS]
    for ground in grounds:
        away = np.abs(shades - shades[ground]) > _APART
        slopes = (values[away] - values[ground]) / (shades[away] - shades[ground])
        slopes = slopes[(slopes > _DARKEST) & (slopes < _DARKER)]
        lines = values[ground] + slopes[:, None] * (np.arange(_BINS) - shades[ground])  # lines x 256
        sums = ((np.abs(lines[:, shades] - values) < _NEAR) * weights).sum(axis=1)
        if sums.size and sums.max() > best:
            best, line = float(sums.max()), lines[sums.argmax()]
    return None if line is None else np.asarray(line, np.float32), kept


def _grey(screenshot: Screenshot, left: int, top: int, right: int, bottom: int) -> NDArray[np.uint8]:
    part = np.ascontiguousarray(screenshot.image[max(top, 0) : bottom, max(left, 0) : right, :3])
    return (
        np.asarray(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), np.uint8)
        if part.size
        else np.zeros((0, 0), np.uint8)
    )
