"""The run of keys that was read last, and is plain text: what goes on with it need not be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.geometry import Box
from agent.record.own_line import OwnLine
from agent.screenshot import Screenshot

_REMEMBERED = 200  # letters that may be painted late


@dataclass(slots=True)
class ClearRun:
    """What is known of it.

    run: its number; None before anything was read. places: where it was read. line: in which it was.
    letters: what was typed in it. earlier: those, and of the runs before it, that may be painted only later.
    """

    run: int | None = None
    places: tuple[Box, ...] = ()
    line: OwnLine | None = None
    letters: list[str] = field(default_factory=list)
    earlier: str = ""

    def begin(
        self,
        run: int,
        letters: list[str],
        places: tuple[Box, ...],
        line: Box,
        base: Screenshot,
        now: Screenshot,
    ) -> None:
        """Take a run as read: these letters, typed since `base`, in a line that it may go on with."""
        known = self.line is not None and self.line.holds(line, len(letters), base)
        own = self.line if known and self.line is not None else OwnLine(line, now, now)
        self.line = own.grown([line], len(letters), now)
        self.run, self.places, self.letters = run, places, letters
        self._remember(letters)

    def go_on(self, letters: list[str], changes: Sequence[Box], waiting: int, now: Screenshot | None) -> None:
        """Take more letters as read. changes: what came of so many keys; now: None where the run is left."""
        if now is not None:
            self.places = _merged((*self.places, *changes))
            if self.line is not None:
                self.line = self.line.grown(changes, waiting, now)
        self._remember(letters[len(self.letters) :])
        self.letters = letters

    def _remember(self, letters: Sequence[str]) -> None:
        self.earlier = (self.earlier + "".join(letters))[-_REMEMBERED:]


def _merged(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes, those that meet as one."""
    merged: list[Box] = []
    for box in boxes:
        for other in [each for each in merged if each.overlap(box)]:
            merged.remove(other)
            box = box.union(other)
        merged.append(box)
    return tuple(merged)
