"""How alike a wanted text and a line that was read are.

The trap: "nearly the same letters" is not "the same words". Save and Saved differ by one letter and so
do '3 files' and '2 files', while 'Save As…', 'Save As...' and 'Save  as' are one thing. So likeness comes
in grades, from the same text down to the same but for a misread letter; a better grade always wins, and
the weakest one forgives what a reader of pictures gets wrong, never a digit and never a word cut short.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Protocol

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein


class Grade(IntEnum):
    """How well a text fits; the higher the better."""

    MISREAD_INSIDE = 1  # a part of the line, but for a misread letter
    MISREAD = 2
    CONFUSED_INSIDE = 3  # but for letters that look the same: l I 1, 0 O
    SPELT_INSIDE = 4  # but for accents, kinds of quotes and dots, full-width forms, spaces
    CASE_INSIDE = 5  # but for capitals
    EXACT_INSIDE = 6
    CONFUSED = 7
    SPELT = 8
    CASE = 9
    EXACT = 10

    @property
    def score(self) -> float:
        """The grade as a confidence, 0 to 1."""
        return 0.5 + self.value / 20

    @property
    def whole(self) -> bool:
        """Whether the whole line fits, not only a part of it."""
        return self >= Grade.CONFUSED or self is Grade.MISREAD


@dataclass(frozen=True, slots=True)
class Fit:
    """Where in a line the wanted text is, by its characters, and how well it fits."""

    grade: Grade
    start: int
    end: int


_SPELLING: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″「」『』《》", '"'),
        **dict.fromkeys("‐‑‒–—―−一─", "-"),
        **dict.fromkeys("·•∙⋅。．", "."),
        **dict.fromkeys("×✕✖╳", "x"),
        "…": "...",
        "，": ",",
        "、": ",",
        "∕": "/",
        "∗": "*",
        "¦": "|",
        "‖": "|",
    }
)
_CONFUSION: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys("li1|!ıj", "l"), **dict.fromkeys("o0", "o"), '"': "'", "5": "s", "8": "b"}
)
_LETTERS_A_MISREADING = 7  # one letter in so many may be misread


def fit(wanted: str, line: str) -> Fit | None:
    """Return where and how well the wanted text fits the line, or None where it does not."""
    wanted = wanted.strip()
    if not wanted or not line:
        return None
    for whole, inside, place in (
        (Grade.EXACT, Grade.EXACT_INSIDE, _Folded.exact(line).find(_Folded.exact(wanted))),
        (Grade.CASE, Grade.CASE_INSIDE, _Folded.case(line).find(_Folded.case(wanted))),
        (Grade.SPELT, Grade.SPELT_INSIDE, _Folded.spelt(line).find(_Folded.spelt(wanted))),
        (Grade.CONFUSED, Grade.CONFUSED_INSIDE, _Folded.confused(line).find(_Folded.confused(wanted))),
    ):
        if place is not None and (inside is not Grade.CONFUSED_INSIDE or len(wanted) > 1):
            if not _is_all(line, *place):
                return Fit(inside, *place)
            bare = line.strip() == line[slice(*place)]
            return Fit(whole if bare else min(whole, Grade.SPELT), *place)
    return _misread(wanted, line)


def fits(wanted: str, line: str) -> list[Fit]:
    """Return every place in the line that fits as well as the best one, from the left."""
    best = fit(wanted, line)
    found = [] if best is None else [best]
    while best is not None and not best.grade.whole and found[-1].end < len(line):
        offset = found[-1].end
        again = fit(wanted, line[offset:])
        if again is None or _inside(again.grade) != best.grade:
            break
        found.append(Fit(best.grade, offset + again.start, offset + again.end))
    return found


def likeness(wanted: str, line: str) -> float:
    """Return how near a line comes to the wanted text, 0 to 1; for naming what was seen instead."""
    one, other = str(_Folded.confused(wanted)), str(_Folded.confused(line))
    if min(len(one), len(other)) < 2:
        return float(one == other)
    inside = fuzz.partial_ratio(one, other) if len(other) > len(one) else 0.0
    return max(fuzz.ratio(one, other), 0.9 * inside) / 100


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text with what does not matter folded away, and where each of its letters came from."""

    letters: str
    origins: tuple[int, ...]
    source: str

    def __str__(self) -> str:
        return self.letters

    @classmethod
    def exact(cls, text: str) -> _Folded:
        return cls(text, tuple(range(len(text))), text)

    @classmethod
    def case(cls, text: str) -> _Folded:
        return cls._by(text, str.casefold)

    @classmethod
    def spelt(cls, text: str) -> _Folded:
        return cls._by(text, _spelt)

    @classmethod
    def confused(cls, text: str) -> _Folded:
        return cls._by(text, lambda each: "".join(_CONFUSION.get(letter, letter) for letter in _spelt(each)))

    @classmethod
    def _by(cls, text: str, fold: _Fold) -> _Folded:
        pairs = [(letter, index) for index, each in enumerate(text) for letter in fold(each)]
        return cls("".join(letter for letter, _ in pairs), tuple(index for _, index in pairs), text)

    def find(self, wanted: _Folded) -> tuple[int, int] | None:
        """Return the best place of the wanted text, from whole word to whole word; None where none is."""
        letters = wanted.letters.rstrip(".:") or wanted.letters
        if not letters:
            return None
        best: tuple[int, int] | None = None
        at = self.letters.find(letters)
        while at >= 0:
            last = at + len(letters) - 1
            place = self.origins[at], self.origins[last] + 1
            if _are_words(self.source, *place):
                if self.letters.startswith(wanted.letters, at):
                    return place[0], self.origins[at + len(wanted.letters) - 1] + 1
                best = best or place
            at = self.letters.find(letters, at + 1)
        return best


class _Fold(Protocol):
    def __call__(self, letter: str, /) -> str: ...


def _spelt(letter: str) -> str:
    plain = "".join(_SPELLING.get(each, each) for each in unicodedata.normalize("NFKC", letter))
    bare = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(each for each in bare if not unicodedata.combining(each) and not each.isspace())


def _inside(grade: Grade) -> Grade:
    """Return the grade that a fit of this kind has inside a longer line."""
    whole = {
        Grade.EXACT: Grade.EXACT_INSIDE,
        Grade.CASE: Grade.CASE_INSIDE,
        Grade.SPELT: Grade.SPELT_INSIDE,
        Grade.CONFUSED: Grade.CONFUSED_INSIDE,
        Grade.MISREAD: Grade.MISREAD_INSIDE,
    }
    return whole.get(grade, grade)


def _is_all(line: str, start: int, end: int) -> bool:
    """Tell whether nothing but dots, colons and stars is around the place: 'Save As…', 'Name:', '* Name'."""
    return not (line[:start] + line[end:]).strip(" .…:：*\u00a0")


def _are_words(line: str, start: int, end: int) -> bool:
    """Tell whether the place begins and ends where a word does."""
    return not (_joined(line[start - 1 : start], line[start : start + 1])) and not (
        _joined(line[end - 1 : end], line[end : end + 1])
    )


def _joined(one: str, other: str) -> bool:
    """Tell whether two neighbouring characters are within one word. Chinese has no gaps between words."""
    return bool(one and other) and all(
        (each.isalnum() or each == "_") and unicodedata.east_asian_width(each) not in "WF"
        for each in (one, other)
    )


def _misread(wanted: str, line: str) -> Fit | None:
    folded, text = _Folded.confused(line), str(_Folded.confused(wanted))
    allowed = len(text) // _LETTERS_A_MISREADING
    if allowed == 0 or not folded.letters:
        return None
    if len(folded.letters) <= len(text) + allowed:
        start, end = 0, len(folded.letters)
    else:
        found = fuzz.partial_ratio_alignment(text, folded.letters, score_cutoff=70)
        if found is None:
            return None
        start, end = found.dest_start, found.dest_end
    place = _whole_words(line, folded.origins[start], folded.origins[end - 1] + 1)
    seen = line[slice(*place)]
    letters = str(_Folded.confused(seen))
    if (
        Levenshtein.distance(text, letters, score_cutoff=allowed) > allowed
        or text.startswith(letters)
        or letters.startswith(text)
        or re.findall(r"\d", wanted) != re.findall(r"\d", seen)
    ):
        return None
    return Fit(Grade.MISREAD if _is_all(line, *place) else Grade.MISREAD_INSIDE, *place)


def _whole_words(line: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and _joined(line[start - 1], line[start]):
        start -= 1
    while end < len(line) and _joined(line[end - 1], line[end]):
        end += 1
    return start, end
