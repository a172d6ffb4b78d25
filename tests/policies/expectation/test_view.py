"""Claims about what is looked at, and how an act is told."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from agent.actions import Action, Button, Click, Drag, Press, Scroll, Type, Wait
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from policies.expectation.view import ACROSS, DOWN, NEAR, marks, near, place_of, traces, view
from policies.expectation.words import MOST, numbers, words_of

AREA = Box(100, 50, 1280, 800)


def screen(*, dot: tuple[int, int]) -> Screenshot:
    """A dark screen with a bright dot of ten pixels."""
    image = np.zeros((800, 1280, 4), np.uint8)
    image[dot[1] : dot[1] + 10, dot[0] : dot[0] + 10] = 255
    return Screenshot(image, AREA, time.monotonic())


def test_a_tick_that_the_whole_screen_swallows_is_plain_in_what_is_near() -> None:
    seen = view(screen(dot=(600, 400)), Point(700, 450))

    assert seen.shape == (2 * DOWN, ACROSS, 3)
    assert seen[:DOWN].max() < 100
    assert seen[DOWN:].max() == 255


def test_what_is_far_from_the_act_shows_in_the_whole_screen_alone() -> None:
    seen = view(screen(dot=(100, 100)), Point(1300, 800))

    assert seen[:DOWN].max() > 0
    assert seen[DOWN:].max() == 0


def test_near_a_corner_nothing_outside_of_the_screen_is_looked_at() -> None:
    box = near(Point(AREA.right - 1, AREA.top), AREA)

    assert (box.width, box.height) == NEAR
    assert (box.right, box.top) == (AREA.right, AREA.top)


def test_a_screen_smaller_than_what_is_near_is_near_as_a_whole() -> None:
    assert near(Point(10, 10), Box(0, 0, 200, 100)) == Box(0, 0, 200, 100)


def test_the_mark_is_brightest_where_the_act_is_in_both_pictures() -> None:
    spot, half = marks(Point(100 + 1280 * 0.75, 50 + 800 * 0.25), AREA)
    rows = len(spot) // 2

    whole, fine = (np.unravel_index(each.argmax(), each.shape) for each in (spot[:rows], spot[rows:]))

    assert whole == (2, 11)  # a quarter down 10 rows, three quarters along 16 columns
    assert fine in {(4, 7), (4, 8), (5, 7), (5, 8)}
    assert (half[:rows].max(), half[rows:].min()) == (0, 1)


def test_a_single_pixel_leaves_a_trace_in_both_pictures_where_it_is() -> None:
    before = screen(dot=(0, 0))
    image = before.image.copy()
    image[400, 600, 1] = 1
    after = replace(before, image=image)

    left = traces(before, after, Point(700, 450))

    assert not traces(before, before, Point(700, 450)).any()
    assert np.argwhere(left).tolist() == [[5, 7], [15, 8]]
    assert (view(before, Point(700, 450)) == view(after, Point(700, 450))).all()


def test_where_nobody_has_acted_yet_nothing_is_marked() -> None:
    assert marks(None, AREA)[0].max() == 0


def test_a_key_acts_where_the_hand_was_last() -> None:
    last = Point(3, 4)

    assert place_of([Press(("enter",))], last) == last
    assert place_of([Click(Point(1, 2)), Type("tea")], last) == Point(1, 2)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Click(Point(0, 0)), ("click",)),
        (Click(Point(0, 0), Button.RIGHT), ("right", "click")),
        (Click(Point(0, 0), count=2, holding=("ctrl",)), ("ctrl", "double click")),
        (Drag((Point(0, 0), Point(9, 9))), ("drag",)),
        (Scroll(Point(0, 0), down=-3), ("scroll", "up")),
        (Type("7"), ("type", "letter")),
        (Type("to be or not\n"), ("type", "line", "enter")),
        (Press(("ctrl", "a")), ("press", "ctrl", "a")),
        (Wait(1), ("wait",)),
    ],
)
def test_an_act_is_told_in_words_without_places(action: Action, words: tuple[str, ...]) -> None:
    assert words_of([action]) == words


def test_words_are_numbers_that_stay_the_same_and_no_word_is_zero() -> None:
    told = numbers(("press", "Enter"))

    assert told.tolist() == numbers(("press", "enter")).tolist()
    assert (told[:2] > 0).all()
    assert told[2:].tolist() == [0] * (MOST - 2)
