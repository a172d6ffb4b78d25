"""A text that is a word of the sentence, where the model points at another text that has none of its words,
or hardly knows.

The trap: nearly every sentence has a word that stands somewhere on the screen, and what tells a place names
what is beside it. So the word must be a long one and alone, and no place may be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.eye import Pointed
from policies.pocket.mark import Kind, Mark
from policies.pocket.written import EMPTY, PLACED, WORD

_GUESSED = 0.25  # of confidence: the model hardly knows
_SHORT = 3  # words of a name
_LONG = 6  # letters of a word that hardly means two things
_RELATED = re.compile(
    r"\b(?:in|of|on|from|first|second|third|fourth|fifth|last|next|previous|\d+(?:st|nd|rd|th))\b|第|最后",
    re.IGNORECASE,
)


def better_said(pointed: Pointed, sentence: str, marks: Sequence[Mark]) -> Pointed:
    """Return the one text that says a word of the sentence, with how sure the model was of the other."""
    if PLACED.search(sentence):
        return pointed
    if pointed.sure < _GUESSED and (only := _only(sentence, marks)) is not None:
        return Pointed(only, pointed.sure)
    if pointed.mark.kind is not Kind.TEXT or _RELATED.search(sentence):
        return pointed
    said = {word for word in WORD.findall(sentence.lower()) if word not in EMPTY}
    if any(word in said or word.rstrip("s") in said for word in WORD.findall(pointed.mark.label.lower())):
        return pointed
    alone = [mark for mark in marks if len(mark.label) >= _LONG and mark.label.strip(" .:…").lower() in said]
    return Pointed(alone[0], pointed.sure) if len(alone) == 1 else pointed


def _only(sentence: str, marks: Sequence[Mark]) -> Mark | None:
    """Return the only short text that has a word of the sentence, in the singular or the plural."""
    said = {_stem(word) for word in WORD.findall(sentence.lower()) if word not in EMPTY and len(word) > 2}
    found = [
        mark
        for mark in marks
        if mark.kind is Kind.TEXT
        and len(words := WORD.findall(mark.label.lower())) <= _SHORT
        and said & set(map(_stem, words))
    ]
    return found[0] if len(found) == 1 else None


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
