from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent.actions import Button, Click, Drag, Hold, Move, Release, Scroll
from agent.errors import DesktopError, UnknownKey
from agent.geometry import Point
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop

SHIFT, CTRL = 0x02000000, 0x04000000  # Qt's numbers


def test_clicks_of_every_kind_land_exactly(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    clicks = [
        Click(Point(200, 300)),
        Click(Point(700.9, 120.2), Button.RIGHT),
        Click(Point(901, 444), Button.MIDDLE),
        Click(Point(640, 400), count=2),
        Click(Point(100, 600), count=3),
        Click(Point(333, 333), holding=("Shift", "control")),
    ]
    for click in clicks:
        virtual_desktop.perform(click)
    until(lambda: len(witness.events("release")) == 9)
    seen = [
        (event["kind"], event["x"], event["y"], event["button"], event["held"])
        for event in witness.events("press", "double")
    ]
    assert seen == [
        ("press", 200, 300, "LeftButton", 0),
        ("press", 700, 120, "RightButton", 0),
        ("press", 901, 444, "MiddleButton", 0),
        ("press", 640, 400, "LeftButton", 0),
        ("double", 640, 400, "LeftButton", 0),
        ("press", 100, 600, "LeftButton", 0),
        ("double", 100, 600, "LeftButton", 0),
        ("press", 100, 600, "LeftButton", 0),
        ("press", 333, 333, "LeftButton", SHIFT | CTRL),
    ]


def test_sixty_quick_clicks_land_where_they_were_meant(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    places = [(40 + 12 * number, 60 + 37 * number % 700) for number in range(60)]
    for x, y in places:
        virtual_desktop.perform(Click(Point(x, y)))
    until(lambda: len(witness.events("release")) == 60)
    assert [(event["x"], event["y"]) for event in witness.events("press")] == places
    assert [(event["x"], event["y"]) for event in witness.events("release")] == places


def test_two_double_clicks_at_one_spot_are_two_double_clicks(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    for _ in range(2):
        virtual_desktop.perform(Click(Point(500, 500), count=2))
    until(lambda: len(witness.events("release")) == 4)
    assert [event["kind"] for event in witness.events("press", "double")] == ["press", "double"] * 2


def test_two_single_clicks_at_one_spot_are_no_double_click(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    for _ in range(2):
        virtual_desktop.perform(Click(Point(500, 500)))
    until(lambda: len(witness.events("release")) == 2)
    assert [event["kind"] for event in witness.events("press", "double")] == ["press"] * 2


def test_a_drag_passes_every_waypoint_and_ends_at_the_last(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    path = [(200, 200), (600, 210), (610, 500), (150, 480), (151, 481)]
    virtual_desktop.perform(Drag(tuple(Point(x, y) for x, y in path), holding=("shift",)))
    until(lambda: witness.events("release"))
    (press,), (release,) = witness.events("press"), witness.events("release")
    assert (press["x"], press["y"], press["held"]) == (200, 200, SHIFT)
    assert (release["x"], release["y"], release["held"]) == (151, 481, SHIFT)
    passed = [(move["x"], move["y"]) for move in witness.events("move")]
    assert [point for point in path if point not in passed] == []


def test_sixteen_short_drags_end_where_they_were_meant(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    for number in range(16):
        virtual_desktop.perform(Drag((Point(100 + number, 200), Point(160 + number, 260))))
    until(lambda: len(witness.events("release")) == 16)
    ends = [(event["x"], event["y"]) for event in witness.events("release")]
    assert ends == [(160 + number, 260) for number in range(16)]


@pytest.mark.parametrize(
    ("scroll", "turns"),
    [
        (Scroll(Point(400, 300), down=3), [(0, 120)] * 3),
        (Scroll(Point(400, 300), down=-2), [(0, -120)] * 2),
        (Scroll(Point(400, 300), right=2), [(-120, 0)] * 2),
        (Scroll(Point(400, 300), right=-1), [(120, 0)]),
        (Scroll(Point(400, 300), right=1, down=1), [(0, 120), (-120, 0)]),
    ],
)
def test_the_wheel_turns_by_whole_notches(
    virtual_desktop: LocalDesktop,
    witness: Any,
    until: Callable[..., None],
    scroll: Scroll,
    turns: list[tuple[int, int]],
) -> None:
    virtual_desktop.perform(scroll)

    def total() -> tuple[int, int]:
        wheel = witness.events("wheel")
        return sum(event["right"] for event in wheel), sum(event["down"] for event in wheel)

    until(lambda: total() == (sum(right for right, _ in turns), sum(down for _, down in turns)))
    assert {(event["x"], event["y"]) for event in witness.events("wheel")} == {(400, 300)}


def test_a_held_button_stays_down_until_it_is_released(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None], held: Callable[..., Any]
) -> None:
    virtual_desktop.perform(Move(Point(300, 300)))
    virtual_desktop.perform(Hold(Button.LEFT))
    virtual_desktop.perform(Hold("shift"))
    virtual_desktop.perform(Move(Point(500, 350)))
    keys, buttons = held(virtual_desktop.name)
    assert (len(keys), buttons) == (1, 0x100)
    virtual_desktop.perform(Release("shift"))
    virtual_desktop.perform(Release(Button.LEFT))
    until(lambda: witness.events("release"))
    assert held(virtual_desktop.name) == ([], 0)
    assert [(event["x"], event["y"]) for event in witness.events("press", "release")] == [
        (300, 300),
        (500, 350),
    ]


def test_what_is_held_is_let_go_when_the_desktop_is_released(
    virtual_desktop: LocalDesktop, held: Callable[..., Any]
) -> None:
    virtual_desktop.perform(Hold("ctrl"))
    virtual_desktop.perform(Hold(Button.MIDDLE))
    virtual_desktop.release()
    assert held(virtual_desktop.name) == ([], 0)


@pytest.mark.parametrize(
    ("action", "error", "reason"),
    [
        (Click(Point(1280, 10)), DesktopError, r"\(1280, 10\) is outside the screen.* x 0 to 1279"),
        (Click(Point(-1, 10)), DesktopError, "outside the screen"),
        (Drag((Point(10, 10), Point(10, 900))), DesktopError, "outside the screen"),
        (Click(Point(float("nan"), 1)), DesktopError, "outside the screen"),
        (Drag(()), DesktopError, "no path"),
        (Click(Point(10, 10), holding=("shift", "contrl")), UnknownKey, "'ctrl'|'control'"),
        (Release("ctrl"), DesktopError, "not held"),
    ],
)
def test_what_cannot_be_done_is_not_begun(
    virtual_desktop: LocalDesktop, witness: Any, action: Any, error: type[Exception], reason: str
) -> None:
    virtual_desktop.perform(Move(Point(5, 5)))
    before = witness.events("press", "key", "move")
    with pytest.raises(error, match=reason):
        virtual_desktop.perform(action)
    assert [event for event in witness.events("press", "key", "move") if event not in before] == []
