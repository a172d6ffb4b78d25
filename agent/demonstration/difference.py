"""What is different between two states of a demonstration, line by line, as a person reads it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from agent.demonstration.folder import text_of
from agent.demonstration.schema import Demonstration


class Mark(Enum):
    """What has become of a line."""

    SAME = " "
    GONE = "-"
    NEW = "+"
    SKIPPED = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one of the two texts, or so many left out between."""

    mark: Mark
    text: str


def difference(before: Demonstration, after: Demonstration, *, around: int = 2) -> tuple[Line, ...]:
    """Return the lines that differ, each with so many around; nothing where both say the same."""
    return tuple(_lines(text_of(before).splitlines(), text_of(after).splitlines(), around))


def _lines(old: list[str], new: list[str], around: int) -> Iterator[Line]:
    reached = 0
    for group in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(around):
        first = group[0][1]
        if first > reached:
            yield Line(Mark.SKIPPED, str(first - reached))
        for kind, start, end, there, to in group:
            if kind == "equal":
                yield from (Line(Mark.SAME, text) for text in old[start:end])
            else:
                yield from (Line(Mark.GONE, text) for text in old[start:end])
                yield from (Line(Mark.NEW, text) for text in new[there:to])
        reached = group[-1][2]
    if 0 < reached < len(old):
        yield Line(Mark.SKIPPED, str(len(old) - reached))
