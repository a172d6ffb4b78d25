"""What is read where a key was pressed."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.geometry import Box, Window
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


@pytest.mark.parametrize(
    ("title", "top", "expected"),
    [
        ("*Untitled 1 - Mousepad", 0, True),
        ("*Untitled 1 - Mousepad", 100, False),  # as low as a field
        ("Bank - PIN", 0, False),
        ("*Untitled 1 - Mousepad and all that is typed into it by now", 0, False),
        ("", 0, False),
    ],
)
def test_the_title_of_a_window_is_known_by_what_it_says_and_where(
    sight: Sight, title: str, top: int, expected: bool
) -> None:
    picture = Image.new("RGB", (700, 400), "white")
    font = ImageFont.truetype("DejaVuSans.ttf", 14)
    ImageDraw.Draw(picture).text((200, top + 6), "*Untitled 1 - Mousepad", fill="black", font=font)
    look, window = Screenshot.from_picture(picture), Window(title, "mousepad", Box(0, 0, 700, 400))
    assert sight.is_title(look, Box(200, top + 4, 160, 20), window) is expected
