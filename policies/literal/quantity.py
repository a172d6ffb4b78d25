"""Reads the small parts of an instruction: numbers, times, spans of time and keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.errors import UnknownKey
from agent.keys import chord
from policies.literal.cursor import Cursor
from policies.literal.token import JOINERS, Kind

MOST_TIMES = 1000
_MOST_SECONDS = 3600
_NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve".split()
        )
    }
)
_STOPS = frozenset(
    (*JOINERS, "once", "twice", "thrice", "key", "keys", "times", "holding", "please")
)  # words that no key is called by


def is_number(cursor: Cursor) -> bool:
    """Tell whether a number comes next, in digits or as a word."""
    word = cursor.word()
    return word in _NUMBERS or (word[:1].isascii() and word[:1].isdigit())


def read_number(cursor: Cursor, least: int, most: int) -> int:
    """Read a whole number that is not outside these bounds."""
    word = cursor.word()
    digits = word if word.isascii() and word.isdigit() and len(word) < 10 else ""
    value = _NUMBERS.get(word, int(digits) if digits else -1)
    if not least <= value <= most:
        cursor.fail(f"'{word[:20]}' is no number that fits", f"give one from {least} to {most}")
    cursor.at += 1
    return value


def read_times(cursor: Cursor) -> int:
    """Read how often: twice, 3 times; once where nothing is said."""
    for word, count in (("once", 1), ("twice", 2), ("thrice", 3)):
        if cursor.take_word(word):
            return count
    if not is_number(cursor):
        return 1
    count = read_number(cursor, 1, MOST_TIMES)
    if not cursor.take_word("times", "time", "x"):
        cursor.fail("'times' is wanted here", "write: press Tab 3 times")
    return count


def read_seconds(cursor: Cursor) -> float:
    """Read a span of time, in seconds where no unit is named."""
    word = cursor.word()
    amount, unit = word, ""
    for suffix in ("milliseconds", "ms", "seconds", "sec", "s", "min", "m"):
        if word.endswith(suffix) and word[: -len(suffix)].replace(".", "", 1).isdigit():
            amount, unit = word[: -len(suffix)], suffix
            break
    plain = amount.isascii() and len(amount) < 12 and amount.replace(".", "", 1).isdigit()
    value = float(_NUMBERS[amount]) if amount in _NUMBERS else float(amount) if plain else -1.0
    if value < 0:
        cursor.fail(f"'{word[:20]}' is no time", "write, for example: wait 2 seconds")
    start = cursor.at
    cursor.at += 1
    unit = unit or cursor.word()
    scales = {
        **dict.fromkeys(("milliseconds", "millisecond", "ms"), 0.001),
        **dict.fromkeys(("minutes", "minute", "min", "m"), 60.0),
        **dict.fromkeys(("seconds", "second", "sec", "secs", "s"), 1.0),
    }
    if unit in scales:
        if unit == cursor.word():
            cursor.at += 1
        value *= scales[unit]
    if value > _MOST_SECONDS:
        cursor.at = start
        cursor.fail(f"{value:g} seconds is too long", f"wait at most {_MOST_SECONDS} seconds")
    return value


def read_keys(cursor: Cursor, example: str) -> tuple[str, ...]:
    """Read the names of keys, up to a number, a joiner or the end."""
    start = cursor.at
    if cursor.is_quoted():
        text = cursor.take_quoted(example)
    else:
        while (
            (token := cursor.token) is not None and token.kind is Kind.WORD and not _ends_keys(cursor, start)
        ):
            cursor.at += 1
        text = cursor.written(start)
    if not text:
        cursor.fail("the name of a key is wanted here", f"write, for example: {example}")
    try:
        keys = chord(text[:80])
    except UnknownKey as error:
        cursor.at = start
        cursor.fail(str(error).rpartition(" (")[0], f"write, for example: {example}")
    cursor.take_word("key", "keys")
    return keys


def read_key(cursor: Cursor, example: str) -> str:
    """Read the name of one key, no chord."""
    found = read_keys(cursor, example)
    if len(found) != 1:
        cursor.at -= 1
        cursor.fail("one key at a time can be held", f"write, for example: {example}")
    return found[0]


def is_a_key(text: str) -> bool:
    """Tell whether the text names a key or a chord."""
    try:
        chord(text[:80])
    except UnknownKey:
        return False
    return True


def _ends_keys(cursor: Cursor, start: int) -> bool:
    word = cursor.word()
    if cursor.at == start or word.startswith("+") or cursor.tokens[cursor.at - 1].text.endswith("+"):
        return False
    return word in _STOPS or is_number(cursor)
