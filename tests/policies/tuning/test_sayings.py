from __future__ import annotations

import pytest

from agent import actions
from agent.actions import Action, Button
from agent.geometry import Box, Point
from policies.tuning.sayings import Unsayable, sayings_of
from policies.tuning.score import same
from policies.ui_tars.acting import actions_of
from policies.ui_tars.format import Dialect, reply
from policies.ui_tars.parser import parse
from policies.ui_tars.resize import Space, View

HERE = Point(1500.0, 300.0)
VIEWS = [
    View(1316, 728, Box(-1920, 0, 3840, 2160), Space.SENT),
    View(1316, 728, Box(1000, 100, 1280, 800), Space.THOUSAND),
]
DONE: list[tuple[Action, ...]] = [
    (actions.Click(HERE),),
    (actions.Click(HERE, Button.RIGHT),),
    (actions.Click(HERE, Button.LEFT, 2),),
    (actions.Move(HERE),),
    (actions.Drag((HERE, Point(1600.0, 350.0))),),
    (actions.Scroll(HERE, 0, 5),),
    (actions.Scroll(HERE, -2, 0),),
    (actions.Type('He said "it\'s\n2 \\ 3"'),),
    (actions.Press(("ctrl", "s")),),
    (actions.Hold("shift"), actions.Click(HERE), actions.Release("shift")),
    (actions.Wait(5.0),),
    (actions.Finish("Saved."),),
    (actions.AskUser("Which one?"),),
]


@pytest.mark.parametrize("view", VIEWS, ids=["pixels", "thousandths"])
@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("done", DONE, ids=lambda done: actions.describe(done[0])[:20])
def test_what_was_done_is_read_back_from_what_is_said(
    done: tuple[Action, ...], dialect: Dialect, view: View
) -> None:
    said = reply("So.", *sayings_of(done, view), dialect=dialect)
    again = actions_of(parse(said, view.bounds).actions, view)
    assert same(again, done)
    unit = view.area.width / view.bounds[0]
    for one, other in zip(again, done, strict=True):
        for point, there in zip(actions.points_of(one), actions.points_of(other), strict=True):
            assert abs(point.x - there.x) <= unit
            assert abs(point.y - there.y) <= unit


@pytest.mark.parametrize(
    "action",
    [actions.Click(Point(-1.0, 5.0)), actions.Drag((HERE, HERE), Button.RIGHT), actions.Hold(Button.RIGHT)],
)
def test_what_cannot_be_said_is_not_said_otherwise(action: Action) -> None:
    with pytest.raises(Unsayable):
        sayings_of((action,), VIEWS[1])


@pytest.mark.parametrize(
    ("done", "right"),
    [
        ((actions.Click(Point(119, 59)),), True),
        ((actions.Click(Point(121, 59)),), False),
        ((actions.Click(Point(110, 50), Button.RIGHT),), False),
        ((actions.Click(Point(110, 50)), actions.Wait(1)), False),
        ((), False),
    ],
)
def test_a_click_is_right_inside_the_box_that_was_shown(done: tuple[Action, ...], right: bool) -> None:
    wanted = (actions.Click(Point(110, 50)),)
    assert same(done, wanted, (Box(100, 40, 20, 20),)) is right
