"""Claims about questions: each means one thing, and what is said of that thing is true."""

from __future__ import annotations

import random

import pytest

from policies.gym.browser import Written
from policies.gym.concept import concepts
from policies.gym.element import Element, Rect
from policies.gym.question import Questioner

A, B, C = Rect(0, 0, 50, 20), Rect(60, 0, 110, 20), Rect(120, 0, 170, 20)
TABS = [
    Element("tab", box, words, group="tab1", place=place)
    for place, (box, words) in enumerate([(A, "Alpha"), (B, "Beta"), (C, "Gamma")])
]


def asked(elements, texts, seeds=30):
    """Return (sentence in small letters, box, kind) of many askings, in English."""
    asker = Questioner(concepts(), {"Elsewhere": ["别处"]}, ["page"])
    return {
        (question.sentence.casefold(), question.box, question.kind)
        for seed in range(seeds)
        for question in asker.questions(elements, texts, "en", random.Random(seed), most=400)
    }


def written(*elements):
    return [Written(element.words, element.box) for element in elements]


def boxes(questions, *said):
    return {box for sentence, box, _ in questions if any(part in sentence for part in said)}


def test_words_that_are_there_twice_are_not_asked_for_by_words():
    elements = [Element("button", A, "Apply"), Element("button", B, "Apply"), Element("button", C, "Close")]
    questions = asked(elements, written(*elements))
    assert {box for _, box, kind in questions if kind == "text"} == {C}


def test_what_is_asked_of_nothing_is_not_there():
    elements = [Element("button", A, "Elsewhere"), Element("tool", B, meanings=(5,))]
    nothing = {sentence for sentence, box, _ in asked(elements, written(elements[0])) if box is None}
    said = {phrase.casefold() for phrase in (*concepts()[5].english, *concepts()[5].chinese)}
    assert nothing
    assert not any("elsewhere" in sentence for sentence in nothing)
    assert not nothing & said


@pytest.mark.parametrize(
    ("said", "box"),
    [
        ("first tab", A), ("second tab", B), ("last tab", C), ("leftmost", A), ("rightmost", C),
        ("between alpha and gamma", B), ("right of alpha", B), ("left of gamma", B),
    ],
)  # fmt: skip
def test_places_in_a_row_mean_the_right_tab(said, box):
    assert boxes(asked(TABS, written(*TABS)), said) == {box}


def test_order_is_not_asked_of_a_row_of_which_a_part_is_hidden():
    assert boxes(asked(TABS[1:], written(*TABS[1:])), "first", "second", "last", "leftmost") <= {None}


def test_a_label_means_the_field_beside_it():
    fields = [Element("field", A, label="Host"), Element("field", B, label="Gateway")]
    questions = asked(
        fields, [Written("Host", Rect(300, 300, 340, 320)), Written("Gateway", Rect(0, 500, 70, 520))]
    )
    assert boxes(questions, "host") == {A}
    assert boxes(questions, "gateway") == {B}


def test_a_row_tells_buttons_of_one_icon_apart():
    rows = [Element("tool", A, meanings=(5,), row="Anna"), Element("tool", B, meanings=(5,), row="Ben")]
    questions = asked(
        rows, [Written("Anna", Rect(900, 400, 940, 420)), Written("Ben", Rect(900, 500, 940, 520))]
    )
    relational = {each for each in questions if each[2] == "relational"}
    assert boxes(relational, "anna") == {A}
    assert boxes(relational, "ben") == {B}


def test_a_cell_is_where_its_row_and_its_column_meet():
    cells = [
        Element("cell", A, "Anna", row="Anna", column="Name"),
        Element("cell", B, "17", row="Anna", column="Age"),
    ]
    texts = [
        *written(*cells),
        Written("Name", Rect(0, 900, 50, 920)),
        Written("Age", Rect(300, 900, 350, 920)),
    ]
    assert boxes(asked(cells, texts), "where anna and") == {B}


def test_words_are_asked_for_by_what_they_are_for():
    buttons = [Element("button", A, "Sort ascending"), Element("button", B, "Frobnicate")]
    said = boxes(asked(buttons, written(*buttons)), "put the lines in order", "from the beginning")
    assert said == {A}


def test_a_function_that_an_icon_and_a_word_have_is_not_asked_for():
    number = next(place for place, concept in enumerate(concepts()) if concept.name == "print")
    print_twice = [Element("button", A, "Print"), Element("tool", B, meanings=(number,))]
    functions = asked(print_twice, written(print_twice[0]))
    assert not {box for _, box, kind in functions if kind in ("functional", "icon")}


def test_what_is_said_for_something_shown_is_not_asked_as_nothing():
    number = next(place for place, concept in enumerate(concepts()) if concept.name == "play")
    tools = [Element("tool", A, meanings=(number,))]
    nothing = {sentence for sentence, box, _ in asked(tools, [], seeds=200) if box is None}
    assert nothing
    assert "run" not in nothing
