from __future__ import annotations

import pytest

from agent import actions
from agent.actions import Action, Button
from agent.geometry import Box, Point
from policies.ui_tars.acting import actions_of
from policies.ui_tars.resize import Space, View
from policies.ui_tars.saying import (
    CallUser,
    Click,
    Drag,
    Finished,
    Hotkey,
    KeyDown,
    KeyUp,
    LongPress,
    Misread,
    MouseDown,
    Navigate,
    OpenApp,
    Saying,
    Scroll,
    Spot,
    Type,
    Wait,
)

VIEW = View(1316, 728, Box(-1920, 0, 1920, 1080), Space.THOUSAND)
MIDDLE = Point(-960, 540)
HALF = Spot(500, 500)


@pytest.mark.parametrize(
    ("saying", "done"),
    [
        (Click(HALF), (actions.Click(MIDDLE),)),
        (Click(HALF, Button.RIGHT), (actions.Click(MIDDLE, Button.RIGHT),)),
        (Click(HALF, count=2), (actions.Click(MIDDLE, count=2),)),
        (Drag((Spot(0, 0), HALF)), (actions.Drag((Point(-1920, 0), MIDDLE)),)),
        (Scroll("down"), (actions.Scroll(MIDDLE, 0, 5),)),
        (Scroll("left", HALF, 2), (actions.Scroll(MIDDLE, -2, 0),)),
        (Type("a\n"), (actions.Type("a\n"),)),
        (Hotkey(("ctrl", "c")), (actions.Press(("ctrl", "c")),)),
        (KeyDown("ctrl"), (actions.Hold("ctrl"), actions.Release("ctrl"))),
        (KeyDown("ctrl", 2), (actions.Hold("ctrl"), actions.Wait(2), actions.Release("ctrl"))),
        (MouseDown(), (actions.Hold(Button.LEFT), actions.Release(Button.LEFT))),
        (
            LongPress(HALF, 1.5),
            (
                actions.Move(MIDDLE),
                actions.Hold(Button.LEFT),
                actions.Wait(1.5),
                actions.Release(Button.LEFT),
            ),
        ),
        (Wait(), (actions.Wait(5),)),
        (Finished("ok"), (actions.Finish("ok"),)),
        (Finished("no", success=False), (actions.Finish("no", success=False),)),
        (CallUser("the captcha"), (actions.AskUser("the captcha"),)),
        (Navigate("a.org"), (actions.Press(("ctrl", "l")), actions.Type("a.org\n"))),
    ],
)
def test_what_was_said_is_what_is_done(saying: Saying, done: tuple[Action, ...]) -> None:
    assert actions_of([saying], VIEW) == done


def test_a_key_that_is_held_over_a_click_is_released_after_it() -> None:
    done = actions_of([KeyDown("ctrl"), Click(HALF), KeyUp("ctrl"), KeyDown("shift"), Click(HALF)], VIEW)
    assert done == (
        actions.Hold("ctrl"),
        actions.Click(MIDDLE),
        actions.Release("ctrl"),
        actions.Hold("shift"),
        actions.Click(MIDDLE),
        actions.Release("shift"),
    )


def test_nothing_is_held_when_the_task_is_over() -> None:
    done = actions_of([KeyDown("ctrl"), Finished()], VIEW)
    assert done == (actions.Hold("ctrl"), actions.Release("ctrl"), actions.Finish())


def test_what_no_desktop_has_is_refused() -> None:
    with pytest.raises(Misread, match="open_app"):
        actions_of([OpenApp("Calendar")], VIEW)
