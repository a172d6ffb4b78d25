"""Claims about menus that have no title, and about entries that lead on under a name of their own."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import Tick
from policies.pocket.meaning import meant
from policies.pocket.menu_order import may_lead
from policies.pocket.menus import offered
from policies.pocket.misplaced import is_misplaced
from policies.pocket.outcome import doubt

PRESSED = Click(Point(500, 30))
POPOVER = (
    ("100%", 480, 180),
    ("新建窗口(N)", 410, 230),
    ("快捷键(K)", 410, 280),
    ("关于控制台(A)", 410, 312),
)


@pytest.mark.parametrize("sentence", ["打开关于窗口", "show the about dialog"])
def test_what_a_program_is_told_by_a_menu_without_a_title_that_begins_with_icons(sentence, look) -> None:
    shown = look(*POPOVER, done=(PRESSED,))
    shown.fresh = shown.texts
    assert offered(sentence, shown).label == "关于控制台(A)"
    assert offered(sentence, look(*POPOVER[:3], done=(PRESSED,))) is None


@pytest.mark.parametrize(
    ("entry", "sentence", "leads"),
    [
        ("Orientation", "rotate the picture to the left", True),
        ("方向(O)", "把图片向左旋转", True),
        ("将文本对齐(T)", "把全文居中", True),
        ("Rating", "rotate the picture to the left", False),
    ],
)
def test_an_entry_leads_on_to_what_it_is_about(entry, sentence, leads) -> None:
    assert may_lead(entry, sentence) == leads


@pytest.mark.parametrize("entry", ["Shuffle albums", "Albums"])
def test_a_switch_is_not_on_where_its_picture_only_brought_a_list_that_says_its_name(
    entry, look, drawn
) -> None:
    icon = Found(Box(290, 80, 20, 20), "icon: turn on shuffle", 0.97)
    click = Step(
        1,
        drawn(),
        Decision((Click(icon.box.center),), reply="1: tick 'shuffle'", targets=(icon,)),
        Outcome(Result.DONE, changed=True),
    )
    listed = (("Don't shuffle", 300, 110), ("Shuffle all", 300, 134), (entry, 300, 158))
    shown = drawn((292, 106, 470, 186))
    came = look(*listed, now=shown, steps=(click,))
    came.fresh = came.texts
    assert "only a list" in doubt(Tick("shuffle"), click, came)
    labelled = look(("Shuffle", 320, 82), *listed, now=shown, steps=(click,))
    labelled.fresh = labelled.texts[1:]
    assert "only a list" not in doubt(Tick("shuffle"), click, labelled)


def test_an_entry_that_is_called_by_the_verb_is_meant_before_one_that_only_means_the_like(look) -> None:
    shown = look(("Rotate 180°", 40, 60), ("Mirror", 40, 84), ("Flip", 40, 108))
    like = {"Rotate 180°": 0.6, "Mirror": 0.95, "Flip": 0.8}
    shown.alike = lambda sentence, labels: [like[label] for label in labels]
    assert meant("flip it upside down", shown.texts, shown).label == "Flip"
    assert meant("turn it upside down", shown.texts, shown).label == "Mirror"
    like["Flip"] = 0.2
    assert meant("flip it upside down", shown.texts, shown) is None


def test_a_text_like_the_name_is_not_it_where_another_is_the_very_name(look, guessing) -> None:
    timer = Found(Box(300, 40, 45, 18), "Timer", 0.84)
    shown = guessing(look(("Stopwatch", 180, 40), ("Timer", 300, 40)), timer)
    shown.guess("")
    shown.alike = lambda sentence, labels: [0.78] * len(labels)
    assert is_misplaced(timer, "start the stopwatch", shown)
    assert not is_misplaced(timer, "start the countdown", shown)


def test_a_label_that_says_no_to_a_name_is_not_what_turns_it_on(look) -> None:
    shown = look(("Don't shuffle", 300, 110), ("Shuffle all", 300, 134))
    (click,) = act(Tick("shuffle"), "turn on shuffle", shown, ()).actions
    assert click.at.y > 130
