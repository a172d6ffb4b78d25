"""Claims about what a teacher tells, in either language, and about labels: what is learned of them."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.gym.label import Label as Row
from policies.gym.telling import told
from policies.pocket.averaging import averaged, cool
from policies.pocket.config import PocketConfig
from policies.pocket.eye import Eye
from policies.pocket.hearing import directions
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor
from policies.pocket.saying import Label, Sayings
from policies.pocket.teacher_lesson import TeacherLessons
from policies.pocket.train import begin, train

TEXTS = [("save", "保存"), ("store", ""), ("print", "打印"), ("output", "")]


@pytest.fixture
def taught_by(tmp_path):
    """A teacher to whom two pairs of texts are alike."""
    file = tmp_path / "taught.npz"
    known = np.array([[1, 0], [0.96, 0.28], [0, 1], [0.28, 0.96]], np.float16)
    np.savez(file, texts=np.array(json.dumps(TEXTS)), directions=known)
    return file


def test_texts_are_drawn_in_both_languages_with_one_direction(taught_by):
    lessons, lots = TeacherLessons(taught_by, 8), np.random.default_rng(1)
    found: dict[str, set[tuple[float, ...]]] = {}
    for _ in range(30):
        for text, wanted in zip(*lessons.drawn(4, lots), strict=True):
            found.setdefault(text, set()).add(tuple(wanted.tolist()))
    assert set(found) == {text for pair in TEXTS for text in pair if text}
    assert all(len(each) == 1 for each in found.values())
    assert found["save"] == found["保存"] != found["print"]


def test_without_a_teacher_nothing_is_learned_of_it():
    assert not len(TeacherLessons(None, 8))


def test_what_a_teacher_finds_alike_is_alike_afterwards(plan, taught_by):
    trained = train(replace(plan, steps=150, taught=taught_by))
    processor = PocketProcessor.from_pretrained(plan.out)
    with torch.no_grad():
        found = directions(trained, processor, [english for english, _ in TEXTS])
    likeness = found @ found.T
    assert likeness[0, 1] > likeness[0, 2]
    assert likeness[2, 3] > likeness[1, 3]


def test_a_model_begins_from_weights_of_fewer_buckets(plan):
    first = train(replace(plan, steps=2))
    count = first.config.buckets
    wider = PocketModel(PocketConfig(**{**plan.model, "buckets": 2 * count}))
    begin(wider, plan.out)
    for half, known in zip(wider.read.halves, first.read.halves, strict=True):
        assert torch.equal(half.weight[:count], known.weight)
        assert torch.equal(half.weight[count:], known.weight)


def test_a_label_is_said_by_its_ways_and_in_both_languages():
    kept = [Label("Fold", "折叠", ("make it short", "hide the lines"), ("短一点",))]
    sayings, lots = Sayings((), (), kept), np.random.default_rng(0)
    drawn = [sayings.of_label(0, lots) for _ in range(60)]
    assert {way for way, _ in drawn} == {"make it short", "hide the lines", "短一点"}
    assert {"Fold", "折叠"} <= {text for _, text in drawn}


def test_telling_tries_only_labels_that_are_not_learned_from(eye):
    names = [f"Item {letter}{other}" for letter in "abcdefgh" for other in "abcdefgh"]
    table = [Row(name, name, "a", {"en": (name.lower(),), "zh": (name,)}) for name in names]
    held = sum(label.is_held for label in table)
    assert held
    assert told(eye.model, eye.processor, table, "en", "en") == (held, held)


def test_an_average_lies_between_two_models(plan, tmp_path):
    first = train(replace(plan, steps=2))
    second = train(replace(plan, steps=4, start=plan.out, out=tmp_path / "second"))
    middle = averaged(plan.out, tmp_path / "second", share=0.25)
    for one, other, between in zip(first.parameters(), second.parameters(), middle.parameters(), strict=True):
        assert torch.allclose(between, 0.75 * one + 0.25 * other, atol=1e-6)


def test_a_cooled_pointer_gives_the_same_answers_and_is_less_sure(eye):
    model = copy.deepcopy(eye.model)
    cool(model, 1.5)
    screen = Screenshot.from_picture(Image.new("RGB", (400, 200), "white"))
    texts = [
        Found(Box(20, 20 + 40 * row, 80, 18), label) for row, label in enumerate(("Save", "Print", "Undo"))
    ]
    seen = eye.look(screen, texts)
    asked = ["save", "take that back", "on paper please"]
    before, after = eye.shares(seen, asked), Eye(model, eye.processor).shares(seen, asked)
    assert torch.equal(before.argmax(1), after.argmax(1))
    assert bool((after.amax(1) < before.amax(1)).all())
