"""Claims about what is not done yet though an act was: a tool without its stroke, a game of another kind."""

from __future__ import annotations

import pytest

from agent.actions import Click, Drag, Press
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box, Point, Window
from agent.senses import Found
from policies.literal.speech import Speech
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.drawing import TOOK, is_drawing
from policies.pocket.filling_in import fill_in
from policies.pocket.intent import Do
from policies.pocket.leaving import leaving
from policies.pocket.qualifying import first_chosen
from policies.pocket.reconsidering import reconsidered
from policies.pocket.typed import unwritten

MAIN = Window("Paint", "app", Box(0, 0, 640, 400), active=True, pid=7)
BEHIND = Window("Paint", "app", Box(0, 0, 640, 400), active=False, pid=7)
SMALL = Window("Set up", "app", Box(100, 80, 300, 200), active=True, pid=7)


def did(reply: str, *actions: object, before: object, targets: tuple[Found, ...] = (), changed: bool = True):
    return Step(
        1, before, Decision(actions, reply=reply, targets=targets), Outcome(Result.DONE, changed=changed)
    )


@pytest.mark.parametrize(
    ("sentence", "draws"),
    [
        ("draw a filled circle", True),
        ("paint a big green rectangle on the canvas", True),
        ("画一个圆", True),
        ("draw the curtains", False),
        ("draw a line from Bonn to Rome", False),
    ],
)
def test_a_figure_is_drawn_and_nothing_else(sentence, draws) -> None:
    assert is_drawing(sentence) == draws


def test_a_tool_that_is_taken_only_leads_on_to_the_stroke(look, guessing, drawn) -> None:
    sentence = "draw a circle"
    shown = guessing(look(("Circle", 20, 60)), Found(Box(20, 60, 54, 18), "Circle", 0.95))
    tool = act(Do(sentence), sentence, shown, ())
    assert (tool.targets[0].label, tool.trail) == ("Circle", TOOK)
    canvas = drawn(ink=(0, 0, 120, 400))
    stroke = act(Do(sentence), sentence, look(now=canvas), (TOOK,))
    drag = stroke.actions[0]
    assert isinstance(drag, Drag)
    assert not stroke.trail
    assert all(point.x > 120 for point in drag.path)


def test_the_kind_of_a_game_is_chosen_before_it_is_started(look) -> None:
    sentence = "start a two player game"
    form = (("Color: Dark ▼", 200, 100), ("Level: Easy ▼", 200, 150), ("Start Game", 200, 300))
    first = first_chosen(sentence, look(*form), ())
    assert first.targets[0].label == "Color: Dark ▼"
    has = first_chosen(sentence, look(*form, ("Two players", 210, 130)), ())
    assert has is None
    opened = (first.trail, "closed a list that has it not")
    assert first_chosen(sentence, look(*form), opened).targets[0].label == "Level: Easy ▼"
    with pytest.raises(NotShown):
        first_chosen(sentence, look(*form), (*opened, "opened list Level: Easy ▼", opened[1]))
    assert first_chosen("start a new game", look(*form), ()) is None
    assert first_chosen(sentence, look(("Start Game", 200, 300)), ()) is None


def test_an_entry_of_a_list_that_came_up_is_the_kind_of_the_game(look, drawn) -> None:
    at = Click(Point(250, 109))
    trail = ("opened list Color: Dark ▼",)
    came = drawn(ink=(205, 130, 320, 150))
    view = look(("Two players", 210, 130), now=came, done=(at,))
    assert first_chosen("start a two player game", view, trail).trail == "chose it in the list"
    assert first_chosen("start a three player game", view, trail).actions == (Press(("esc",)),)


def test_what_is_opened_by_a_menu_and_does_not_come_is_not_told_done(look, drawn) -> None:
    said = clauses("open the help")
    menu = drawn(ink=(110, 55, 220, 150))
    icon = did("1: [looked in the main menu] on the way to it", Click(Point(120, 39)), before=drawn())
    entry = did("1: do 'open the help'", Click(Point(130, 90)), before=menu)
    judged = reconsidered(said, 1, look(steps=(icon, entry)), (icon, entry), Speech())
    assert "closed again" in judged.thought
    came = look(now=drawn(ink=(100, 100, 500, 300)), steps=(icon, entry))
    assert reconsidered(said, 1, came, (icon, entry), Speech()) is None


@pytest.mark.parametrize(
    ("windows", "closes"),
    [
        ((SMALL,), False),
        ((MAIN, Window("Set up", "app", Box(0, 0, 640, 400), active=False, pid=7)), False),
        ((SMALL, BEHIND), True),
    ],
    ids=["all there is of its program", "behind the one in front", "over its window"],
)
def test_a_wizard_is_closed_only_where_it_is_one_window_of_more(windows, closes, look) -> None:
    view = look(("Next", 200, 200), windows=windows)
    if closes:
        assert leaving("close the wizard", view) == ("alt", "f4")
    else:
        with pytest.raises(NotShown):
            leaving("close the wizard", view)
    assert leaving("close the program", view) == ("alt", "f4")


def test_a_date_is_typed_from_the_left_end_over_another_one(look, drawn) -> None:
    field = Found(Box(200, 100, 200, 24), "field date")
    view = look(("03/14/2026", 206, 103), now=drawn((200, 100, 400, 124)))
    click = fill_in(field, "05/02/2026", view).actions[0]
    assert click.at.x < 230
    name = look(("Anna", 206, 103), now=drawn((200, 100, 400, 124)))
    assert fill_in(field, "Bob", name).actions[0].at == field.box.center


@pytest.mark.parametrize(
    ("shown", "wanting"), [("mm/03/yyyy", True), ("03/05/2026", False), ("my dog", False)]
)
def test_a_mask_that_still_wants_a_part_holds_no_date(shown, wanting, look, drawn) -> None:
    field = Found(Box(200, 100, 200, 24), "field date")
    step = did("1: it", Click(field.box.center), before=drawn(), targets=(field,))
    told = unwritten("March 5", "date", False, step, look((shown, 206, 103), ("March 5", 20, 300)))
    assert bool(told) == wanting
