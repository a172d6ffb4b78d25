"""Claims about shown pages: what is told is where it is seen, and what is hidden is not told."""

from __future__ import annotations

import pytest

from policies.gym.browser import browsing
from policies.gym.element import Rect

STYLE = "position:absolute;left:{}px;top:{}px;width:{}px;height:{}px;background:{}"


def box(data, left, top, width, height, colour, inner=""):
    return f'<div {data} style="{STYLE.format(left, top, width, height, colour)}">{inner}</div>'


@pytest.fixture(scope="module")
def shown():
    page = (
        box('data-role="button" data-row="seen"', 20, 30, 100, 40, "rgb(255,0,0)")
        + box('data-role="button" data-row="hidden"', 200, 30, 100, 40, "rgb(0,255,0)")
        + box("", 190, 20, 120, 60, "rgb(0,0,255)")
        + box('data-role="button" data-row="outside"', 380, 30, 100, 40, "rgb(0,255,0)")
        + box(
            "",
            20,
            120,
            120,
            100,
            "white",
            "<span style='font:16px monospace'>twelve letter words wrap</span>",
        )
    )
    with browsing(400, 300) as browser:
        return browser.show(f"<html><body>{page}</body></html>")


def test_an_element_is_where_it_is_drawn(shown):
    seen = next(element for element in shown.elements if element.row == "seen")
    assert shown.picture.shape == (300, 400, 3)
    assert seen.box == Rect(20, 30, 120, 70)
    assert tuple(shown.picture[50, 70]) == (255, 0, 0)
    assert tuple(shown.picture[50, 17]) == (255, 255, 255)


def test_what_is_covered_or_outside_is_not_told(shown):
    assert [element.row for element in shown.elements] == ["seen"]
    assert tuple(shown.picture[50, 250]) == (0, 0, 255)


def test_a_text_that_wraps_is_told_line_by_line(shown):
    lines = [text.words for text in shown.texts]
    tops = [text.box.top for text in shown.texts]
    assert len(lines) > 1
    assert " ".join(lines) == "twelve letter words wrap"
    assert tops == sorted(set(tops))
