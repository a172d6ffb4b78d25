"""Claims about sentences of which only a part is seen, and rows whose acts are not where they seem."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket import row, row_switch, tickbox
from policies.pocket.acting import act
from policies.pocket.choosing import choose
from policies.pocket.entry import entry_of
from policies.pocket.halfway import only_listed
from policies.pocket.intent import Choose, Do, Keys, Tick, Write
from policies.pocket.joining import Clause
from policies.pocket.offer import offered_on_card
from policies.pocket.rank import ranked
from policies.pocket.rating import star
from policies.pocket.reconsidering import reconsidered
from policies.pocket.region import Region
from policies.pocket.row import bare, own
from policies.pocket.row_menu import OPENED
from policies.pocket.switch import switches
from policies.pocket.undertaking import AtRow

PAGE = Window("Streets - Chromium", "chromium", Box(0, 0, 640, 400), active=True, pid=7)


pytestmark = pytest.mark.usefixtures("no_pictures")


def pressed(at: Point, label: str, reply: str, before: Screenshot) -> Step:
    target = Found(Box.around(at, 18, 18), label, 0.8)
    return Step(1, before, Decision((Click(at),), "", reply, (target,)), Outcome(Result.DONE, changed=True))


def test_the_place_at_the_end_of_a_sentence_is_gone_to_and_is_not_the_act(look, guessing) -> None:
    found = Found(Box(300, 40, 72, 18), "Firewall", 0.99)
    view = guessing(look(("Firewall", 300, 40), windows=(PAGE,)), found)
    said = "allow port 33 in the firewall"
    assert act(Do(said), said, view, ()).trail == "looked at the page Firewall"


@pytest.mark.parametrize(
    ("said", "on", "presses"),
    [
        ("open port 33", False, True),
        ("open port 33", True, False),
        ("block port 33", True, True),
        ("show port 33", False, False),
    ],
)
def test_what_has_a_switch_beside_it_is_opened_and_closed_by_that(
    look, guessing, monkeypatch, said, on, presses
) -> None:
    monkeypatch.setattr(
        row_switch, "switch_of", lambda *_: type("Switch", (), {"box": Box(40, 100, 40, 20), "on": on})()
    )
    view = guessing(
        look(("Port 33", 100, 100), windows=(PAGE,)), Found(Box(100, 100, 63, 18), "Port 33", 0.9)
    )
    clicks = act(Do(said), said, view, ()).actions
    assert (Click(Point(60, 110)) in clicks) is presses


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


def test_the_only_field_of_a_page_that_was_gone_to_is_not_what_was_looked_for(look, drawn) -> None:
    for reply, found in (("1: [looked at the page Reports] on the way to it", False), ("1: it", True)):
        step = pressed(Point(300, 20), "Reports", reply, drawn())
        view = look(("All", 60, 46), now=drawn((40, 40, 340, 70)), steps=(step,), windows=(PAGE,))
        view.guess = lambda _: None
        came = []
        try:
            came.append(entry_of(view, "ask"))
        except NotShown:
            came.append(None)
        assert (came[0] is not None) is found


def test_the_button_beside_a_button_is_no_box_that_is_ticked(look, monkeypatch) -> None:
    monkeypatch.setattr(tickbox, "checkbox_for", lambda *_: Box(280, 96, 60, 28))
    view = look(("取消", 292, 100), ("保存", 360, 100), windows=(PAGE,))
    assert tickbox.tick_of(view, view.texts[1]) is None
    assert tickbox.tick_of(look(windows=(PAGE,)), view.texts[1]) is not None


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
    assert sent("cache with 4 cores and 8 GB") is sent("cache that starts at once") is None
    assert sent("Pip, junior") is not None


@pytest.mark.parametrize(("left", "on"), [(500, False), (530, True)])
def test_a_knob_that_is_wider_than_high_tells_by_its_side_what_is_on(look, left, on) -> None:
    view = look(("Sounds", 40, 48), windows=(PAGE,))
    rest = 536 if left == 500 else 500
    knob = Region(Box(left, 42, 48, 30), (255, 255, 255), 0.86)
    view.__dict__["regions"] = [Region(Box(rest, 40, 42, 35), (229, 229, 229), 0.66), knob]
    assert [each.on for each in switches(view)] == [on]


def test_what_a_menu_covered_is_no_list_after_its_entry_was_pressed(look, drawn) -> None:
    texts = (("Collie", 460, 120), ("Ken Abe", 460, 146), ("Left", 460, 172))
    opened = pressed(Point(509, 109), "icon: more", f"1: [{OPENED}] on the way to it", drawn())
    step = pressed(Point(480, 100), "Check in", "1: do 'check in Tilly'", drawn())
    now = drawn((450, 110, 600, 204), ink=(460, 120, 540, 190))
    assert only_listed(Do("tidy the list"), step, look(*texts, now=now, steps=(step,), windows=(PAGE,)))
    view = look(*texts, now=now, steps=(opened, step), windows=(PAGE,))
    assert not only_listed(Do("tidy the list"), step, view)


def test_a_card_that_enter_did_not_end_is_doubted_after_a_name_was_typed(look, drawn) -> None:
    text = "Pip, a Whippet of Ana, for 3 nights"
    typed = Step(
        1, drawn(), Decision((Type(text),), "", f"1: type '{text}'"), Outcome(Result.DONE, changed=True)
    )
    enter = Step(
        2, drawn(), Decision((Press(("enter",)),), "", "2: press enter"), Outcome(Result.DONE, changed=False)
    )
    said = (Clause("add a guest", Write(text)), Clause("add a guest", Keys(("enter",))))
    view = look(
        ("Name", 120, 140),
        ("Cancel", 300, 300),
        ("Add", 420, 300),
        now=drawn((280, 290, 370, 326), (400, 290, 470, 326)),
        steps=(typed, enter),
        windows=(PAGE,),
        card=Box(100, 100, 400, 250),
    )
    assert reconsidered(said, 2, view, (typed, enter), Speech()) is not None
