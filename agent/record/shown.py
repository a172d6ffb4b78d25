"""Whether what was typed is to be read where something changed.

The trap: a letter that is read somewhere proves nothing. A busy application paints an earlier key late, a
page that comes late holds every letter, and 'a' stands in both 'ada' and a password. So it is the letters in
their order that count, in a line that holds little else, and none that earlier keys would explain as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from agent.geometry import Box
from agent.lookalikes import folded

_MOSTLY = 0.6  # of a line
_LIKE_MARKS = "ox"  # how a mark of a mask is read now and then, folded
BESIDE = 16  # points, from a text to the next letter that is written behind it
WIDEST = 20  # points of a letter
_NARROWEST = 3
_LOWEST = 5  # points, the height of letters


def is_shown(typed: str, lines: Sequence[str], *, earlier: str, final: bool) -> bool:
    """Tell whether some of these lines show what was typed, or so much of it that it is no coincidence.

    earlier: what was typed elsewhere shortly before, and may be painted only now.
    final: it has been there long enough to count though it is a part of what was typed, or of the line.
    """
    wanted, before = _plain(typed), _plain(earlier)
    for line in map(_plain, lines):
        start, _, length = _common(wanted, line)
        if length == 0 or wanted[start : start + length] in before:
            continue
        mostly = length >= _MOSTLY * len(line)
        if length >= 2 and (mostly or (final and 2 * length >= len(wanted))):
            return True
        if length == len(line) == 1 and wanted.isalnum() and wanted not in _LIKE_MARKS and len(wanted) == 1:
            return True
        if final and mostly and length == len(wanted):
            return True
    return False


def is_all_shown(typed: str, lines: Sequence[str], *, earlier: str) -> bool:
    """Tell whether a line shows all that was typed, and little else."""
    wanted, before = _plain(typed), _plain(earlier)
    if len(wanted) < 2 and (not wanted.isalnum() or wanted in _LIKE_MARKS):
        return False
    return wanted not in before and any(
        wanted in line and len(wanted) >= _MOSTLY * len(line) for line in map(_plain, lines)
    )


def is_readable(typed: str) -> bool:
    """Tell whether most of these letters are of a script that can be read here: Latin or Chinese."""
    known = sum(each.isascii() or "一" <= each <= "鿿" for each in _plain(typed))
    return 2 * known >= len(typed)


def is_as_wide(box: Box, typed: str) -> bool:
    """Tell whether a box is as wide as these letters are, in some type."""
    return _NARROWEST * len(typed) <= box.width <= WIDEST * (len(typed) + 1)


def is_low(box: Box) -> bool:
    """Tell whether a box is too low to hold letters; it may hold full stops."""
    return box.height < _LOWEST


def is_bar(box: Box) -> bool:
    """Tell whether a box is too low to hold letters, and too long for a mark: of a scroll bar, say."""
    return is_low(box) and box.width > 2 * WIDEST


def is_beside(box: Box, places: Sequence[Box]) -> bool:
    """Tell whether a box may hold a letter that goes on with what was written in one of these places."""
    return any(
        box.overlap(Box(each.left - BESIDE, each.top - 3, each.width + 2 * BESIDE, each.height + 6))
        for each in places
    )


def _plain(text: str) -> str:
    """Return the text without accents, with lookalikes made equal."""
    apart = unicodedata.normalize("NFD", text)
    return folded("".join(each for each in apart if not unicodedata.combining(each)))


def _common(one: str, other: str) -> tuple[int, int, int]:
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.a, match.b, match.size
