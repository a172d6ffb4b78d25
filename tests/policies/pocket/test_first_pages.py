"""Claims about what a newcomer tries first on a page: rows, forms, pop-ups, numbers of pages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.control import Control
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import Line
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.greeting import greeting, sent_away
from policies.pocket.hurdle import cleared
from policies.pocket.intent import ClickThe, Do, Search, Tick, Write
from policies.pocket.leading import to_form
from policies.pocket.main_menu import main_menu
from policies.pocket.paging import to_page
from policies.pocket.policy import Pocket
from policies.pocket.tickbox import tick_of
from policies.pocket.typed import unwritten
from policies.pocket.undertaking import AtRow, Make, Send

DONE = Outcome(Result.DONE, changed=True)


def test_a_row_with_a_box_before_it_is_selected_by_the_box(look, drawn) -> None:
    boxes = drawn((40, 102, 54, 116), (40, 162, 54, 176), (40, 222, 54, 236))
    view = look(("Bruno", 120, 100), ("Tilly", 120, 160), ("Juno", 120, 220), now=boxes, windows=())
    assert act(AtRow("select", "Juno"), "", view, ()).actions[0].at in Box(38, 220, 18, 18)
    plain = look(("Bruno", 120, 100), ("Juno", 120, 220), windows=())
    assert act(AtRow("select", "Juno"), "", plain, ()).actions[0].at.x > 120


@pytest.mark.parametrize(("icon", "is_one"), [(Box(186, 104, 12, 7), False), (Box(480, 96, 20, 20), True)])
def test_the_arrow_behind_what_a_list_shows_is_no_main_menu(icon, is_one, look, monkeypatch) -> None:
    view = look(("Currency EUR", 60, 98))
    likely = SimpleNamespace(found=Found(icon, "icon"), likeness=0.45, share=0.95)
    monkeypatch.setattr(type(view), "scene", SimpleNamespace(icon=lambda _: likely))
    assert (main_menu(view) is not None) == is_one


ROWS = (("Bruno", 120, 100), ("Remove", 400, 100), ("Juno", 120, 160), ("Remove", 400, 160))


def selected(*rows: str) -> list[Step]:
    """Return the steps that ticked rows."""
    return [
        Step(at, None, Decision((Click(Point(47, 109)),), reply=f"{at}: select at '{row}'"), DONE)
        for at, row in enumerate(rows, 1)
    ]


def test_what_is_done_to_several_that_were_ticked_is_not_done_to_the_last_only(look, drawn) -> None:
    boxes = drawn((40, 102, 54, 116), (40, 162, 54, 176))
    several = selected("Bruno", "Juno")
    at_last = AtRow("remove", "Juno")
    with pytest.raises(NotShown):
        act(at_last, "", look(*ROWS, now=boxes, windows=(), steps=several), ())
    for button in ("Remove selected", "Delete", "批量删除", "Remove selected (2)"):
        view = look(*ROWS, (button, 60, 300), now=boxes, windows=(), steps=several)
        assert act(at_last, "", view, ()).targets[0].label == button
    alone = look(*ROWS, ("Delete", 60, 300), now=boxes, windows=(), steps=selected("Juno"))
    assert act(at_last, "", alone, ()).targets[0].box.top == 160


GREETING = (200, 120, 440, 280)
WORDS = (("Search books", 40, 20), ("Add to basket", 470, 300), ("10% off your first order", 210, 130),
         ("Sign up for our letter", 210, 180), ("×", 420, 130))  # fmt: skip


def dark_page(*, light: bool = False) -> Screenshot:
    """Return a page that is dark all over, with lines of text and a white card."""
    picture = Image.new("RGB", (640, 400), (126, 126, 126))
    pen = ImageDraw.Draw(picture)
    for top in range(20, 400, 24):
        pen.rectangle((20, top, 600, top + 8), fill=(250,) * 3 if light and top > 300 else (20, 20, 20))
    pen.rectangle(GREETING, fill="white")
    pen.rectangle((220, 140, 400, 150), fill="black")
    return Screenshot.from_picture(picture)


PAGE = Window("Shop", "browser", Box(0, 0, 640, 400), active=True, pid=7)


def test_a_white_card_over_a_page_that_is_dark_all_around_stands_from_the_first_look() -> None:
    card = greeting((PAGE,), dark_page())
    assert card is not None
    assert abs(card.left - GREETING[0]) < 4
    assert abs(card.bottom - GREETING[3]) < 4
    assert greeting((PAGE,), dark_page(light=True)) is None
    alone = Image.new("RGB", (640, 400), (60, 60, 60))
    ImageDraw.Draw(alone).rectangle(GREETING, fill="white")
    assert greeting((PAGE,), Screenshot.from_picture(alone)) is None


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [("Search for whales", True), ("Sign up for the letter", False), ("press Save", False)],
)
def test_a_card_is_sent_away_only_where_what_is_wanted_is_behind_it(sentence, closed, look) -> None:
    view = look(*WORDS, now=dark_page(), card=Box.between(*GREETING), windows=(PAGE,))
    deed = sent_away(sentence, view)
    assert (deed is not None) == closed
    assert deed is None or deed.targets[0].label == "×"


def test_the_button_of_a_card_is_not_that_of_the_card_before_it(look, no_pictures) -> None:
    cards = (("Salt and Stone", 20, 100), ("Add to basket", 130, 150), ("Whale Road", 240, 100),
             ("Add to basket", 350, 150), ("Night Ferry", 460, 100), ("Add to basket", 520, 150))  # fmt: skip
    view = look(*cards, windows=())
    assert act(AtRow("add to cart", "Whale Road"), "", view, ()).targets[0].box.left == 350
    assert act(AtRow("add to cart", "Salt and Stone"), "", view, ()).targets[0].box.left == 130


def test_a_text_goes_over_none_that_the_run_has_written_in_another_field(look, drawn) -> None:
    fields = drawn((100, 100, 400, 130), (100, 180, 400, 210))
    wrote = Decision((Click(Point(250, 115)), Type("Kim")), "", "1: type 'Kim' into 'to'",
                     (Found(Box(100, 100, 300, 30), "field To"),))  # fmt: skip
    steps = [Step(1, None, wrote, DONE)]
    view = look(("To", 100, 78), ("Kim", 110, 105), ("Lunch", 110, 186), now=fields, steps=steps, windows=())
    assert act(Write("See you", "text area"), "", view, ()).targets[0].box.top > 150
    free = look(("To", 100, 78), ("Kim", 110, 105), ("Lunch", 110, 186), now=fields, windows=())
    assert act(Write("See you", "text area"), "", free, ()).targets[0].box.top < 150


def test_a_name_is_not_typed_on_the_link_that_leads_to_the_form(look, guessing) -> None:
    view = look(("Shop", 20, 40), ("Log in", 500, 40), windows=(PAGE,))
    with pytest.raises(NotShown):
        act(Write("mia", "user name"), "", guessing(view, Found(view.texts[1].box, "Log in", 0.9)), ())
    deed = to_form("Log in as mia with the password x", view, ())
    assert deed.targets[0].label == "Log in"
    assert to_form("Log in as mia with the password x", view, (deed.trail,)) is None
    assert to_form("Set the name to mia", view, ()) is None


@pytest.mark.parametrize(("line", "found"), [("Pages: 1 2 3", True), ("Room 1 2", False), ("4 8 2", False)])
def test_a_page_is_gone_to_by_its_number_in_a_line_of_numbers(line, found, look) -> None:
    view = look(("Topics", 20, 40), (line, 20, 300), windows=())
    if found:
        assert to_page(2, view).targets[0].label == "2"
    else:
        with pytest.raises(NotShown):
            to_page(2, view)


@pytest.mark.parametrize(
    ("acts", "named"),
    [
        ("发消息编辑删除", "删除"),
        ("Edit Delete", "Delete"),
        ("Delete files", ""),
    ],
)
def test_an_act_is_found_among_those_of_its_row_that_were_read_as_one(acts, named, look, no_pictures) -> None:
    view = look(("Ann", 40, 100), (acts, 400, 100), ("Bob", 40, 160), (acts, 400, 160), windows=())
    if not named:
        assert act(AtRow("delete", "Bob"), "", view, ()).trail
        return
    found = act(AtRow("delete", "Bob"), "", view, ()).targets[0]
    assert (found.label, found.box.top) == (named, 160)
    assert found.box.left > 400


def test_the_lit_name_of_the_page_that_is_shown_is_no_field(look) -> None:
    picture = Image.new("RGB", (640, 400), (43, 45, 66))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 60, 200, 100), fill=(6, 167, 125))
    pen.rectangle((0, 160, 200, 200), fill=(250, 250, 250))
    view = look(("Notes", 20, 70), ("Mia", 20, 170), now=Screenshot.from_picture(picture), windows=())
    assert [round(box.top, -1) for box in view.fields] == [160]


@pytest.mark.parametrize(
    ("sentence", "button", "pressed"),
    [
        ("新建一个联系人", "新增", True),
        ("create a new contact", "+ Add", True),
        ("delete the contact", "Add", False),
        ("create a new contact", "Add to cart", False),
    ],
)
def test_what_is_made_is_made_by_the_one_button_that_only_says_so(
    sentence, button, pressed, look, drawn, guessing
) -> None:
    view = guessing(
        look(("Ann", 40, 100), (button, 60, 40), now=drawn((50, 34, 70 + 9 * len(button), 64)), windows=()),
        None,
    )
    if pressed:
        assert act(Do(sentence), sentence, view, ()).targets[0].label == button
    else:
        with pytest.raises(NotShown):
            act(Do(sentence), sentence, view, ())


def test_of_a_name_that_a_page_shows_twice_the_link_is_opened(look, guessing) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, 60, 300, 110), fill=(30, 60, 70))
    for left in range(30, 126, 6):
        pen.rectangle((left, 78, left + 2, 90), fill=(240, 240, 240))
        pen.rectangle((left, 128, left + 2, 140), fill=(40, 80, 220))
    shot = Screenshot.from_picture(picture)
    view = guessing(look(("Whale Road", 30, 76), ("Whale Road", 30, 126), now=shot, windows=()), None)
    assert act(Do("open Whale Road"), "open Whale Road", view, ()).targets[0].box.top == 126


def test_of_boxes_in_a_line_that_was_read_as_one_each_belongs_to_the_word_after_it(seen, paper) -> None:
    pen = ImageDraw.Draw(paper)
    pen.rectangle((40, 104, 53, 117), fill=(230, 110, 20))
    pen.line((43, 111, 46, 114, 51, 107), fill="white", width=2)
    pen.rectangle((140, 104, 153, 117), outline=(90, 90, 90))
    edges = (*(36 + 10 * at for at in range(8)), *(138 + 7 * at for at in range(8)))
    line = Line(Box(36, 100, 150, 22), "Racing  Touring", 0.9, edges)
    view = seen(paper, line)
    racing = act(Tick("Racing", on=True), "tick Racing", view, ())
    assert racing.actions == ()
    touring = act(Tick("Touring", on=True), "tick Touring", view, ())
    assert touring.actions[0].at.x > 140
    rough = seen(paper, Line(Box(36, 100, 150, 22), "Racing  Touring", 0.9, tuple(range(36, 188, 10))))
    assert act(Tick("Touring", on=True), "tick Touring", rough, ()).actions != ()


def test_the_first_letter_of_a_coloured_word_is_no_box_that_is_ticked(seen, paper) -> None:
    pen = ImageDraw.Draw(paper)
    for at in (0, 6, 12):
        pen.line((40 + at, 104, 40 + at, 117), fill=(90, 160, 30), width=2)
    pen.line((40, 110, 53, 110), fill=(90, 160, 30), width=2)
    pen.rectangle((240, 104, 253, 117), outline=(90, 90, 90))
    word = Found(Box(40, 100, 60, 22), "供应商")
    assert tick_of(seen(paper, word, Found(Box(260, 100, 60, 22), "Other")), word) is None


@pytest.mark.parametrize(("shown", "seen"), [("Pruning roses", False), ("Hello rosa", True)])
def test_a_short_text_that_was_typed_is_not_seen_in_a_word_like_it_elsewhere(shown, seen, look) -> None:
    typed = Decision((Click(Point(150, 50)), Type("rosa")), "", "1: type 'rosa' into 'name'",
                     (Found(Box(100, 40, 100, 20), "field Name"),))  # fmt: skip
    step = Step(1, None, typed, DONE)
    view = look((shown, 20, 300), steps=[step])
    assert (unwritten("rosa", "name", False, step, view) == "") == seen


@pytest.mark.parametrize(
    ("hint", "into"), [("搜索商品", True), ("Search books", True), ("Search results", False)]
)
def test_what_is_searched_is_typed_where_a_hint_says_so_and_not_on_the_picture_beside_it(
    hint, into, look, guessing
) -> None:
    view = guessing(look((hint, 200, 40), windows=(PAGE,)), Found(Box(420, 36, 24, 24), "icon: search", 0.98))
    at = act(Search("whales"), "", view, ()).actions[0].at
    assert (at.x < 400) == into


@pytest.mark.parametrize("name", ["first result", "第一个结果"])
@pytest.mark.parametrize("ended", [Press(("enter",)), Click(Point(340, 42))])
def test_the_first_result_is_the_first_below_the_field_with_the_words_searched_for(name, ended, look):
    field = (Found(Box(100, 30, 200, 24), "search field"),)
    acts = (Click(Point(200, 42)), Type("whales"), ended)
    steps = [Step(1, None, Decision(acts, "", "1: search for 'whales'", field), DONE)]
    texts = (("Log in", 400, 32), ("2 results for whales", 20, 80), ("Paper Boats", 20, 120),
             ("The Whale Road", 20, 160), ("Whales of the North", 20, 200))  # fmt: skip
    view = look(*texts, steps=steps, windows=())
    for intent in (ClickThe(name), AtRow("open", name)):
        assert act(intent, "", view, ()).targets[0].label == "The Whale Road"


def test_the_field_of_the_very_label_is_meant_and_not_what_is_below_its_hint(look, drawn) -> None:
    fields = drawn((100, 100, 400, 130), (100, 160, 400, 190))
    view = look(("Password", 100, 76), ("Enter your password", 110, 106), now=fields, windows=())
    assert act(Write("abc", "password"), "", view, ()).targets[0].box.top < 130


def test_what_was_written_is_sent_by_the_button_that_says_so_and_not_by_that_of_a_search(look, drawn) -> None:
    buttons = drawn((300, 30, 338, 60), (30, 300, 140, 330))
    view = look(("Go", 310, 36), ("Post reply", 40, 306), now=buttons, windows=())
    assert act(Send(), "", view, ()).targets[0].label == "Post reply"


def test_an_empty_reply_is_not_sent_where_one_can_be_written(look, drawn) -> None:
    shown = drawn((20, 200, 400, 280), (20, 300, 130, 330))
    view = look(("Your reply:", 20, 170), ("tt", 386, 266), ("Post reply", 30, 306), now=shown, windows=())
    assert act(AtRow("reply", "Pruning roses"), "", view, ("opened it",)).actions == ()


def test_what_is_searched_is_typed_in_the_field_after_the_word(look, drawn) -> None:
    shown = drawn((100, 34, 320, 60), (330, 34, 370, 60))
    view = look(("Search:", 30, 38), ("Go", 341, 38), now=shown, windows=(PAGE,))
    deed = act(Search("tomatoes"), "", view, ())
    assert deed.actions[0].at in Box(100, 34, 220, 26)
    assert Type("tomatoes") in deed.actions


def test_a_thing_of_a_kind_is_made_by_the_one_button_that_only_says_new(look, drawn) -> None:
    fields = ((50, 34, 150, 64), (300, 34, 347, 64))
    view = look(("Ann", 40, 100), ("New", 310, 40), now=drawn(*fields), windows=())
    assert act(Make("employee"), "", view, ()).targets[0].label == "New"
    beside = look(("Ann", 40, 100), ("New", 170, 40), now=drawn(fields[0], (160, 34, 207, 64)), windows=())
    with pytest.raises(NotShown):
        act(Make("employee"), "", beside, ())


def test_what_is_like_a_cross_in_the_middle_of_a_card_is_not_pressed_to_send_it_away(
    look, monkeypatch
) -> None:
    words = [each for each in WORDS if each[0] != "×"]
    view = look(*words, now=dark_page(), card=Box.between(*GREETING), windows=(PAGE,))
    like = SimpleNamespace(icons_like=lambda *_: [Found(Box(230, 240, 180, 26), "icon: close", 0.5)])
    monkeypatch.setattr(type(view), "scene", like)
    assert sent_away("Search for whales", view).actions == (Press(("esc",)),)


@pytest.mark.parametrize(("button", "pressed"), [("Claim it now", False), ("Got it", True)])
def test_the_one_button_of_an_offer_over_a_page_is_not_pressed_unless_it_only_agrees(
    button, pressed, look
) -> None:
    words = (*WORDS[:2], ("New here", 210, 130), ("Twenty less for you", 210, 180), (button, 240, 240))
    view = look(*words, now=dark_page(), card=Box.between(*GREETING), windows=(PAGE,))
    view.buttons = [Box(220, 234, 180, 30)]
    said = clauses("Choose the blue one")
    assert (cleared(view, said, said[0], ()) is not None) == pressed


@pytest.mark.parametrize(
    ("told", "pressed"),
    [("", "×"), (" If a pop-up appears, press Sign up for our letter.", "Sign up for our letter")],
)
def test_a_card_that_the_task_has_an_answer_for_is_not_sent_away(told, pressed, eye) -> None:
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in WORDS]
    policy = Pocket(lambda: eye, reader=FakeReader(found), control=Control(), patience_seconds=5)
    seen = Observation(f"search for books.{told}", dark_page(), (), (PAGE,))
    decision = policy.decide(seen, lambda event: None)
    assert [target.label for target in decision.targets] == [pressed]
