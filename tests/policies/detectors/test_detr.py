"""Claims about the detector, its boxes in screen points, and what its panel is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from agent.errors import UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.detectors.canvas import CLASSES
from policies.detectors.detr import LEAST, Detr, Looked
from policies.detectors.model import blinded
from policies.detectors.watched import BOXES, GAZE, PICTURE, PROBES, SCORES, SHOWN, WIDGETS, Watched


class Sure(Detr):
    """Finds one button in the right half of the screen, and thinks of another that it is not sure of."""

    def look(self, screenshot: Screenshot) -> Looked:
        chances = torch.zeros(2, len(CLASSES))
        chances[0, 0], chances[1, 1] = LEAST + 0.1, LEAST - 0.1
        across = screenshot.width_px / 1280
        boxes = torch.tensor([[0.75 * across, 0.25, 0.5 * across, 0.5], [0.5, 0.5, 0.1, 0.1]])
        return Looked(chances, boxes, across, 1.0)


def hooks(model: Any) -> int:
    return sum(len(each._forward_hooks) for each in model.modules())


def test_boxes_are_in_screen_points_also_on_a_second_scaled_display(screenshot: Screenshot) -> None:
    elsewhere = replace(screenshot, area=Box(-640, 100, 640, 400))

    (found,) = Sure(None).boxes(elsewhere)

    assert found.label == "button"
    assert (found.box.left, found.box.top) == (pytest.approx(-320), pytest.approx(100))
    assert (found.box.width, found.box.height) == (pytest.approx(320), pytest.approx(200))


def test_looking_is_the_same_each_time_and_boxes_lie_on_the_screen(
    model: Any, screenshot: Screenshot
) -> None:
    detr = Detr(model)

    first, again = detr.look(screenshot), detr.look(screenshot)

    assert torch.equal(first.chances, again.chances)
    assert first.chances.shape == (12, len(CLASSES))
    assert all(found.box.overlap(screenshot.area) for found in detr.boxes(screenshot))


def test_queries_that_are_blind_to_each_other_answer_otherwise(model: Any, screenshot: Screenshot) -> None:
    seeing = Detr(model).look(screenshot)

    blind = Detr(blinded(model)).look(screenshot)

    assert not torch.equal(seeing.chances, blind.chances)


def test_a_folder_without_weights_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a folder"):
        Detr.from_folder(tmp_path)


def test_only_what_is_watched_is_measured_and_the_hook_is_gone_afterwards(
    model: Any, screenshot: Screenshot
) -> None:
    watched = Watched(lambda: Detr(model))

    told = {reading.source: reading for reading in watched.look(screenshot, frozenset(PROBES))}
    without = [reading.source for reading in watched.look(screenshot, {PICTURE, BOXES, SCORES})]

    assert set(told) == set(PROBES)
    assert GAZE not in without
    assert hooks(model) == 0
    assert told[BOXES].shape == (min(SHOWN, 12), 4)
    assert told[SCORES].shape == (12, len(CLASSES) + 1)


def test_widgets_are_told_in_screen_points_and_nothing_besides(screenshot: Screenshot) -> None:
    (told,) = Watched(lambda: Sure(None)).look(screenshot, {WIDGETS})
    (found,) = Sure(None).boxes(screenshot)

    box = found.box
    assert told.shape == (1, 6)
    assert list(told.values) == pytest.approx(
        [box.left, box.top, box.width, box.height, CLASSES.index("button"), found.score]
    )


def test_without_weights_there_is_nothing_to_watch() -> None:
    def load() -> Detr:
        raise AssertionError("nobody watches")

    assert Watched(load, there=False).probes() == {}


def test_a_gaze_is_shared_out_over_the_screen(model: Any, screenshot: Screenshot) -> None:
    watched = Watched(lambda: Detr(model))
    (gaze,) = (each for each in watched.look(screenshot, {GAZE}) if each.source == GAZE)

    sums = torch.tensor(gaze.values).view(gaze.shape).sum(dim=(1, 2)) / model.config.decoder_attention_heads

    assert (sums <= 1.0001).all()
    assert sums.max() > 0.5
