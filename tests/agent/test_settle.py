from collections.abc import Callable

import numpy as np
import pytest

from agent.control import Control
from agent.errors import Stopped
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.settle import Settle

SIZE = (320, 640)  # rows, columns


def screen(*patches: tuple[int, int, int]) -> Screenshot:
    """Draw a grey screen with 32 px patches: (column, row, shade)."""
    image = np.full((*SIZE, 4), 200, np.uint8)
    for column, row, shade in patches:
        image[row : row + 32, column : column + 32, :3] = shade
    return Screenshot(image, Box(0, 0, SIZE[1], SIZE[0]), 0.0)


class Film:
    """Shows frame after frame, the last one for ever; counts the looks."""

    def __init__(self, frames: Callable[[int], Screenshot]) -> None:
        self.frames = frames
        self.looks = 0

    def capture(self) -> Screenshot:
        self.looks += 1
        return self.frames(self.looks)


def settle(film: Film, cap_seconds: float = 3.0) -> Settle:
    return Settle(capture=film.capture, control=Control(), cap_seconds=cap_seconds)


def test_a_screen_that_never_moves_is_still_and_unchanged() -> None:
    rest = settle(Film(lambda look: screen())).wait(screen())
    assert rest.still
    assert not rest.changed


def test_it_waits_for_the_last_of_several_changes() -> None:
    film = Film(lambda look: screen((64, 64, min(look, 12) * 10)))
    rest = settle(film).wait(screen())
    assert rest.still
    assert rest.changed
    assert film.looks > 12
    assert (rest.screenshot.image[64, 64, :3] == 120).all()


def test_a_spinner_does_not_hold_it_until_the_cap() -> None:
    film = Film(lambda look: screen((0, 0, look % 250)))
    rest = settle(film, cap_seconds=30).wait(screen())
    assert rest.still


def test_a_spinner_that_turned_all_the_time_is_no_change() -> None:
    film = Film(lambda look: screen((0, 0, look % 250)))
    waiting = settle(film)
    first = waiting.wait(screen())
    second = waiting.wait(first.screenshot)
    assert not second.changed


def test_a_whole_screen_that_moves_for_ever_ends_at_the_cap() -> None:
    def frame(look: int) -> Screenshot:
        return screen(*((x, y, look % 250) for x in range(0, 640, 32) for y in range(0, 320, 32)))

    rest = settle(Film(frame), cap_seconds=0.3).wait(screen())
    assert not rest.still
    assert rest.changed


def test_slow_applications_lengthen_the_watch_and_fast_ones_shorten_it() -> None:
    fast = settle(Film(lambda look: screen()))
    first = fast.watch.value
    shot = screen()
    for _ in range(3):
        fast.wait(shot)
    assert fast.watch.value < first

    slow = settle(Film(lambda look: screen()))
    slow.wait(shot)
    while not slow.watch.samples:  # the change comes late, only noticed before the next click
        slow._acted_at -= slow.watch.value
        slow.late_change()
        slow.wait(shot)
    assert slow.watch.value > first


def test_waiting_for_a_change_ends_with_the_change() -> None:
    film = Film(lambda look: screen((64, 64, 10)) if look > 4 else screen())
    rest = settle(film).wait_for_change(screen(), seconds=30)
    assert rest.changed
    assert (rest.screenshot.image[64, 64, :3] == 10).all()


def test_waiting_for_a_change_that_does_not_come_ends_in_time() -> None:
    rest = settle(Film(lambda look: screen())).wait_for_change(screen(), seconds=0.1)
    assert not rest.changed


def test_stop_ends_the_wait() -> None:
    control = Control()

    def frame(look: int) -> Screenshot:
        if look == 3:
            control.stop("test")
        return screen()

    film = Film(frame)
    waiting = Settle(capture=film.capture, control=control, cap_seconds=60)
    with pytest.raises(Stopped, match="test"):
        waiting.wait(screen())
    assert film.looks == 3
