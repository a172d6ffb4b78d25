"""Claims about where a task is cut."""

from __future__ import annotations

import pytest

from agent.errors import TaskNotUnderstood
from policies.pocket.clause import clauses
from policies.pocket.intent import Keys


@pytest.mark.parametrize(
    ("task", "sentences"),
    [
        ("open the menu", ("open the menu",)),
        (
            "open Preferences, turn on line numbers and close the dialog",
            ("open Preferences", "turn on line numbers", "close the dialog"),
        ),
        ("click Search and Replace", ("click Search and Replace",)),
        ('type "open, close and save" and press Enter', ('type "open, close and save"', "press Enter")),
        ("Search for a font. Then close the window.", ("Search for a font", "close the window")),
        ("打开菜单，然后关闭窗口", ("打开菜单", "关闭窗口")),
        ("打开菜单并关闭窗口", ("打开菜单", "关闭窗口")),
        ("please maximise the window then go back", ("maximise the window", "go back")),
    ],
)
def test_a_task_is_cut_where_another_act_begins(task, sentences):
    assert tuple(clause.sentence for clause in clauses(task)) == sentences


def test_keys_are_read_as_keys():
    assert clauses("open the menu and press Ctrl+S")[1].intent == Keys(("ctrl", "s"))


@pytest.mark.parametrize(("task", "words"), [("press Ctrl+Bogus", "Bogus"), ("write a mail", "in quotes")])
def test_what_means_no_place_is_not_looked_for_on_the_screen(task, words):
    with pytest.raises(TaskNotUnderstood, match=words):
        clauses(task)


@pytest.mark.parametrize("task", ["", "  ", ", and then."])
def test_a_task_of_nothing_is_refused(task):
    with pytest.raises(TaskNotUnderstood):
        clauses(task)
