"""A line of text that knows where each of its characters stands.

The trap: a reader finds lines, but a person names words. A click on the middle of the line
"Save  Cancel  Help" hits Cancel, whichever was meant. `part_of` gives the box of just some characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from agent.geometry import Box
from agent.senses import Found

AnyFound = TypeVar("AnyFound", bound=Found)

_NARROW = frozenset("iljtfrI1.,:;!'|()[]{}` ")
_WIDE = frozenset("mwMWQGOD@%&…—")
_FEW = 4  # edges: with fewer letters none tells what is usual
_SWALLOWED = 2.5  # times the usual width: a last letter this wide holds more than a letter


@dataclass(frozen=True, slots=True)
class Line(Found):
    """A line of text as it was read.

    edges: for each character the screen x at which it begins and, last, the one at which the text
        ends: one more than the label has characters. Empty where nobody measured.
    """

    edges: tuple[float, ...] = ()


def part_of(found: Found, start: int, end: int) -> Box:
    """Return the box of the characters `start` to `end` of what was found.

    Where the characters were not measured, their places are guessed from how wide such characters are.
    """
    if start <= 0 and end >= len(found.label):
        return found.box
    edges = found.edges if isinstance(found, Line) and found.edges else _guessed(found)
    return Box.between(edges[start], found.box.top, edges[end], found.box.bottom)


def in_reading_order(all_found: Sequence[AnyFound]) -> list[AnyFound]:
    """Return them row by row from the top, each row from the left.

    What overlaps in height by more than half is in one row, however crooked the boxes are.
    """
    rows: list[list[AnyFound]] = []
    for found in sorted(all_found, key=lambda each: each.box.center.y):
        first = rows[-1][0] if rows else None
        if first is not None and abs(first.box.center.y - found.box.center.y) < first.box.height / 2:
            rows[-1].append(found)
        else:
            rows.append([found])
    return [found for row in rows for found in sorted(row, key=lambda each: each.box.left)]


def _guessed(found: Found) -> tuple[float, ...]:
    widths = [_width(character) for character in found.label]
    unit = found.box.width / (sum(widths) or 1)
    edges = [found.box.left]
    for width in widths:
        edges.append(edges[-1] + width * unit)
    return tuple(edges)


def _width(character: str) -> float:
    """Return about how wide a character is in a usual font, the letter n being 1."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.8
    if character in _NARROW:
        return 0.5
    return 1.4 if character in _WIDE or character.isupper() else 1.0


def end_of(found: Found) -> float:
    """Return the screen x at which the letters end, which is before the box does where a mark was swallowed.

    The arrow of a list right of its text is read as a part of it, without a letter of its own: the last
    letter is then far wider than the others.
    """
    edges = found.edges if isinstance(found, Line) else ()
    if len(edges) < _FEW:
        return found.box.right
    widths = sorted(after - before for before, after in pairwise(edges))
    usual = widths[len(widths) // 2]
    return edges[-2] + usual if edges[-1] - edges[-2] > _SWALLOWED * usual else found.box.right
