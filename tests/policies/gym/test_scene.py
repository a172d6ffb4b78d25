"""Claims about drawn screens: they are the same each time, and what is said of them is true."""

from __future__ import annotations

import json
import random
from collections import Counter

import numpy as np
import pytest
from PySide6.QtGui import QImage

from agent.evaluate.annotation import read_spots
from policies.gym.concept import concepts
from policies.gym.element import Element, Rect
from policies.gym.instruction import Asker
from policies.gym.scenes import write


def pixels(image: QImage):
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())


def test_a_seed_draws_the_same_screen_again(painter):
    first, second = painter.scene(7)[0], painter.scene(7)[0]
    assert first.elements == second.elements
    assert (pixels(first.image) == pixels(second.image)).all()


@pytest.mark.parametrize("seed", range(4))
def test_something_is_drawn_in_every_box(painter, seed):
    scene, _ = painter.scene(seed)
    shown = pixels(scene.image)[:, : 3 * scene.image.width()]
    boxes = [element.box for element in scene.elements if element.words or element.meanings]
    assert boxes
    flat = [box for box in boxes if np.ptp(shown[box.top : box.bottom, 3 * box.left : 3 * box.right]) < 20]
    assert not flat


def test_windows_hide_what_is_behind_them(painter):
    scenes = [painter.scene(seed)[0] for seed in range(6)]
    titles = [element for scene in scenes for element in scene.elements if element.role == "title"]
    windows = sum(len({element.window for element in scene.elements}) for scene in scenes)
    assert len(titles) < windows + 6
    assert Rect(0, 0, 10, 10).covered_by(Rect(4, 0, 20, 20))
    assert not Rect(0, 0, 10, 10).covered_by(Rect(9, 9, 20, 20))


def test_words_that_are_there_twice_are_not_asked_for():
    twice = [
        Element("button", Rect(0, 0, 50, 20), "Apply"),
        Element("button", Rect(0, 40, 50, 60), "Apply"),
        Element("button", Rect(0, 80, 50, 100), "Close"),
    ]
    asked = Asker(concepts(), ["page"]).asks(twice, random.Random(0))
    assert Counter(ask.box for ask in asked) == {twice[2].box: 1}


def test_what_is_beside_something_is_found_by_it():
    row = [
        Element("tab", Rect(60 * at, 0, 60 * at + 50, 20), name, group="t", place=at)
        for at, name in enumerate("abc")
    ]
    said = {ask.sentence: ask.box for ask in Asker(concepts(), ["page"]).asks(row, random.Random(0), 99)}
    assert said["the tab right of a"] == row[1].box
    assert said["click the third tab"] == row[2].box
    assert said["点击第二个标签页"] == row[1].box


def test_a_written_set_is_read_as_a_grounding_set(painter, tmp_path):
    asked = write(painter, Asker(concepts(), ["page"]), 2, 1, tmp_path)
    lines = (tmp_path / "items.jsonl").read_text(encoding="utf-8").splitlines()
    assert asked == len(lines) > 10
    assert len(read_spots(tmp_path, ()).spots) == asked
    assert {json.loads(line)["kind"] for line in lines} <= {"text", "icon", "relational"}
