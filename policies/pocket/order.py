"""The n-th thing of a row or column, found by asking for the first, the second, … all at once.

The trap: a network counts badly. Asked for the fifth menu alone it takes the fourth; but only along one line,
each next to the one before, are its answers to all the numbers right together.

Axes: `K` numbers that are asked for, and last the end; `N` marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from torch import Tensor

from policies.pocket.number import ORDER, place_of

NUMBERS = 8  # that are asked for
_WORDS = ORDER[:10]
_DIGITS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_WORDS)})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<last>last|final))\b(?=\s+\w)"
    rf"|第(?P<chinese>[{_DIGITS}])(?=[个条项行列])|(?P<end>最后一)(?=[个条项行列])",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"\bmiddle (?:one )?of the (?P<count>three|five|3|5) (?P<what>[\w -]+?)s\b", re.IGNORECASE
)
_MIDDLES = {"three": "second", "3": "second", "five": "third", "5": "third"}
_LEVEL = 0.6  # lines of text that the middles of one row are apart, at most
_FLUSH = 0.5  # and the left sides, or the middles, of one column
_OVER = 0.3  # that two may overlap
_NEVER = -1e4


def place_in(sentence: str, labels: Sequence[str]) -> tuple[int, list[str]] | None:
    """Return which place is asked for, −1 for the last, and the sentence for each place and for the last one.

    None where the sentence counts nothing, or counts too far, or where a text has those very words, as a
    field 'First name' has.
    """
    sentence = _MIDDLE.sub(_middle, sentence)
    found = _NUMBER.search(sentence)
    if found is None:
        return None
    said = sentence[found.start() :].lower().split()[:2]
    if any(" ".join(said) in label.lower() for label in labels if len(label) > 1):
        return None
    place = _place(found)
    if place >= NUMBERS:
        return None
    before, after = sentence[: found.start()], sentence[found.end() :]
    if found["chinese"] or found["end"]:
        numbers = [f"第{digit}" for digit in _DIGITS[:NUMBERS]] + ["最后一"]
    else:
        numbers = [*_WORDS[:NUMBERS], "last"]
    return place, [before + number + after for number in numbers]


def _middle(found: re.Match[str]) -> str:
    """Return 'second field' for the middle of three fields."""
    return f"{_MIDDLES[found['count'].lower()]} {found['what']}"


def _place(found: re.Match[str]) -> int:
    said = found["word"] or found["digits"] or found["chinese"]
    return (place_of(said) or 0) - 1 if said else -1


def nth(shares: Tensor, boxes: Tensor, kinds: Tensor, place: int) -> tuple[int, float]:
    """Return the mark at a place, and how probable its row is, on average.

    shares: K × N, how probable each mark is as each number; boxes: N × 4, in lines of text; kinds: N × 3, one
    of them 1.
    """
    best = max((_best(shares, follows, place) for follows in _lines(boxes, kinds)), key=lambda each: each[0])
    score, row = best
    return row[place], score / (len(row) + 1)


def _best(shares: Tensor, follows: Tensor, place: int) -> tuple[float, list[int]]:
    """Return the row that has the most of the shares, with their sum: Viterbi's algorithm."""
    ends, score = shares[-1], shares[0]
    came: list[Tensor] = []
    found: tuple[float, list[int]] = (_NEVER, [0])
    for number in range(NUMBERS):
        if number:
            best, before = torch.where(follows, score[:, None], _NEVER).max(0)
            score = best + shares[number]
            came.append(before)
        whole = score + ends
        last = int(whole.argmax())
        if number >= place and float(whole[last]) > found[0]:
            row = [last]
            for before in reversed(came):
                row.append(int(before[row[-1]]))
            found = (float(whole[last]), row[::-1])
    return found


def _lines(boxes: Tensor, kinds: Tensor) -> list[Tensor]:
    """Return which marks may come next after which, N × N: along rows, and down columns.

    None of its own kind may stand between them.
    """
    left, top, right, bottom = boxes.T
    x, y = (left + right) / 2, (top + bottom) / 2
    level = (y[:, None] - y).abs() < _LEVEL
    flush = ((left[:, None] - left).abs() < _FLUSH) | ((x[:, None] - x).abs() < _FLUSH)
    same = kinds @ kinds.T > 0
    found = []
    for after in (level & (left >= right[:, None] - _OVER), flush & (top >= bottom[:, None] - _OVER)):
        alike = (after & same).float()
        found.append(after & ~((alike @ alike > 0) & same))
    return found
