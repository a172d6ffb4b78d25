"""Rows of equal marks, on pictures that are drawn."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.sight.dots import row_of_equals, without_outlines


def field(label: str, dots: int) -> Screenshot:
    """Draw a field with so many dots in it, and a label that ends just before its frame."""
    picture = Image.new("RGB", (640, 100), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(14)
    draw.text((137 - font.getlength(label), 42), label, "black", font)
    draw.rectangle((140, 40, 500, 61), outline="#2060d0")
    for number in range(dots):
        draw.ellipse((144 + 10 * number, 47, 151 + 10 * number, 54), "black")
    return Screenshot.from_picture(picture)


def test_a_label_beyond_the_side_of_a_field_does_not_belong_to_the_dots_in_it() -> None:
    row = row_of_equals(field("Word", 4), Box(144, 44, 40, 14))

    assert row is not None
    assert (row.count, row.disc) == (4, True)


def test_a_mask_that_is_longer_than_what_is_looked_at_is_a_mask() -> None:
    picture = Image.new("RGB", (1300, 60), "white")
    draw = ImageDraw.Draw(picture)
    for number in range(80):
        draw.ellipse((50 + 13 * number, 25, 61 + 13 * number, 36), "black")

    row = row_of_equals(Screenshot.from_picture(picture), Box(50 + 13 * 79, 24, 14, 14))

    assert row is not None
    assert row.count > 30


def test_a_frame_that_is_drawn_with_a_text_does_not_count_as_a_change() -> None:
    changed = np.zeros((22, 361), np.bool_)
    changed[:2], changed[-2:], changed[:, :2], changed[:, -2:] = True, True, True, True
    changed[6:16, 10:20] = True

    down, across = np.nonzero(without_outlines(changed, 1.0))

    assert (down.min(), down.max(), across.min(), across.max()) == (6, 15, 10, 19)


def test_dots_of_three_pixels_are_a_mask() -> None:
    picture = Image.new("RGB", (400, 60), "white")
    draw = ImageDraw.Draw(picture)
    for number in range(5):
        left = 40 + 5 * number
        draw.rectangle((left - 1, 27, left + 2, 31), "#a0a0a0")  # the pale edge that a font draws
        draw.rectangle((left, 28, left + 1, 30), "black")

    row = row_of_equals(Screenshot.from_picture(picture), Box(58, 20, 6, 18))

    assert row is not None
    assert row.count == 5
