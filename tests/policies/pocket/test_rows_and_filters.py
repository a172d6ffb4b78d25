"""Claims about lists: what filters them, what is made in which of them, and what is never deleted."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw

from agent.actions import AskUser, Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket import row
from policies.pocket.acting import act
from policies.pocket.intent import DragThe, Keys, Write
from policies.pocket.joining import Clause
from policies.pocket.kind import is_list
from policies.pocket.leading import lead
from policies.pocket.outcome import doubt
from policies.pocket.reconsidering import AGAIN, reconsidered
from policies.pocket.row import head_of, own
from policies.pocket.undertaking import AtRow, Make, Only, Slot

ROWS = (("Ann", 20, 100), ("Berlin", 200, 100), ("Bob", 20, 140), ("Berlin", 200, 140))
KEYS = tuple((400, 96 + 40 * at, 470, 124 + 40 * at) for at in range(2))


def boxes(*places: tuple[int, int, int, int], marked: bool = False) -> Screenshot:
    """Return a white screen with frames; with an arrow at their right ends where they are marked."""
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in places:
        pen.rectangle((left, top, right, bottom), outline=(140, 140, 140))
        if marked:
            pen.polygon(((right - 18, top + 10), (right - 8, top + 10), (right - 13, top + 18)), fill="black")
    return Screenshot.from_picture(picture)


def test_a_list_is_filtered_by_its_button_and_not_by_a_row(look) -> None:
    view = look(*ROWS, ("Berlin", 215, 44), now=boxes((200, 40, 284, 66)), windows=())
    (click,) = act(Only("people in Berlin"), "", view, ()).actions
    assert click.at.y < 70


def test_a_list_is_filtered_by_what_can_be_chosen_and_no_button_of_the_rows_is_opened_for_it(look) -> None:
    shut = boxes((200, 40, 380, 68), *KEYS, marked=True)
    view = look(
        *ROWS, ("Delete", 404, 102), ("Delete", 404, 142), ("All offices", 208, 46), now=shut, windows=()
    )
    deed = act(Only("people in Berlin"), "", view, ())
    assert deed.targets[0].box.top < 70
    assert deed.trail
    with pytest.raises(NotShown):
        act(Only("people in Berlin"), "", view, (deed.trail, "closed a list without it"))


def test_a_list_is_filtered_by_a_field_that_says_so(look) -> None:
    view = look(*ROWS, ("Filter by name", 26, 45), now=boxes((20, 40, 190, 68)), windows=())
    assert act(Only("Ann"), "", view, ()).actions[-1] == Type("Ann")


@pytest.mark.parametrize(
    ("where", "left"),
    [("first column", 40), ("third list", 440), ("Doing column", 240), ("the Done list", 440)],
)
def test_a_thing_is_made_in_the_place_that_is_named(where, left, look) -> None:
    heads = (("To do", 40, 40), ("Doing", 240, 40), ("Done", 440, 40))
    view = look(*heads, *(("+ Add a card", at, 200) for at in (40, 240, 440)), windows=())
    assert act(Make("card", where), "", view, ()).targets[0].box.left == left


@pytest.mark.parametrize("times", [1, 2])
def test_what_came_up_to_keep_a_text_is_pressed_and_not_enter_also_when_it_is_written_anew(
    look, times
) -> None:
    written = look(("Buy milk", 40, 100), ("Add card", 40, 140), windows=())
    before, now = boxes(), boxes((30, 90, 300, 125), (30, 134, 130, 164))
    drawn = Image.fromarray(now.rgb)
    pen = ImageDraw.Draw(drawn)
    for left, top in ((40, 100), (40, 140)):
        for at in range(0, 72, 4):
            pen.line((left + at, top + 2, left + at, top + 15), "black", 1 + at % 3)
    now = Screenshot.from_picture(drawn)
    made = Step(1, before, Decision((Click(Point(60, 109)),)), Outcome(Result.DONE, changed=True))
    typed = Step(2, now, Decision((Type("Buy milk"),)), Outcome(Result.DONE, changed=True))
    texts = (("Buy milk", 40, 100), ("Add card", 40, 140))
    deed = act(Keys(("enter",)), "", look(*texts, now=now, steps=(made, *(typed,) * times), windows=()), ())
    assert deed.targets[0].label == "Add card"
    assert act(Keys(("enter",)), "", written, ()).actions == (Press(("enter",)),)


def test_what_is_named_twice_is_not_deleted(look, eye) -> None:
    twice = look(("Report", 20, 40), ("Delete", 400, 40), ("Report", 20, 90), ("Delete", 400, 90), windows=())
    with pytest.raises(Ambiguous):
        act(AtRow("delete", "report"), "", twice, ())


def test_nothing_is_deleted_by_a_button_of_another_row(look) -> None:
    others = look(("Ann", 20, 40), ("Delete", 400, 40), ("Bob", 20, 90), ("Delete", 400, 90), windows=())
    with pytest.raises(NotShown):
        act(AtRow("delete", "Cleo"), "", others, ("opened it",))


def test_what_is_still_there_was_not_deleted_and_it_is_not_tried_again(look) -> None:
    now = boxes((400, 96, 470, 124))
    found = Found(Box(400, 100, 54, 18), "Delete", 0.9)
    decision = Decision((Click(found.box.center),), reply="1: it", targets=(found,))
    last = Step(1, boxes(), decision, Outcome(Result.DONE, changed=True))
    late = Step(2, now, Decision((), reply=AGAIN), Outcome(Result.DONE, changed=False))
    view = look(("Ann", 20, 100), ("Delete", 400, 100), now=now, steps=(last, late), windows=())
    decided = reconsidered((Clause("delete Ann", AtRow("delete", "Ann")),), 1, view, (last, late), Speech())
    assert decided is not None
    assert isinstance(decided.actions[0], AskUser)


def test_several_are_counted_first_and_put_into_the_cart_then(look) -> None:
    keys = boxes((40, 96, 68, 124), (120, 96, 148, 124))
    card = (("Blue mug", 40, 60), ("Add to basket", 40, 140))
    view = look(*card, ("1", 90, 100), now=keys, windows=())
    deed = act(AtRow("add to cart", "two of the blue mugs"), "", view, ())
    assert deed.actions == (Click(Point(134.5, 110.5)),)
    two = look(*card, ("2", 90, 100), now=keys, windows=())
    final = act(AtRow("add to cart", "two of the blue mugs"), "", two, (deed.trail,))
    assert final.targets[0].label == "Add to basket"


def test_one_of_a_whole_is_counted_among_its_numbered_rows(look) -> None:
    songs = (("1", 200, 100), ("Neon Signs", 240, 100), ("2", 200, 140), ("Empty Lanes", 240, 140))
    view = look(("Night Drive", 20, 60), *songs, windows=())
    opened = act(AtRow("play", "second song of Night Drive"), "", view, ())
    assert opened.targets[0].label == "Night Drive"
    final = act(AtRow("play", "second song of Night Drive"), "", view, (opened.trail,))
    assert final.targets[0].label == "Empty Lanes"
    with pytest.raises(NotShown):
        act(AtRow("play", "third song of Night Drive"), "", view, (opened.trail,))


def test_what_leads_to_a_thing_is_gone_to_once(look) -> None:
    view = look(("Basket (2)", 400, 20), ("Blue mug", 20, 60), windows=())
    led = lead("go to the checkout", view, ())
    assert led is not None
    assert led.targets[0].label == "Basket (2)"
    assert lead("go to the checkout", view, (led.trail,)) is None
    assert lead("go to the garden", view, ()) is None


def test_what_was_found_leads_on(look) -> None:
    searched = (Type("volcanoes"), Press(("enter",)))
    found = (("Volcano", 20, 90), ("From the earth pages", 20, 120))
    view = look(("volcanoes", 26, 45), *found, now=boxes((20, 40, 300, 68)), done=searched, windows=())
    led = lead("read the part about lava", view, ())
    assert led is not None
    assert led.targets[0].label == "Volcano"


def test_the_head_of_a_row_is_not_what_stands_in_the_side_bar(look) -> None:
    picture = Image.new("RGB", (640, 400), (255, 255, 255))
    ImageDraw.Draw(picture).rectangle((0, 0, 150, 400), fill=(245, 245, 245))
    now = Screenshot.from_picture(picture)
    view = look(("Owlpost", 20, 60), ("Priya Nair", 200, 60), ("Dinner?", 400, 60), now=now, windows=())
    assert head_of(view.texts[2], view).label == "Priya Nair"


def test_a_day_is_chosen_in_the_calendar_that_has_come_up(look) -> None:
    days = tuple((str(day), 40 + 40 * (day % 7), 100 + 30 * (day // 7)) for day in range(1, 29))
    view = look(("March 2027", 60, 60), *days, windows=())
    deed = act(Write("12th of March", "arrival"), "", view, ())
    assert deed.targets[0].label == "12"


def test_a_time_is_found_as_it_is_written_there(look) -> None:
    view = look(("14:00", 20, 60), ("15:00", 20, 100), ("Lunch", 120, 60), windows=())
    deed = act(Slot("3 pm"), "", view, ())
    assert deed.targets[0].label == "beside 15:00"


def test_what_was_typed_into_nothing_once_has_to_be_seen_the_second_time(look) -> None:
    now = boxes()
    typed = Decision((Click(Point(100, 100)), Type("19 degrees")), reply="1: it")
    first = Step(1, now, typed, Outcome(Result.DONE, changed=False))
    back = Step(2, now, Decision((), reply="back to 1"), Outcome(Result.DONE))
    second = Step(3, now, typed, Outcome(Result.DONE, changed=True))
    view = look(("Bedroom", 20, 40), steps=(first, back, second), windows=())
    assert doubt(Write("19 degrees", "bedroom"), second, view)


def test_what_was_chosen_before_is_deleted_by_the_one_button_for_it(look) -> None:
    view = look(("Photos", 20, 40), ("Delete", 400, 40), windows=())
    assert act(AtRow("delete", "it"), "", view, ()).targets[0].label == "Delete"


def test_a_cross_at_a_row_takes_it_away_and_a_doubtful_picture_does_not(look, monkeypatch) -> None:
    view = look(("contract.odt", 60, 100))

    def drawn(like: float):
        def icons_like(word: str, least: float) -> list[Found]:
            cross = Found(Box(400, 98, 20, 20), f"icon: {word}", like if word == "close" else 0.0)
            return [cross] if cross.score >= least else []

        return SimpleNamespace(icons_like=icons_like)

    monkeypatch.setattr(type(view), "scene", drawn(0.5), raising=False)
    assert own("remove", "contract.odt", view).label == "icon: close"
    monkeypatch.setattr(type(view), "scene", drawn(0.25), raising=False)
    assert row.icons_for("remove", view) == []


def test_a_button_that_says_a_number_in_other_words_filters(look) -> None:
    view = look(("Video", 60, 60), ("8+ seats", 160, 60), ("4+ seats", 300, 60))
    view.buttons = [Box(50, 55, 80, 28), Box(150, 55, 100, 28), Box(290, 55, 100, 28)]
    assert act(Only("eight seats or more"), "", view, ()).targets[0].label == "8+ seats"


def test_a_card_that_is_told_by_some_of_its_words_is_dragged(look, guessing) -> None:
    view = guessing(look(("Explain the offline mode in the handbook", 40, 100), ("In review", 400, 60)), None)
    deed = act(DragThe("offline handbook card", "In review"), "", view, ())
    assert deed.targets[0].label == "Explain the offline mode in the handbook"


@pytest.mark.parametrize("cross", ["×", "x"])
def test_the_cross_in_the_text_of_another_thing_removes_nothing_of_this_one(cross, look) -> None:
    view = look(("work ×", 20, 60), (f"old {cross}", 120, 60), ("family ×", 220, 60))
    (click,) = act(AtRow("remove", "tag 'old'"), "", view, ()).actions
    assert 138 < click.at.x < 170


@pytest.mark.parametrize("third", ["第三行", "third row"])
def test_a_row_is_counted_among_those_that_have_the_act(third, look) -> None:
    keys = tuple(("删除" if third[0] == "第" else "Delete", 400, 60 + 40 * at) for at in range(4))
    view = look(*(("Ann", 20, 60 + 40 * at) for at in range(4)), *keys)
    assert own("delete", third, view).box.top == 140


@pytest.mark.parametrize(
    ("box", "known"),
    [((20, 300, 200, 328), True), ((20, 372, 200, 399), False), ((2, 8, 638, 44), False)],
)
def test_what_the_window_cuts_off_and_the_bar_along_its_top_are_no_lists(look, box, known) -> None:
    view = look(now=boxes(box, marked=True), windows=())
    left, top, right, bottom = box
    assert is_list(view, Box(left, top, right - left, bottom - top)) is known


STOCK = (
    ("Product", 40, 60), ("Stock", 200, 60),
    ("Tea", 40, 100), ("5", 200, 100), ("Delete", 400, 100),
    ("Cup", 40, 140), ("0", 200, 140), ("Delete", 400, 140),
)  # fmt: skip
CHINESE_STOCK = (
    ("商品", 40, 60), ("库存", 200, 60),
    ("茶", 40, 100), ("5", 200, 100), ("删除", 400, 100),
    ("杯子", 40, 140), ("0", 200, 140), ("删除", 400, 140),
)  # fmt: skip


@pytest.mark.parametrize(
    ("named", "texts"),
    [
        ("product with stock 0", STOCK),
        ("products whose stock is 0", STOCK),
        ("库存为0的商品", CHINESE_STOCK),
    ],
)
def test_a_row_is_told_by_the_value_in_a_column(named, texts, look) -> None:
    assert 140 <= own("delete", named, look(*texts)).box.center.y < 160


def test_where_several_rows_have_the_value_none_is_deleted(look) -> None:
    with pytest.raises(Ambiguous):
        own("delete", "product with stock 0", look(*STOCK, ("Pan", 40, 180), ("0", 200, 180)))
