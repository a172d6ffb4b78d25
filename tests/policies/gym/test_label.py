"""Claims about labels: their table is whole, and what is asked by it means one thing on a page."""

from __future__ import annotations

import random
import re

from policies.gym import teacher
from policies.gym.browser import Written
from policies.gym.concept import concepts
from policies.gym.element import Element, Rect
from policies.gym.label import Label, labels
from policies.gym.markup import Supply
from policies.gym.question import Questioner
from policies.gym.saying import Saying

A, B = Rect(0, 0, 50, 20), Rect(60, 0, 110, 20)
FOLD = Label(
    "Fold", "折叠", "a", {"en": ("hide the lines below", "make it short"), "zh": ("把下面的行藏起来",)}
)
ALSO = Label("Collapse", "收起", "a", {"en": ("hide the lines below",), "zh": ("收短一点",)})


def test_every_label_has_ways_in_both_languages():
    table = labels()
    assert len(table) > 4000
    for label in table:
        assert all((label.english, label.ways["en"], label.ways["zh"])), label
        assert re.search("[\u3400-\u9fff]", label.chinese) or label.chinese.isascii(), label
        assert not any("{" in way or "}" in way for ways in label.ways.values() for way in ways), label


def test_a_label_of_two_files_is_learned_in_both_or_in_none():
    held: dict[str, set[bool]] = {}
    for label in labels():
        held.setdefault(label.english.casefold(), set()).add(label.is_held)
    assert all(len(each) == 1 for each in held.values())
    assert 0.05 < sum(label.is_held for label in labels()) / len(labels()) < 0.12


def asked(*words):
    elements = [Element("button", box, each) for box, each in zip((A, B), words, strict=False)]
    asker = Questioner(Saying(concepts(), {"Elsewhere": ["别处"]}, ["page"], (FOLD, ALSO)))
    written = [Written(element.words, element.box) for element in elements]
    return {
        (question.sentence, question.box)
        for seed in range(40)
        for question in asker.questions(elements, written, "en", random.Random(seed), most=400)
    }


def test_a_label_is_asked_for_by_what_it_does():
    found = asked("Fold", "Save")
    assert {("hide the lines below", A), ("make it short", A), ("把下面的行藏起来", A)} <= found


def test_a_way_of_two_labels_on_a_page_is_asked_of_neither():
    said = {sentence for sentence, _ in asked("Fold", "Collapse")}
    assert "make it short" in said
    assert "hide the lines below" not in said


def test_a_page_takes_texts_that_stand_together():
    supply = Supply("en", ["other"], (), {}, labels=[f"label {number}" for number in range(400)])
    lots = random.Random(0)
    page = supply.for_a_page(lots)
    drawn = [page.text(lots, 40) for _ in range(300)]
    numbers = [int(text.split()[1]) for text in drawn if text != "other"]
    assert 60 < len(numbers) < 200
    assert max(numbers) - min(numbers) < 50


def test_a_teacher_is_asked_of_each_text_once_with_its_translation():
    strings = {
        "meanings": [{"en": ["print the {thing}"], "zh": ["打印"]}],
        "pairs": [["Save", "保存"]],
        "labels": [["Fold", "折叠", ["make it short"], ["短一点"]]],
    }
    assert teacher.texts(strings, ["word"]) == {
        "word": "", "print the item": "", "make it short": "", "Fold": "折叠", "Save": "保存",
    }  # fmt: skip
