"""YAML that is laid out by hand is read back as the same values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.script.layout import comment, lines, scalar
from agent.script.yaml import parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " a",
        "a ",
        "yes",
        "null",
        "~",
        "12",
        "0x1F",
        "1e3",
        "a: b",
        "a #b",
        "- a",
        "'",
        '"',
        "a\nb\r\n",
        "\t",
        "\x7f\x85\ufeff",
        "{{ a }}",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "/tmp/a b",
        "é你…",
        "2026-01-01",
        "²",
    ],
)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    assert parse(f"a: {scalar(text)}\n").value == {"a": text}


@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert parse("\n".join(lines({"a": text, "b": [{"c": text}]}))).value == {"a": text, "b": [{"c": text}]}


@given(TEXTS)
def test_a_comment_says_nothing_to_yaml(text: str) -> None:
    assert parse(f"{comment(text, 2)}\na: 1\n").value == {"a": 1}


def test_half_a_pair_of_surrogates_is_no_text() -> None:
    assert scalar("a\ud83d") == '"a?"'


def test_a_value_is_laid_out_as_a_person_would() -> None:
    step = {"click": {"any": [{"text": "Save As…"}, {"box": [1, 2, 3, 4]}]}, "count": 2}
    assert (
        "\n".join(lines([step], 2))
        == """\
  - click:
      any:
        - text: Save As…
        - box: [1, 2, 3, 4]
    count: 2"""
    )
