"""Claims about choices: what is clicked, and whether it came of it that something is chosen."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import Choose, Tick
from policies.pocket.outcome import doubt

SIZE = (640, 400)
SHIFTS = (("Morning", 20, 60), ("Noon", 160, 60), ("Evening", 260, 60))
STILL, MOVED = Outcome(Result.DONE, changed=False), Outcome(Result.DONE, changed=True)


def lit(*boxes: tuple[int, int, int, int]) -> Screenshot:
    picture = Image.new("RGB", SIZE, "white")
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill="#3060c0")
    return Screenshot.from_picture(picture)


def clicked(before: Screenshot, outcome: Outcome, label: str, box: Box) -> Step:
    found = Found(box, label, 0.9)
    return Step(1, before, Decision((Click(box.center),), "", "1: it", (found,)), outcome)


@pytest.mark.parametrize(("boxes", "against"), [((), True), (((10, 50, 100, 90),), False)])
def test_a_click_that_changed_nothing_has_chosen_only_what_looks_chosen(boxes, against, look) -> None:
    screen = lit(*boxes)
    step = clicked(screen, STILL, "Morning", Box(20, 60, 63, 18))
    view = look(*SHIFTS, now=screen, steps=(step,), windows=())
    assert bool(doubt(Choose("Morning"), step, view)) is against


def test_what_brought_another_page_has_chosen_nothing_that_is_not_named_there(look) -> None:
    step = clicked(lit(), MOVED, "Repairs", Box(20, 10, 63, 18))
    page = (
        ("Repairs", 20, 10),
        ("Number", 20, 60),
        ("Problem", 20, 100),
        ("Urgent", 20, 140),
        ("Time", 20, 180),
    )
    drawn = lit((20, 60, 74, 78), (20, 100, 83, 118), (20, 140, 74, 158), (20, 180, 56, 198))
    assert doubt(Choose("Leak", "Problem"), step, look(*page, now=drawn, steps=(step,), windows=()))


def switches() -> Screenshot:
    """Draw a switch that is on, and one below that is off, whose knob is as white as the page."""
    picture = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((560, 98, 604, 122), 12, fill="#1a73e8")
    pen.ellipse((582, 100, 602, 120), fill="white")
    pen.rounded_rectangle((560, 40, 604, 64), 12, fill="#bbbbbb")
    pen.rectangle((556, 38, 582, 66), fill="white")
    return Screenshot.from_picture(picture)


def test_of_a_switch_whose_knob_is_as_the_page_is_the_half_that_is_seen_tells_that_it_is_off(look) -> None:
    view = look(("Dark", 20, 43), ("Sounds", 20, 101), now=switches(), windows=())
    (click,) = act(Tick("Dark", True), "", view, ()).actions
    assert click.at.x > 550
    assert act(Tick("Dark", False), "", view, ()).actions == ()


def test_what_is_chosen_by_a_switch_at_the_end_of_its_row_is_not_pressed_on_its_words(look) -> None:
    view = look(("Urgent", 20, 101), now=switches(), windows=())
    assert act(Choose("Urgent"), "choose Urgent", view, ()).actions == ()  # it is on
    view = look(("Later", 20, 43), ("Urgent", 20, 101), now=switches(), windows=())
    (click,) = act(Choose("Later"), "choose Later", view, ()).actions
    assert click.at.x > 550
    assert isinstance(click.at, Point)


def test_a_day_is_chosen_by_its_number_and_its_date_comes_up_in_the_field(look) -> None:
    step = clicked(lit(), MOVED, "25", Box(30, 120, 20, 18))
    moved = {"now": lit((15, 55, 120, 85)), "steps": (step,), "windows": ()}
    assert doubt(Choose("12/25/2016", "date"), step, look(("12/25/2016", 20, 60), **moved)) == ""
    assert doubt(Choose("Friday", "day"), step, look(("Friday", 20, 60), **moved)).startswith("only a list")
