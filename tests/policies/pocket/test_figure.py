"""Claims about what is drawn: shapes on shapes, letters that were not read, masks and hidden texts."""

from __future__ import annotations

import pytest
from PIL import ImageDraw, ImageFont

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.figure import figures, likeness
from policies.pocket.place import place
from policies.pocket.solving import solution
from policies.pocket.view import View


def forms(view: View) -> list[tuple[str, str, str]]:
    return sorted((each.colour, each.form, each.label) for each in figures(view))


def test_a_box_that_lies_partly_on_another_one_is_seen_beside_it(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((100, 100, 210, 210), fill="blue", outline="black", width=2)
    pen.rectangle((90, 108, 142, 160), fill="red", outline="black", width=2)
    assert forms(seen(paper)) == [("blue", "rectangle", ""), ("red", "rectangle", "")]


def test_a_triangle_that_is_read_as_a_letter_is_a_triangle(paper, seen) -> None:
    ImageDraw.Draw(paper).polygon([(111, 100), (100, 120), (122, 120)], fill="aqua")
    view = seen(paper, Found(Box(100, 99, 23, 23), "Λ"))
    assert forms(view) == [("aqua", "triangle", "")]


def test_the_hole_of_a_letter_is_no_shape_and_counts_for_the_letter(paper, seen) -> None:
    ImageDraw.Draw(paper).text((200, 200), "0", fill="red", font=ImageFont.load_default(44))
    view = seen(paper, Found(Box(198, 206, 30, 40), "0"))
    assert forms(view) == [("red", "digit", "0")]
    assert solution("how many circles are there", view) == "0"
    assert solution("how many red digits are there", view) == "1"


def test_a_round_letter_is_no_nought(paper, seen) -> None:
    ImageDraw.Draw(paper).ellipse((300, 300, 315, 315), outline="blue", width=2)
    assert forms(seen(paper, Found(Box(299, 299, 18, 18), "0"))) == [("blue", "letter", "o")]


def test_letters_that_are_read_as_one_line_are_told_apart(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.text((100, 100), "4", fill="green", font=ImageFont.load_default(30))
    pen.text((150, 100), "3", fill="magenta", font=ImageFont.load_default(30))
    view = seen(paper, Found(Box(98, 100, 76, 36), "4 3"))
    assert forms(view) == [("green", "digit", "4"), ("magenta", "digit", "3")]


@pytest.mark.parametrize("strokes", [("--:-- --",), ("- - : - -", "- -"), ("-", "-", "-", "-")])
def test_a_time_that_is_not_given_yet_is_a_mask_however_its_strokes_are_read(paper, strokes, seen) -> None:
    box = Box(100, 100, 200, 40)
    view = seen(paper, *(Found(Box(110 + 40 * at, 112, 30, 12), label) for at, label in enumerate(strokes)))
    assert view.is_masked(box)


def test_a_field_that_has_the_keyboard_is_not_taken_for_one_of_several_lines(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((100, 40, 340, 88), fill="white", outline=(120, 120, 120))
    for away in (4, 9):
        pen.line((338 - 3 - away, 84, 335, 84 - away), fill=(120, 120, 120), width=1)
    pen.rectangle((100, 120, 340, 158), fill="white", outline="black", width=4)
    view = seen(paper, Found(Box(104, 46, 60, 36), "78Nj"), Found(Box(108, 124, 90, 36), "WZLGw"))
    assert place(view, '"textarea" widget').box.center.y < 100
    assert place(view, '"text" widget').box.center.y > 100


def test_dots_that_hide_a_text_are_no_mask(paper, seen) -> None:
    dots = [Found(Box(110 + 16 * at, 112, 10, 10), "•") for at in range(5)]
    assert not seen(paper, *dots).is_masked(Box(100, 100, 200, 40))


def test_the_mark_to_drag_a_field_by_makes_no_button_of_it_however_it_is_read(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((100, 40, 340, 88), fill="white", outline=(120, 120, 120))
    pen.rectangle((100, 120, 340, 158), fill="white", outline=(120, 120, 120))
    pen.rectangle((100, 180, 190, 218), fill=(235, 235, 235), outline=(120, 120, 120))
    view = seen(
        paper,
        Found(Box(104, 42, 90, 38), "6p0p3"),
        Found(Box(318, 64, 22, 24), "/i"),
        Found(Box(108, 122, 90, 36), "DJnWm"),
        Found(Box(112, 182, 70, 36), "save"),
    )
    assert [box.top for box in view.buttons] == [181]
    assert [box.top for box in view.fields] == [41, 121]


def test_a_circle_that_is_read_as_the_first_letter_of_its_label_is_to_be_ticked(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.ellipse((100, 100, 126, 126), outline=(100, 100, 100), width=2)
    pen.text((136, 106), "L", fill="black", font=ImageFont.load_default(20))
    view = seen(paper, Found(Box(97, 96, 54, 38), "OL"), Found(Box(97, 200, 90, 38), "nev6y"))
    assert [tick.is_round for tick in view.ticks] == [True]
    assert not seen(paper, Found(Box(60, 96, 90, 38), "LOL"), Found(Box(97, 200, 90, 38), "nev6y")).ticks


def test_a_low_field_with_the_arrows_of_a_scroll_bar_holds_several_lines_and_is_no_button(
    paper, seen
) -> None:
    ImageDraw.Draw(paper).rectangle((100, 40, 240, 110), fill="white", outline=(120, 120, 120))
    words = Found(Box(104, 44, 90, 30), "Elitor"), Found(Box(104, 76, 112, 30), "mauris")
    assert not seen(paper, *words).fields
    view = seen(paper, *words, Found(Box(218, 66, 16, 10), "▼"))
    assert (len(view.fields), view.buttons) == (1, [])


def test_a_low_letter_is_as_large_as_its_writing(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((300, 100, 319, 119), fill="green")
    pen.polygon([(420, 100), (400, 140), (440, 140)], fill="black")
    pen.text((100, 100), "c", fill="black", font=ImageFont.load_default(42))
    left, top, right, bottom = pen.textbbox((100, 100), "c", font=ImageFont.load_default(42))
    view = seen(paper, Found(Box(left, top, right - left, bottom - top), "c"))
    assert solution("how many large items are there", view) == "2"


def test_letters_of_two_colours_that_are_read_as_one_word_are_told_apart(paper, seen) -> None:
    pen = ImageDraw.Draw(paper)
    pen.text((100, 100), "W", fill="aqua", font=ImageFont.load_default(30))
    pen.text((140, 100), "5", fill="blue", font=ImageFont.load_default(30))
    view = seen(paper, Found(Box(98, 100, 64, 36), "W5"))
    assert forms(view) == [("aqua", "letter", "W"), ("blue", "digit", "5")]
    pen.text((100, 200), "O", fill="black", font=ImageFont.load_default(30))
    pen.text((130, 200), "k", fill="black", font=ImageFont.load_default(30))
    assert ("black", "letter", "k") not in forms(seen(paper, Found(Box(98, 200, 64, 36), "Ok")))


def test_an_x_that_is_read_as_a_cross_is_a_letter(paper, seen) -> None:
    ImageDraw.Draw(paper).text((100, 100), "x", fill="green", font=ImageFont.load_default(24))
    assert forms(seen(paper, Found(Box(98, 104, 16, 24), "×"))) == [("green", "letter", "x")]


@pytest.mark.parametrize("name", ["large", "Small", "大"])
def test_a_bare_size_is_a_value_and_no_figure(name) -> None:
    assert likeness(name) is None
