"""Claims about clicks that snap to the middle of a widget."""

from __future__ import annotations

import pytest

from agent.actions import Action, Click, Drag, Scroll
from agent.episode import Decision
from agent.fake import FakeDesktop
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.snap import Snap

WINDOW = Found(Box(0, 0, 600, 400), "window", 0.99)
ROW = Found(Box(100, 100, 300, 40), "item", 0.9)
BUTTON = Found(Box(300, 105, 60, 30), "button", 0.6)
ALONE = Found(Box(400, 300, 60, 30), "button", 0.8)
FIELD = Found(Box(100, 200, 200, 30), "field", 0.9)


class Eyes:
    """A detector that finds these, and counts how often it looked."""

    def __init__(self, found: tuple[Found, ...] = (WINDOW, ROW, BUTTON, FIELD)) -> None:
        self.found, self.looks = found, 0

    def boxes(self, screenshot: Screenshot) -> tuple[Found, ...]:
        self.looks += 1
        return self.found


def snapped(action: Action, *targets: Found, found: tuple[Found, ...] = ()) -> Action:
    decision = Decision((action,), targets=targets)
    return Snap(Eyes(found) if found else Eyes())(decision, FakeDesktop().capture()).actions[0]


def test_a_click_at_the_edge_of_a_button_goes_to_its_middle() -> None:
    assert snapped(Click(Point(302, 106), count=2)) == Click(Point(330, 120), count=2)


def test_a_click_just_beside_a_button_goes_to_its_middle() -> None:
    assert snapped(Click(ALONE.box.center), found=(WINDOW, ALONE)) == Click(ALONE.box.center)
    assert snapped(Click(Point(468, 310)), found=(WINDOW, ALONE)) == Click(ALONE.box.center)


@pytest.mark.parametrize(
    ("place", "beside"),
    [(Point(470, 310), Box(478, 300, 40, 30)), (Point(474, 310), Box(700, 300, 40, 30))],
    ids=["another is nearly as near", "it is too far"],
)
def test_a_click_beside_a_button_stays_where_it_is_not_clear(place: Point, beside: Box) -> None:
    other = Found(beside, "field", 0.9)

    assert snapped(Click(place), found=(WINDOW, ALONE, other)) == Click(place)


@pytest.mark.parametrize(
    "place",
    [Point(110, 120), Point(150, 210), Point(500, 300), Point(700, 700)],
    ids=["row", "field", "window", "nothing"],
)
def test_a_click_stays_where_what_is_there_is_not_pressed_as_a_whole(place: Point) -> None:
    assert snapped(Click(place)) == Click(place)


def test_who_says_what_is_meant_is_not_corrected() -> None:
    assert snapped(Click(Point(302, 106)), FIELD) == Click(Point(302, 106))


@pytest.mark.parametrize(
    "action",
    [Drag((Point(302, 106), Point(340, 106))), Scroll(Point(302, 106), down=1)],
    ids=["drag", "scroll"],
)
def test_only_clicks_snap_and_nobody_looks_for_the_rest(action: Action) -> None:
    eyes = Eyes()

    assert Snap(eyes)(Decision((action,)), FakeDesktop().capture()).actions == (action,)
    assert eyes.looks == 0
