"""Which places of a window are asked for, in which words, and which are not."""

from __future__ import annotations

import pytest

from agent.errors import UsageError
from agent.evaluate.apps import plan as plans
from agent.evaluate.apps.question import Question, questions
from agent.evaluate.tree import Node
from agent.geometry import Box, Window

SCREEN = Box(0, 0, 800, 600)
FRAME = Box(100, 100, 500, 400)
WINDOW = Window("Note", "note", Box(100, 80, 500, 420), active=True)


def asked(*nodes: Node, windows: tuple[Window, ...] = (WINDOW,), frame: Box = FRAME) -> list[Question]:
    return questions(
        [Node("application", "note", children=(Node("frame", "Note", box=frame, children=nodes),))],
        windows,
        SCREEN,
    )


def button(name: str, left: float, width: float, tip: str = "") -> Node:
    return Node("push button", name, tip, box=Box(left, 150, width, 36))


def test_a_wide_button_is_asked_for_by_its_words() -> None:
    (question,) = asked(button("Open folder", 120, 110))
    assert (question.kind, question.box.left) == ("text", 120)
    assert "Open folder" in question.instruction


def test_a_square_button_is_asked_for_as_a_picture_by_its_name() -> None:
    (question,) = asked(button("Save All", 120, 38))
    assert (question.kind, "save all" in question.instruction) == ("icon", True)


def test_a_tooltip_that_says_more_is_asked_for_as_a_function() -> None:
    kinds = {each.kind: each.instruction for each in asked(button("Back", 120, 38, "Go to the last folder"))}
    assert kinds["functional"] == "go to the last folder"


def test_the_same_tooltip_twice_is_not_asked_for() -> None:
    tip = "Remove one of the entries"
    found = asked(button("Less", 120, 38, tip), button("Fewer", 200, 38, tip))
    assert [each.kind for each in found] == ["icon", "icon"]


def test_the_nearest_field_beside_words_is_asked_for_by_its_place() -> None:
    field = Node("text", box=Box(200, 150, 100, 30))
    farther = Node("text", box=Box(320, 150, 100, 30))
    (question,) = asked(Node("label", "Name:", box=Box(120, 150, 60, 30)), farther, field)
    assert question == Question("relational", "en", "the field to the right of Name", field.box or SCREEN)


def test_tabs_of_one_row_are_counted() -> None:
    tabs = [Node("page tab", name, box=Box(120 + 80 * k, 150, 70, 30)) for k, name in enumerate("XYZ")]
    assert {each.instruction for each in asked(*tabs)} == {"the second tab", "the third tab"}


def test_nothing_is_asked_of_what_lies_under_another_window() -> None:
    above = Window("Welcome", "note", Box(90, 90, 400, 300))
    assert asked(button("Open folder", 120, 110), windows=(above, WINDOW)) == []


def test_nothing_is_asked_of_a_window_that_counts_in_units_of_its_own() -> None:
    assert asked(button("Open folder", 120, 110), frame=Box(100, 100, 250, 200)) == []


def test_names_that_are_there_twice_are_not_asked_for() -> None:
    assert asked(button("Open folder", 120, 110), button("Open folder", 250, 110)) == []


def test_each_application_is_looked_at_in_two_themes_and_two_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: program)
    plan = plans.read()
    views = list(plans.views(plan, ()))
    assert len(views) == 2 * len(plan.applications)
    assert {each.look for each in views} == {look for looks in plan.looks.values() for look in looks}
    thunar = [each.look for each in views if each.app == "thunar"]
    assert sum("large" in look for look in thunar) == 1
    assert sum("dark" in look for look in thunar) == 1


def test_an_unknown_application_is_told() -> None:
    with pytest.raises(UsageError, match="did you mean 'thunar'"):
        list(plans.views(plans.read(), ("tunar",)))
