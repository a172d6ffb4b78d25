"""A real application is walked through: what it tells lies where the picture shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from agent.evaluate.apps import crawl as crawling
from agent.evaluate.apps.crawl import crawl
from agent.evaluate.apps.plan import Application, Plan, every_view
from agent.screenshot import Screenshot
from agent.senses import Reader
from agent.settings import Settings

pytestmark = [pytest.mark.desktop, pytest.mark.bench]


@pytest.fixture
def walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(crawling, "_MENUS", 1)
    monkeypatch.setattr(crawling, "_DIALOGS", 1)
    app = Application(program="mousepad", package="mousepad", draws="gtk", start=("mousepad", "a.txt"))
    plan = Plan(
        looks={"gtk": {"light": ("GTK_THEME=Adwaita",)}},
        applications={"mousepad": app},
        files={"a.txt": "Dear Ann,\n"},
    )
    crawl(plan, list(every_view(plan, ())), tmp_path / "programs", settings=Settings(), seed=0)
    return tmp_path / "programs"


def test_entries_are_where_they_are_told_to_be(walked: Path, reader: Reader) -> None:
    seen = {file.stem.removeprefix("mousepad-light-") for file in walked.glob("*.png")}
    assert {"start", "menu0", "dialog0"} <= seen
    parts = json.loads((walked / "mousepad-light-menu0.json").read_text(encoding="utf-8"))["parts"]
    entries = [part for part in parts if part["above"][0] == "menu" and part["name"].isalpha()]
    assert len(entries) >= 3
    with Image.open(walked / "mousepad-light-menu0.png") as picture:
        wrong = [
            part["name"] for part in entries if part["name"] not in words_in(picture, part["box"], reader)
        ]
    assert wrong == []


def test_what_was_walked_through_is_not_walked_through_again(walked: Path) -> None:
    times = {file: file.stat().st_mtime_ns for file in walked.glob("*.png")}
    app = Application(program="mousepad", package="mousepad", draws="gtk", start=("mousepad", "a.txt"))
    plan = Plan(looks={"gtk": {"light": ("GTK_THEME=Adwaita",)}}, applications={"mousepad": app})
    crawl(plan, list(every_view(plan, ())), walked, settings=Settings(), seed=0)
    assert {file: file.stat().st_mtime_ns for file in walked.glob("*.png")} == times


def words_in(picture: Image.Image, box: list[float], reader: Reader) -> str:
    """Return what is written in the picture where a part is."""
    left, top, right, bottom = map(round, box)
    part = Screenshot.from_picture(picture.crop((left, top, right, bottom)))
    return " ".join(found.label for found in reader.read(part))
