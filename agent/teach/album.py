"""The kept looks of a demonstration, each with its picture and the windows that were open then.

The trap: a picture without its windows is another screen for the replay, because it looks for a target in
its window. The recording tells which were open; of a look that came later, the target's own window is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from agent.demonstration.folder import Kept
from agent.demonstration.target import Shown
from agent.episode import Observation
from agent.errors import UnreadableEpisode
from agent.geometry import Box, Window
from agent.record.input import Around, Seen
from agent.record.tape import FRAMES, Take, read
from agent.replay.gallery import Gallery
from agent.screenshot import Screenshot


class Album:
    """The looks of a demonstration, and those of what was shown just now, where there is any."""

    def __init__(self, kept: Kept, take: Take | None = None) -> None:
        self._gallery = Gallery(kept.folder, kept.demonstration.screen)
        self._take = take
        self._windows: dict[str, tuple[Window, ...]] = {}
        self._fresh = frozenset[str]()
        with suppress(UnreadableEpisode):  # written by hand: the windows of its targets are known at least
            self._windows |= dict(_around(read(kept.folder)))
        if take is not None:
            shown_now = dict(_around(take))
            self._windows |= shown_now
            self._fresh = frozenset(shown_now)

    def picture(self, frame: str) -> Screenshot:
        """Return the picture of a look. Raises UnreadablePicture."""
        if self._take is not None and frame in self._fresh:
            return self._take.frame(frame)
        return self._gallery.picture(frame)

    def file(self, frame: str) -> Path | None:
        """Return the file of a picture that was shown just now; None for any other."""
        if self._take is None or frame not in self._fresh:
            return None
        return self._take.folder / FRAMES / f"{frame}.png"

    def look(self, frame: str) -> Observation:
        """Return what was to be seen then. Raises UnreadablePicture."""
        return Observation("", self.picture(frame), (), self._windows.get(frame, ()))

    def look_of(self, shown: Shown) -> Observation:
        """Return what was to be seen when a target was shown; at least with its own window."""
        look = self.look(shown.frame)
        if look.windows or shown.window is None:
            return look
        own = Window(shown.window.title, shown.window.application, Box(*shown.window.box), active=True)
        return Observation("", look.screenshot, (), (own,))


def _around(take: Take) -> Iterator[tuple[str, tuple[Window, ...]]]:
    """Yield each frame of a recording with the windows that were open when it was seen first."""
    windows = next((each.windows for each in take.events if isinstance(each, Around)), ())
    named: set[str] = set()
    for event in take.events:
        if isinstance(event, Around):
            windows = event.windows
        elif isinstance(event, Seen) and event.frame not in named:
            named.add(event.frame)
            yield event.frame, windows
