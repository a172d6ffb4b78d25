"""Claims about the text of the screen that a sentence says, without a model."""

from __future__ import annotations

import pytest

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.naming import signs
from policies.pocket.written import called, is_anchor, saying_all


def texts(*labels: str) -> list[Found]:
    return [Found(Box(0, 30.0 * place, 80, 20), label) for place, label in enumerate(labels)]


def test_the_text_with_all_the_words_is_meant_not_one_with_some_of_them():
    shown = texts("Database", "Create new database", "Create new database from a file")
    assert saying_all("create a new database", shown).label == "Create new database"


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("database", ("Create new database",)),
        ("create a new database", ("Create new database", "Create new database")),
        ("the field below new database", ("New database",)),
    ],
)
def test_one_word_two_such_texts_and_what_is_beside_it_are_left_to_the_model(sentence, labels):
    assert saying_all(sentence, texts(*labels)) is None


def test_a_whole_name_with_capitals_is_called():
    assert called("make it bold by pressing Bold", texts("Bold", "Character")).label == "Bold"


@pytest.mark.parametrize("sentence", ["close the Bold window", "the field for Bold", "make it bold"])
def test_what_stands_beside_a_name_or_has_it_in_small_letters_is_not_called(sentence):
    assert called(sentence, texts("Bold")) is None


@pytest.mark.parametrize(("word", "sign"), [("equals", "="), ("Times", "×"), ("除", "÷")])
def test_a_word_for_a_sign_is_that_key(word, sign):
    assert sign in signs(word)


def test_a_button_is_not_called_where_another_name_is_told_that_is_nowhere_written() -> None:
    shown = [Found(Box(10, 10, 60, 18), "Open"), Found(Box(80, 10, 60, 18), "Save")]
    assert called("press the Open thing", shown).label == "Open"
    assert called("translate Open file as Datei", shown) is None


@pytest.mark.parametrize(
    ("sentence", "anchor"),
    [
        ("the button just after 'Bold'", True),
        ("the only button in the Bold window", True),
        ("“Bold”下方的按钮", True),
        ("Bold", False),
        ("click Bold below the title", False),
        ("标题下方的Bold", False),
    ],
)
def test_what_a_place_is_told_by_is_not_what_is_meant(sentence, anchor):
    assert is_anchor(*texts("Bold"), sentence) is anchor
