"""When a picture of the screen is taken, and whether whoever tells of changes is believed."""

from __future__ import annotations

import time

import numpy as np
import pytest

from agent.geometry import Box
from agent.record import lookout
from agent.record.lookout import Lookout
from agent.screenshot import Screenshot


class Screen:
    """A screen that is drawn on, and may tell so."""

    def __init__(self) -> None:
        self.taken = 0
        self._colour = 0
        self._told = True
        self._late = False

    def draw(self, *, telling: bool = True, times: int = 1) -> None:
        self._colour = (self._colour + times) % 256
        self._told = self._told or telling

    def was_drawn(self) -> bool:
        told, self._told, self._late = self._told, self._late, False
        return told

    def tell_late(self) -> None:
        """Tell of a change when it is asked for the second time."""
        self._late = True

    def capture(self) -> Screenshot:
        self.taken += 1
        image = np.full((40, 40, 4), self._colour, np.uint8)
        return Screenshot(image, Box(0, 0, 40, 40), time.monotonic())


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def look(screen: Screen) -> Lookout:
    """One that has seen a change that it was told of."""
    made = Lookout(capture=screen.capture, was_drawn=screen.was_drawn)
    made.look()
    screen.draw()
    made.look()
    return made


def test_a_screen_on_which_nothing_was_drawn_is_not_captured_again(screen: Screen, look: Lookout) -> None:
    first, before = look.look(), screen.taken
    again = look.look()
    assert screen.taken == before
    assert again.image is first.image
    assert again.taken_at >= first.taken_at


def test_what_was_drawn_is_seen_at_the_next_look(screen: Screen, look: Lookout) -> None:
    screen.draw()
    assert look.look().image[0, 0, 0] == 2


def test_until_a_change_was_told_of_every_look_is_a_picture(screen: Screen) -> None:
    look = Lookout(capture=screen.capture, was_drawn=screen.was_drawn)
    for _ in range(3):
        look.look()
    assert screen.taken == 3


def test_whoever_missed_a_change_is_never_believed_again(
    screen: Screen, look: Lookout, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.draw(telling=False)
    monkeypatch.setattr(lookout, "CHECK_SECONDS", 0.0)
    assert look.look().image[0, 0, 0] == 2
    monkeypatch.undo()
    screen.draw(telling=False)
    assert look.look().image[0, 0, 0] == 3


def test_a_change_that_is_told_of_with_the_picture_was_not_missed(
    screen: Screen, look: Lookout, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.draw(telling=False)
    screen.tell_late()
    monkeypatch.setattr(lookout, "CHECK_SECONDS", 0.0)
    look.look()
    monkeypatch.undo()
    look.look()
    before = screen.taken
    look.look()
    assert screen.taken == before


def test_two_pictures_of_the_same_are_one(screen: Screen, look: Lookout) -> None:
    first = look.look()
    screen.draw(times=256)
    again = look.look()
    assert screen.taken == 3
    assert again.image is first.image
