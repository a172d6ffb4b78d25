"""What real programs told becomes things that can be asked for, and is asked in the programs' own words."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from agent.geometry import Box
from agent.senses import Found
from policies.gym.concept import concepts
from policies.gym.label import labels
from policies.gym.program import Program, program
from policies.gym.programs import Asker

FRAME = "a.txt - Note"


def row(role: str, box: tuple[int, int, int, int], name: str = "", tip: str = "", **more: object) -> dict:
    told = {"role": role, "name": name, "tip": tip, "text": "", "states": ["sensitive"], "box": box}
    return {**told, "above": ("filler", ""), "frame": FRAME, **more}


@pytest.fixture
def asker() -> Asker:
    return Asker(concepts(), [("Left margin", "左边距"), ("Zebra", "斑马")])


@pytest.fixture
def read(tmp_path: Path, asker: Asker):
    def made(*parts: dict, look: str = "arc dark") -> Program:
        file = tmp_path / "note-start.json"
        file.write_text(json.dumps({"app": "note", "look": look, "parts": parts}), encoding="utf-8")
        return program(file, asker.meant)

    return made


def test_a_square_button_is_an_icon_and_shows_no_words(read) -> None:
    (element,) = read(row("push button", (0, 0, 30, 30), "Save")).elements
    assert (element.role, element.words) == ("tool", "")
    assert element.meanings  # the table knows what 'save' means


def test_a_wide_button_shows_its_words(read) -> None:
    (element,) = read(row("push button", (0, 0, 90, 30), "Save")).elements
    assert (element.role, element.words) == ("button", "Save")


def test_a_field_is_called_by_the_label_left_of_it(read) -> None:
    label, field = row("label", (0, 0, 50, 20), "Name:"), row("entry", (60, 0, 200, 24))
    assert read(label, field).elements[0].label == "Name"


def test_a_label_with_another_thing_between_names_nothing(read) -> None:
    label, between = row("label", (0, 0, 50, 20), "Name:"), row("push button", (60, 0, 90, 20), "Choose")
    assert read(label, between, row("entry", (100, 0, 200, 24))).elements[1].label == ""


def test_menus_of_the_bar_are_counted_in_order(read) -> None:
    bar = [
        row("menu", (50 * k, 0, 50 * k + 40, 20), name, above=("menu bar", "")) for k, name in enumerate("FE")
    ]
    assert [(each.role, each.place) for each in read(*bar).elements] == [("menu", 0), ("menu", 1)]


def test_braces_in_a_name_are_no_blanks_of_a_sentence(read, asker) -> None:
    told = read(row("push button", (0, 0, 120, 30), "Add {artist}", above=("menu", "{x}")))
    texts = [Found(Box(0, 0, 120, 30), "Add artist", 1.0)]
    asked = [question for seed in range(6) for question in asker.questions(told, texts, random.Random(seed))]
    assert any("add artist" in question.sentence.casefold() for question in asked)


def test_a_whole_text_is_nothing_to_be_asked_for(read) -> None:
    assert read(row("text", (0, 0, 600, 400))).elements == ()


def test_icons_are_asked_for_by_the_programs_names_and_tooltips(read, asker) -> None:
    told = read(
        row("push button", (0, 0, 30, 30), "Rotation snapping", "Turn things in steps of 45 degrees"),
        row("push button", (40, 0, 70, 30), "Grid snapping"),
    )
    asked = [question for seed in range(8) for question in asker.questions(told, [], random.Random(seed))]
    named = [question for question in asked if "snapping" in question.sentence.casefold()]
    assert {(each.kind, each.box.left) for each in named if each.box} == {("icon", 0), ("icon", 40)}
    assert any(each.kind == "functional" and "45 degrees" in each.sentence for each in asked)


def test_a_name_that_two_icons_have_is_not_asked_for(read, asker) -> None:
    told = read(*(row("push button", (40 * k, 0, 40 * k + 30, 30), "Frobnicate") for k in range(2)))
    asked = [question for seed in range(8) for question in asker.questions(told, [], random.Random(seed))]
    assert not any("frobnicate" in question.sentence.casefold() for question in asked)


def test_no_icon_is_asked_for_in_vain_since_not_all_are_told(read, asker) -> None:
    told = read(row("push button", (0, 0, 30, 30), "Frobnicate"))
    said = {phrase.casefold() for concept in concepts() for phrase in (*concept.english, *concept.chinese)}
    asked = [question for seed in range(12) for question in asker.questions(told, [], random.Random(seed))]
    vain = [question.sentence.casefold() for question in asked if question.box is None]
    assert vain
    assert said.isdisjoint(vain)


def test_nothing_is_asked_for_in_vain_that_a_tooltip_tells_of(read, asker) -> None:
    told = read(row("push button", (0, 0, 30, 30), "All", "Count the zebra herds"))
    texts = [Found(Box(0, 40, 60, 20), "Hello", 1.0)]
    asked = [question for seed in range(12) for question in asker.questions(told, texts, random.Random(seed))]
    vain = [question.sentence for question in asked if question.box is None]
    assert vain
    assert not any("zebra" in sentence.casefold() for sentence in vain)


def test_icons_are_asked_for_by_what_their_names_do(read, asker) -> None:
    ways = next(label.ways["en"] for label in labels() if label.english == "Word Wrap" and not label.is_held)
    told = read(row("push button", (0, 0, 30, 30), "Word Wrap"), row("push button", (40, 0, 70, 30), "Other"))
    asked = [question for seed in range(8) for question in asker.questions(told, [], random.Random(seed))]
    by_way = [question for question in asked if question.sentence in ways]
    assert {(each.kind, each.box and each.box.left) for each in by_way} == {("functional", 0)}


def test_a_menu_is_asked_for_without_its_key(read, asker) -> None:
    menu = row("menu", (0, 0, 60, 20), "文件(F)", above=("menu bar", ""))
    texts = [Found(Box(0, 0, 60, 20), "文件(F)", 1.0)]
    told = read(menu, look="yaru chinese")
    asked = [question for seed in range(8) for question in asker.questions(told, texts, random.Random(seed))]
    said = {question.sentence for question in asked if question.kind == "text"}
    assert said
    assert not any("(F)" in sentence.upper() for sentence in said)


def test_a_page_in_a_chinese_look_is_asked_about_in_chinese(read) -> None:
    assert read(row("push button", (0, 0, 30, 30), "保存"), look="yaru chinese").chinese
