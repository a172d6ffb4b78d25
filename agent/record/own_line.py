"""The line that somebody writes and that was read: it need not be read again at each click into it.

The trap: a field at the same place is another one once its page is. So a letter goes on with a line only
while all around it stands as it did when the words there were read, and in it what was written last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from agent.geometry import Box
from agent.record.shown import BESIDE, WIDEST
from agent.screenshot import Screenshot
from agent.sight.changes import differing
from agent.sight.dots import written

_EDGE = 8  # points: a caret, its shadow, the edge of a letter
_HEIGHTS = 1.5  # of the line, at most of what goes on with it


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Where what was typed was read, and nothing beside it asked for a secret.

    labelled: the look in which the words beside it were read. seen: the last look in which it was written on.
    """

    box: Box
    labelled: Screenshot
    seen: Screenshot

    def grown(self, changes: Sequence[Box], letters: int, seen: Screenshot) -> Self:
        """Return the line after so many more letters: with those changes that go on with it."""
        box = self.box
        for change in changes:
            if self._goes_on(change, letters):
                box = box.union(change)
        return replace(self, box=box, seen=seen)

    def holds(self, change: Box, letters: int, base: Screenshot) -> bool:
        """Tell whether a change is of so many letters in this line, which stood in `base` as it was left."""
        if not self._goes_on(change, letters) or written(self.seen, base, self.box.grown(_EDGE)):
            return False
        return self.is_as_labelled(base, self.box)

    def is_as_labelled(self, look: Screenshot, own: Box) -> bool:
        """Tell whether all that may name the line stands in this look as it was read."""
        return is_same_around(self.labelled, look, self.box, own)

    def _goes_on(self, change: Box, letters: int) -> bool:
        line = self.box
        return (
            line.left - _EDGE <= change.left <= line.right + BESIDE  # further off is another field
            and change.right <= line.right + WIDEST * (letters + 1)
            and change.top >= line.top - _EDGE
            and change.bottom <= line.bottom + _EDGE
            and change.height <= _HEIGHTS * max(line.height, 14)
        )


def is_same_around(before: Screenshot, after: Screenshot, field: Box, own: Box) -> bool:
    """Tell whether the words that may name a field are the same in two looks.

    own: what is written in the field, which has changed.
    """
    if before.image is after.image:
        return True
    around = around_field(field, far=True).overlap(after.area)
    if around is None or before.image.shape != after.image.shape or before.area != after.area:
        return False
    left, top, right, bottom = after.pixels_of(around)
    changed = differing(before.image[top:bottom, left:right], after.image[top:bottom, left:right])
    until = own.right + BESIDE  # a caret stands behind a space
    inner = after.pixels_of(Box.between(own.left - _EDGE, own.top - _EDGE, until, own.bottom + _EDGE))
    rows = slice(max(inner[1] - top, 0), max(inner[3] - top, 0))
    changed[rows, max(inner[0] - left, 0) : max(inner[2] - left, 0)] = False
    return not changed.any()


def around_field(field: Box, *, far: bool) -> Box:
    """Return where the words are that may name a field: left of it and, where they are far, above it."""
    right = max(field.right, field.left + 200)
    return Box.between(field.left - 330, field.top - (70 if far else 6), right, field.bottom + 4)
