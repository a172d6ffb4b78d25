"""Claims about questions: each means one thing, and what is said of that thing is true."""

from __future__ import annotations

import random

import pytest

from policies.gym.browser import Written
from policies.gym.concept import concepts
from policies.gym.element import Element, Rect
from policies.gym.question import Questioner
from policies.gym.saying import Saying

A, B, C = Rect(0, 0, 50, 20), Rect(60, 0, 110, 20), Rect(120, 0, 170, 20)
TABS = [
    Element("tab", box, words, group="tab1", place=place)
    for place, (box, words) in enumerate([(A, "Alpha"), (B, "Beta"), (C, "Gamma")])
]


def asked(elements, texts, seeds=30):
    """Return (sentence in small letters, box, kind) of many askings, in English."""
    asker = Questioner(Saying(concepts(), {"Elsewhere": ["别处"]}, ["page"]))
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
    questions = asked(TABS[1:], written(*TABS[1:]))
    relational = {each for each in questions if each[2] == "relational"}
    assert not boxes(relational, "first", "second", "last", "leftmost")


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


def concept_number(name):
    return next(place for place, concept in enumerate(concepts()) if concept.name == name)


def test_what_no_label_names_is_asked_for_by_the_value_in_it():
    fields = [Element("field", A, value="page"), Element("combo", B, "75%", value="zoom")]
    questions = asked(fields, [Written("3", A), Written("75%", B)])
    assert boxes(questions, "page number") == {A}
    assert boxes(questions, "magnification") == {B}


def test_a_value_that_two_fields_hold_is_not_asked_for():
    fields = [Element("field", A, value="page"), Element("field", B, value="page")]
    assert not boxes(asked(fields, []), "page number")


def test_a_value_whose_name_is_written_somewhere_is_not_asked_for_by_that_name():
    combo = Element("combo", A, "Euro", value="currency")
    questions = asked([combo], [*written(combo), Written("Currency rates", C)])
    assert boxes(questions, "another kind of money") == {A}
    assert not boxes(questions, "another currency", "the currency drop-down", "change the currency")


def test_a_verb_means_its_button_and_not_the_heading_with_the_other_words():
    button = Element("button", B, "Commit", done_to="Staged changes")
    questions = asked([button], [Written("Staged changes", A), *written(button)])
    assert boxes(questions, "commit the staged changes") == {B}


def test_a_button_is_asked_for_by_the_label_of_the_field_that_it_starts():
    pair = [Element("field", A, label="Quick search"), Element("button", B, "Go", starts="Quick search")]
    questions = asked(pair, [Written("Quick search", C), Written("Go", B)])
    assert boxes(questions, "start the quick search") == {B}
    assert boxes(questions, "enter the quick search") == {A}


def test_the_only_field_of_a_dialog_is_asked_for_by_the_dialog():
    fields = [
        Element("field", A, within="dialog|Rename"),
        Element("field", B, within="window|Notes"),
        Element("field", C, within="window|Notes"),
    ]
    questions = asked(fields, [Written("Rename", Rect(0, 300, 50, 320))])
    assert boxes(questions, "text field of the dialog", "of the rename dialog") == {A}
    assert not boxes(questions, "notes")


def test_order_is_asked_of_each_window_where_two_have_tabs():
    left = [
        Element("tab", box, words, group="tab1", place=place, within="window|Preview")
        for place, (box, words) in enumerate([(A, "Alpha"), (B, "Beta")])
    ]
    right = [Element("tab", C, "Gamma", group="tab2", within="window|Editor")]
    titles = [Written("Preview", Rect(0, 300, 50, 320)), Written("Editor", Rect(200, 300, 250, 320))]
    questions = asked([*left, *right], [*written(*left, *right), *titles])
    assert boxes(questions, "second tab in the preview window") == {B}
    assert not boxes(questions, "second tab in the editor window")


def test_things_to_choose_from_are_counted_by_their_sort():
    levels = [
        Element("button", box, words, group="button1", place=place, sort="difficulty")
        for place, (box, words) in enumerate([(A, "Calm"), (B, "Wild")])
    ]
    questions = asked(levels, written(*levels))
    assert boxes(questions, "first difficulty") == {A}
    assert boxes(questions, "last difficulty", "second difficulty") == {B}


def test_the_field_beside_an_icon_is_asked_for_and_the_icon_is_not():
    sign = Element("sign", A, meanings=(concept_number("user"),))
    questions = asked([sign, Element("field", B)], [], seeds=200)
    assert boxes(questions, "next to the person icon") == {B}
    assert A not in {box for _, box, _ in questions}


def test_the_only_header_of_a_page_is_asked_for_by_its_list():
    header = Element("header", A, "Script")
    assert boxes(asked([header], written(header)), "header above the list") == {A}
