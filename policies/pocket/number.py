"""Numbers in words and digits: how many ('three', '12', '十二'), and which one of a row ('third', '三').

The trap: a word that holds a number need not be one, and '十二' is neither '十' nor '二'. So a text is a
number as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

ORDER = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
DIGITS = "零一二三四五六七八九"
NUMERALS = rf"[{DIGITS[1:]}十两\d]+"
"""What a number looks like in a Chinese sentence, to be read by `number_of` or `place_of`."""

COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
"""What a small number looks like in an English sentence, to be read by `number_of`."""

_COUNTS: Mapping[str, int] = MappingProxyType(
    {
        **{
            word: at
            for at, word in enumerate("zero one two three four five six seven eight nine ten".split())
        },
        **{word: at for at, word in enumerate("once twice thrice".split(), start=1)},
        **{word: at for at, word in enumerate(DIGITS)},
        "两": 2,
    }
)


def number_of(said: str) -> int | None:
    """Return how many a word or digits say; None where they say no whole number."""
    word = said.lower()
    if word.isdecimal():
        return int(word)
    return _COUNTS[word] if word in _COUNTS else _tens(word)


def place_of(said: str) -> int | None:
    """Return which one of a row a word or digits say, from 1; None where they say none."""
    word = said.lower()
    if word in ORDER:
        return ORDER.index(word) + 1
    return number_of(re.sub(r"^第|(?<=\d)(?:st|nd|rd|th)$", "", word))


def _tens(word: str) -> int | None:
    """Return what is written with 十: '十', '十二', '二十', '二十三'."""
    match = re.fullmatch(rf"([{DIGITS[1:]}])?十([{DIGITS[1:]}])?", word)
    if match is None:
        return None
    tens, ones = match.groups()
    return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0)
