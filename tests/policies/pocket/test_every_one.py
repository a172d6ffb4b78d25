"""Claims about what is done to all of several alike things."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.every import is_every
from policies.pocket.intent import Do
from policies.pocket.outcome import doubt
from policies.pocket.undertaking import AtRow

PAGE = Window("Streets - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)
ROWS = (("Mill Lane", 40, 100), ("Follow", 400, 100), ("Park Gate", 40, 140), ("Unfollow", 400, 140),
        ("High Street", 40, 180), ("Follow", 400, 180))  # fmt: skip


pytestmark = pytest.mark.usefixtures("no_pictures")


def pressed(at: Point, label: str, reply: str, before: Screenshot) -> Step:
    target = Found(Box.around(at, 18, 18), label, 0.8)
    return Step(1, before, Decision((Click(at),), "", reply, (target,)), Outcome(Result.DONE, changed=True))


@pytest.mark.parametrize(
    ("name", "every"),
    [
        ("all my reports", True),
        ("close both warnings", True),
        ("every unread message", True),
        ("所有提醒", True),
        ("all reports that are open", False),
        ("all songs by Ann", False),
        ("每个今天的任务", False),
        ("the report", False),
    ],
)
def test_all_of_a_kind_are_meant_where_nothing_tells_some_of_them(name, every) -> None:
    assert is_every(name) is every


def test_each_button_of_the_act_is_pressed_until_none_is_left(look) -> None:
    intent, said = AtRow("follow", "all my reports"), "Follow all my reports"
    first = act(intent, said, look(*ROWS, windows=(PAGE,)), ())
    assert (first.targets[0].box.top, first.trail) == (100, "pressed one of 2")
    reply = f"1: [{first.trail}] on the way to {said}"
    step = pressed(Point(420, 109), "Follow", reply, look(*ROWS).screenshot)
    left = look(("Unfollow", 400, 100), *ROWS[2:], windows=(PAGE,), steps=(step,))
    second = act(intent, said, left, (first.trail,))
    assert (second.targets[0].box.top, second.trail) == (180, "pressed one of 1")
    none = look(("Unfollow", 400, 100), ("Unfollow", 400, 180), windows=(PAGE,), steps=(step,))
    assert act(intent, said, none, (first.trail, second.trail)).actions == ()
    with pytest.raises(Ambiguous, match="still seen"):
        act(intent, said, look(*ROWS, windows=(PAGE,), steps=(step,)), (first.trail,))


@pytest.mark.parametrize("said", ["Delete every machine that is switched off", "Delete every machine of Ann"])
def test_of_all_that_are_told_apart_none_is_pressed(look, said) -> None:
    rows = (("web", 40, 100), ("Delete", 400, 100), ("mail", 40, 140), ("Delete", 400, 140))
    view = look(*rows, windows=(PAGE,))
    with pytest.raises(Ambiguous):
        act(AtRow("delete", "every machine"), said, view, ())
    assert act(AtRow("delete", "every machine"), "Delete every machine", view, ()).trail == "pressed one of 2"
    assert act(
        AtRow("mark as read", "all mails"),
        "Mark all mails as read",
        look(("Mark as read", 400, 100), windows=(PAGE,)),
        (),
    ).actions


def test_no_row_is_opened_for_all_of_them(look) -> None:
    with pytest.raises(NotShown):
        act(
            AtRow("follow", "all my reports"),
            "Follow all my reports",
            look(("My reports", 40, 40), windows=(PAGE,)),
            (),
        )


def crosses(*tops: int) -> Screenshot:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for top in tops:
        pen.line((500, top, 517, top + 17), fill="black", width=3)
        pen.line((517, top, 500, top + 17), fill="black", width=3)
    return Screenshot.from_picture(picture)


def test_pictures_that_look_alike_are_pressed_one_by_one(look, guessing) -> None:
    found = Found(Box(500, 60, 18, 18), "icon: close", 0.7)
    view = guessing(look(("Low disk", 40, 60), now=crosses(60, 100), windows=(PAGE,)), found)
    first = act(Do("close both warnings"), "close both warnings", view, ())
    assert first.trail == "pressed one of 2"
    step = pressed(Point(509, 69), "icon: close", f"1: [{first.trail}] on the way to it", crosses(60, 100))
    left = look(("Low disk", 40, 60), now=crosses(60), windows=(PAGE,), steps=(step,))
    assert (
        act(Do("close both warnings"), "close both warnings", left, (first.trail,)).targets[0].box.top == 60
    )


def test_one_press_is_doubted_where_a_sentence_speaks_of_all_and_others_alike_are_left(look) -> None:
    step = pressed(Point(509, 69), "icon: close", "1: it", crosses(60, 100, 140))
    left = look(("Low", 40, 60), now=crosses(60, 100), windows=(PAGE,), steps=(step,))
    none = look(("Low", 40, 60), now=crosses(), windows=(PAGE,), steps=(step,))
    assert "left" in doubt(Do("close all warnings about disks"), step, left)
    assert not doubt(Do("close all warnings about disks"), step, none)
    assert not doubt(Do("close the warning"), step, left)
