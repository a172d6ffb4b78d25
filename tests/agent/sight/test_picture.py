from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from agent.errors import Ambiguous, NotShown, UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.sight.picture import find_picture


def screen(*places: tuple[int, int], colour: str = "#d03030", scale: int = 1) -> Screenshot:
    """Return a noisy screen with a red disk with a hole at each of these places."""
    noise = np.random.default_rng(7).integers(90, 110, (200 * scale, 300 * scale, 3), np.uint8)
    picture = Image.fromarray(noise)
    pen = ImageDraw.Draw(picture)
    for x, y in places:
        left, top = x * scale, y * scale
        pen.ellipse((left, top, left + 20 * scale, top + 20 * scale), fill=colour)
        pen.rectangle(
            (left + 8 * scale, top + 5 * scale, left + 11 * scale, top + 15 * scale), fill="#ffffff"
        )
    shown = Screenshot.from_picture(picture)
    return replace(shown, area=Box(0, 0, 300, 200))


def crop(shown: Screenshot, x: int, y: int, size: int = 21) -> Screenshot:
    return Screenshot.from_picture(shown.picture.crop((x, y, x + size, y + size)))


def test_a_picture_is_found_where_it_is() -> None:
    found = find_picture(crop(screen((50, 60)), 50, 60), screen((200, 120)), name="disk.png")
    assert (found.box, found.label) == (Box(200, 120, 21, 21), "disk.png")
    assert found.score > 0.95


def test_a_picture_that_is_there_twice_is_not_guessed() -> None:
    with pytest.raises(Ambiguous, match="more than once"):
        find_picture(crop(screen((50, 60)), 50, 60), screen((200, 120), (20, 20)), name="disk.png")


def test_a_part_of_the_screen_tells_one_of_two_from_the_other() -> None:
    two = screen((200, 120), (20, 20))
    found = find_picture(crop(screen((50, 60)), 50, 60), two, name="d", within=Box(0, 0, 150, 200))
    assert found.box == Box(20, 20, 21, 21)


def test_another_colour_is_another_thing() -> None:
    with pytest.raises(NotShown, match="lower 'similarity'"):
        find_picture(crop(screen((50, 60)), 50, 60), screen((200, 120), colour="#3030d0"), name="d")


def test_a_screen_of_two_pixels_a_point_is_answered_in_points() -> None:
    wanted = crop(screen((50, 60), scale=2), 100, 120, 42)
    assert find_picture(wanted, screen((100, 80), scale=2), name="d").box == Box(100, 80, 21, 21)


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#d03030"])
def test_a_picture_of_one_colour_shows_nothing(colour: str) -> None:
    with pytest.raises(UsageError, match="one colour"):
        find_picture(Screenshot.from_picture(Image.new("RGB", (9, 9), colour)), screen(), name="d")


def test_a_picture_larger_than_the_screen_is_not_shown() -> None:
    with pytest.raises(NotShown, match="larger"):
        find_picture(screen((50, 60)), crop(screen((50, 60)), 40, 40, 60), name="d")
