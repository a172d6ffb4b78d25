"""Claims about all of several alike things, and about sentences of which only a part is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket import row, row_act
from policies.pocket.acting import act
from policies.pocket.choosing import choose
from policies.pocket.entry import entry_of
from policies.pocket.every import is_every
from policies.pocket.intent import Choose, Do, Tick
from policies.pocket.joining import Clause
from policies.pocket.navigation import navigation
from policies.pocket.offer import offered_on_card
from policies.pocket.outcome import doubt
from policies.pocket.rank import ranked
from policies.pocket.rating import star
from policies.pocket.row import bare, own
from policies.pocket.undertaking import AtRow

PAGE = Window("Streets - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)
ROWS = (("Mill Lane", 40, 100), ("Follow", 400, 100), ("Park Gate", 40, 140), ("Unfollow", 400, 140),
        ("High Street", 40, 180), ("Follow", 400, 180))  # fmt: skip


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch) -> None:
    monkeypatch.setattr(row, "icons_for", lambda *_: [])
    monkeypatch.setattr(row_act, "icons_for", lambda *_: [])
    monkeypatch.setattr(row, "_faint", lambda *_: [])


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


def test_no_row_is_opened_for_all_of_them(look) -> None:
    with pytest.raises(NotShown):
        act(AtRow("follow", "all my reports"), "", look(("My reports", 40, 40), windows=(PAGE,)), ())


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


def test_the_place_at_the_end_of_a_sentence_is_gone_to_and_is_not_the_act(look, guessing) -> None:
    found = Found(Box(300, 40, 72, 18), "Firewall", 0.99)
    view = guessing(look(("Firewall", 300, 40), windows=(PAGE,)), found)
    said = "allow port 33 in the firewall"
    assert act(Do(said), said, view, ()).trail == "looked at the page Firewall"


def test_a_page_that_is_called_by_the_verb_is_not_the_act_and_a_button_is(look, guessing, drawn) -> None:
    found = Found(Box(300, 340, 36, 18), "Plan", 0.95)
    said = "plan a run for Wednesday"
    view = guessing(look(("Plan", 300, 340), windows=(PAGE,)), found)
    assert act(Do(said), said, view, ()).trail == "looked at the page Plan"
    framed = guessing(look(("Plan", 300, 340), now=drawn((280, 332, 356, 366)), windows=(PAGE,)), found)
    assert framed.buttons
    assert not act(Do(said), said, framed, ()).trail


def test_one_word_of_a_long_sentence_is_not_guessed_to_be_it(look, guessing) -> None:
    said = "report a broken street light near a dangerous school"
    view = guessing(look(("Reports", 40, 40), windows=(PAGE,)), Found(Box(40, 40, 63, 18), "Reports", 0.58))
    with pytest.raises(NotShown):
        act(Do(said), said, view, ())


def test_a_field_to_search_with_takes_no_other_value(look, drawn) -> None:
    view = look(("Search goods", 60, 46), now=drawn((40, 40, 340, 70)), windows=(PAGE,))
    assert len(view.fields) == 1
    view.guess = lambda _: None
    with pytest.raises(NotShown):
        entry_of(view, "period")
    assert entry_of(view, "search").box.top == 41


def test_what_resembles_an_item_is_not_chosen_for_it(look, guessing) -> None:
    view = guessing(look(("Euro", 60, 46), windows=(PAGE,)), Found(Box(60, 46, 36, 18), "Euro", 0.6))
    with pytest.raises(NotShown):
        choose(Choose("krone", "currency"), view, (), "switch the currency to krone")


def test_the_heaviest_is_told_by_what_it_weighs(look) -> None:
    texts = (("Weight", 200, 40), ("8 kg", 200, 80), ("31 kg", 200, 120), ("19 kg", 200, 160))
    assert ranked("heaviest dog", look(*texts, windows=())).label == "31 kg"
    assert ranked("lightest dog", look(*texts, windows=())).label == "8 kg"


def test_a_thing_is_found_by_its_name_before_or_behind_its_kind(look) -> None:
    view = look(("New machine", 40, 40), ("scratch", 40, 100), ("mail", 40, 140), windows=(PAGE,))
    assert row.anchor("scratch machine", view).label == "scratch"
    reports = look(("My reports", 40, 40), ("Graffiti", 40, 100), windows=(PAGE,))
    assert row.anchor("report about graffiti", reports).label == "Graffiti"
    assert bare("snapshot of mail") == "snapshot of mail"


def test_a_kind_that_is_written_nowhere_is_counted_by_its_buttons(look) -> None:
    rows = (("8 May", 40, 100), ("Delete", 400, 100), ("9 May", 40, 140), ("Delete", 400, 140))
    assert own("delete", "last workout", look(*rows, windows=())).box.top == 140
    with pytest.raises(NotShown):
        own("delete", "last workout", look(("Delete", 400, 100), windows=()))


def test_what_is_hardly_undone_is_not_guessed_at_by_a_faint_picture(look, monkeypatch) -> None:
    monkeypatch.setattr(row, "_faint", lambda *_: [Found(Box(400, 100, 18, 18), "icon: withdraw", 0.17)])
    view = look(("Ann", 40, 100), windows=(PAGE,))
    with pytest.raises(NotShown):
        own("cancel", "Ann", view)
    assert own("pin", "Ann", view).box.left == 400


def test_what_is_written_on_both_sides_of_it_is_no_faint_bin(look, monkeypatch) -> None:
    monkeypatch.setattr(row, "_faint", lambda *_: [Found(Box(200, 100, 12, 14), "icon: remove", 0.22)])
    with pytest.raises(NotShown):
        own("remove", "Ann", look(("Ann", 40, 100), ("31 kg", 300, 100), windows=(PAGE,)))
    assert own("remove", "Ann", look(("Ann", 40, 100), windows=(PAGE,))).box.left == 200


def test_a_head_that_says_the_kind_is_not_the_thing(look) -> None:
    texts = (
        ("Snapshots", 40, 40),
        ("web", 40, 100),
        ("Delete", 400, 100),
        ("mail", 40, 140),
        ("Delete", 400, 140),
    )
    assert own("delete", "snapshot of mail", look(*texts, windows=())).box.top == 140


def test_a_thing_is_not_taken_where_its_kind_is_another_page(look) -> None:
    names = (("Report", 40, 40), ("My reports", 200, 40), ("Contact", 360, 40))
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at, (_, left, top) in enumerate(names):
        pen.rectangle((left, top + 4, left + 40, top + 12), fill="blue" if at == 0 else (140, 140, 140))
    body = (("Graffiti", 40, 160), ("Withdraw", 400, 160))
    view = look(*names, *body, now=Screenshot.from_picture(picture), windows=(PAGE,))
    with pytest.raises(NotShown):
        act(AtRow("cancel", "report about graffiti"), "", view, ())


def test_what_was_opened_on_another_page_tells_nothing_of_this_one(look) -> None:
    rows = (("Pothole", 40, 100), ("Withdraw", 400, 100), ("Graffiti", 40, 140), ("Withdraw", 400, 140))
    trail = ("opened it", "looked at the page Reports")
    assert act(AtRow("cancel", "Graffiti"), "", look(*rows, windows=(PAGE,)), trail).targets[0].box.top == 140


def test_a_button_in_the_row_that_begins_with_the_act_is_the_act(look, drawn) -> None:
    rows = (("何静", 40, 104), ("取消预约", 400, 104), ("刘洋", 40, 164), ("取消预约", 400, 164))
    view = look(*rows, now=drawn((390, 96, 446, 130), (390, 156, 446, 190)), windows=(PAGE,))
    assert len(view.buttons) == 2
    assert own("cancel", "刘洋", view).box.top == 164


def test_a_column_of_names_of_which_one_is_shown_is_a_navigation(look) -> None:
    names = tuple((name, 20, 60 + 50 * at) for at, name in enumerate(("Stock", "Orders", "Makers")))
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at, (_, left, top) in enumerate(names):
        pen.rectangle((left, top + 4, left + 40, top + 12), fill="green" if at == 0 else (90, 90, 90))
    body = (("Goods", 240, 100), ("Screws", 240, 140), ("Tape", 240, 180))
    view = look(*names, *body, now=Screenshot.from_picture(picture), windows=(PAGE,))
    assert [page.label for page in navigation(view)] == ["Orders", "Makers"]
    assert navigation(view, seen=("Elsewhere",)) == []


def test_stars_are_counted_by_their_ink_where_a_reader_miscounts_them(look) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at in range(5):
        pen.polygon([(60 + 20 * at, 118), (68 + 20 * at, 100), (76 + 20 * at, 118)], fill="black")
    view = look(("★女★★", 60, 100), now=Screenshot.from_picture(picture), windows=())
    (text,) = view.texts
    view.__dict__["texts"] = (replace(text, box=Box(58, 98, 102, 22)),)
    assert round(star(3, view).box.center.x) == 108


def test_what_has_no_button_of_its_own_is_behind_the_dots_of_its_row(look) -> None:
    rows = (("Tilly", 40, 100), ("⋮", 500, 100), ("Ace", 40, 140), ("⋮", 500, 140))
    deed = act(Do("check in Tilly"), "check in Tilly", look(*rows, windows=(PAGE,)), ())
    assert deed.targets[0].box.left == 500
    view = look(*rows, ("Check in", 440, 120), ("Check out", 440, 150), windows=(PAGE,))
    view.fresh = [text for text in view.texts if text.label.startswith("Check")]
    assert act(Do("check in Tilly"), "check in Tilly", view, (deed.trail,)).targets[0].label == "Check in"


def test_a_switch_is_that_of_the_thing_which_is_named_with_its_kind(look, drawn, monkeypatch) -> None:
    view = look(("New machine", 40, 40), ("scratch", 40, 100), windows=(PAGE,))
    monkeypatch.setattr(
        "policies.pocket.choosing.switch_of",
        lambda label, _: type("Switch", (), {"box": Box(500, 100, 40, 20), "on": False})(),
    )
    assert act(Tick("scratch machine"), "", view, ()).actions[0].at == Point(520, 110)


def test_a_card_is_not_sent_with_a_text_that_goes_on_like_a_sentence(look, drawn) -> None:
    card = Box(100, 100, 400, 250)

    def sent(text):
        steps = (
            pressed(Point(520, 60), "New", "1: do 'create a guest'", drawn()),
            Step(
                2,
                drawn(),
                Decision((Type(text),), "", f"2: type '{text}'"),
                Outcome(Result.DONE, changed=True),
            ),
        )
        view = look(
            ("Name", 120, 140),
            ("Cancel", 300, 300),
            ("Add", 420, 300),
            steps=steps,
            windows=(PAGE,),
            card=card,
            now=drawn((280, 290, 370, 326), (400, 290, 470, 326)),
        )
        return offered_on_card(
            (Clause("add a guest", Do("create a guest")), Clause("add a guest", Do("add"))), view
        )

    assert sent("Pip, a Whippet of Ana, for 3 nights") is None
    assert sent("Pip, junior") is not None


def test_a_navigation_may_be_at_the_foot(look) -> None:
    names = (("Today", 40, 370), ("Plan", 200, 370), ("More", 360, 370))
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for at, (_, left, top) in enumerate(names):
        pen.rectangle((left, top + 4, left + 30, top + 12), fill=(0, 90, 250) if at == 0 else (140, 140, 140))
    view = look(*names, now=Screenshot.from_picture(picture), windows=(PAGE,))
    assert [page.label for page in navigation(view)] == ["Plan", "More"]
