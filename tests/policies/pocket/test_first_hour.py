"""Claims about what a newcomer tries in the first hour in programs that nobody has tried here."""

from __future__ import annotations

import pytest

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box, Window
from policies.pocket.halfway import unanswered
from policies.pocket.intent import Do
from policies.pocket.joining import Clause
from policies.pocket.named_abroad import named_abroad

BEHIND = Window("Editor", "app", Box(0, 0, 640, 400), active=False, pid=7)
PROJECT = Window("New Project", "app", Box(100, 60, 300, 300), active=True, pid=7)


@pytest.mark.parametrize(("label", "is_asked"), [("File name:", True), ("Author:", False)])
def test_what_is_made_only_after_it_has_a_name_is_not_made_yet(look, drawn, label, is_asked) -> None:
    clause = Clause("create a new project", Do("create a new project"))
    step = Step(
        1,
        drawn(),
        Decision((Click(Box(0, 0, 9, 9).center),), reply="1: it"),
        Outcome(Result.DONE, changed=True),
    )
    now = drawn((220, 196, 380, 224), ink=(110, 80, 215, 330))
    texts = (("New Project", 120, 80), (label, 120, 200), ("Save", 120, 260), ("Cancel", 120, 300))
    view = look(*texts, now=now, windows=(PROJECT, BEHIND), steps=(step,))
    assert bool(unanswered(clause, view)) == is_asked


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("查看处理器的信息", "Processors"),
        ("切换到“内存”页", "Memory"),
        ("打开网络设置", "Network"),
        ("删除处理器", None),
        ("查看已删除的文件", None),
        ("show the memory", None),
    ],
)
def test_a_row_of_an_english_program_is_found_by_its_chinese_name(look, sentence, label) -> None:
    rows = ("Processors", "Memory", "Network", "Files", "Deleted")
    view = look(*((row, 20, 40 + 26 * at) for at, row in enumerate(rows)))
    found = named_abroad(sentence, view)
    assert (found and found.label) == label


def test_two_rows_of_the_same_english_name_are_not_told_apart(look) -> None:
    assert named_abroad("查看处理器的信息", look(("Processor", 20, 40), ("CPU", 20, 66))) is None
