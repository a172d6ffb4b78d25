"""Claims about training the detector: what it learns from, and that it goes on where it was stopped."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from policies.detectors.canvas import CLASSES
from policies.detectors.lesson import plainly, screens, target, varied
from policies.detectors.model import loaded
from policies.detectors.train import Plan, Training


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    picture = np.full((800, 1280, 3), 230, np.uint8)
    picture[400:430, 600:700] = 90
    (tmp_path / "screens").mkdir()
    Image.fromarray(picture).save(tmp_path / "screens" / "0.png")
    told = [{"class": "button", "box": [600, 400, 700, 430]}, {"class": "unknown", "box": [0, 0, 9, 9]}]
    (tmp_path / "widgets.jsonl").write_text(json.dumps({"screen": "0.png", "widgets": told}) + "\n")
    return tmp_path


def test_what_is_no_class_of_ours_is_left_out(folder: Path) -> None:
    (screen,) = screens(folder)
    canvas, told = plainly(screen)

    assert told["class_labels"].tolist() == [CLASSES.index("button")]
    x, y, width, height = told["boxes"][0].tolist()
    assert (x * 1280, y * 800, width * 1280, height * 800) == pytest.approx((650, 415, 100, 30), abs=1e-3)
    assert canvas[415, 650].tolist() == [90, 90, 90]


def test_a_widget_that_is_mostly_off_the_canvas_is_no_target() -> None:
    boxes = np.array([[-70, 10, 30, 40], [-10, 10, 90, 40]], np.float32)

    told = target(np.array([0, 1]), boxes)

    assert told["class_labels"].tolist() == [1]
    assert told["boxes"][0, 0] * 1280 == pytest.approx(45)


def test_a_varied_screen_keeps_its_widget_where_the_box_says(folder: Path) -> None:
    (screen,) = screens(folder)
    lots = np.random.default_rng(2)

    for _ in range(5):
        canvas, told = varied(screen, lots)
        for x, y, *_ in told["boxes"].tolist():
            inside = canvas[int(y * 800), int(x * 1280)].astype(int)
            outside = canvas[int(y * 800), max(int((x - 0.075) * 1280), 0)].astype(int)
            assert abs(inside - outside).max() > 40


def test_a_part_of_a_screen_shows_a_widget_where_the_box_says(folder: Path) -> None:
    (screen,) = screens(folder)
    lots = np.random.default_rng(3)

    for _ in range(8):
        canvas, told = varied(screen, lots, (640, 416))
        assert canvas.shape == (416, 640, 3)
        whole = told["boxes"][(told["boxes"][:, :2] - 0.5).abs().max(dim=1).values < 0.35]
        for x, y, *_ in whole.tolist():
            inside = canvas[int(y * 416), int(x * 640)].astype(int)
            outside = canvas[int(y * 416), int((x - 0.13) * 640)].astype(int)
            assert abs(inside - outside).max() > 40


def test_training_goes_on_where_it_was_stopped_and_its_model_loads(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    sizes = {"width": 16, "stem": 16, "deep": 16, "layers": 1, "queries": 8}
    plan = Plan((folder,), out, steps=1, batch=1, model=sizes)

    Training(plan).run()
    again = Training(replace(plan, steps=2))
    begun = again.step
    again.run()

    assert (begun, again.step) == (1, 2)
    steps = [json.loads(line)["step"] for line in (out / "log.jsonl").read_text().splitlines()]
    assert steps == [1, 2]
    assert loaded(out).config.num_labels == len(CLASSES)


def test_the_encoder_learns_alone_for_its_share_and_the_decoder_with_it_afterwards(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    sizes = {"width": 16, "stem": 16, "deep": 16, "layers": 1, "queries": 8}
    training = Training(Plan((folder,), out, steps=2, alone=0.5, batch=1, model=sizes))
    pool, lots = screens(folder), np.random.default_rng(0)
    of_decoder = next(training.model.model.decoder.layers[0].parameters())

    training.learn(pool, lots)
    alone = of_decoder.grad
    training.learn(pool, lots)

    assert alone is None
    assert of_decoder.grad is not None


def test_the_minutes_are_shared_by_two_phases(folder: Path, tmp_path: Path) -> None:
    plan = Plan((folder,), tmp_path, minutes=10, alone=0.4)

    phases = [plan.phase(plan.gone(0, minutes)) for minutes in (0.0, 2.0, 4.0, 7.0)]

    assert phases == [(True, 0.0), (True, 0.5), (False, 0.0), (False, pytest.approx(0.5))]
