"""Claims about a list that came up of which the sentence names an entry."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import Choose, Do
from policies.pocket.outcome import doubt
from policies.pocket.remainder import remainder

VIEW = Found(Box(280, 40, 40, 18), "View", 0.7)
LIST = (("View", 280, 40), ("Board", 280, 80), ("List", 280, 110), ("Timeline", 280, 140))
CLICK = Click(Point(300, 50))


def after_the_click(look, drawn, *texts):
    step = Step(
        1, drawn(), Decision((CLICK,), reply="1: it", targets=(VIEW,)), Outcome(Result.DONE, changed=True)
    )
    sizes = [(left, top, left + 9 * len(label), top + 18) for label, left, top in texts[1:]]
    return look(*texts, now=drawn(*sizes), steps=(step,), tried=(CLICK,), windows=()), step


def test_a_run_does_not_end_with_a_list_of_which_the_sentence_names_an_entry(look, drawn) -> None:
    view, step = after_the_click(look, drawn, *LIST)
    assert "only a list came up" in doubt(Do("Switch to the list view"), step, view)
    assert act(Do("Switch to the list view"), "", view, ()).targets[0].label == "List"


@pytest.mark.parametrize(
    "sentence", ["Open the view menu", "List the files", "Show the board and the list view"]
)
def test_the_verb_and_one_of_two_entries_are_no_remainder(sentence, look, drawn) -> None:
    view, _ = after_the_click(look, drawn, *LIST, ("Open", 280, 170))
    assert remainder(sentence, view) is None


def test_a_value_that_came_up_with_a_click_on_a_picture_is_not_chosen_yet(look, drawn) -> None:
    gear = Found(Box(280, 40, 20, 18), "icon: in the settings make the text large", 0.9)
    step = Step(
        1, drawn(), Decision((CLICK,), reply="1: it", targets=(gear,)), Outcome(Result.DONE, changed=True)
    )
    shown = (("Small", 100, 120), ("Large", 200, 120))
    now = drawn((100, 120, 145, 138), (200, 120, 245, 138))
    assert "nothing was chosen" in doubt(Choose("large"), step, look(*shown, now=now, steps=(step,)))
    assert doubt(Choose("huge"), step, look(*shown, now=now, steps=(step,))) == ""
