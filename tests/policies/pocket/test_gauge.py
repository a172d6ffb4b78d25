"""Claims about the value of a slider: which of the numbers around a track it is."""

from __future__ import annotations

import pytest
from PIL import ImageDraw

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.gauge import ends_of, value_near

UPRIGHT, LEVEL = Box(160, 100, 20, 130), Box(160, 100, 140, 20)


@pytest.mark.parametrize("value", ["0", "100"])
def test_a_value_beside_the_end_of_an_upright_track_is_believed_where_the_handle_is(paper, seen, value):
    view = seen(paper, Found(Box(196, 208, 14, 20), value))
    assert value_near(view, "slider", UPRIGHT, Box(160, 210, 20, 20)) == float(value)


def test_the_end_of_an_upright_track_is_no_value_where_the_handle_is_at_the_other(paper, seen):
    numbers = Found(Box(196, 208, 14, 20), "0"), Found(Box(196, 100, 30, 20), "100")
    view = seen(paper, *numbers, Found(Box(196, 150, 20, 20), "60"))
    assert value_near(view, "slider", UPRIGHT, Box(160, 155, 20, 20)) == 60.0


def test_a_lone_number_beside_a_level_track_is_its_value_wherever_the_handle_is(paper, seen):
    ImageDraw.Draw(paper).line((146, 90, 146, 130), "black", 2)  # a border, that is read as a 1
    view = seen(paper, Found(Box(312, 98, 34, 22), "100"))
    assert ends_of(view, LEVEL) is None
    assert value_near(view, "slider", LEVEL, Box(160, 100, 20, 20)) == 100.0
