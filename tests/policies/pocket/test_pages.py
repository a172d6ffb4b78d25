"""Claims about plain tasks on pages: days and times, boxes in tables, lists that are shut, page numbers."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.acting import act
from policies.pocket.choosing import _run_on, lists
from policies.pocket.confirming import is_confirmed
from policies.pocket.gauge import value_under
from policies.pocket.intent import Choose, ClickThe, Do, Tick, Write
from policies.pocket.joining import Clause
from policies.pocket.offer import ended
from policies.pocket.paging import to_page
from policies.pocket.seeking import explore
from policies.pocket.shut import opened_list
from policies.pocket.switch import switches
from policies.pocket.tickbox import box_of
from policies.pocket.undertaking import AtRow

MAY = (("May 2027", 60, 20), *((str(day), 20 + 40 * (day % 7), 60 + 40 * (day // 7)) for day in range(1, 32)))


@pytest.mark.parametrize(
    "beside", [("12:00", 400, 30), ("12.50", 400, 30), ("12", 400, 30), ("€12", 400, 30)]
)
def test_a_day_is_a_number_among_its_neighbours_and_no_time_or_price(beside, look) -> None:
    view = look(beside, *MAY, windows=())
    (click,) = act(Choose("12 May", "calendar"), "choose 12 May in the calendar", view, ()).actions
    assert (click.at.x < 320, click.at.y) == (True, 109)


@pytest.mark.parametrize(("day", "at"), [("3 June", 264.5), ("3 April", 224.5)])
def test_another_month_is_turned_to_by_the_arrow_in_the_row_of_its_name(day, at, look) -> None:
    view = look(*MAY, ("‹", 220, 20), ("›", 260, 20), windows=())
    (click,) = act(Choose(day), f"choose {day}", view, ()).actions
    assert click.at.x == at


LOANS = tuple((name, 120, 60 + 40 * at) for at, name in enumerate(("Walden", "Emma", "Dracula")))
BOXES = tuple((20, 62 + 40 * at, 34, 76 + 40 * at) for at in range(3))


def test_a_box_far_left_in_the_row_of_a_table_is_that_of_the_row(look, drawn) -> None:
    view = look(*LOANS, now=drawn(*BOXES), windows=())
    (click,) = act(Tick("Emma"), "tick Emma", view, ()).actions
    assert click.at.x < 40
    between = look(*LOANS, ("Novel", 60, 100), now=drawn(*BOXES), windows=())
    assert act(Tick("Emma"), "tick Emma", between, ()).actions[0].at.x > 100


def test_an_item_in_a_line_that_was_read_as_one_is_chosen_by_its_own_box(look, drawn) -> None:
    view = look(("AdultChildSenior", 60, 60), now=drawn((40, 62, 54, 76), (148, 62, 150, 76)), windows=())
    assert act(Choose("Adult"), "select Adult", view, ()).actions[0].at.x < 60


def test_lists_that_are_shut_are_opened_one_by_one_for_an_item_and_shut_again(
    look, drawn, monkeypatch
) -> None:
    monkeypatch.setattr("policies.pocket.choosing.is_list", lambda view, box: True)
    frames = ((100, 40, 260, 66), (100, 100, 260, 126))
    view = look(("Ashby", 106, 44), ("Novel", 106, 104), now=drawn(*frames), windows=())
    first = opened_list(AtRow("select", "Denham"), view, ())
    assert first.actions[0].at.y < 70
    assert opened_list(AtRow("select", "Denham"), view, (first.trail,)).actions == (Press(("esc",)),)
    second = opened_list(Choose("Denham"), view, (first.trail, "closed a list that has it not"))
    assert second.actions[0].at.y > 70
    assert opened_list(Choose("Denham"), view, (first.trail, "x", second.trail, "x")) is None
    assert opened_list(AtRow("delete", "Denham"), view, ()) is None


@pytest.mark.parametrize("count", ["共7条", "of 12 items"])
def test_a_count_of_things_is_no_count_of_pages(count, look, drawn) -> None:
    view = look(
        (count, 20, 200), ("1", 130, 200), ("2", 170, 200), now=drawn((126, 196, 148, 222)), windows=()
    )
    assert to_page(2, view).actions == (Click(Box(170, 200, 9, 18).center),)


def test_the_last_page_is_not_turned_again(look) -> None:
    view = look(("Ann", 20, 60), ("Next", 200, 200), windows=())
    trail = ("scrolled down", "scrolled back", "turned to the next page")
    assert explore(view, "delete Bob", trail, True).trail == "turned to the next page"
    assert explore(view, "delete Bob", trail, False) is None


def test_the_only_number_between_two_keys_on_a_card_is_set(look, drawn, guessing) -> None:
    page = Window("Page", "browser", Box(0, 0, 640, 400), active=True, pid=7)
    card = Box(100, 100, 300, 200)
    frames = ((190, 152, 220, 180), (270, 152, 300, 180))
    view = look(("Peas", 220, 110), ("3", 240, 156), now=drawn(*frames), windows=(page,), card=card)
    deed = act(Write("5", "amount"), "set the amount to 5", view, ())
    assert [click.at.x > 260 for click in deed.actions] == [True, True]
    bare = guessing(look(("Peas", 220, 110), windows=(page,), card=card), None)
    with pytest.raises(NotShown):
        act(Write("5", "amount"), "", bare, ())


TABLE = (("Item", 20, 20), ("Price", 160, 20), ("Saw", 20, 60), ("16.75", 160, 60), ("Edit", 300, 60),
         ("Glue", 20, 100), ("4.20", 160, 100), ("Edit", 300, 100))  # fmt: skip


@pytest.mark.parametrize("into", ["price of the Glue", "Glue's price", "Glue的price"])
def test_a_value_that_only_stands_in_a_row_is_written_in_what_edits_the_row(into, look, drawn) -> None:
    deed = act(Write("5", into), "change it", look(*TABLE, windows=()), ())
    assert (deed.actions, deed.trail) == ((Click(Box(300, 100, 36, 18).center),), "pressed it")
    form = look(
        ("Name", 20, 60), ("Price", 20, 100), now=drawn((120, 56, 300, 82), (120, 96, 300, 122)), windows=()
    )
    assert act(Write("5", into), "change it", form, (deed.trail,)).actions[0].at.y == pytest.approx(
        109, abs=3
    )


def test_a_value_with_a_button_that_changes_it_is_chosen_on_the_card_that_brings_up(look, drawn) -> None:
    page = Window("Page", "browser", Box(0, 0, 640, 400), active=True, pid=7)
    keys = drawn((392, 96, 500, 122), (392, 136, 500, 162))
    rows = (("Plan", 20, 100), ("Change plan", 396, 100), ("Language", 20, 140), ("Change", 416, 140))
    plan, language = Write("Studio", "plan"), Write("Deutsch", "language")
    deed = act(plan, "change the plan to Studio", look(*rows, now=keys, windows=()), ())
    assert (deed.targets[0].label, deed.trail) == ("Change plan", "pressed it")
    assert act(language, "", look(*rows, now=keys, windows=()), ()).targets[0].label == "Change"
    card = Box(100, 100, 300, 200)
    choices = (("Choose a plan", 120, 110), ("Basic", 140, 150), ("Studio", 140, 190))
    chosen = act(plan, "", look(*choices, windows=(page,), card=card), (deed.trail,))
    assert chosen.actions == (Click(Box(140, 190, 54, 18).center),)


@pytest.mark.parametrize(
    ("sentence", "target", "over"),
    [
        ("confirm", "OK", True),
        ("confirm", "Return", False),
        ("确认", "确定", True),
        ("delete it", "OK", False),
    ],
)
def test_what_was_agreed_to_is_not_confirmed_once_more(sentence, target, over, look) -> None:
    view = look(("Ann", 20, 60), windows=(), steps=(pressed("Return"), pressed(target)))
    assert is_confirmed(sentence, view) == over


ORDERED = (("Small", 20, 60), ("1 × Diavola", 400, 60), ("Place order · €12", 400, 100))


@pytest.mark.parametrize(
    ("sentence", "last", "more", "called"),
    [
        ("order a small Diavola", "Add", (), "Place order · €12"),
        ("add a small Diavola", "Add", (), None),
        ("order a small Diavola", "Order", (), None),
        ("order a small Diavola", "icon: order", (), None),
        ("order a small Diavola", "Add", (("Order", 400, 200),), None),
    ],
)
def test_the_one_button_that_says_what_shall_come_of_it_is_pressed_at_the_end(
    sentence, last, more, called, look, drawn
) -> None:
    now = drawn((390, 96, 562, 122), (390, 196, 456, 222))
    view = look(*ORDERED, *more, now=now, windows=(), steps=(pressed(last),))
    deed = ended((Clause(sentence, Do(sentence)),), view)
    assert (deed.targets[0].label if deed else None) == called


def pressed(label: str) -> Step:
    found = Found(Box(20, 20, 40, 18), label)
    return Step(1, None, Decision((Click(Point(40, 29)),), "", "1: it", (found,)), Outcome(Result.DONE))


@pytest.mark.parametrize("name", ["Edit in the second row", "Edit of the 2nd row", "第二行的Edit"])
def test_a_word_is_pressed_in_the_row_that_is_counted(name, look) -> None:
    assert act(ClickThe(name), "press it", look(*TABLE, windows=()), ()).actions[0].at.y == 109


def test_a_number_is_not_chosen_inside_a_price(look) -> None:
    view = look(("€14.50", 20, 60), ("5", 20, 100), ("50", 200, 100), windows=())
    assert act(Choose("50"), "choose 50", view, ()).actions[0].at.x > 200
    with pytest.raises(NotShown):
        act(Choose("50"), "choose 50", look(("€14.50", 20, 60), windows=()), ())


def test_the_knob_of_a_switch_is_no_box_to_be_ticked(look, drawn) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((160, 58, 208, 82), 12, fill=(200, 200, 205))
    pen.ellipse((162, 60, 182, 80), fill="white")
    view = look(("Reminders", 70, 61), now=Screenshot.from_picture(picture), windows=())
    assert switches(view)
    assert box_of(find_all("Reminders", view.texts)[0], view) is None


def test_a_button_of_every_row_is_no_list_that_is_opened_to_look(look, drawn, monkeypatch) -> None:
    monkeypatch.setattr("policies.pocket.choosing.is_list", lambda view, box: True)
    frames = ((290, 56, 350, 82), (290, 96, 350, 122), (20, 150, 140, 176))
    view = look(*TABLE, ("5", 26, 154), now=drawn(*frames), windows=())
    assert lists(Choose("50"), view)
    assert all(box.left < 200 for box in lists(Choose("50"), view))


def test_the_value_of_a_slider_may_stand_below_its_name(look) -> None:
    track = Box(300, 70, 200, 10)
    view = look(("Volume", 20, 60), ("40 %", 20, 84), windows=())
    assert value_under(view, "volume", track) == 40
    assert value_under(view, "brightness", track) is None


def test_the_only_other_field_is_not_written_in_where_the_named_one_came_to_nothing(
    look, drawn, guessing
) -> None:
    now = drawn((120, 56, 300, 82))
    first = act(Write("Sales", "team"), "", look(("Ann", 126, 60), now=now, windows=()), ())
    assert first.actions[0].at.y < 90
    again = look(("Ann", 126, 60), now=now, windows=(), tried=(Click(Point(200, 300)),))
    with pytest.raises(NotShown):
        act(Write("Sales", "team"), "", guessing(again, None), ())


def test_the_only_other_field_is_not_written_in_when_a_clause_is_done_once_more(
    look, drawn, guessing
) -> None:
    now = drawn((120, 56, 300, 82))
    elsewhere = Decision((Click(Point(200, 300)),), "", "1: type 'Sales' into 'team'")
    steps = [
        Step(1, now, elsewhere, Outcome(Result.DONE, changed=True)),
        Step(2, now, Decision((), "", "back to 1"), Outcome(Result.DONE)),
    ]
    again = look(("Ann", 126, 60), now=now, windows=(), steps=steps)
    with pytest.raises(NotShown):
        act(Write("Sales", "team"), "", guessing(again, None), ())


def test_a_chinese_word_is_chosen_from_a_list_of_a_page_that_shows_one(look, drawn, monkeypatch) -> None:
    monkeypatch.setattr("policies.pocket.entering.is_list", lambda view, box: True)
    now = drawn((120, 56, 300, 82))
    view = look(("部门", 60, 60), ("研发部", 126, 60), now=now, windows=())
    deed = act(Write("财务部", "部门"), "把部门改成财务部", view, ())
    assert [type(action) for action in deed.actions] == [Click]
    assert deed.trail
    typed = act(Write("Sales", "部门"), "", view, ())
    assert Type("Sales") in typed.actions


@pytest.mark.parametrize("says", ["Choose...", "Select an option…", "-- Select --", "请选择部门"])
def test_what_only_says_that_something_may_be_chosen_is_opened_and_is_no_choice(look, guessing, says) -> None:
    shown = look((says, 40, 60), windows=())
    deed = act(Choose("order", "topic"), "choose An order as the topic", guessing(shown, shown.texts[0]), ())
    assert deed.trail == "opened the list"


def test_a_number_inside_a_price_is_no_item_that_was_run_together(look, monkeypatch) -> None:
    monkeypatch.setattr("policies.pocket.choosing.tick_of", lambda view, found: Box(20, 60, 14, 14))
    monkeypatch.setattr("policies.pocket.choosing.is_ticked", lambda view, box: False)
    assert _run_on("Child", look(("AdultChildSenior", 40, 60), windows=())) is not None
    assert _run_on("50", look(("14.50", 40, 60), windows=())) is None
