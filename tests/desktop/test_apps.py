"""The suite `apps` takes its picture of a real application, and asks where the application says it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from agent.control import Control
from agent.evaluate.annotation import Spot, read_spots
from agent.evaluate.apps.harvest import harvest
from agent.evaluate.apps.plan import Application, Plan, views
from agent.local.tree import read_tree
from agent.screenshot import Screenshot
from agent.senses import Reader
from agent.settings import Settings

pytestmark = pytest.mark.desktop


def test_words_are_in_the_picture_where_the_application_says_they_are(tmp_path: Path, reader: Reader) -> None:
    look = dict.fromkeys(("light", "dark", "light large", "dark large"), ("GTK_THEME=Adwaita",))
    app = Application(program="mousepad", package="mousepad", draws="gtk", start=("mousepad",))
    plan = Plan(looks={"gtk": look}, applications={"mousepad": app})

    harvest(
        plan,
        list(views(plan, ()))[:1],
        tmp_path / "apps",
        settings=Settings(display="virtual:800x600"),
        control=Control(),
        read_tree=read_tree,
        tell=lambda line: None,
    )

    texts = [spot for spot in read_spots(tmp_path / "apps").spots if spot.groups["kind"] == "text"]
    assert len(texts) >= 3
    assert [spot.instruction for spot in texts if read_at(spot, reader) not in spot.instruction] == []


def read_at(spot: Spot, reader: Reader) -> str:
    """Return what is written in the picture where a spot is."""
    left, top, right, bottom = spot.edges[0]
    with Image.open(spot.picture) as picture:
        word = picture.crop((round(left), round(top), round(right), round(bottom)))
        return " ".join(found.label for found in reader.read(Screenshot.from_picture(word)))
