"""The pictures of a demonstration by their names, each with the part of the screen that it shows.

The trap: a correction may have been shown on another screen than the demonstration was, so that its pictures
have another size. Such a picture shows a screen of its own size, and none that is stretched.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from agent.demonstration.folder import FRAMES
from agent.demonstration.schema import Screen
from agent.geometry import Box
from agent.screenshot import Screenshot


class Gallery:
    """The pictures in the folder of a demonstration."""

    def __init__(self, folder: Path, screen: Screen | None) -> None:
        self._folder = folder / FRAMES
        self._area = Box(*screen.box) if screen else None
        self._scale = screen.scale if screen else 1.0

    def picture(self, frame: str) -> Screenshot:
        """Return a picture. Raises UnreadablePicture."""
        found = Screenshot.from_file(self._folder / f"{frame}.png")
        area = self._area
        if area is None:
            return found
        size = (found.width_px, found.height_px)
        if any(size == (area.width * scale, area.height * scale) for scale in (self._scale, 1.0)):
            return replace(found, area=area)
        own = Box(0, 0, found.width_px / self._scale, found.height_px / self._scale)
        return replace(found, area=own)
