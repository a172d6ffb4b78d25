"""What the oracle thinks before it acts."""

from __future__ import annotations

import pytest

from agent.evaluate.miniwob.oracle.clicking import quoted, worth
from agent.evaluate.miniwob.oracle.shape import Shape

SMALL_RED_SEVEN = Shape("digit", "7", "red", "small")
LARGE_BLUE_CIRCLE = Shape("shape", "circle", "blue", "large")


@pytest.mark.parametrize(
    ("shape", "description", "fits"),
    [
        (SMALL_RED_SEVEN, "small red digit", True),
        (SMALL_RED_SEVEN, "red 7", True),
        (SMALL_RED_SEVEN, "small item", True),
        (SMALL_RED_SEVEN, "large digit", False),
        (SMALL_RED_SEVEN, "red letter", False),
        (LARGE_BLUE_CIRCLE, "blue shape", True),
        (LARGE_BLUE_CIRCLE, "large circle", True),
        (LARGE_BLUE_CIRCLE, "triangle", False),
    ],
)
def test_a_shape_fits_a_description_in_all_its_traits(shape: Shape, description: str, fits: bool):
    assert shape.fits(description) is fits


def test_what_is_quoted_first_is_meant():
    assert quoted('Click on the "ok" button, not "no".') == "ok"


def test_a_won_game_is_worth_more_than_a_draw_and_a_lost_one_least():
    won = worth([1, 1, 1, -1, -1, 0, 0, 0, 0], -1)
    draw = worth([1, -1, 1, 1, -1, -1, -1, 1, 1], 1)
    lost = worth([-1, -1, -1, 1, 1, 0, 0, 0, 1], 1)
    assert won > draw > lost
