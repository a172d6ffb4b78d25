"""What is written of a slider: its value, and the values at both ends of its track.

The trap: the number nearest to a handle may be the 0 at the end of the track, the value of the next slider,
or the handle itself, which looks like a 0.
"""

from __future__ import annotations

import re

import cv2
import numpy as np

from agent.geometry import Box
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.magnifying import close_looks
from policies.pocket.view import View

_NEAR = 160.0  # points from a track to its value, at most
_AROUND = 3.0  # lines around a track where a value may stand that was not read
_LOOKS = 3  # at what may be one
_INK = 60  # of 255: what differs more from the ground is drawn
_ENDS = (0, 100)  # what most tracks end with
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_UNIT = re.compile(r"\s?(?:%|°|px|dB|pt)$")
_SAID = re.compile(r"(?:\D{1,24}?[\s:=：])?(-?\d+(?:\.\d+)?)\s?(?:%|°C?|px|dB|pt)?")  # 'Value: 78'


def value_near(view: View, name: str, track: Box, handle: Box) -> float | None:
    """Return the value of a slider: beside its name, or the number that stands nearest; None if none does.

    A 0 or 100 at an end of the track is believed only where the handle is at that end.
    """
    if (under := value_under(view, name, track)) is not None:
        return under
    numbers = _numbers(view, track)
    near = [number for number in numbers if any(_is_of(match.found.box, number[0].box, view)
            for match in find_all(name, view.texts))]  # fmt: skip
    if not near:
        ends = ends_of(view, track) or ()
        near = [number for number in numbers if not _is_of_track(number, ends, track, handle)]
        beside = [number for number in numbers if _is_beside(number[0].box, track)]
        near = beside if not near and len(beside) == 1 and not ends else near  # nothing is at the other end
    nearest = min(near, key=lambda each: _apart(each[0].box, track), default=None)
    if nearest is not None and _apart(nearest[0].box, track) < _NEAR:
        return nearest[1]
    unread = (_read_closely(box, view) for box in _figures(view, track, handle)[:_LOOKS])
    return next((values[0] for values in unread if values), None)


def _figures(view: View, track: Box, handle: Box) -> list[Box]:
    """Return what is drawn around a track, as small as a figure, and was not read, the nearest first.

    A lone 0, 7 or 11 is passed over by readers.
    """
    line = view.line
    around = track.grown(_AROUND * line)
    shot = view.screenshot
    left, top, right, bottom = shot.pixels_of(around.overlap(view.area) or track)
    grey = shot.image[top:bottom, left:right, :3].astype(np.int16).mean(axis=2)  # H x W
    drawn = (np.abs(grey - np.median(grey)) > _INK).astype(np.uint8)
    joined = cv2.dilate(drawn, np.ones((1, max(round(0.4 * line * shot.scale), 1)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8), connectivity=8)
    known = [track.grown(2), handle.grown(2), *(text.box for text in view.texts)]
    found = []
    for x, y, width, height, _ in stats[1:count].tolist():
        box = shot.box_at(left + x, top + y, left + x + width, top + y + height)
        small = 0.3 * line < box.height < 1.3 * line and box.width < 2.5 * line
        if small and not any(box.overlap(other) is not None for other in known):
            found.append(box.grown(0.35 * line))
    return sorted(found, key=lambda box: _apart(box, track))


def _is_of(label: Box, number: Box, view: View) -> bool:
    """Tell whether a number stands in the line of a name, or right after it."""
    level = abs(label.center.y - number.center.y) < 0.5 * view.line
    return level and number.right > label.right - view.line and number.left - label.right < 4 * view.line


def _numbers(view: View, track: Box) -> list[tuple[Found, float]]:
    """Return the texts that say a number, alone or behind a name; a handle looks like a 0."""
    return [
        (text, float(match[1]))
        for text in view.texts
        if (match := _SAID.fullmatch(text.label.strip().replace("−", "-").replace("O", "0"))) is not None
        and text.box.center not in track
        and not view.is_title(text.box)
    ]


def _is_of_track(number: tuple[Found, float], ends: tuple[float, ...], track: Box, handle: Box) -> bool:
    """Tell whether a number says where a track ends, and not where its handle is."""
    box, value = number[0].box, number[1]
    if not _is_at_end(box, track):
        return False
    upright = track.height > track.width
    off = box.center.y - handle.center.y if upright else box.center.x - handle.center.x
    far = abs(off) > 0.2 * max(track.width, track.height)
    return value in ends or (value in _ENDS and far)


def _is_beside(box: Box, track: Box) -> bool:
    """Tell whether a box stands left or right of a level track, in its row."""
    out = box.left > track.right or box.right < track.left
    return out and track.top < box.center.y < track.bottom and _apart(box, track) < _NEAR


def _is_at_end(box: Box, track: Box) -> bool:
    reach = 1.5 * max(box.height, min(track.width, track.height))
    if track.height > track.width:
        return min(abs(box.center.y - track.top), abs(box.center.y - track.bottom)) < reach
    return min(abs(box.center.x - track.left), abs(box.center.x - track.right)) < reach


def ends_of(view: View, track: Box) -> tuple[float, float] | None:
    """Return the least and the greatest value, where both stand at the ends of a level track; else None."""
    if track.height > track.width:
        return None
    at_end = [each for each in _numbers(view, track)
              if _is_at_end(each[0].box, track) and _apart(each[0].box, track) < 3 * view.line]  # fmt: skip
    for number, _ in list(at_end):  # a lone 0 is passed over by readers, and a border is read as a 1
        left = track.right - number.box.center.x < number.box.center.x - track.left
        start = track.left - 0.2 * view.line if left else track.right - 1.1 * view.line
        if left and number.box.left > track.right:  # beside the track, as its other end would be
            start = track.left + track.right - number.box.left - 1.3 * view.line
        elif not left and number.box.right < track.left:
            start = track.right + track.left - number.box.right
        mirrored = Box(start, number.box.top, 1.3 * view.line, number.box.height)
        if not any(other.box.overlap(mirrored) for other, _ in at_end):
            at_end += [(Found(mirrored, ""), found) for found in _read_closely(mirrored, view) if found != 1][
                :1
            ]
    for least, low in at_end:
        for most, high in at_end:
            level = abs(least.box.center.y - most.box.center.y) < 0.5 * view.line
            if level and low < high and most.box.left - least.box.right > 0.5 * track.width:
                return low, high
    return None


def _read_closely(box: Box, view: View) -> list[float]:
    """Return the numbers that are read, enlarged, where one may stand."""
    part = Box(box.left, box.top + 2, box.width, box.height - 4)
    looks = (" ".join(text.label for text in look) for look in close_looks(part, view))
    return [float(said) for look in looks if _NUMBER.fullmatch(said := look.strip().replace("O", "0"))]


def value_under(view: View, name: str, track: Box) -> float | None:
    """Return the value that stands right below the name of a slider, in the row of its track."""
    for match in find_all(name, view.texts):
        at = match.found.box
        below = [
            number[0]
            for text in view.texts
            if (number := _NUMBER.fullmatch(_UNIT.sub("", text.label.strip()))) is not None
            and abs(text.box.left - at.left) < view.line
            and 0 < text.box.center.y - at.center.y < 2 * view.line
            and abs(text.box.center.y - track.center.y) < 2 * view.line
        ]
        if below:
            return float(below[0])
    return None


def _apart(box: Box, other: Box) -> float:
    across = max(box.left - other.right, other.left - box.right, 0)
    down = max(box.top - other.bottom, other.top - box.bottom, 0)
    return across + down
