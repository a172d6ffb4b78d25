"""Claims about sentences that point: how they are read, and what is measured where words tell a place."""

from __future__ import annotations

import pytest

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.clause import clauses
from policies.pocket.eye import Pointed
from policies.pocket.in_common import better_said
from policies.pocket.intent import ClickThe, told
from policies.pocket.mark import Kind, Mark
from policies.pocket.neighbour import neighbour
from policies.pocket.order import place_in
from policies.pocket.pointing import is_pointing
from policies.pocket.titled import window_act
from policies.pocket.valued import showing_value
from policies.pocket.written import only_verb

AREA = Box(0, 0, 800, 600)


def row(*labels: str, top: float = 20) -> list[Found]:
    return [Found(Box(20 + 100 * at, top, 60, 16), label) for at, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("Click the menu left of Help", "menu left of Help"),
        ("Open the section between LCH and Input", "section between LCH and Input"),
        ("the option between Standard and Print", "option between Standard and Print"),
        ("The drop-down right of 'Standard dialogs:'", "drop-down right of 'Standard dialogs:'"),
        ("点击确定左边的按钮", "确定左边的按钮"),
        ("点击文件和视图之间的菜单", "文件和视图之间的菜单"),
    ],
)
def test_a_sentence_that_points_is_one_click_on_all_that_it_names(task, name):
    assert [clause.intent for clause in clauses(task)] == [ClickThe(name)]
    assert is_pointing(name)


def test_the_next_act_is_still_parted():
    read = clauses("Open Preferences, click the button between Add and Remove and close the dialog")
    assert [told(clause.intent) for clause in read][1:] == [
        "click 'button between Add and Remove'", "do 'close the dialog'",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Save", "Search and Replace", "file to the left", "right of way"])
def test_a_plain_name_points_at_nothing_else(name):
    assert not is_pointing(name)


def nobody(sentence: str) -> list[Found]:
    raise AssertionError("no icon is meant")


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Click the link left of 'modules'", "next"),
        ("click the link to the right of next", "modules"),
        ("点击 next 左边的链接", "previous"),
    ],
)
def test_the_nearest_text_on_that_side_is_taken(sentence, label):
    texts = row("Go", "previous", "next", "modules", "index")
    assert neighbour(sentence, texts, [], nobody).label == label


def test_links_that_were_read_as_one_line_are_told_apart():
    line = Found(Box(20, 20, 300, 16), "previous | next | modules")
    found = neighbour("the link left of 'next'", [line], [], nobody)
    assert found.label == "previous"
    assert found.box.right < 200


def test_a_field_is_measured_from_its_label_and_from_an_icon():
    field = Mark(Box(120, 60, 200, 24), Kind.FRAME)
    texts = [Found(Box(20, 64, 60, 16), "Name"), Found(Box(20, 10, 60, 16), "Title")]
    assert neighbour("the field right of Name", texts, [field], nobody).box == field.box
    pictures = [Found(Box(700, 5, 20, 20), "icon"), Found(Box(90, 62, 20, 20), "icon")]
    asked = []
    found = neighbour(
        "the field next to the person icon", texts, [field], lambda said: asked.append(said) or pictures
    )
    assert found.box == field.box  # the likeliest picture has no field beside it
    assert asked == ["the person icon"]


def test_an_icon_and_what_is_there_twice_are_left_to_the_model():
    assert neighbour("the icon left of Help", row("File", "Help"), [], nobody) is None
    assert neighbour("the link left of Edit", row("Edit", "View", "Edit"), [], nobody) is None
    assert neighbour("Click Save", row("Save"), [], nobody) is None


def test_a_field_without_a_label_is_known_by_what_it_shows():
    texts = row("1 / 17", "100 %", "spec")
    assert showing_value("click on the page number field", texts).label == "1 / 17"
    assert showing_value("另选一个缩放比例", texts).label == "100 %"
    assert showing_value("go to the next page", texts) is None
    assert showing_value("the page number field", [*texts, *row("2 / 3", top=90)]) is None


def test_a_window_is_closed_by_its_own_bar():
    texts = [*row("Git Gui (site)"), *row("Repository", "Edit", top=50)]
    act, bar = window_act("Close Git Gui", texts, AREA)
    assert act == "Close the window"
    assert texts[0].box.center in bar
    assert texts[1].box.center not in bar
    assert window_act("minimise the PDF viewer", texts, AREA) == ("minimise the window", None)
    assert window_act("Close Repository", texts, AREA) is None
    assert window_act("close the Search tab", texts, AREA) is None


def test_a_button_that_is_the_verb_is_meant_and_not_the_head_that_speaks_of_it():
    head, menu = Found(Box(20, 300, 200, 16), "Staged Changes (Will Commit)"), row("Commit")[0]
    button = Found(Box(20, 400, 60, 16), "Commit")
    texts = [menu, head, button]
    assert only_verb(head, "Commit the staged changes", texts) == button
    whole = Found(Box(20, 300, 200, 16), "Commit staged changes")
    assert only_verb(whole, "Commit the staged changes", texts) is None


def test_a_word_of_the_sentence_beats_a_text_that_has_none():
    timer, watch = (
        Mark(Box(at, 0, 50, 16), Kind.TEXT, label) for at, label in ((0, "Timer"), (90, "Stopwatch"))
    )
    found = better_said(Pointed(timer, 0.7), "measure how long it takes with a stopwatch", [timer, watch])
    assert found == Pointed(watch, 0.7)
    beside = Pointed(timer, 0.7)
    assert better_said(beside, "the tab right of Stopwatch", [timer, watch]) == beside


def test_where_the_model_hardly_knows_the_only_text_with_a_word_of_the_sentence_is_meant():
    theme, style, icon = (
        Mark(Box(at, 0, 50, 16), kind, label)
        for at, kind, label in ((0, Kind.TEXT, "Icon Theme"), (90, Kind.TEXT, "Fonts"), (180, Kind.PART, ""))
    )
    sentence = "Let me change the icons of the applications"
    assert better_said(Pointed(icon, 0.1), sentence, [theme, style, icon]) == Pointed(theme, 0.1)
    assert better_said(Pointed(icon, 0.6), sentence, [theme, style, icon]) == Pointed(icon, 0.6)
    two = Mark(Box(0, 40, 50, 16), Kind.TEXT, "Icons")
    assert better_said(Pointed(icon, 0.1), sentence, [theme, two, icon]) == Pointed(icon, 0.1)


def test_the_middle_of_three_is_the_second():
    place, sentences = place_in("Click the middle of the three date fields", [])
    assert place == 1
    assert sentences[0] == "Click the first date field"
