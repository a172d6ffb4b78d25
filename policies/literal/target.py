"""Reads what is meant on the screen: the words, and all that tells where they are."""

from __future__ import annotations

from dataclasses import replace

from agent.sight.match import Side, Wanted
from policies.literal.cursor import Cursor
from policies.literal.instruction import ORDINALS, Target
from policies.literal.quantity import MOST_TIMES, read_number
from policies.literal.token import JOINERS, Kind

_MOST_BESIDE = 4  # "a" right of "b" below "c" ...
_FIELDS = ("field", "box", "textbox", "input", "entry", "textfield", "area")
NOUNS = (
    "button",
    "menu",
    "link",
    "tab",
    "item",
    "icon",
    "checkbox",
    "option",
    "label",
    "key",
    "word",
    "text",
)
_ARTICLES = ("the", "a", "an", "on", "at", "to", "text", "words", "word", "that", "into", "over", "of")


def read_target(cursor: Cursor, example: str) -> Target:
    """Read what is meant on the screen, with all that tells where it is."""
    cursor.skip(_ARTICLES)
    chain: list[tuple[Side, Wanted]] = []  # each is beside the next one
    first, field = _named(cursor, example)
    window = ""
    while True:
        side = _side(cursor)
        if side is not None:
            if len(chain) == _MOST_BESIDE:
                cursor.fail("too many places beside each other", f"name at most {_MOST_BESIDE}")
            if cursor.word() == "of":  # “姓名”右边的“编辑”: the anchor comes first
                cursor.at += 1
                inner, field = _named(cursor, example)
                first, chain = inner, [(side, first), *chain]
                continue
            anchor, _ = _named(cursor, example)
            chain.append((side, anchor))
        elif _window_follows(cursor):
            window = _window(cursor)
        else:
            break
    wanted = _beside(first, chain)
    return Target(replace(wanted, window=window), field)


def _named(cursor: Cursor, example: str) -> tuple[Wanted, bool]:
    """Read one name: an ordinal, the words, and what kind of thing it is."""
    cursor.skip(_ARTICLES)
    ordinal = _ordinal(cursor)
    cursor.skip(("of", "the"))
    field = False
    while cursor.word() in (*NOUNS, *_FIELDS) and cursor.is_quoted(1):
        field = field or cursor.word() in _FIELDS
        cursor.at += 1
    if cursor.is_quoted():
        text = cursor.take_quoted(example)
    else:
        text, ordinal = _unquoted(cursor, example, ordinal)
    if not text.strip():
        cursor.at -= 1
        cursor.fail("the quotes are empty", f"write, for example: {example}")
    while cursor.word() in (*NOUNS, *_FIELDS, "inside") and cursor.word() != "text":
        field = field or cursor.word() in _FIELDS
        if cursor.word() == "inside" and cursor.word(1) in (
            "type",
            "scroll",
            "down",
            "up",
            "left",
            "right",
        ):
            break
        cursor.at += 1
    return Wanted(text, ordinal), field


def _unquoted(cursor: Cursor, example: str, ordinal: int) -> tuple[str, int]:
    """Read words without quotes, up to the first one that has a meaning of its own."""
    start = cursor.at
    while (token := cursor.token) is not None and token.kind is Kind.WORD and not _stops(cursor):
        cursor.at += 1
    if cursor.at == start:
        cursor.fail("what is meant on the screen is wanted here, in quotes", f"write, for example: {example}")
    first, last = cursor.tokens[start], cursor.tokens[cursor.at - 1]
    return cursor.task[first.start : last.end], ordinal


def _stops(cursor: Cursor) -> bool:
    word = cursor.word()
    if word in (
        *NOUNS,
        *_FIELDS,
        *JOINERS,
        "in",
        "to",
        "into",
        "is",
        "holding",
        "inside",
        "of",
        "with",
    ):
        return True
    return word in (
        "drag-to",
        "shown",
        "disappear",
        "below",
        "above",
        "under",
        "right-side",
        "left-side",
    ) or (word in ("left", "right") and cursor.word(1) == "of")


def _side(cursor: Cursor) -> Side | None:
    """Read 'right of', 'to the left of', 'below', 右边; None where nothing of the kind comes."""
    start = cursor.at
    if cursor.take_word("to", "on", "at"):
        cursor.skip(("the",))
    word = cursor.word()
    if word in ("right", "left") and cursor.word(1) == "of":
        cursor.at += 2
        return Side.RIGHT if word == "right" else Side.LEFT
    sides = {
        **dict.fromkeys(("below", "under", "beneath", "underneath"), Side.BELOW),
        "above": Side.ABOVE,
        "right-side": Side.RIGHT,
        "left-side": Side.LEFT,
    }
    if cursor.at == start and word in sides:
        cursor.at += 1
        return sides[word]
    cursor.at = start
    return None


def _window_follows(cursor: Cursor) -> bool:
    word = cursor.word()
    if word not in ("in", "inside", "of", "at"):
        return False
    skip = 2 if cursor.word(1) == "the" else 1
    return cursor.word(skip) == "window" or (cursor.is_quoted(skip) and cursor.word(skip + 1) == "window")


def _window(cursor: Cursor) -> str:
    cursor.at += 1
    cursor.skip(("the",))
    if cursor.take_word("window"):
        return cursor.take_quoted('click "Save" in window "Editor"')
    title = cursor.take_quoted("")
    cursor.at += 1
    return title


def _ordinal(cursor: Cursor) -> int:
    word = cursor.word()
    if word in ORDINALS:
        cursor.at += 1
        return ORDINALS.index(word) + 1
    if word == "last":
        cursor.at += 1
        return -1
    if word[:-2].isascii() and word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
        number = int(word[:-2][:6])
        if not 1 <= number <= MOST_TIMES:
            cursor.fail(f"'{word[:20]}' is no place in an order", f"count from 1st to {MOST_TIMES}th")
        cursor.at += 1
        return number
    if word == "number":  # 第二个
        cursor.at += 1
        number = read_number(cursor, 1, MOST_TIMES)
        cursor.take_word("piece")
        return number
    return 0


def _beside(first: Wanted, chain: list[tuple[Side, Wanted]]) -> Wanted:
    """Nest the places: the first is beside the second, which is beside the third."""
    names = [first, *(wanted for _, wanted in chain)]
    nested = names[-1]
    for index in range(len(chain) - 1, -1, -1):
        nested = replace(names[index], beside=(chain[index][0], nested))
    return nested
