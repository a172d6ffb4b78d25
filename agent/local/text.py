"""Deciding how each piece of a text is typed: by keys or by pasting. Nothing here touches a display."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from agent.errors import DesktopError


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text. A pasted one goes in whole; any other one key by key, its line ends as Enter."""

    text: str
    pasted: bool


def pieces_of(text: str, has_key: Callable[[str], bool], *, sparing: bool = False) -> tuple[Piece, ...]:
    """Split a text into what is typed and what is pasted.

    has_key: tells whether the keyboard has a key for this character.
    sparing: paste only the characters that have no key, as little as can be: for secrets.

    A line with a character that has no key (a tab counts as one) is pasted whole. A text with indented
    lines is pasted whole too, up to its last line ends, since an editor would indent them once more.

    Raises:
        DesktopError: there is something in it that is no text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check(text)
    if not sparing and re.search(r"\n[ \t]+\S", text):
        body = text.rstrip("\n")
        pieces = [Piece(body, True), Piece(text[len(body) :], False)]
    else:
        pieces = []
        for line in re.findall(r"[^\n]*\n|[^\n]+", text):
            pieces += _of_line(line, has_key, sparing=sparing)
    joined = [
        Piece("".join(piece.text for piece in run), pasted)
        for pasted, run in groupby(pieces, key=lambda piece: piece.pasted)
    ]
    return tuple(piece for piece in joined if piece.text)


def _of_line(line: str, has_key: Callable[[str], bool], *, sparing: bool) -> list[Piece]:
    words, end = line.removesuffix("\n"), "\n" if line.endswith("\n") else ""
    if all(has_key(character) for character in words):
        return [Piece(line, False)]
    if not sparing:
        return [Piece(words, True), Piece(end, False)]
    runs = groupby(words, key=has_key)
    return [*(Piece("".join(run), not typed) for typed, run in runs), Piece(end, False)]


def _check(text: str) -> None:
    for character in text:
        code = ord(character)
        if (code < 0x20 and character not in "\n\t") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
            raise DesktopError(
                f"U+{code:04X} is no character that can be typed (leave it out, or press its key)"
            )
