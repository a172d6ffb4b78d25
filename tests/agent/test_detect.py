"""Claims about the command `deixis detect`."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from agent import registry
from agent.cli import app
from agent.errors import UsageError
from agent.geometry import Box
from agent.marks import marked
from agent.screenshot import Screenshot
from agent.senses import Found

SAVE = Found(Box(40, 30, 80, 24), "button", 0.875)


class Eyes:
    def boxes(self, screenshot: Screenshot) -> tuple[Found, ...]:
        return (SAVE,)


@pytest.fixture
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "load", lambda kind, name: lambda settings: Eyes())
    Image.new("RGB", (200, 100), "white").save(tmp_path / "screen.png")
    return tmp_path / "screen.png"


def test_it_prints_class_score_and_box(picture: Path) -> None:
    told = CliRunner().invoke(app, ["detect", str(picture)])

    assert told.output.split() == ["button", "0.88", "40", "30", "80", "24"]


def test_as_json_it_is_one_object_a_widget(picture: Path) -> None:
    told = CliRunner().invoke(app, ["detect", str(picture), "--json"])

    assert json.loads(told.output) == {"class": "button", "score": 0.875, "box": [40, 30, 80, 24]}


def test_marks_are_drawn_into_a_picture_of_the_same_size(picture: Path, tmp_path: Path) -> None:
    CliRunner().invoke(app, ["detect", str(picture), "--png", str(tmp_path / "marks.png")])

    with Image.open(tmp_path / "marks.png") as drawn:
        assert drawn.size == (200, 100)
        assert drawn.getpixel((60, 30)) != (255, 255, 255)


def test_neither_or_both_of_picture_and_screen_is_refused(picture: Path) -> None:
    neither = CliRunner().invoke(app, ["detect"])
    both = CliRunner().invoke(app, ["detect", str(picture), "--screen"])

    assert isinstance(neither.exception, UsageError)
    assert isinstance(both.exception, UsageError)


def test_a_mark_is_seen_on_black_and_on_white(picture: Path) -> None:
    for ground in ("black", "white"):
        shot = Screenshot.from_picture(Image.new("RGB", (200, 100), ground))
        plain, drawn = (np.asarray(each, int) for each in (shot.picture, marked(shot, [SAVE])))
        assert (abs(plain - drawn).max(axis=2) > 100).sum() > 100
