from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import DesktopError
from agent.local.text import Piece, pieces_of


def _has_key(character: str) -> bool:
    return " " <= character <= "~"


def keys(text: str) -> Piece:
    return Piece(text, False)


def paste(text: str) -> Piece:
    return Piece(text, True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("plain", (keys("plain"),)),
        ("one\ntwo\n", (keys("one\ntwo\n"),)),
        ("one\r\ntwo\rthree", (keys("one\ntwo\nthree"),)),
        ("你好", (paste("你好"),)),
        ("say 你好 now", (paste("say 你好 now"),)),
        ("plain\nübung\nplain", (keys("plain\n"), paste("übung"), keys("\nplain"))),
        ("a\tb", (paste("a\tb"),)),
        ("\t", (paste("\t"),)),
        ("if x:\n    y\n\n", (paste("if x:\n    y"), keys("\n\n"))),
        ("  indented first line", (keys("  indented first line"),)),
        ("\n\n", (keys("\n\n"),)),
        ("a\u2028b", (paste("a\u2028b"),)),
    ],
)
def test_a_text_is_typed_by_keys_where_it_can_be(text: str, pieces: tuple[Piece, ...]) -> None:
    assert pieces_of(text, _has_key) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("pässword", (keys("p"), paste("ä"), keys("ssword"))),
        ("if x:\n    y", (keys("if x:\n    y"),)),
        ("a\tb\n", (keys("a"), paste("\t"), keys("b\n"))),
    ],
)
def test_of_a_secret_only_what_has_no_key_is_pasted(text: str, pieces: tuple[Piece, ...]) -> None:
    assert pieces_of(text, _has_key, sparing=True) == pieces


@pytest.mark.parametrize(
    ("text", "name"),
    [("a\x00b", "0000"), ("\x1b[A", "001B"), ("\x7f", "007F"), ("\x9b", "009B"), ("\ud800", "D800")],
)
def test_what_is_no_text_is_refused_by_its_number(text: str, name: str) -> None:
    with pytest.raises(DesktopError, match=rf"U\+{name} is no character that can be typed \("):
        pieces_of(text, _has_key)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t")), st.booleans())
def test_the_pieces_of_a_text_are_the_text(text: str, sparing: bool) -> None:
    pieces = pieces_of(text, _has_key, sparing=sparing)
    assert "".join(piece.text for piece in pieces) == text
    assert all(_has_key(each) or each == "\n" for piece in pieces if not piece.pasted for each in piece.text)
