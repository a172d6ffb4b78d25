"""What the screen tells of a field into which something is typed: where it is, what it is called.

The trap: a hint in a field is gone once something is typed, so labels are read in the look from before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import numpy as np

from agent.geometry import Box, Window
from agent.lookalikes import folded
from agent.record.own_line import around_field
from agent.record.secrecy import TERMINALS, beside, is_listed, label_of, prompt_in
from agent.record.shown import WIDEST, is_low
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.changes import Changes, differing, moved_from
from agent.sight.dots import without_carets, without_outlines, written
from agent.sight.field import outlines, rectangles

_LARGEST = 0.6  # of a window: more than this is a new page, and no writing
_ROOM = 24  # points around what is read without a caret
_BAR = 48  # points, the height of a title bar
_GAP = 6  # points without a change, between two lines


class Sight:
    """Looks for what a redactor needs to know, and reads as little as it can."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked: tuple[object, ...] = ()  # for what a prompt was looked for last
        self._changed = Changes()
        # The looks in which labels were read last: from before the keys, and as it is now.
        self._read: deque[tuple[Screenshot, dict[Box, Sequence[Found]]]] = deque(maxlen=2)

    def changes(self, before: Screenshot, after: Screenshot, window: Window | None) -> list[Box]:
        """Return where something was written in the window between two looks, each line by itself."""
        inside = window.box if window is not None else after.area
        boxes = []
        for box in self._changed(before, after):
            part = box.overlap(inside)
            if part is not None and part.area < _LARGEST * inside.area:
                boxes += [line for line in _lines(before, after, part) if written(before, after, line)]
        return boxes

    def low(self, before: Screenshot, after: Screenshot, window: Window | None) -> list[Box]:
        """Return where something came that is too low for letters: full stops of two pixels."""
        inside = window.box if window is not None else after.area
        parts = (part for box in self._changed(before, after) if (part := box.overlap(inside)) is not None)
        return [line for part in parts for line in _lines(before, after, part) if is_low(line)]

    def new_page(self, before: Screenshot, after: Screenshot, window: Window | None) -> Box | None:
        """Return the part of the window that is another page since; None where there is none."""
        inside = window.box if window is not None else after.area
        parts = (part for box in self._changed(before, after) if (part := box.overlap(inside)) is not None)
        return next((part for part in parts if part.area >= _LARGEST * inside.area), None)

    def field(self, screenshot: Screenshot, box: Box) -> Box:
        """Return the field around what was written, or the writing itself where none is seen."""
        wide = box.grown(300).overlap(screenshot.area) or screenshot.area
        left, top, right, bottom = screenshot.pixels_of(wide)
        area = screenshot.box_at(left, top, right, bottom)
        part = Screenshot(screenshot.image[top:bottom, left:right], area, screenshot.taken_at)
        around = [
            each
            for each in (*rectangles(part), *outlines(part))
            if box.center in each and each.height < max(60.0, 2.5 * box.height) and each.width >= box.width
        ]
        return min(around, key=lambda each: each.area, default=box)

    def label(self, look: Screenshot, field: Box, *, within: bool = True) -> str:
        """Return the words that name the field. within: those in it, too, as of before anything was typed."""
        found: Sequence[Found] = ()
        for far in (False, True):  # what is beside it goes first, and is quickly read
            found = self._lines(look, around_field(field, far=far))
            if beside(field, found):
                break
        return label_of(field, [each for each in found if within or each.box.center not in field])

    def _lines(self, look: Screenshot, around: Box) -> Sequence[Found]:
        """Return the lines around there; a field is asked for again at every look while its keys wait."""
        read = next((read for each, read in self._read if each.image is look.image), None)
        if read is None:
            read = {}
            self._read.append((look, read))
        if around not in read:
            read[around] = self._reader.read(look, around.overlap(look.area) or look.area)
        return read[around]

    def is_title(self, look: Screenshot, box: Box, window: Window) -> bool:
        """Tell whether what stands there is the title of the window, which is kept anyway."""
        if box.bottom > window.box.top + _BAR or not window.title:
            return False
        title = folded(window.title)
        found = [folded(each.label) for each in self._lines(look, box.grown(12)) if each.box.overlap(box)]
        return bool(found) and all(each in title and 2 * len(each) >= len(title) for each in found)

    def new_part(self, before: Screenshot, after: Screenshot, box: Box, letters: int) -> Box:
        """Return what is new in a line that has changed: a full field moves all its text for a letter."""
        if box.width <= WIDEST * (letters + 1) or before.image.shape != after.image.shape:
            return box
        left, top, right, bottom = after.pixels_of(box)
        first = moved_from(before.image[top:bottom, left:right], after.image[top:bottom, left:right])
        return box if first is None else after.box_at(left + first, top, right, bottom)

    def lines(self, screenshot: Screenshot, box: Box) -> list[str]:
        """Return the lines that are to be read there.

        A lone letter needs more around it now and then, or no caret beside it.
        """
        bare = without_carets(screenshot, box.grown(_ROOM))
        for look, margin in ((screenshot, 12), (screenshot, 32), (bare, 12)):
            found = self._reader.read(look, box.grown(margin))
            if lines := [each.label for each in found if each.box.overlap(box)]:
                return lines
        return []

    def reads(self, screenshot: Screenshot, box: Box, letter: str) -> bool:
        """Tell whether a letter is to be read there."""
        return any(letter.casefold() in line.casefold() for line in self.lines(screenshot, box))

    def prompt(
        self,
        before: Screenshot,
        after: Screenshot,
        window: Window | None,
        asked: tuple[object, ...],
        written: Sequence[Box],
    ) -> str | None:
        """Return the kind of secret that the last line in the window asks for; read once for what is asked.

        written: what came of the keys. Where nothing did, the window is read as it is now; else only
        terminals are, from there on and as they were before.
        """
        in_terminal = window is not None and is_listed(window.application, TERMINALS)
        if self._asked == asked or not (in_terminal or not written):
            return None
        self._asked = asked
        within = (window.box.overlap(after.area) if window else None) or after.area
        if not written:
            return prompt_in(self._reader.read(after, within))
        top = max(min(box.top for box in written) - 4, within.top)
        lower = Box.between(within.left, top, within.right, within.bottom)
        return prompt_in(self._reader.read(before, lower))


def _lines(before: Screenshot, after: Screenshot, box: Box) -> Iterator[Box]:
    """Split what has changed in a box into its lines: those of a text, or of two fields close together.

    The trap: a busy application paints that a field has the keyboard after its first letter was typed, so
    that the frame around it has changed, too; and of dots within a frame nobody tells that they are a row.
    """
    left, top, right, bottom = after.pixels_of(box)
    if before.image.shape != after.image.shape or right <= left or bottom <= top:
        yield box
        return
    part = np.s_[top:bottom, left:right]
    changed = without_outlines(differing(before.image[part], after.image[part]), after.scale)
    rows = np.flatnonzero(changed.any(axis=1))
    for line in np.split(rows, np.flatnonzero(np.diff(rows) > _GAP * after.scale) + 1):
        if line.size:
            across = np.flatnonzero(changed[line[0] : line[-1] + 1].any(axis=0))
            sides = (left + int(across[0]), left + int(across[-1]) + 1)
            yield after.box_at(sides[0], top + int(line[0]), sides[1], top + int(line[-1]) + 1)
