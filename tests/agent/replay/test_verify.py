"""What counts as the change that a step is to bring, where the window is laid out in another way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from agent.control import Control
from agent.demonstration.schema import Changed
from agent.episode import Observation
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point
from agent.replay.verify import Scene, judge
from agent.screenshot import Screenshot
from agent.script.condition import Conditions
from agent.script.look import Look
from agent.senses import Found

WINDOW = Box(0, 0, 200, 120)
MARKS = (("Daily", Point(50, 20)), ("Monthly", Point(50, 100)))  # around 'Weekly', which was clicked, at 60
PART = Changed(changed=(25, 16, 8, 46))  # the marks of 'Daily' and of 'Weekly'
Judge = Callable[..., bool | None]


def picture(*dots: int) -> Screenshot:
    """Return a picture with a dot at the left of these heights."""
    image = np.full((120, 200, 4), 255, np.uint8)
    for y in dots:
        image[y - 4 : y + 4, 25:33, :3] = 0
    return Screenshot(image, WINDOW, 0.0)


@pytest.fixture
def so(tmp_path: Path) -> Judge:
    """Tell whether the change came about: `so(before, after, Daily=100)`, the texts by their heights now."""

    def judged(before: Screenshot, after: Screenshot, *, twice: bool = False, **texts: int) -> bool | None:
        lines = [Found(Box.around(Point(50, y), 40, 14), text) for text, y in texts.items()]
        lines += [Found(Box.around(Point(150, 20), 40, 14), "Daily")] if twice else []
        look = Look(Observation("", after, ()), reader=FakeReader(lambda: lines), folder=tmp_path)
        scene = Scene(before, WINDOW, WINDOW, (Box(20, 52, 70, 16),), (0.0, 0.0), MARKS)
        conditions = Conditions(desktop=FakeDesktop(), control=Control(), work=tmp_path)
        return judge(PART, look, scene, conditions).so

    return judged


def test_a_change_is_seen_where_its_text_has_moved_to(so: Judge) -> None:
    assert so(picture(100), picture(60), Daily=100, Weekly=60, Monthly=20)


def test_what_was_clicked_is_no_change_of_something_else(so: Judge) -> None:
    assert so(picture(), picture(60), Daily=100, Weekly=60, Monthly=20) is False


def test_a_change_beside_a_text_that_was_not_near_it_is_none(so: Judge) -> None:
    assert so(picture(100), picture(60), Monthly=20, Weekly=60) is False


def test_a_text_that_is_there_twice_tells_no_place(so: Judge) -> None:
    assert so(picture(100), picture(60), twice=True, Daily=100, Weekly=60, Monthly=20) is False


def test_where_nothing_has_moved_the_change_is_looked_for_in_its_place(so: Judge) -> None:
    assert so(picture(20), picture(60), Daily=20, Weekly=60, Monthly=100)
    assert so(picture(100), picture(60), Daily=20, Weekly=60, Monthly=100) is False
