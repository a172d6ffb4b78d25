"""Claims about which field a label names, on drawn forms."""

import pytest

from agent.geometry import Box
from agent.senses import Found
from agent.sight.field import checkbox_for, field_for


def label(words, left, top, width=None, height=18):
    return Found(Box(left, top, width or 8 * len(words), height), words)


NAME = label("Name:", 30, 44)
MAIL = label("Mail:", 30, 84)


def form(page):
    return (
        page.text((30, 45), "Name:").box((120, 40, 320, 66)).text((30, 85), "Mail:").box((120, 80, 320, 106))
    )


@pytest.mark.parametrize(("name", "top"), [(NAME, 40), (MAIL, 80)])
def test_the_field_on_the_right_is_meant(page, name, top):
    found = field_for(form(page).shown(), name, [NAME, MAIL])
    assert (found.left, found.top) == pytest.approx((120, top), abs=2)
    assert (found.width, found.height) == pytest.approx((201, 27), abs=3)


@pytest.mark.parametrize("high", [24, 29])
def test_a_low_field_is_found_though_its_label_was_boxed_generously(page, high):
    shown = page.text((30, 47), "Name").box((84, 45, 261, 64)).text((30, 87), "City").box((84, 85, 261, 104))
    name, city = label("Name", 28, 43, 38, high), label("City", 28, 83, 38, high)
    found = field_for(shown.shown(), name, [name, city])
    assert (found.top, found.height) == pytest.approx((45, 20), abs=2)


def test_a_field_whose_hint_fills_it_from_top_to_bottom_is_found_by_its_outline(page):
    shown = page.box((84, 45, 261, 65)).text((30, 46), "Email").text((88, 42), "you@example|ÅgÅg|", 20)
    mail, hint = label("Email", 30, 46), label("you@example|ÅgÅg|", 88, 42, 170, 26)
    below = shown.box((84, 95, 261, 115)).shown()
    found = field_for(below, mail, [mail, hint])
    assert (found.left, found.top) == pytest.approx((84, 45), abs=3)


def test_a_field_that_holds_text_is_still_a_field(page):
    shown = form(page).text((128, 45), "Alice Liddell").shown()
    written = label("Alice Liddell", 128, 44)
    assert field_for(shown, NAME, [NAME, MAIL, written]).top == pytest.approx(40, abs=2)


def test_the_field_below_is_meant_where_none_is_beside(page):
    shown = page.text((30, 45), "Name").box((30, 68, 330, 96)).shown()
    assert field_for(shown, label("Name", 30, 44), []).top == pytest.approx(68, abs=2)


def test_a_hint_inside_a_field_names_it(page):
    shown = page.box((30, 40, 330, 68)).text((38, 46), "Search", ink="#909090").shown()
    hint = label("Search", 38, 45)
    assert field_for(shown, hint, [hint]).width == pytest.approx(301, abs=3)


def test_a_dark_field_is_a_field(page):
    dark = (
        type(page)(paper="#2b2b2b")
        .text((30, 45), "Name:", ink="#eeeeee")
        .box((120, 40, 320, 66), "#1e1e1e", "#454545")
    )
    assert field_for(dark.shown(), NAME, [NAME]).left == pytest.approx(120, abs=2)


def test_a_field_without_a_border_is_a_field(page):
    shown = page.text((30, 45), "Name:").box((120, 40, 320, 66), "#dfe3ea", None).shown()
    assert field_for(shown, NAME, [NAME]).left == pytest.approx(120, abs=2)


def test_a_line_to_write_on_is_a_field(page):
    shown = page.text((30, 45), "Name:").line((120, 66, 380, 66)).shown()
    found = field_for(shown, NAME, [NAME])
    assert found.left == pytest.approx(120, abs=3)
    assert 40 < found.center.y < 66


def test_a_tall_field_is_named_by_the_label_at_its_top(page):
    shown = page.text((30, 45), "Notes:").box((120, 40, 420, 240)).shown()
    assert field_for(shown, label("Notes:", 30, 44), []).height == pytest.approx(201, abs=3)


def test_a_button_is_no_field(page):
    shown = page.text((30, 45), "Name:").button((120, 40, 200, 66), "Browse").shown()
    assert field_for(shown, NAME, [NAME, label("Browse", 136, 44, 48)]) is None


def test_a_check_box_is_no_field(page):
    shown = page.box((120, 44, 134, 58)).text((30, 45), "Name:").shown()
    assert field_for(shown, NAME, [NAME]) is None


def test_a_page_without_fields_has_none(page):
    assert field_for(page.text((30, 45), "Name:").shown(), NAME, [NAME]) is None


def test_the_field_of_another_label_in_between_is_not_taken(page):
    shown = page.text((30, 45), "First").text((110, 45), "Last").box((170, 40, 330, 66)).shown()
    first, last = label("First", 30, 44, 36), label("Last", 110, 44, 30)
    below = (
        page.text((30, 45), "First").text((110, 45), "Last").box((170, 40, 330, 66)).box((30, 70, 160, 96))
    )
    assert field_for(shown, last, [first, last]).left == pytest.approx(170, abs=2)
    assert field_for(below.shown(), first, [first, last]).top == pytest.approx(70, abs=2)


def test_the_check_box_of_a_label_is_the_square_beside_it(page):
    shown = page.box((30, 44, 44, 58)).text((52, 44), "Remember me").shown()
    found = checkbox_for(shown, label("Remember me", 52, 43))
    assert found.center.x == pytest.approx(37, abs=1.5)


def test_a_field_whose_upper_edge_its_label_interrupts_is_that_of_the_label(page):
    shown = page.box((30, 60, 430, 106), "#fbfbfb", "#79747e").text((44, 76), "Ann Lee")
    shown = shown.box((42, 55, 120, 66), page.paper, page.paper).text((46, 52), "Full name", 13)
    name = label("Full name", 46, 51)
    found = field_for(shown.shown(), name, [name, label("Ann Lee", 44, 76)])
    assert (found.left, found.top, found.right) == pytest.approx((30, 60, 430), abs=3)
