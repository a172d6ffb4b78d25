"""Keeping a secret's pixels off the disk: the veil through which every frame passes before it is kept.

The trap: the text of a secret is easily kept out of a log, but the next screenshot shows it in its
field. Two nets hold it back. What changed on the screen between the look before a secret was typed and
the first look after it is blanked from then on; that holds a half-typed value, too, and one drawn in
dots. And wherever a line is read that resembles a revealed value, the line is blanked.

Frames are ordered by the clock, not by when they get here: they are written later than they are taken,
and a frame from before the typing must not be mistaken for the one after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from agent.geometry import Box
from agent.lookalikes import folded
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.senses import Reader
from agent.sight.changes import dirty_boxes

ALIKE = 80  # per cent of a value that must be found for a line to resemble it
FRAGMENT = 12  # characters of a wrapped value that give it away
MARGIN = 6  # points around what is blanked: carets, shadows, the edge of a letter
BLANK = (104, 96, 88, 255)  # blue, green, red: a slate that is no colour of a text field
HIDDEN = "[hidden]"


class Veil:
    """Returns screenshots without the secrets that were revealed; the very same object before any was.

    Called with the frames in their order, from one thread. `reader` belongs to that thread: it must not
    be the one with which the policy reads.
    """

    def __init__(self, *, secrets: Secrets, reader: Reader) -> None:
        self._secrets = secrets
        self._reader = reader
        self._guarded: tuple[Box, ...] = ()
        self._previous: Screenshot | None = None

    def guard(self, boxes: Sequence[Box]) -> None:
        """Blank these boxes, in screen points, in every frame from now on."""
        grown = (box.grown(MARGIN) for box in boxes)
        self._guarded += tuple(box for box in grown if box not in self._guarded)

    def __call__(self, screenshot: Screenshot) -> Screenshot:
        previous, self._previous = self._previous, screenshot
        reveals = [moment for moment in self._secrets.revealed_at if moment <= screenshot.taken_at]
        if not reveals and not self._guarded:
            return screenshot
        if reveals and previous is None:
            self.guard([screenshot.area])  # nobody knows what it showed before
        elif previous is not None and any(moment > previous.taken_at for moment in reveals):
            self.guard(dirty_boxes(previous, screenshot))
        veiled = screenshot.painted(self._guarded, BLANK)
        read = self._reader.read(veiled) if reveals else ()
        telling = [found.box for found in read if self.resembles(found.label)]
        if not telling:
            return veiled
        self.guard(telling)
        return veiled.painted(self._guarded, BLANK)

    def resembles(self, text: str) -> bool:
        """Tell whether the text holds a revealed value, or most of one, as OCR might have read it."""
        here = folded(text)
        return any(_holds(here, folded(value)) for value in self._secrets.revealed)

    def label(self, text: str) -> str:
        """Return what was read on the screen, or '[hidden]' where it resembles a revealed value."""
        return HIDDEN if self.resembles(text) else text


def _holds(text: str, value: str) -> bool:
    if value in text:
        return bool(value)
    if len(text) < len(value) and len(text) < max(4, min(len(value) / 2, FRAGMENT)):
        return False  # too short to tell: a menu called "File" is no leak of "profile99"
    return fuzz.partial_ratio(text, value) >= ALIKE
