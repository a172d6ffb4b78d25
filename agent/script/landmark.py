"""By what a point on an old screen is found again on a new one: words, a field, a picture, at worst a box.

The trap: a script made of coordinates works until a window moves, and then clicks on something else. So
what is there is named, and each name is tried on the old screen first: a name is kept only if it leads to
the point that was meant, and to no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from agent.errors import PolicyError, UsageError
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.script.scope import names_of
from agent.secrets import names_in
from agent.senses import Found, Reader
from agent.sight.field import field_for
from agent.sight.line import part_of
from agent.sight.match import Wanted, find, find_all
from agent.sight.picture import find_picture

Named = dict[str, object]
_NEAR = 3.0  # points beside a text that still are on it
_LONGEST = 40  # characters of a line that is named whole
_LABELS = 6  # texts that are tried as the name of a field
_SIZES = ((48, 28), (80, 40), (140, 64), (240, 110))  # points of a picture around the point, the small first


class Sight:
    """One old look at the screen. texts: what was read in it; empty to read it now."""

    def __init__(
        self,
        screenshot: Screenshot,
        windows: Sequence[Window],
        texts: Sequence[Found],
        reader: Reader,
    ) -> None:
        self._screenshot = screenshot
        self._windows = windows
        self._texts = tuple(texts) or tuple(reader.read(screenshot))

    def places(self, point: Point, target: Found | None, picture: Path, name: str) -> list[Named]:
        """Return what leads to the point, the surest first; a box only where nothing else does.

        target: what was pointed at, if that is known. picture: where one may be kept, and `name` what the
        script calls it.
        """
        found = list(islice(chain(self._words(point, target), self._field(point)), 1))
        if self._cut_out(point, picture):
            found.append({"picture": name})
        if found:
            return found
        numbered = self._numbered(point, target)
        box = Box.around(point, 24, 16)
        return [*numbered, {"box": [round(side) for side in (box.left, box.top, box.width, box.height)]}]

    def field(self, point: Point) -> str:
        """Return the words that name the input field at this point; nothing where none do."""
        return next((str(place["field"]) for place in self._field(point)), "")

    # --- words --------------------------------------------------------------------------------------------

    def _words(self, point: Point, target: Found | None) -> Iterator[Named]:
        title = self._window_at(point)
        for words in self._said(point, target):
            if self._leads(Wanted(words), point):
                yield {"text": words}
            elif title and self._leads(Wanted(words, window=title), point):
                yield {"text": words, "window": title}

    def _numbered(self, point: Point, target: Found | None) -> list[Named]:
        """Return words that are shown more than once, and which of them are meant."""
        for words in self._said(point, target):
            for nth in range(1, len(find_all(words, self._texts)) + 1):
                if self._leads(Wanted(words, ordinal=nth), point):
                    return [{"text": words, "nth": nth}]
        return []

    def _said(self, point: Point, target: Found | None) -> Iterator[str]:
        """Yield the words at the point: those that were meant, the line, the one word in the line."""
        if target is not None and point in target.box.grown(_NEAR) and _is_plain(target.label):
            yield target.label
        for line in self._texts:
            if point not in line.box.grown(_NEAR):
                continue
            middle = abs(point.x - line.box.center.x) <= max(line.box.width / 4, _NEAR)
            if middle and len(line.label) <= _LONGEST and _is_plain(line.label):
                yield line.label
            for word in re.finditer(r"\S+", line.label):
                if point in part_of(line, *word.span()).grown(_NEAR) and _is_plain(word[0]):
                    yield word[0]

    def _leads(self, wanted: Wanted, point: Point) -> bool:
        try:
            found = find(wanted, self._texts, self._windows).found
        except PolicyError:
            return False
        return point in found.box.grown(_NEAR)

    def _window_at(self, point: Point) -> str:
        window = next((window for window in self._windows if point in window.box), None)
        return window.title if window is not None and _is_plain(window.title) else ""

    # --- fields and pictures ------------------------------------------------------------------------------

    def _field(self, point: Point) -> Iterator[Named]:
        """Yield the names of the field at the point: texts to its left, above it or in it."""
        before = [
            line
            for line in self._texts
            if line.box.left <= point.x
            and -8 * line.box.height < line.box.center.y - point.y < line.box.height
        ]
        before.sort(key=lambda line: 4 * abs(line.box.center.y - point.y) + abs(line.box.center.x - point.x))
        for line in before[:_LABELS]:
            words = line.label.rstrip(" :：*")
            if not _is_plain(words) or len(words) > _LONGEST:
                continue
            try:
                label = find(Wanted(words), self._texts, self._windows, label=True).found
            except PolicyError:
                continue
            box = field_for(self._screenshot, label, self._texts)
            if box is not None and point in box:
                yield {"field": words}
                return

    def _cut_out(self, point: Point, file: Path) -> bool:
        """Keep the smallest picture around the point that is there only once; tell whether there is one."""
        for width, height in _SIZES:
            around = Box.around(point, width, height).overlap(self._screenshot.area)
            if around is None:
                return False
            # the script will click in the middle of the picture: it must be the point
            across = min(point.x - around.left, around.right - point.x)
            down = min(point.y - around.top, around.bottom - point.y)
            box = Box.around(point, 2 * across, 2 * down)
            pixels = self._screenshot.crop(box)
            if min(pixels.shape[:2]) < 8:
                return False
            picture = Screenshot(pixels, box, self._screenshot.taken_at)
            try:
                found = find_picture(picture, self._screenshot, name=file.name)
            except (PolicyError, UsageError):
                continue
            if abs(found.box.center.x - point.x) + abs(found.box.center.y - point.y) > 2 * _NEAR:
                continue
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                picture.picture.save(file)
            except OSError as error:
                raise UsageError(
                    f"cannot keep the picture '{file}': {error} (choose another folder)"
                ) from error
            return True
        return False


def _is_plain(words: str) -> bool:
    """Tell whether the words can stand in a script as they are: no secret, nothing that is replaced."""
    return bool(words.strip()) and "{{" not in words and not any(names_of(words)) and not names_in(words)
