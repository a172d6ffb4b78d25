"""Claims about what a page shows only elsewhere: under a name at its head, on another page, in its row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Move, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket import row
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.course import Course
from policies.pocket.current import current
from policies.pocket.intent import Do, Write
from policies.pocket.joining import Clause
from policies.pocket.looking import further
from policies.pocket.messaging import MESSAGE
from policies.pocket.navigation import another_page, navigation
from policies.pocket.row import anchor
from policies.pocket.undertaking import AtRow

BROWSER = Window("Greens - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)
PAGES = (("Climate", 30, 40), ("Plants", 150, 40), ("Alerts", 260, 40))
BODY = (("Fans", 60, 140), ("Day", 60, 240))


def shown(*texts, ink="black", line=None, first=(90, 90, 90)) -> Screenshot:
    """Return a screen with a bar for each name: the first in its own colour, with a line under it."""
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at, (label, left, top) in enumerate(texts):
        pen.rectangle((left, top + 4, left + 9 * len(label) - 3, top + 12), fill=first if at == 0 else ink)
    if line is not None:
        pen.rectangle(line, fill="black")
    return Screenshot.from_picture(picture)


GREY = shown(*PAGES, ink=(90, 90, 90))
LINED = shown(*PAGES, ink=(90, 90, 90), line=(20, 68, 100, 70))
BLUE = shown(*PAGES, ink=(90, 90, 90), first=(20, 90, 240))


def found(texts):
    return [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]


@pytest.mark.parametrize(("screen", "name"), [(LINED, "Climate"), (BLUE, "Climate"), (GREY, None)])
def test_the_page_that_is_shown_looks_otherwise_than_the_others(screen, name) -> None:
    page = current(found(PAGES), screen)
    assert (page.label if page else None) == name


def test_only_names_of_which_one_is_shown_are_a_navigation(look) -> None:
    assert navigation(look(*PAGES, *BODY, now=GREY, windows=(BROWSER,))) == []
    pages = navigation(look(*PAGES, *BODY, now=LINED, windows=(BROWSER,)))
    assert [page.label for page in pages] == ["Plants", "Alerts"]


def test_a_row_that_is_named_and_nowhere_is_looked_for_on_each_page_and_in_no_program(look) -> None:
    view = look(*PAGES, *BODY, now=LINED, windows=(BROWSER,))
    clause = Clause("Remove the mint", AtRow("remove", "mint"))
    trails = [("scrolled down",)]
    while (
        deed := further(clause, Course(0, trails[-1], 0.0, unchanged=True), view, "zz", NotShown("not seen"))
    ) is not None and len(trails) < 9:
        trails.append((*trails[-1], deed.trail))
    assert {each for each in trails[-1] if each.startswith("looked")} == {
        "looked at the page Plants",
        "looked at the page Alerts",
    }
    editor = replace(BROWSER, application="editor", title="Editor")
    assert another_page(look(*PAGES, *BODY, now=LINED, windows=(editor,)), "Remove the mint", ()) is None


def test_each_name_at_the_head_of_a_page_is_rested_on_before_a_page_is_gone_to(look) -> None:
    view = look(*PAGES, *BODY, now=GREY, windows=(BROWSER,))
    view._eye = lambda: type("Alike", (), {"alike": lambda self, said, labels: [0.9 for _ in labels]})()
    (clause,) = clauses("Go to the desserts")
    trail, rested = tuple[str, ...](), []
    for _ in PAGES:
        deed = further(clause, Course(0, trail, 0.0), view, "zz", NotShown("not seen"))
        rested.append(any(isinstance(each, Move) for each in deed.actions))
        trail = (*trail, deed.trail)
    assert rested == [True, True, True]
    assert trail[-1] == "rested on the name Alerts"
    after = further(clause, Course(0, trail, 0.0), view, "zz", NotShown("not seen"))
    assert after.trail.startswith("looked at the page")


def test_a_page_that_is_named_is_gone_to_at_once(look) -> None:
    view = look(*PAGES, *BODY, now=GREY, windows=(BROWSER,))
    (clause,) = clauses("Open the newest of the alerts")
    deed = further(clause, Course(0, (), 0.0), view, "zz", NotShown("not seen"))
    assert deed.trail == "looked at the page Alerts"


def clicked(label: str, at: Point, reply: str = "1: it") -> Step:
    target = Found(Box.around(at, 60, 18), label)
    return Step(1, GREY, Decision((Click(at),), "", reply, (target,)), Outcome(Result.DONE, changed=True))


NAMES = (("shop", 40, 100), ("main", 40, 140))


def test_a_thing_of_a_page_is_renamed_by_the_pencil_of_its_row_and_by_a_key_in_a_program(
    look, guessing, monkeypatch
) -> None:
    pencils = [Found(Box(500, top, 18, 18), "icon: edit", 0.5) for top in (100, 140)]
    monkeypatch.setattr(row, "icons_for", lambda act, view: pencils if act == "edit" else [])
    monkeypatch.setattr(row, "_faint", lambda *_: [])
    step = clicked("main", Point(58, 149))
    deed = act(Do("rename"), "rename main", look(*NAMES, steps=(step,), windows=(BROWSER,)), ())
    assert deed.actions == (Click(pencils[1].box.center),)
    program = guessing(look(*NAMES, steps=(step,)), None)
    assert act(Do("rename"), "rename main", program, ()).actions == (Press(("f2",)),)


def test_the_new_name_takes_the_place_of_the_old_one_in_the_field_that_came_up(look, drawn) -> None:
    screen = drawn((100, 200, 400, 230))
    steps = (clicked("main", Point(58, 149)), clicked("icon: edit", Point(509, 149), "2: do 'rename'"))
    view = look(*NAMES, ("main", 110, 206), now=screen, steps=steps, windows=(BROWSER,))
    deed = act(Write("store"), "", view, ())
    assert deed.actions == (Click(Box(100, 200, 301, 31).center), Press(("ctrl", "a")), Type("store"))


def test_what_belongs_to_someone_is_in_the_row_of_their_name(look) -> None:
    view = look(("公司", 40, 100), ("家", 40, 140), windows=())
    assert anchor("家的地址", view, sure=True).label == "家"


def test_a_navigation_may_be_at_the_foot(look) -> None:
    names = (("Today", 40, 370), ("Plan", 200, 370), ("More", 360, 370))
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at, (_, left, top) in enumerate(names):
        pen.rectangle((left, top + 4, left + 30, top + 12), fill=(0, 90, 250) if at == 0 else (140, 140, 140))
    view = look(*names, now=Screenshot.from_picture(picture), windows=(BROWSER,))
    assert [page.label for page in navigation(view)] == ["Plan", "More"]


def test_a_page_that_stands_scrolled_has_no_pages_at_its_top(look) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    names = (("Cleo", 40, 40), ("Bed", 200, 40), ("June", 360, 40))
    for at, (_, left, top) in enumerate(names):
        pen.rectangle((left, top + 4, left + 30, top + 12), fill="blue" if at == 0 else (140, 140, 140))
    view = look(*names, now=Screenshot.from_picture(picture), windows=(BROWSER,))
    view._eye = lambda: type("Alike", (), {"alike": lambda self, said, labels: [0.9 for _ in labels]})()
    clause, error = Clause("remove the tent", AtRow("remove", "tent")), NotShown("not seen")
    moved = further(clause, Course(0, ("scrolled down",), 0.0), view, "zz", error)
    still = further(clause, Course(0, ("scrolled down",), 0.0, unchanged=True), view, "zz", error)
    assert moved.trail == "scrolled down"
    assert still.trail.startswith("looked at the page")


def test_a_column_of_names_of_which_one_is_shown_is_a_navigation(look) -> None:
    names = tuple((name, 20, 60 + 50 * at) for at, name in enumerate(("Stock", "Orders", "Makers")))
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at, (_, left, top) in enumerate(names):
        pen.rectangle((left, top + 4, left + 40, top + 12), fill="green" if at == 0 else (90, 90, 90))
    body = (("Goods", 240, 100), ("Screws", 240, 140), ("Tape", 240, 180))
    view = look(*names, *body, now=Screenshot.from_picture(picture), windows=(BROWSER,))
    assert [page.label for page in navigation(view)] == ["Orders", "Makers"]
    assert navigation(view, seen=("Elsewhere",)) == []


def test_a_page_that_came_up_under_a_name_and_is_said_is_gone_to_before_anything_else(look) -> None:
    clause, error = Clause("Delete the snapshot of mail", AtRow("delete", "snapshot of mail")), NotShown("no")
    view = look(*PAGES, ("Snapshots", 150, 70), ("Volumes", 150, 96), now=LINED, windows=(BROWSER,))
    view.fresh = [text for text in view.texts if text.box.top in (70, 96)]
    deed = further(clause, Course(0, ("scrolled down", "rested on the name Plants"), 0.0), view, "zz", error)
    assert deed.trail == "looked at the page Snapshots"


def test_who_is_written_to_on_a_page_that_was_gone_to_need_not_be_named_there(look, drawn) -> None:
    view = look(("Your message", 60, 346), now=drawn((40, 340, 400, 370)), windows=(BROWSER,))
    deed = act(AtRow(MESSAGE, "the office"), "", view, ("looked at the page Messages",))
    assert deed.actions == ()
