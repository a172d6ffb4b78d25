"""Claims about looking twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.evaluate.annotation import Spot
from policies.gym.second_look import LOOKS, closer, right


@pytest.fixture
def file(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(picture).text((40, 50), "Export drawing", "black", ImageFont.load_default(13))
    picture.save(tmp_path / "one.png")
    return tmp_path / "one.png"


def test_what_is_read_closer_is_told_in_the_points_of_the_picture(file: Path) -> None:
    text = closer(Image.open(file))[0]
    assert text.label.startswith("Export")
    assert 30 < text.box.left < 50
    assert text.box.right < 160


def test_places_are_counted_for_each_way_of_looking(file: Path, eye) -> None:
    box = ((36, 46, 150, 70),)
    spots = (Spot("a", file, "click Export drawing", box, {}), Spot("b", file, "click Zebra", box, {}))
    found, seconds = right(spots, eye)
    assert [found[look] for look in LOOKS] == [1, 1, 1]
    assert found["unsure"] == 1
    assert set(seconds) == set(LOOKS[:2])
