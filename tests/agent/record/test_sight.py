"""What is read where a key was pressed."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.geometry import Box
from agent.record.sight import Sight
from agent.screenshot import Screenshot
from agent.sight.ocr import OcrReader


@pytest.fixture(scope="module")
def sight() -> Sight:
    return Sight(OcrReader())


def page(letter: str, size: int) -> tuple[Screenshot, Box]:
    """Return a look at an empty page with one letter and a caret behind it, and where the letter is."""
    picture = Image.new("RGB", (700, 400), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("DejaVuSansMono.ttf", size)
    draw.text((324, 219), letter, fill="black", font=font)
    left, top, right, bottom = draw.textbbox((324, 219), letter, font=font)
    draw.line((right + 1, 217, right + 1, 235), fill="black")
    return Screenshot.from_picture(picture), Box.between(left, top, right, bottom)


@pytest.mark.parametrize("letter", ["a", "e", "x", "5"])
@pytest.mark.parametrize("size", [12, 14, 16])
def test_a_lone_letter_is_read_beside_the_caret(sight: Sight, letter: str, size: int) -> None:
    assert sight.reads(*page(letter, size), letter)


@pytest.mark.parametrize("mark", ["●", "•", "*"])
@pytest.mark.parametrize("letter", ["a", "e", "o", "x", "5"])
def test_no_letter_is_read_in_a_mark_that_hides_one(sight: Sight, mark: str, letter: str) -> None:
    assert not sight.reads(*page(mark, 14), letter)
