"""Claims about windows in front: a welcome with one button, tools that ask for no answer, a page gone to."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point, Window
from policies.literal.speech import Speech
from policies.pocket.applying import concluding
from policies.pocket.clause import clauses
from policies.pocket.hurdle import cleared
from policies.pocket.intent import Keys, Write
from policies.pocket.menus import look_in, titles
from policies.pocket.reconsidering import AGAIN, reconsidered
from policies.pocket.replacing import replace
from policies.pocket.section import to_section
from policies.pocket.seeking import explore

BAR = (("File", 10, 30), ("Edit", 60, 30), ("View", 110, 30), ("Help", 160, 30))
WELCOME = Window("Welcome", "app", Box(100, 80, 240, 200), active=True, pid=7)
SMALL = Window("Settings Toolbar", "app", Box(200, 150, 240, 200), active=True, pid=7)
BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), pid=7)
WORDS = (("Language: English", 120, 120), ("Settings: Standard", 120, 150))


@pytest.mark.parametrize(
    ("label", "pressed"), [("Let's go!", "Let's go!"), ("企oK", "企oK"), ("Exit", None), ("Cancel", None)]
)
def test_a_welcome_with_one_button_is_gone_on_from(label, pressed, look, drawn) -> None:
    said = clauses("show me the variables")
    button = (210, 226, 330, 256)
    view = look(*WORDS, (label, 270 - 5 * len(label), 232), now=drawn(button), windows=(WELCOME,))
    deed = cleared(view, said, said[0], ())
    assert (deed.targets[0].label if deed else None) == pressed


def test_the_menus_behind_a_window_of_tools_are_looked_into_but_not_those_behind_a_question(look) -> None:
    windows = (SMALL, BEHIND)
    tools = look(*BAR, ("Size", 220, 200), ("Flow", 220, 230), windows=windows)
    assert [title.label for title in titles(tools)] == ["File", "Edit", "View", "Help"]
    assert look_in(tools, "rotate the picture", ()).targets[0].label == "Edit"
    asking = look(*BAR, ("Size", 220, 200), ("OK", 220, 230), windows=windows)
    assert titles(asking) == []
    assert look_in(asking, "rotate the picture", ()) is None


@pytest.mark.parametrize(
    ("sentence", "page"),
    [("create a task", "Tasks"), ("add a new contact", "Contacts"), ("新建联系人", "联系人")],
)
def test_the_page_that_is_called_by_what_is_made_is_gone_to_once(sentence, page, look) -> None:
    pages = [("Calendar", 20, 40), ("Tasks", 120, 40), ("Contacts", 200, 40), ("联系人", 320, 40)]
    view = look(*pages)
    deed = to_section(view, sentence, ())
    assert (deed.targets[0].label, type(deed.actions[0])) == (page, Click)
    assert to_section(view, sentence, (deed.trail,)) is None
    assert to_section(view, "create a note", ()) is None


def test_a_window_whose_menus_are_covered_by_tools_is_brought_to_the_front_once(look) -> None:
    tools = look(("Size", 220, 200), windows=(SMALL, BEHIND))
    deed = explore(tools, "rotate it", (), True, "rotate it")
    assert deed.actions[0].at in BEHIND.box
    assert deed.actions[0].at not in SMALL.box
    again = explore(tools, "rotate it", (deed.trail, "looked in the main menu"), True, "")
    assert again.trail != deed.trail


@pytest.mark.parametrize(
    ("label", "box"), [("替换为(W)：", (200, 96, 400, 120)), ("Replace with:", (200, 96, 400, 120))]
)
def test_a_label_with_the_key_of_a_menu_in_brackets_is_that_of_its_field(label, box, look, drawn) -> None:
    field = (200, 56, 400, 80)
    view = look(("搜索(S)：", 60, 60), (label, 60, 100), now=drawn(field, box))
    deed = replace("milk", "tea", view, ())
    assert deed.trail == "filled in both fields"


def test_what_a_press_makes_is_waited_for_before_its_name_is_typed(look, drawn) -> None:
    said = clauses("add a task called 'pay the rent'")
    pressed = Step(
        1,
        drawn(),
        Decision((Click(Point(25, 80)),), reply="1: do 'create a task'"),
        Outcome(Result.DONE, changed=True),
    )
    lit = look(now=drawn(ink=(20, 70, 40, 90)), steps=(pressed,))
    assert reconsidered(said, 1, lit, (pressed,), Speech()).reply == AGAIN
    came = look(now=drawn(ink=(20, 70, 400, 300)), steps=(pressed,))
    assert reconsidered(said, 1, came, (pressed,), Speech()) is None


def test_a_dialog_that_a_name_and_enter_did_not_end_is_agreed_to_while_the_name_stands_there(
    look, drawn
) -> None:
    last = (Write("Anna"), Keys(("enter",)))
    made = Step(
        1,
        drawn(),
        Decision((Click(Point(25, 80)),), reply="1: do '新建联系人'"),
        Outcome(Result.DONE, changed=True),
    )
    form = drawn((250, 176, 420, 202))
    named = look(("Anna", 256, 180), ("OK", 300, 300), now=form, windows=(SMALL, BEHIND), steps=(made,))
    assert concluding(last, named).targets[0].label == "OK"
    asked = look(
        ("Anna exists", 256, 240), ("OK", 300, 300), now=form, windows=(SMALL, BEHIND), steps=(made,)
    )
    assert concluding(last, asked) is None
    assert concluding(last, look(("Anna", 256, 180), ("OK", 300, 300), now=form, steps=(made,))) is None
