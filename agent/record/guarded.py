"""The places on the screen where a secret stands, blanked for as long as its window is there.

The trap: a window is moved, and the secret with it. So a place is remembered from its window's corner. Where
nobody tells of windows, a place stays blanked to the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.sight.dots import written

MARGIN = 5  # points around what is blanked: carets, shadows, the edge of a letter


@dataclass(frozen=True, slots=True)
class _Place:
    """A box on the screen, and the window it was in. seen: how it looked when that was last sure."""

    box: Box
    name: str
    window: Window | None
    seen: Screenshot | None = None


class Guarded:
    """The places to blank, and of which secret each is."""

    def __init__(self) -> None:
        self._places: list[_Place] = []

    def add(self, box: Box, name: str, window: Window | None) -> None:
        """Blank this box from now on."""
        grown = box.grown(MARGIN)
        grown = (window and grown.overlap(window.box)) or grown
        for place in self._places:
            if place.window == window and place.name == name and place.box.union(grown) == place.box:
                return
        self._places.append(_Place(grown, name, window))

    def boxes(self, windows: Sequence[Window], screenshot: Screenshot) -> list[Box]:
        """Return what must be blanked in this look, and forget what has made room for something else."""
        kept, boxes = [], []
        for place in self._places:
            window = _again(place.window, windows) if place.window else None
            if place.window is None or not windows:
                boxes.append(place.box)
                kept.append(place)
                continue
            if window is None:
                kept.append(place)  # its window is closed, or hidden; it may come back
                continue
            box = _moved(place.box, place.window, window)
            same = window.title == place.window.title
            if not same and place.seen is not None and written(place.seen, screenshot, place.box):
                continue
            boxes.append(box)
            moved = window.box != place.window.box
            seen = None if moved else screenshot if same else place.seen
            there = replace(place.window, box=window.box)
            kept.append(replace(place, box=box, window=there, seen=seen))
        self._places = kept
        return boxes

    def name_at(self, box: Box) -> str | None:
        """Return the name of the secret that stands in a place that meets this box, if there is one."""
        return next((place.name for place in reversed(self._places) if place.box.overlap(box)), None)


def _again(window: Window, windows: Sequence[Window]) -> Window | None:
    """Return the same window among those that are open now."""
    own = [each for each in windows if (each.application, each.pid) == (window.application, window.pid)]
    titled = [each for each in own if each.title == window.title]
    size = (window.box.width, window.box.height)
    sized = [each for each in own if (each.box.width, each.box.height) == size]
    return next(iter([*titled, *sized]), None)


def _moved(box: Box, then: Window, now: Window) -> Box:
    dx, dy = now.box.left - then.box.left, now.box.top - then.box.top
    return Box(box.left + dx, box.top + dy, box.width, box.height)
