from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from agent.calibrate.command import as_dict, line
from agent.calibrate.target import COLOUR, HEIGHT, WIDTH, found
from agent.calibrate.trial import Fault, Trial, verdict_of
from agent.geometry import Box, Point
from agent.policy import Aim
from agent.screenshot import Screenshot

AREA, SIZE = Box(0, 0, 1920, 1080), (1316, 728)
TARGETS = (Point(960, 540), Point(230, 151), Point(1690, 929))


def trial(target: Point, *, beside: float = 0.0, landed: Point | None = None) -> Trial:
    """Return one that was named in pixels of the picture, so many points right of the target."""
    at = target.moved(beside, 0)
    named = (at.x / AREA.width * SIZE[0], at.y / AREA.height * SIZE[1])
    aim = Aim(named, (float(SIZE[0]), float(SIZE[1])), SIZE, at)
    return Trial(target, AREA, (1920, 1080), aim, landed or at)


def in_thousandths(target: Point) -> Trial:
    """Return one that counts in thousandths, and is read in pixels of the picture."""
    good = trial(target)
    assert good.aim is not None
    named = (target.x / 1.92, target.y / 1.08)
    at = Point(named[0] / SIZE[0] * 1920, named[1] / SIZE[1] * 1080)
    return replace(good, aim=replace(good.aim, named=named, at=at), landed=at)


def test_where_all_hops_are_short_nobody_is_at_fault() -> None:
    verdict = verdict_of([trial(each) for each in TARGETS])
    assert verdict.ok
    assert verdict.words == "the model is exact; the conversion is exact; the pointer is exact"


def test_a_model_beside_the_target_is_told_with_how_far() -> None:
    verdict = verdict_of([trial(each, beside=14) for each in TARGETS])
    assert verdict.fault is Fault.MODEL
    assert verdict.words.startswith(
        "the model is 14 points off; the conversion is exact; the pointer is exact (give"
    )


def test_a_model_that_hits_beside_the_middle_is_well() -> None:
    verdict = verdict_of([trial(each, beside=8) for each in TARGETS])
    assert verdict.ok
    assert "8 points off, which hits" in verdict.words
    assert verdict_of([trial(TARGETS[0], beside=8)], near=6).fault is Fault.MODEL


def test_a_model_that_counts_in_other_units_is_found_out() -> None:
    verdict = verdict_of([in_thousandths(each) for each in TARGETS])
    assert verdict.fault is Fault.SPACE
    assert "it counts in thousandths" in verdict.words


def test_a_conversion_that_moves_the_place_is_at_fault() -> None:
    good = trial(TARGETS[0])
    assert good.aim is not None
    moved = replace(good.aim, at=good.aim.at.moved(5, 0))
    verdict = verdict_of([replace(good, aim=moved, landed=moved.at)])
    assert (verdict.fault, verdict.conversion) == (Fault.CONVERSION, 5)


def test_a_scaled_pointer_is_told_with_its_factor() -> None:
    verdict = verdict_of([trial(each, landed=Point(each.x * 1.25, each.y * 1.25)) for each in TARGETS])
    assert verdict.fault is Fault.SCALE
    assert "1.25 times" in verdict.words


def test_a_pointer_that_lands_a_way_off_is_not_taken_for_a_scale() -> None:
    verdict = verdict_of([trial(each, landed=each.moved(40, 0)) for each in TARGETS])
    assert verdict.fault is Fault.POINTER
    assert "the pointer is 40 points off" in verdict.words


@pytest.mark.parametrize(
    ("pointed", "words"), [(0, "any target"), (2, "the model is exact; the conversion is exact; ")]
)
def test_a_policy_that_does_not_point_is_told(pointed: int, words: str) -> None:
    nowhere = [replace(trial(each), aim=None, landed=None) for each in TARGETS[pointed:]]
    verdict = verdict_of([*(trial(each) for each in TARGETS[:pointed]), *nowhere])
    assert verdict.fault is Fault.ABSTAINED
    assert words in verdict.words
    assert (as_dict(nowhere[0], None)["sent"], line(nowhere[0])[-14:]) == (None, "not pointed at")


def test_the_mark_is_found_where_the_picture_shows_it_at_any_scale() -> None:
    image = np.full((1600, 2560, 4), 255, np.uint8)
    image[400 : 400 + 2 * HEIGHT, 600 : 600 + 2 * WIDTH, :3] = COLOUR[::-1]
    image[900:930, 100:1900, :3] = COLOUR[::-1]  # a line of the same colour is no mark
    assert found(Screenshot(image, Box(-1280, 0, 1280, 800), 0.0)) == Box(-980, 200, WIDTH, HEIGHT)
    assert found(Screenshot(image[600:], Box(0, 0, 1280, 500), 0.0)) is None
