"""Claims about acts that came half of the way: what is asked in a dialog, and what only looks like a list."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.halfway import agreed, unanswered
from policies.pocket.intent import Do, Seek
from policies.pocket.menus import look_in, offered, only_leads, titles
from policies.pocket.outcome import doubt
from policies.pocket.reconsidering import AGAIN, reconsidered

BEHIND = Window("Letters", "app", Box(0, 0, 640, 400), pid=7)
SORT = Window("Sort lines", "app", Box(150, 90, 340, 220), active=True, pid=7)
CHOICES = (("Rising", 170, 130), ("OK", 300, 280), ("Cancel", 380, 280))
BUTTONS = ((290, 276, 340, 302), (370, 276, 460, 302))


def came_up(sentence, texts, look, drawn, *boxes, window=SORT):
    """Return a look at a dialog that has come up with the last act."""
    done = Step(
        1,
        drawn(),
        Decision((Click(Point(20, 20)),), reply=f"1: do '{sentence}'"),
        Outcome(Result.DONE, changed=True),
    )
    now = drawn(*BUTTONS, *boxes, ink=(160, 120, 470, 300))
    return look(*texts, now=now, before=drawn(), windows=(window, BEHIND), steps=(done,)), done


def test_what_a_dialog_asks_is_agreed_to_where_it_is_what_was_said(look, drawn) -> None:
    (clause,) = clauses("sort the lines")
    shown, _ = came_up("sort the lines", CHOICES, look, drawn)
    shown.buttons = [Box(290, 276, 50, 26), Box(370, 276, 90, 26)]
    assert agreed(clause, shown).targets[0].label == "OK"
    shown.fields = [Box(170, 200, 120, 24)]
    assert agreed(clause, shown) is None  # something is to be filled in


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("sort the words", True),
        ("count the letters", True),
        ("open the window for sorting", False),
        ("find the longest line", False),
        ("save it", True),
        ("print it", False),
    ],
)
def test_a_run_does_not_end_with_a_question_that_is_not_answered(sentence, asked, look, drawn) -> None:
    said = clauses(sentence)
    shown, step = came_up(sentence, CHOICES, look, drawn)
    assert bool(unanswered(said[-1], shown)) == asked
    decision = reconsidered(said, 1, shown, (step,), Speech())
    assert (decision is not None and decision.reply == AGAIN) == asked


def test_a_window_without_a_way_to_decline_asks_nothing(look, drawn) -> None:
    (clause,) = clauses("count the letters")
    shown, _ = came_up("count the letters", (("Letters: 70", 170, 130), ("Close it", 300, 280)), look, drawn)
    assert unanswered(clause, shown) == ""


def test_what_a_menu_covered_is_no_list_that_came_up(look, drawn) -> None:
    opens = Step(
        1,
        drawn(),
        Decision((Click(Point(120, 39)),), reply="1: [looked in the menu View] on the way to wrap the lines"),
        Outcome(Result.DONE, changed=True),
    )
    entry = Step(
        2,
        drawn(),
        Decision((Click(Point(125, 90)),), reply="1: do 'wrap the lines'"),
        Outcome(Result.DONE, changed=True),
    )
    lines = tuple((f"line {number} of the text", 110, 100 + 24 * number) for number in range(5))
    now = drawn((100, 40, 330, 240), ink=(110, 100, 300, 230))
    assert doubt(Do("wrap the lines"), entry, look(*lines, now=now, steps=(opens, entry))) == ""
    bare = doubt(Do("wrap the lines"), entry, look(*lines, now=now, steps=(entry,)))
    assert bare == "only a list came up, and nothing was chosen from it"


@pytest.mark.parametrize(
    ("sentence", "leads"), [("go to the settings", True), ("open the Settings menu", False)]
)
def test_the_menu_that_is_called_like_the_preferences_only_leads_to_them(sentence, leads, look) -> None:
    bar = (("File", 10, 30), ("Edit", 60, 30), ("Settings", 110, 30), ("Help", 200, 30))
    shown = look(*bar)
    assert only_leads(titles(shown)[2], sentence, shown) == leads
    step = look_in(shown, sentence, ())
    assert step.targets[0].label == "Settings"
    menu = (("Show Path", 112, 60), ("Configure Toolbars...", 112, 84), ("Configure Letters...", 112, 108))
    entry = offered(sentence, look(*bar, *menu, done=step.actions))
    assert (entry is not None and entry.label == "Configure Letters...") == leads


def test_a_menu_of_settings_without_a_dialog_is_all_there_is(look, drawn) -> None:
    bar = (("File", 10, 30), ("Edit", 60, 30), ("Settings", 110, 30), ("Help", 200, 30))
    shown = look(
        *bar,
        ("Radians", 112, 60),
        ("Degrees", 112, 84),
        now=drawn(ink=(108, 50, 330, 140)),
        done=(Click(Point(140, 39)),),
    )
    deed = look_in(shown, "open the settings", ("looked in the menu Settings",))
    assert deed.actions == ()
    assert deed.trail == ""


@pytest.mark.parametrize(
    ("sentence", "pressed"),
    [("翻到最后一页", True), ("go to the last page", True), ("find the star", False)],
)
def test_a_picture_that_leads_somewhere_is_no_arrival_there(sentence, pressed, look, guessing) -> None:
    arrow = Found(Box(200, 60, 20, 20), f"icon: {sentence}", 0.94)
    deed = act(Seek(sentence), sentence, guessing(look(), arrow), ())
    assert (deed.actions == (Click(arrow.box.center),)) == pressed
