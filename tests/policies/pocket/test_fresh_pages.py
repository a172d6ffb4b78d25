"""Claims about pages never seen: cards, rows, questions, conversations, orders, values without a field."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import AskUser, Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.intent import Do, Write, told
from policies.pocket.joining import Clause
from policies.pocket.messaging import message_field
from policies.pocket.outcome import doubt
from policies.pocket.reconsidering import reconsidered
from policies.pocket.row import own
from policies.pocket.undertaking import Amount, AtRow, Send, Shift, Sort
from policies.pocket.worded import in_rows, worded

LIST = (("Ann", 20, 60), ("Bob", 20, 100), ("Delete", 400, 60), ("Delete", 400, 100))
ASKED = (("Really delete Bob?", 200, 180), ("Cancel", 300, 220), ("OK", 400, 220))
LOST = (("notes.txt exists. Overwrite it?", 100, 180), ("Cancel", 300, 220), ("OK", 400, 220))


def shown(*texts: tuple[str, int, int]) -> Screenshot:
    """Return a white screen where each text is a bar of its own pattern."""
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for label, left, top in texts:
        for at in range(0, 9 * len(label), 4):
            pen.line((left + at, top + 2, left + at, top + 15), "black", 1 + at % 3)
    return Screenshot.from_picture(picture)


def step(before: Screenshot, *actions, target: str = "Delete", changed: bool = True) -> Step:
    found = Found(Box(400, 100, 54, 18), target, 0.9)
    return Step(
        1, before, Decision(actions, reply="1: it", targets=(found,)), Outcome(Result.DONE, changed=changed)
    )


def decided(sentence: str, over, look) -> Decision | None:
    """Return what follows after the last clause of a sentence, where these texts have come up."""
    last = step(shown(*LIST), Click(Point(427, 109)))
    view = look(*LIST, *over, now=shown(*LIST, *over), steps=(last,), windows=())
    said = (Clause(sentence, Do(sentence)),)
    return reconsidered(said, 1, view, (last,), Speech())


def test_a_question_whether_what_was_asked_for_is_meant_is_answered_and_not_told_as_done(look) -> None:
    decision = decided("delete Bob from the list", ASKED, look)
    assert decision is not None
    assert decision.actions == (Click(Point(409, 229)),)


@pytest.mark.parametrize(
    ("sentence", "over"),
    [("save it as notes.txt", LOST), ("close the window", ASKED), ("archive the old ones", LOST)],
)
def test_a_question_about_anything_else_is_for_the_person(sentence, over, look) -> None:
    decision = decided(sentence, over, look)
    assert decision is not None
    assert isinstance(decision.actions[0], AskUser)


def test_a_question_that_was_there_before_the_act_is_not_its(look) -> None:
    last = step(shown(*LIST, *ASKED), Click(Point(427, 109)))
    view = look(*LIST, *ASKED, now=shown(*LIST, *ASKED), steps=(last,), windows=())
    said = (Clause("delete Bob", Do("delete Bob")),)
    decision = reconsidered(said, 1, view, (last,), Speech())
    assert decision is None or not isinstance(decision.actions[0], Click)


def test_chinese_that_was_typed_into_nothing_is_doubted_though_it_is_a_choice_elsewhere(look) -> None:
    now = shown(("大号", 400, 300))
    typed = step(now, Click(Point(427, 109)), Type("大号"), target="field 字体", changed=False)
    assert doubt(Write("大号", "字体"), typed, look(("大号", 400, 300), now=now, steps=(typed,)))


def test_what_sends_is_doubted_where_nothing_comes_of_it(look) -> None:
    now = shown(*LIST)
    sent = step(now, Click(Point(427, 109)), changed=False)
    assert doubt(Send(), sent, look(*LIST, now=now, steps=(sent,))) == "nothing on the screen has changed"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("card about the login bug", "Fix login bug on old phones"),
        ("volcanoes", "Volcano"),
        ("blue mugs", "Blue mug"),
        ("照片文件夹", "照片"),
        ("弹幕的字体", "弹幕字体大小"),
        ("old phones with a camera", ""),
        ("phone", ""),
    ],
)
def test_a_thing_is_found_by_all_of_its_words_that_tell(name, label, look) -> None:
    labels = "Fix login bug on old phones|Volcano|Blue mug|照片|弹幕字体大小|New phone|Red phone"
    view = look(*((each, 20, 40 + 30 * at) for at, each in enumerate(labels.split("|"))), windows=())
    found = worded(name, view)
    assert (found.label if found is not None else "") == label


def test_a_row_is_meant_that_has_most_of_the_words(look) -> None:
    october = (("Northgrid Power", 20, 40), ("Invoice for October", 260, 40))
    mails = look(*october, ("Ann", 20, 80), ("Power", 260, 80), windows=())
    found = in_rows("invoice from the power company", mails)
    assert found is not None
    assert found.box.top == 40
    assert in_rows("offer from the power company", mails) is None


def test_the_button_in_the_row_is_pressed_and_not_that_of_the_side_bar(look) -> None:
    view = look(("Archive", 20, 300), ("Ann", 200, 40), ("Archive", 500, 40), ("Newsletter: plants", 200, 80),
                ("Archive", 500, 80), windows=())  # fmt: skip
    deed = act(Do("archive the newsletter"), "archive the newsletter", view, ())
    assert deed.actions == (Click(Point(500 + 31.5, 89)),)


def test_one_of_several_icons_side_by_side_is_clicked_on_its_own_name(look, eye) -> None:
    view = look(("Photos", 20, 40), ("cv.pdf", 200, 40), ("notes.txt", 380, 40), windows=())
    view._eye = lambda: eye
    deed = act(AtRow("delete", "notes.txt"), "", view, ())
    assert deed.targets[0].label == "notes.txt"
    assert deed.trail


def test_the_button_of_a_card_is_in_the_card(look) -> None:
    picture = Image.new("RGB", (640, 400), (246, 244, 239))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, 40, 200, 200), fill="white")
    pen.rectangle((220, 40, 400, 200), fill="white")
    now = Screenshot.from_picture(picture)
    texts = (
        ("♡", 180, 50),
        ("♡", 380, 50),
        ("Mug", 40, 140),
        ("Tray", 240, 140),
        ("Buy", 40, 170),
        ("Buy", 240, 170),
    )
    view = look(*texts, now=now, windows=())
    assert own("buy", "tray", view).box.left == 240
    assert own("like", "tray", view).box.left == 380


def pills(*boxes: tuple[int, int, int, int], ground: str = "white", fill: str = "white") -> Screenshot:
    picture = Image.new("RGB", (640, 400), ground)
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(box, outline=(140, 140, 140), fill=fill)
    return Screenshot.from_picture(picture)


def test_a_number_between_two_keys_below_a_name_is_stepped(look) -> None:
    view = look(
        ("Guests", 40, 60), ("1", 90, 100), now=pills((40, 96, 68, 124), (120, 96, 148, 124)), windows=()
    )
    deed = act(Amount("guests", 3), "", view, ())
    assert deed.actions == (Click(Point(134.5, 110.5)),) * 2
    assert deed.trail
    there = look(
        ("Guests", 40, 60), ("3", 90, 100), now=pills((40, 96, 68, 124), (120, 96, 148, 124)), windows=()
    )
    assert act(Amount("guests", 3), "", there, (deed.trail,)).actions == ()


def test_a_number_is_lowered_by_so_much_and_then_left(look) -> None:
    keys = pills((40, 96, 68, 124), (120, 96, 148, 124))
    view = look(("Guests", 40, 60), ("5", 90, 100), now=keys, windows=())
    deed = act(Shift("guests", -2), "", view, ())
    assert deed.actions == (Click(Point(54.5, 110.5)),) * 2
    there = look(("Guests", 40, 60), ("3", 90, 100), now=keys, windows=())
    assert act(Shift("guests", -2), "", there, (deed.trail,)).actions == ()


def test_a_value_is_chosen_where_it_stands_beside_the_name_that_is_no_field(look) -> None:
    view = look(("Text size", 40, 60), ("Small", 300, 60), ("Large", 400, 60), windows=())
    deed = act(Write("large", "text size"), "", view, ())
    assert deed.actions == (Click(Point(422.5, 69)),)


def test_a_message_is_written_where_its_hint_stands_not_in_the_row_that_is_lit_up(look) -> None:
    lit = pills((0, 80, 200, 120))
    view = look(("Ann", 20, 90), ("Bob", 20, 140), ("Write a message", 260, 360), now=lit, windows=())
    assert message_field(view).label == "field Write a message"


def test_a_field_of_a_dark_page_may_be_darker_than_the_page(look) -> None:
    dark = pills((220, 60, 600, 200), ground="#1e1a18", fill="#15110f")
    assert any(box.left > 200 for box in look(now=dark, windows=()).fields)


def test_who_is_told_something_is_opened_and_answered_where_the_conversation_is_read(look) -> None:
    talk = AtRow("message", "Bob")
    view = look(("Ann", 20, 90), ("Bob", 20, 140), ("Message", 260, 360), windows=())
    opened = act(talk, "", view, ())
    assert opened.targets[0].label == "Bob"
    assert act(talk, "", view, (opened.trail,)).actions == ()


@pytest.mark.parametrize(
    ("sentence", "made"),
    [("choose Ankara there", "choose 'Ankara'"), ("turn the volume down to about 30", "set 'volume' to 30")],
)
def test_what_is_said_beside_is_no_part_of_a_name_or_a_value(sentence, made) -> None:
    assert told(clauses(sentence)[0].intent) == made


def test_the_oldest_come_first_by_the_column_that_has_ages(look) -> None:
    view = look(("Name", 20, 40), ("Age", 200, 40), ("Ann", 20, 70), ("41", 200, 70), windows=())
    deed = act(Sort("oldest"), "", view, ())
    assert deed.targets[0].label == "Age"
    assert deed.trail  # it rises first, and is turned round then
    with pytest.raises(NotShown):
        act(Sort("cheapest"), "", view, ())


def test_of_a_list_of_orders_the_one_is_taken_that_begins_with_what_is_wanted(look) -> None:
    orders = ("Featured", "Price: low to high", "Price: high to low", "Name")
    listed = [(each, 400, 60 + 24 * at) for at, each in enumerate(orders)]
    now = shown(*((label, left, top) for label, left, top in listed))
    view = look(*listed, now=now, before=shown(), done=(Click(Point(410, 50)),), windows=())
    assert act(Sort("cheapest"), "", view, ("opened the list",)).targets[0].label == "Price: low to high"
    assert (
        act(Sort("most expensive"), "", view, ("opened the list",)).targets[0].label == "Price: high to low"
    )


def test_what_was_typed_last_is_sent_by_the_key_where_no_button_sends(look, guessing) -> None:
    view = guessing(look(("Ann", 20, 40), done=(Type("hello"),), windows=()), None)
    view.__dict__["scene"] = type("Scene", (), {"icons_like": lambda self, word, least: []})()
    assert act(Send(), "", view, ()).actions == (Press(("enter",)),)
