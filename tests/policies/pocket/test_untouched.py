"""Claims about tables and pages that only look like what is meant: nothing is typed or ticked there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket import row
from policies.pocket.acting import act
from policies.pocket.dismissing import dismiss
from policies.pocket.entry import entry_of
from policies.pocket.filling_in import fill_in
from policies.pocket.filtering import is_left_by
from policies.pocket.intent import Do, Tick, Write
from policies.pocket.outcome import doubt
from policies.pocket.typed import unwritten
from policies.pocket.undertaking import Dismiss

SIZE = (640, 400)


def done(before: Screenshot, *actions, targets=(), changed=True) -> Step:
    return Step(1, before, Decision(actions, "", "1: it", targets), Outcome(Result.DONE, changed=changed))


def test_that_a_box_of_another_name_is_not_ticked_tells_nothing_of_the_one_that_is_meant(
    look, drawn, guessing
) -> None:
    screen = drawn((40, 60, 56, 76))
    view = guessing(look(("Mild", 66, 60), now=screen, windows=()), Found(Box(66, 60, 36, 18), "Mild", 0.8))
    with pytest.raises(NotShown):
        act(Tick("Cutlery", False), "no cutlery", view, ())


def test_a_key_that_closed_nothing_has_dismissed_nothing(look, drawn) -> None:
    step = done(drawn(), Press(("esc",)), changed=False)
    assert doubt(Dismiss("every alert"), step, look(("Alerts", 40, 40), steps=(step,), windows=()))


def test_of_all_that_is_to_be_dismissed_one_button_says_so(look, drawn, monkeypatch) -> None:
    texts = (("Dismiss", 400, 60), ("Dismiss", 400, 120), ("Dismiss all", 40, 200))
    (click,) = dismiss("every alert", look(*texts, windows=())).actions
    assert click.at.y == 209


def test_an_empty_box_to_tick_is_no_picture_that_deletes(look, drawn) -> None:
    view = look(("Call Ann", 100, 61), now=drawn((40, 60, 58, 78)), windows=())
    assert view.ticks
    box, bin_ = Found(Box(40, 60, 18, 18), "icon", 0.4), Found(Box(500, 60, 18, 18), "icon", 0.3)
    view.scene = None
    assert row._for_it("mark as unread", [], view) == []

    class Scene:
        def icons_like(self, word: str, least: float) -> list[Found]:
            return []

    view.scene = Scene()
    assert row._for_it("delete", [box, bin_], view) == [bin_]
    larger = Found(Box(36, 54, 26, 28), "icon", 0.4)  # a bin, whose body is as a box
    assert row._for_it("delete", [larger], view) == [larger]


def test_a_coloured_word_of_each_row_is_what_is_left_by_a_filter(look, drawn) -> None:
    rows = [(text, left, 100 + 40 * at) for at in range(2)
            for text, left in (("Ann", 40), ("City bike", 120), ("Waiting", 300))]  # fmt: skip
    labels = [(292, 96 + 40 * at, 372, 122 + 40 * at) for at in range(2)]
    chips = ((150, 36, 230, 62), (250, 36, 310, 62))
    screen = drawn(*labels, *chips)
    chosen = (("Waiting", 156, 40), ("Ready", 258, 40))
    assert is_left_by("waiting", look(*chosen, *rows, now=screen, windows=()))
    assert not is_left_by("waiting", look(*chosen, now=screen, windows=()))


TABLE = tuple((40 + 150 * x, 40 + 50 * y, 189 + 150 * x, 89 + 50 * y) for x in range(3) for y in range(4))
HEADS = (("Name", 60, 56), ("Grade", 210, 56), ("State", 360, 56), ("Ann", 60, 106), ("88", 210, 106))


def test_the_head_of_a_column_is_no_field_though_it_has_a_frame(look, drawn) -> None:
    view = look(*HEADS, now=drawn(*TABLE), windows=())
    with pytest.raises(NotShown):
        entry_of(view, "grade")


def test_a_row_under_a_head_is_no_field(look, drawn) -> None:
    band = (("Title", 60, 20), ("Moss", 60, 68), ("2 Jan", 200, 68), ("120", 320, 68), ("Edit", 420, 68))
    view = look(*band, now=drawn((40, 56, 600, 96)), windows=())
    with pytest.raises(NotShown):
        entry_of(view, "title")


def test_words_that_are_hardly_meant_are_not_typed_on(look, guessing) -> None:
    view = guessing(look(("Week", 400, 20), windows=()), Found(Box(400, 20, 36, 18), "Week", 0.68))
    with pytest.raises(NotShown):
        entry_of(view, "first day")


def test_a_number_that_is_typed_on_the_head_of_a_column_is_doubted(look, drawn) -> None:
    view = look(*HEADS, now=drawn(*TABLE), windows=())
    target = Found(Box(40, 40, 149, 49), "Name", 0.9)
    typed = done(drawn(), Click(target.box.center), Type("61"), targets=(target,))
    assert doubt(Write("61", "name"), typed, view)


@pytest.mark.parametrize(
    ("mask", "keys"), [("mm/dd/yyyy", "05172027"), ("dd/mm/yyyy", "17052027"), ("yyyy/mm/dd", "20270517")]
)
def test_a_day_is_typed_in_the_order_of_the_mask(mask: str, keys: str, look, drawn) -> None:
    view = look((mask, 50, 64), now=drawn((40, 56, 400, 92)), windows=())
    actions = fill_in(Found(Box(40, 56, 360, 36), "field Date", 0.9), "17 May 2027", view).actions
    assert actions[-1] == Type(keys)


@pytest.mark.parametrize(("shown", "against"), [("05/17/2027", False), ("05/17/0017", True)])
def test_a_day_that_a_field_writes_otherwise_is_the_day_that_was_typed(shown, against, look, drawn) -> None:
    target = Found(Box(40, 56, 360, 36), "field Date", 0.9)
    step = done(drawn(), Click(target.box.center), Type("05172027"), targets=(target,))
    view = look((shown, 50, 64), now=drawn((40, 56, 400, 92)), windows=())
    assert bool(unwritten("17 May 2027", "date", False, step, view)) is against


def columns() -> Screenshot:
    picture = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(picture)
    for top, colour, knob in ((80, "#1a73e8", 322), (140, "#bbbbbb", 302)):
        pen.rounded_rectangle((300, top, 344, top + 24), 12, fill=colour)
        pen.ellipse((knob, top + 2, knob + 20, top + 22), fill="white")
    return Screenshot.from_picture(picture)


@pytest.mark.parametrize(
    ("sentence", "pressed"),
    [("Publish the seed list", True), ("Publish the pond", False), ("Unpublish the pond", True)],
)
def test_the_switch_of_a_row_is_pressed_for_the_act_that_its_column_says(sentence, pressed, look) -> None:
    texts = (("Title", 40, 30), ("Published", 290, 30), ("Pond", 40, 83), ("Seed list", 40, 143))
    deed = act(Do(sentence), sentence, look(*texts, now=columns(), windows=()), ())
    assert [action.at.x > 290 for action in deed.actions] == [True] * pressed
    assert replace(deed, actions=()).targets[0].label.startswith("switch")
