"""What looks on with every way of upsampling: at the busiest crop, and in no time."""

from __future__ import annotations

import numpy as np
import pytest

from agent.fake import FakeDesktop
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.studies.enlarged import NAME, PROBES, SIDES, Enlarged, busiest


def screen(height: int, width: int) -> Screenshot:
    return Screenshot(np.full((height, width, 4), 200, np.uint8), Box(0, 0, width, height), 0.0)


def test_the_crop_is_where_the_screen_has_most_contrast() -> None:
    shot = screen(200, 400)
    shot.image[48:96:2, 96:192] = 0
    crop = busiest(shot)
    assert crop.shape == SIDES
    assert crop.min() == 0
    assert np.allclose(crop[1], 200 / 255)


@pytest.mark.parametrize("size", [(1, 1), (20, 300), (48, 96), (300, 20)])
def test_a_screen_that_is_smaller_than_the_crop_is_continued_at_its_edge(size: tuple[int, int]) -> None:
    assert np.allclose(busiest(screen(*size)), 200 / 255)


def test_a_way_is_called_once_and_not_for_a_tenth_of_a_second() -> None:
    onlooker, shot = Enlarged(clock=lambda: 0.0), FakeDesktop().capture()
    readings = list(onlooker.look(shot, PROBES))
    assert {each.source for each in readings} == set(PROBES)
    assert onlooker._learned is not None
    calls: list[object] = []
    model = next(iter(onlooker._learned.values()))
    model.register_forward_hook(lambda *given: calls.append(given))
    list(onlooker.look(shot, PROBES))
    assert len(calls) == 1


def test_only_what_is_asked_for_is_told() -> None:
    told = {each.source for each in Enlarged().look(FakeDesktop().capture(), {NAME})}
    assert told == {NAME}


def test_looking_takes_a_twentieth_of_a_run_at_most() -> None:
    moments = iter([0.0, 0.5, 1.0, 9.9, 10.1, 10.2, 10.3])
    onlooker, shot = Enlarged(clock=lambda: next(moments)), FakeDesktop().capture()
    counts = [len(list(onlooker.look(shot, {NAME}))) for _ in range(5)]
    assert counts == [7, 0, 0, 7, 0]
