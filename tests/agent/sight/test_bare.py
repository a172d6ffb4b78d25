"""What is taken away from a line before it is read, and what stays."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.sight.bare import bare


def line_of(words, *, caret=False, border=False, size=14):
    """Words on a ground, as close as the finder of lines cuts them out."""
    font = ImageFont.truetype("DejaVuSans.ttf", size)
    ascent, descent = font.getmetrics()
    width = round(font.getlength(words))
    picture = Image.new("RGB", (width + 14, ascent + descent + 4), "#ffffff")
    draw = ImageDraw.Draw(picture)
    draw.text((5, 2), words, "#202020", font)
    if caret:
        draw.line((width + 7, 1, width + 7, ascent + descent + 2), "#202020")
    if border:
        draw.rectangle((0, 0, picture.width - 1, picture.height - 1), outline="#808080")
    return np.asarray(picture)[:, :, ::-1].copy()


@pytest.mark.parametrize("words", ["Help", "1", "ill", "a|b", "Total: 10"])
def test_letters_stay_as_they_are(words):
    line = line_of(words)
    assert np.array_equal(bare(line), line)


@pytest.mark.parametrize("words", ["Help", "1", "Go", "sea"])
def test_a_caret_behind_the_words_goes(words):
    assert np.array_equal(bare(line_of(words, caret=True)), line_of(words))


@pytest.mark.parametrize("words", ["7", "Ok"])
def test_a_border_around_the_words_goes(words):
    assert np.array_equal(bare(line_of(words, border=True)), line_of(words))


def test_a_line_with_nothing_but_a_stroke_keeps_it():
    line = line_of("", caret=True)
    assert np.array_equal(bare(line), line)


def test_a_digit_in_a_small_button_is_read(reader, page):
    shown = page.button((40, 40, 52, 56), "9").button((90, 40, 102, 56), "3").shown()
    assert [line.label for line in reader.read(shown)] == ["9", "3"]


def test_a_field_with_a_caret_is_read_without_it(reader, page):
    drawn = page.box((40, 40, 160, 62)).text((46, 43), "Cologne").line((105, 42, 105, 60), "#202020")
    assert [line.label for line in reader.read(drawn.shown())] == ["Cologne"]
