"""Claims about rows and cards of pages: what is meant by a name with its kind, and what is pressed once."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.belonging import belonging
from policies.pocket.intent import Do
from policies.pocket.outcome import doubt
from policies.pocket.pressing import is_left
from policies.pocket.quantity import into_cart
from policies.pocket.rating import star
from policies.pocket.remainder import remainder
from policies.pocket.row import anchor
from policies.pocket.row_word import words_for
from policies.pocket.stepper import stepper
from policies.pocket.tabs import next_page, pages
from policies.pocket.undertaking import AtRow

JOBS = (("All jobs", 40, 20), ("Sue Palmer", 40, 80), ("City bike", 200, 80), ("Ann Lee", 40, 120))


@pytest.mark.parametrize("row", ["job of Sue Palmer", "the job Sue Palmer", "job from Sue Palmer"])
def test_the_word_for_what_a_thing_is_may_be_said_with_its_name(row: str, look) -> None:
    assert anchor(row, look(*JOBS, windows=()), sure=True).label == "Sue Palmer"


@pytest.mark.parametrize("row", ["friend of Sue Palmer", "job of Sue", "job of Ann Palmer"])
def test_a_word_that_the_page_does_not_say_and_half_a_name_are_no_kind(row: str, look) -> None:
    with pytest.raises(NotShown):
        anchor(row, look(*JOBS, windows=()), sure=True)


def test_what_is_cancelled_may_be_revoked(look) -> None:
    assert words_for("cancel", look(("Revoke", 400, 80), windows=()))


def test_what_is_marked_as_something_has_a_button_for_that_in_its_card(look) -> None:
    picture = Image.new("RGB", (640, 400), "#e8e8e8")
    for top in (20, 200):
        ImageDraw.Draw(picture).rectangle((20, top, 600, top + 150), fill="white")
    texts = [(text, left, top + down) for top in (20, 200)
             for text, left, down in (("Approve", 40, 110), ("Spam", 160, 110))]  # fmt: skip
    view = look(
        ("CheapPills", 40, 40), ("Ben", 40, 220), *texts, now=Screenshot.from_picture(picture), windows=()
    )
    view.scene = type("Scene", (), {"icons_like": lambda self, word, least: []})()
    found = belonging("mark the comment from CheapPills as spam", view)
    assert (found.label, found.box.top) == ("Spam", 130)


def test_a_page_is_said_by_one_of_the_things_on_it(look, monkeypatch) -> None:
    view = look(("Visit", 40, 20), ("Events", 140, 20), ("Shop", 260, 20), ("Date", 40, 120), windows=())
    view.alike = lambda sentence, labels: [0.0 for _ in labels]
    assert next_page(view, "Join the cheapest event", ()).targets[0].label == "Events"
    assert next_page(view, "Join the club", ()) is None


def pressed(before: Screenshot, label: str, at: Box) -> Step:
    target = Found(at, label, 0.95)
    decision = Decision((Click(at.center),), "", "1: it", (target,))
    return Step(1, before, decision, Outcome(Result.DONE, changed=True))


def test_the_same_button_of_another_row_is_not_left_to_be_pressed(look, drawn) -> None:
    step = pressed(drawn(), "Join", Box(400, 80, 36, 18))
    rows = (("Knots", 40, 80), ("Going", 400, 80), ("Ships", 40, 120), ("Join", 404, 120))
    view = look(*rows, now=drawn((400, 80, 445, 98), (404, 120, 440, 138)), steps=(step,), windows=())
    assert not is_left("Join the cheapest event", step, view)
    other = pressed(drawn(), "Events", Box(400, 80, 36, 18))
    assert is_left(
        "Join the cheapest event", other, look(*rows, now=view.screenshot, steps=(other,), windows=())
    )


def test_what_a_list_under_the_verb_says_of_the_sentence_is_pressed_too(look, drawn) -> None:
    step = pressed(drawn(), "Plan", Box(280, 40, 36, 18))
    texts = (("Plan", 280, 40), ("Today", 280, 80), ("Tomorrow", 280, 110), ("Sunday", 280, 140))
    sizes = [(left, top, left + 9 * len(label), top + 18) for label, left, top in texts[1:]]
    view = look(*texts, now=drawn(*sizes, (270, 165, 380, 170)), steps=(step,), windows=())
    assert remainder("Plan the tomato soup for tomorrow", view).label == "Tomorrow"
    assert remainder("Plan the tomato soup", view) is None


def keys(*, plus_first: bool) -> Screenshot:
    """Draw a number between two keys."""
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for left, plus in ((200, plus_first), (280, not plus_first)):
        pen.rectangle((left, 60, left + 29, 89), outline="#909090")
        pen.rectangle((left + 8, 74, left + 21, 75), fill="black")
        if plus:
            pen.rectangle((left + 14, 68, left + 15, 81), fill="black")
    return Screenshot.from_picture(picture)


@pytest.mark.parametrize("plus_first", [True, False])
def test_the_plus_of_a_number_is_known_by_its_picture_on_either_side(plus_first: bool, look) -> None:
    view = look(("Poster", 40, 66), ("0", 250, 66), now=keys(plus_first=plus_first), windows=())
    found = stepper(Found(Box(40, 66, 54, 18), "Poster"), view)
    assert (found.more.center.x < 250) is plus_first


def test_a_number_between_its_keys_is_the_order_where_nothing_else_puts_it_there(look) -> None:
    view = look(("Poster", 40, 66), ("2", 250, 66), now=keys(plus_first=True), windows=())
    view.scene = type("Scene", (), {"icons_like": lambda self, word, least: []})()
    assert into_cart(2, "poster", view, ("had 0 of it",)).actions == ()


def test_words_of_a_circle_that_is_full_now_have_been_chosen(look) -> None:
    def drawn(*, full: bool) -> Screenshot:
        picture = Image.new("RGB", (640, 400), "white")
        pen = ImageDraw.Draw(picture)
        pen.ellipse((38, 58, 60, 80), outline="#808080", fill="#1989fa" if full else "white")
        return Screenshot.from_picture(picture)

    step = pressed(drawn(full=False), "Hot", Box(66, 60, 27, 18))
    for full, against in ((True, False), (False, True)):
        view = look(("Hot", 66, 60), ("Mild", 66, 120), now=drawn(full=full), steps=(step,))
        assert bool(doubt(Do("hot"), step, view)) is against
    assert Point(79.5, 69) == step.decision.actions[0].at


def test_a_number_of_a_column_is_no_picture_of_an_act(look, monkeypatch) -> None:
    view = look(("Lemon tree", 40, 60), ("31", 300, 60), windows=())
    drawn = [Found(Box(300, 60, 9, 18), "icon: water", 0.4), Found(Box(500, 60, 18, 18), "icon: water", 0.2)]

    class Scene:
        def icons_like(self, word: str, least: float) -> list[Found]:
            return [icon for icon in drawn if icon.score >= least and word == "water"]

    view.scene = Scene()
    assert belonging("water the lemon tree", view) is None
    drawn[1] = Found(Box(500, 60, 18, 18), "icon: water", 0.3)
    assert belonging("water the lemon tree", view).box.left == 500


VOUCHERS = (("满50减8", 40, 60), ("本周有效", 40, 80), ("领取", 400, 70),
            ("满100减20", 40, 160), ("今天有效", 40, 180), ("领取", 400, 170))  # fmt: skip


def test_the_verb_of_a_chinese_sentence_is_pressed_in_the_row_that_it_tells_of(look, drawn) -> None:
    screen = drawn((392, 64, 440, 94), (392, 164, 440, 194))
    view = look(*VOUCHERS, now=screen, windows=())
    assert act(Do("领取今天有效的优惠券"), "", view, ()).targets[0].box.top == 170
    with pytest.raises(Ambiguous):
        act(Do("领取优惠券"), "", view, ())


def test_the_page_of_a_chinese_act_is_not_the_act(look, drawn) -> None:
    step = pressed(drawn(), "优惠券", Box(300, 10, 60, 18))
    screen = drawn((392, 64, 440, 94), (400, 70, 418, 88), (392, 164, 440, 194), (400, 170, 418, 188))
    view = look(*VOUCHERS, now=screen, steps=(step,), windows=())
    assert is_left("领取今天有效的优惠券", step, view)
    assert not is_left("打开优惠券", step, view)


def test_a_button_that_adds_something_is_no_page(look) -> None:
    names = (("学生", 40, 60), ("公告", 90, 60), ("添加学生", 150, 60), ("成绩单", 400, 300))
    assert "添加学生" not in [page.label for page in pages(look(*names, windows=()))]


def test_stars_of_several_things_below_each_other_are_asked_about(look) -> None:
    row = tuple(("☆☆☆☆☆", 300, 60 + 60 * at) for at in range(3))
    with pytest.raises(Ambiguous):
        star(4, look(*row, windows=()))
    assert star(4, look(*row[:1], windows=())).box.center.x > 300


def test_what_follows_a_colon_after_a_row_is_to_be_seen(look, drawn) -> None:
    step = pressed(drawn(), "Edit", Box(400, 80, 36, 18))
    view = look(("Frost", 40, 80), ("Title", 40, 140), now=drawn((40, 160, 300, 190)), steps=(step,))
    assert doubt(AtRow("edit", "post Frost: the title is Fern"), step, view)
    assert not doubt(AtRow("edit", "post Frost"), step, view)
