"""Claims about what is drawn: shapes on shapes, letters that were not read, masks and hidden texts."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.episode import Observation
from agent.fake import FakeReader
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.figure import figures, likeness
from policies.pocket.place import place
from policies.pocket.solving import solution
from policies.pocket.view import View

SCREEN = (640, 400)


def seen(picture: Image.Image, *texts: Found) -> View:
    return View(
        Observation("zz", Screenshot.from_picture(picture), (), ()),
        reader=FakeReader(texts),
        eye=lambda: None,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


@pytest.fixture
def paper() -> Image.Image:
    return Image.new("RGB", SCREEN, "white")


def forms(view: View) -> list[tuple[str, str, str]]:
    return sorted((each.colour, each.form, each.label) for each in figures(view))


def test_a_box_that_lies_partly_on_another_one_is_seen_beside_it(paper) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((100, 100, 210, 210), fill="blue", outline="black", width=2)
    pen.rectangle((90, 108, 142, 160), fill="red", outline="black", width=2)
    assert forms(seen(paper)) == [("blue", "rectangle", ""), ("red", "rectangle", "")]


def test_a_triangle_that_is_read_as_a_letter_is_a_triangle(paper) -> None:
    ImageDraw.Draw(paper).polygon([(111, 100), (100, 120), (122, 120)], fill="aqua")
    view = seen(paper, Found(Box(100, 99, 23, 23), "Λ"))
    assert forms(view) == [("aqua", "triangle", "")]


def test_the_hole_of_a_letter_is_no_shape_and_counts_for_the_letter(paper) -> None:
    ImageDraw.Draw(paper).text((200, 200), "0", fill="red", font=ImageFont.load_default(44))
    view = seen(paper, Found(Box(198, 206, 30, 40), "0"))
    assert forms(view) == [("red", "digit", "0")]
    assert solution("how many circles are there", view) == "0"
    assert solution("how many red digits are there", view) == "1"


def test_a_round_letter_is_no_nought(paper) -> None:
    ImageDraw.Draw(paper).ellipse((300, 300, 315, 315), outline="blue", width=2)
    assert forms(seen(paper, Found(Box(299, 299, 18, 18), "0"))) == [("blue", "letter", "o")]


def test_letters_that_are_read_as_one_line_are_told_apart(paper) -> None:
    pen = ImageDraw.Draw(paper)
    pen.text((100, 100), "4", fill="green", font=ImageFont.load_default(30))
    pen.text((150, 100), "3", fill="magenta", font=ImageFont.load_default(30))
    view = seen(paper, Found(Box(98, 100, 76, 36), "4 3"))
    assert forms(view) == [("green", "digit", "4"), ("magenta", "digit", "3")]


@pytest.mark.parametrize("strokes", [("--:-- --",), ("- - : - -", "- -"), ("-", "-", "-", "-")])
def test_a_time_that_is_not_given_yet_is_a_mask_however_its_strokes_are_read(paper, strokes) -> None:
    box = Box(100, 100, 200, 40)
    view = seen(paper, *(Found(Box(110 + 40 * at, 112, 30, 12), label) for at, label in enumerate(strokes)))
    assert view.is_masked(box)


def test_a_field_that_has_the_keyboard_is_not_taken_for_one_of_several_lines(paper) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((100, 40, 340, 88), fill="white", outline=(120, 120, 120))
    for away in (4, 9):
        pen.line((338 - 3 - away, 84, 335, 84 - away), fill=(120, 120, 120), width=1)
    pen.rectangle((100, 120, 340, 158), fill="white", outline="black", width=4)
    view = seen(paper, Found(Box(104, 46, 60, 36), "78Nj"), Found(Box(108, 124, 90, 36), "WZLGw"))
    assert place(view, '"textarea" widget').box.center.y < 100
    assert place(view, '"text" widget').box.center.y > 100


def test_dots_that_hide_a_text_are_no_mask(paper) -> None:
    dots = [Found(Box(110 + 16 * at, 112, 10, 10), "•") for at in range(5)]
    assert not seen(paper, *dots).is_masked(Box(100, 100, 200, 40))


@pytest.mark.parametrize("name", ["large", "Small", "大"])
def test_a_bare_size_is_a_value_and_no_figure(name) -> None:
    assert likeness(name) is None
