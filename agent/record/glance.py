"""What one look shows of keys that wait, compared with the look from before they were pressed.

The trap: a change on the screen is what a key wrote, or what another one did, or a clock. So nothing here
says that keys are plain because something has changed; it says so where what they say is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from agent.geometry import Box, Window
from agent.record.clear_run import ClearRun
from agent.record.held import PASTED, longest_streak
from agent.record.own_line import is_same_around
from agent.record.secrecy import secret_in
from agent.record.shown import is_all_shown, is_as_wide, is_beside, is_readable, is_shown
from agent.record.sight import Sight
from agent.screenshot import Screenshot
from agent.sight.dots import Row, row_of_equals

DOTS = frozenset("*.·•●‧∙⋅-_")  # who types one of these sees equal marks, and no mask


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that asks for a secret. box: the field, with what is written in it."""

    kind: str
    box: Box
    label: str


@dataclass(frozen=True)
class Glance:
    """Two looks at one window. clear: what was read last, and may be painted only now."""

    sight: Sight
    base: Screenshot
    now: Screenshot
    window: Window | None
    clear: ClearRun

    @cached_property
    def changes(self) -> list[Box]:
        """Where something was written."""
        return self.sight.changes(self.base, self.now, self.window)

    def row(self, box: Box, letters: int) -> Row | None:
        """Return the row of equal marks that so many letters, the last of which are new, have come to."""
        return row_of_equals(self.now, self.sight.new_part(self.base, self.now, box, letters))

    @property
    def page(self) -> Box | None:
        """The part of the window that is another page since."""
        return self.sight.new_page(self.base, self.now, self.window)

    def place_of_all(self, letters: Sequence[str], boxes: Sequence[Box]) -> Box | None:
        """Return the place in which all of these letters are read, where there is one."""
        typed = "".join(letters)
        for box in boxes:
            if is_all_shown(typed, self.sight.lines(self.now, box), earlier=self.clear.earlier):
                return box
        return None

    def place_unread(self, letters: Sequence[str], plain: Sequence[Box]) -> Box | None:
        """Return where letters go on with the line that was read last, if it is plain that they do.

        That is cheaper than to read them: different letters, and nothing else that may be painted by now.
        """
        line = self.clear.line
        if line is None or self.clear.earlier or len({*letters} - {PASTED}) < 2:
            return None
        for box in plain:
            if line.holds(box, len(letters), self.base) and line.is_as_labelled(
                self.now, line.box.union(box)
            ):
                new = self.sight.new_part(self.base, self.now, box, len(letters))
                if is_as_wide(new, "".join(letters)):
                    return box
        return None

    def place_read(
        self, letters: Sequence[str], plain: Sequence[Box], rows: Sequence[Row], *, final: bool
    ) -> Box | None:
        """Return where letters, all of one run, are seen to write what they say."""
        typed = "".join(letters).replace(PASTED, "")
        if not typed:
            return None
        if rows and set(typed) <= DOTS:
            return rows[0].box if final else None
        if set(typed) <= DOTS and final and not plain:
            low = self.sight.low(self.base, self.now, self.window)
            return next((box for box in low if is_as_wide(box, typed)), None)
        repeated = len(set(typed)) == 1
        if any(row.disc or (row.count > 1 and not repeated) for row in rows):
            return None
        final = final and (repeated or not rows)  # one mark may be the first of a mask
        for box in (*plain, *(row.box for row in rows if repeated)):
            new = self.sight.new_part(self.base, self.now, box, len(typed))
            if is_shown(typed, self.sight.lines(self.now, new), earlier=self.clear.earlier, final=final):
                return box
        if final and not rows and not is_readable(typed) and len(set(typed)) > 1:
            wide = (b for b in plain if is_as_wide(b, typed) and not is_beside(b, self.clear.places))
            return next(wide, None)
        return None

    def is_no_text(self, letters: Sequence[str], changes: Sequence[Box], *, last: bool) -> bool:
        """Tell whether keys did something else than write: they are no text, or one letter repeated."""
        if len({letter for letter in letters if letter != PASTED}) > 1:
            return False
        if not letters:
            return True
        elsewhere = any(not is_beside(box, self.clear.places) for box in changes)
        return elsewhere or self.page is not None or (last and set(letters) == {PASTED})

    def is_mask(self, row: Row, letters: Sequence[str], *, final: bool) -> bool:
        """Tell whether these marks hide the letters that were typed."""
        if PASTED in letters:
            return row.count > 1
        if len(set(letters)) > 1:
            return row.count > longest_streak(letters)  # 'oo' of 'look' is no mask
        letter = next(iter(letters), "")
        if letter in DOTS:
            return False
        if row.count > 1 and row.disc:
            return True
        return final and (row.disc or not self.sight.reads(self.now, row.box, letter))

    def masked(self, box: Box) -> Asked:
        """Return the field in which these marks stand instead of letters."""
        field = self.sight.field(self.now, box)
        label = self.sight.label(self.base, field)
        return Asked(secret_in(label) or "password", field.union(box), label)

    def asked_beside(self, box: Box, letters: int, *, now: bool = False) -> Asked | None:
        """Return what the words ask for beside what so many letters wrote, if it is a secret.

        now: as they stand in this look, too.
        """
        own = self.clear.line
        if (
            own is not None
            and own.holds(box, letters, self.base)
            and (not now or own.is_as_labelled(self.now, own.box.union(box)))
        ):
            return None
        if self.window is not None and self.sight.is_title(self.now, box, self.window):
            return None
        field = self.sight.field(self.now, box)
        label = self.sight.label(self.base, field)
        kind = secret_in(label)
        if kind is None and now and not is_same_around(self.base, self.now, field, box):
            label = self.sight.label(self.now, field, within=False)
            kind = secret_in(label)
        return Asked(kind, field.union(box), label) if kind is not None else None

    def prompt(self, run: int, changes: Sequence[Box], *, settled: bool, final: bool) -> str | None:
        """Return what the window's last line asks for, where these keys wrote nothing, or in a terminal."""
        silent = not changes and settled
        if not (silent or changes):
            return None
        asked = (run, silent, silent and final)
        return self.sight.prompt(self.base, self.now, self.window, asked, changes)
