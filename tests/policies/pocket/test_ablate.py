"""Claims about taking parts of the model away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from agent.evaluate.annotation import Spot
from agent.geometry import Box
from agent.senses import Found
from agent.settings import Settings
from policies.pocket.ablate import PARTS, Blinkered, right
from policies.pocket.weights import folder_of


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[str, int]:
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    pen.line((350, 60, 364, 74), "black", 2)
    pen.line((364, 60, 350, 74), "black", 2)
    file: Path = tmp_path_factory.mktemp("screens") / "one.png"
    picture.save(file)
    spots = (
        Spot("a", file, "click Files", ((20, 10, 70, 28),), {"kind": "text"}),
        Spot("b", file, "close the window", ((348, 58, 367, 77),), {"kind": "icon"}),
    )
    texts = {file: (Found(Box(20, 10, 50, 18), "Files"),)}
    eye = Blinkered.from_folder(folder_of(Settings()))
    told = {}
    for part in PARTS:
        eye.lacks = part
        told[part] = right(spots, eye, texts)
    return told


def test_with_every_part_words_and_icons_are_found(found):
    assert (found["nothing"]["text"], found["nothing"]["icon"]) == (1, 1)


def test_without_texts_no_word_is_found(found):
    assert (found["texts"]["text"], found["texts"]["icon"]) == (0, 1)


def test_without_icons_no_icon_is_found_by_what_it_shows(found):
    assert found["icons"]["text"] == 1
