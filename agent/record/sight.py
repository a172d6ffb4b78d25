"""What the screen tells of a field into which something is typed: where it is, what it is called.

The trap: a hint in a field is gone once something is typed, so labels are read in the look from before.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.geometry import Box, Window
from agent.record.secrecy import TERMINALS, beside, is_listed, label_of, prompt_in
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.changes import Changes
from agent.sight.dots import without_carets, written
from agent.sight.field import outlines, rectangles

_ROOM = 24  # points around what is read
_LARGEST = 0.6  # of a window: more than this is a new page, and no writing


class Sight:
    """Looks for what a redactor needs to know, and reads as little as it can."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._changed = Changes()
        self._read_on: Screenshot | None = None
        self._read: dict[Box, Sequence[Found]] = {}
        self._asked: tuple[int, bool] | None = None  # the run of keys for which a prompt was looked for

    def changes(self, before: Screenshot, after: Screenshot, window: Window | None) -> list[Box]:
        """Return where something was written in the window between two looks."""
        inside = window.box if window is not None else after.area
        boxes = []
        for box in self._changed(before, after):
            part = box.overlap(inside)
            if part is not None and part.area < _LARGEST * inside.area and written(before, after, part):
                boxes.append(part)
        return boxes

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

    def label(self, before: Screenshot, field: Box) -> str:
        """Return the words that name the field, as they stood there before anything was typed."""
        right = max(field.right, field.left + 200)
        for top in (field.top - 6, field.top - 70):  # what is beside it goes first, and is quickly read
            around = Box.between(field.left - 330, top, right, field.bottom + 4)
            found = self._lines(before, around)
            if beside(field, found):
                break
        return label_of(field, found)

    def _lines(self, look: Screenshot, around: Box) -> Sequence[Found]:
        """Return the lines around there; a field is asked for again at every look while its keys wait."""
        if self._read_on is not look:
            self._read_on, self._read = look, {}
        if around not in self._read:
            self._read[around] = self._reader.read(look, around.overlap(look.area) or look.area)
        return self._read[around]

    def reads(self, screenshot: Screenshot, box: Box, letter: str) -> bool:
        """Tell whether a letter is to be read there.

        It is looked at without the caret as well: a lone letter beside one is read as something else.
        """
        looks = (screenshot, without_carets(screenshot, box.grown(_ROOM)))
        return any(
            letter.casefold() in each.label.casefold()
            for look in looks
            for each in self._reader.read(look, box.grown(_ROOM / 2))
            if each.box.overlap(box)
        )

    def prompt(
        self, before: Screenshot, after: Screenshot, window: Window | None, run: int, *, silent: bool
    ) -> str | None:
        """Return the kind of secret that the last line in the window asks for; read once a run of keys.

        silent: nothing came of the keys; else only terminals are looked at, as they were before.
        """
        in_terminal = window is not None and is_listed(window.application, TERMINALS)
        if self._asked == (run, silent) or not (silent or in_terminal):
            return None
        self._asked = (run, silent)
        look = after if silent else before
        within = (window.box.overlap(look.area) if window else None) or look.area
        return prompt_in(self._reader.read(look, within))
