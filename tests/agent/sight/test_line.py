"""Claims about lines that know where their characters stand."""

from __future__ import annotations

from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import Line, end_of


def test_a_letter_far_wider_than_the_others_has_swallowed_a_mark() -> None:
    box = Box(0, 0, 100, 20)
    assert end_of(Line(box, "Guam", 1.0, (0, 10, 20, 30, 100))) == 40
    assert end_of(Line(box, "Guam", 1.0, (0, 30, 55, 75, 100))) == 100
    assert end_of(Found(box, "Guam")) == 100
