"""Claims about a row without a button for an act: its dots, what is asked then, a press that did nothing."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from agent.actions import Click, Press
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.pocket import row, row_menu, row_word
from policies.pocket.acting import act
from policies.pocket.complaint import complaint
from policies.pocket.confirming import is_meant, raised
from policies.pocket.row_menu import OPENED
from policies.pocket.undertaking import AtRow

ROWS = (("Ann", 40, 100), ("⋮", 500, 100), ("Bob", 40, 140), ("⋮", 500, 140))


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch) -> None:
    monkeypatch.setattr(row_menu, "icons_for", lambda *_: [])
    monkeypatch.setattr(row, "icons_for", lambda *_: [])
    monkeypatch.setattr(row, "_faint", lambda *_: [])


def opened(changed: bool) -> Step:
    """Return the step that opened a thing."""
    decision = Decision(
        actions=(Click(Point(60, 340)),), thought="", reply="1: [opened it] on the way to add to cart"
    )
    return Step(1, None, decision, Outcome(Result.DONE, changed=changed))


def test_an_act_without_a_button_is_looked_for_behind_the_dots_of_its_row(look) -> None:
    deed = act(AtRow("delete", "Bob"), "", look(*ROWS, windows=()), ())
    assert deed.trail == OPENED
    assert deed.targets[0].box.center.y > 130


def test_dots_that_are_read_in_another_row_hide_none_that_are_drawn_in_this_one(look, monkeypatch) -> None:
    drawn = [Found(Box(500, top, 8, 18), "icon: more", 0.6) for top in (100, 140)]
    monkeypatch.setattr(row_menu, "icons_for", lambda *_: drawn)
    view = look(("Ann", 40, 100), ("Bob", 40, 140), ("…", 500, 180), windows=())
    assert act(AtRow("delete", "Bob"), "", view, ()).targets[0].box.top == 140


def test_the_dots_of_a_card_are_not_those_of_the_card_beside_it(look, monkeypatch) -> None:
    drawn = [Found(Box(left, 100 + at, 8, 18), "icon: more", 0.6) for at, left in enumerate((180, 400, 620))]
    monkeypatch.setattr(row_menu, "icons_for", lambda *_: drawn)
    view = look(("Ann", 20, 100), ("Bob", 240, 103), ("Eve", 460, 100), windows=())
    assert act(AtRow("delete", "Bob"), "", view, ()).targets[0].box.left == 400
    assert act(AtRow("delete", "Eve"), "", view, ()).targets[0].box.left == 620


def test_that_it_cannot_be_undone_is_no_message_that_it_failed(look, drawn) -> None:
    over = Window("Streets", "chromium", Box(100, 80, 300, 160), active=True, pid=7)
    back = Window("Streets - Chromium", "chromium", Box(0, 0, 640, 400), active=False, pid=7)
    for text, told in (("This cannot be undone.", ""), ("It cannot be found.", "It cannot be found.")):
        now = drawn(ink=(120, 130, 330, 160))
        view = look((text, 120, 135), now=now, done=(Click(Point(20, 20)),), windows=(over, back))
        assert complaint(view, view.history) == told


def test_of_a_menu_only_what_came_up_is_pressed(look) -> None:
    view = look(*ROWS, ("Delete", 700, 20), ("Edit", 440, 170), ("Delete", 440, 200), windows=())
    view.fresh = [text for text in view.texts if text.box.left == 440]
    assert act(AtRow("delete", "Bob"), "", view, (OPENED,)).targets[0].box.top == 200


def test_a_menu_without_the_act_is_closed_and_nothing_else_is_pressed(look) -> None:
    view = look(*ROWS, ("Delete", 700, 20), ("Edit", 440, 170), windows=())
    view.fresh = [text for text in view.texts if text.label == "Edit"]
    deed = act(AtRow("delete", "Bob"), "", view, (OPENED,))
    assert deed.actions == (Press(("esc",)),)
    with pytest.raises(NotShown, match="not seen at"):
        act(AtRow("delete", "Bob"), "", view, (OPENED, deed.trail))


@pytest.mark.parametrize("changed", [True, False])
def test_what_belongs_to_another_is_pressed_only_where_the_press_on_the_thing_led_to_it(
    look, changed
) -> None:
    view = look(("Lamp", 40, 340), ("Mug", 40, 20), ("Add to basket", 40, 60), windows=())
    view._observation = SimpleNamespace(
        history=(opened(changed),), windows=(), screenshot=view.screenshot, task=""
    )
    came = []
    try:
        came.append(act(AtRow("add to cart", "Lamp"), "", view, ("opened it",)).targets[0].label)
    except NotShown:
        came.append("not seen")
    assert came == ["Add to basket" if changed else "not seen"]


def test_what_was_scrolled_to_is_still_looked_for_by_its_name(look) -> None:
    with pytest.raises(NotShown):
        act(AtRow("add to cart", "Lamp"), "", look(("Add to basket", 40, 60), windows=()), ("scrolled down",))


def test_a_question_in_the_middle_is_agreed_to_though_a_menu_uncovered_a_word_of_the_sentence(
    look, drawn
) -> None:
    asks = (("Are you sure?", 262, 100), ('The card "Hut" will be gone', 200, 150), ("for good.", 280, 175))
    below = (("Cancel", 230, 240), ("Delete card", 330, 240), ("+ Add a card", 500, 200))
    sizes = [(left, top, left + 9 * len(label), top + 18) for label, left, top in (*asks, *below)]
    view = look(*asks, *below, now=drawn(*sizes), done=(Click(Point(500, 200)),), windows=())
    question = raised("Delete the card Hut", view)
    assert question is not None
    assert question.yes.label == "Delete card"
    assert is_meant(question, "Delete the card Hut")


def test_the_archive_among_the_places_of_a_side_bar_archives_nothing(look) -> None:
    places = tuple((name, 20, 60 + 24 * at) for at, name in enumerate(("Inbox", "Sent", "Archive", "Trash")))
    assert row_word.words_for("archive", look(*places, windows=())) == []
    assert row_word.words_for("archive", look(places[2], windows=()))
