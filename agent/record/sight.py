"""What the screen tells of a field into which something is typed: where it is, what it is called.

The trap: a hint in a field is gone once something is typed, so labels are read in the look from before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from agent.geometry import Box, Window
from agent.record.secrecy import TERMINALS, is_listed, label_of, prompt_in
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.changes import differing, dirty_boxes
from agent.sight.dots import without_outlines, written
from agent.sight.field import outlines, rectangles

_LARGEST = 0.6  # of a window: more than this is a new page, and no writing
_GAP = 6  # points without a change, between two lines


class Sight:
    """Looks for what a redactor needs to know, and reads as little as it can."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked: tuple[object, ...] = ()  # for what a prompt was looked for last
        self._labels: tuple[object, tuple[Found, ...]] = (None, ())  # where labels were read last, and which

    def changes(self, before: Screenshot, after: Screenshot, window: Window | None) -> list[Box]:
        """Return where something was written in the window between two looks, each line by itself."""
        inside = window.box if window is not None else after.area
        boxes = []
        for box in dirty_boxes(before, after):
            part = box.overlap(inside)
            if part is not None and part.area < _LARGEST * inside.area:
                boxes += [line for line in _lines(before, after, part) if written(before, after, line)]
        return boxes

    def new_page(self, before: Screenshot, after: Screenshot, window: Window | None) -> Box | None:
        """Return the part of the window that is another page since; None where there is none."""
        inside = window.box if window is not None else after.area
        parts = (part for box in dirty_boxes(before, after) if (part := box.overlap(inside)) is not None)
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
        right = max(field.right, field.left + 200)
        around = Box.between(field.left - 330, field.top - 70, right, field.bottom + 4)
        if self._labels[0] != (look.taken_at, around):  # looks in succession ask for the same
            found = self._reader.read(look, around.overlap(look.area) or look.area)
            self._labels = ((look.taken_at, around), tuple(found))
        return label_of(field, [each for each in self._labels[1] if within or each.box.center not in field])

    def lines(self, screenshot: Screenshot, box: Box) -> list[str]:
        """Return the lines that are to be read there; a lone letter needs more around it now and then."""
        for margin in (12, 32):
            found = self._reader.read(screenshot, box.grown(margin))
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
