"""What the suite `desk` tries, how it judges, and what it says of a plan that does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from agent.control import Control
from agent.errors import UsageError
from agent.evaluate.desk import plan as plans
from agent.evaluate.desk.judge import Judge, Silent
from agent.evaluate.desk.plan import Condition, Plan
from agent.evaluate.stage import furnish
from agent.evaluate.tree import Node
from agent.fake import FakeDesktop

TASK = """\
applications: {note: {program: sh, package: dash, toolkit: none}}
tasks:
  write: {app: note, start: [sh], say: write, acts: 1, wanted: [{file: a.txt}], way: [type hello]}
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.read()


def test_the_plan_has_thirty_tasks_on_eight_applications_of_five_toolkits(plan: Plan) -> None:
    apps = {task.app for task in plan.tasks.values()}
    assert len(plan.tasks) >= 30
    assert len(apps) >= 8
    assert len({plan.applications[app].toolkit for app in apps}) >= 5


def test_a_third_of_the_tasks_takes_three_acts_and_some_are_chinese(plan: Plan) -> None:
    long = [task for task in plan.tasks.values() if task.acts >= 3]
    assert len(long) >= len(plan.tasks) / 3
    assert sum(task.lang == "zh" for task in plan.tasks.values()) >= 4


def test_no_sentence_has_quotes(plan: Plan) -> None:
    assert [task.say for task in plan.tasks.values() if any(mark in task.say for mark in "\"'“”「」")] == []


def test_names_choose_tasks_and_applications(plan: Plan) -> None:
    assert plans.chosen(plan, ("xterm-folder",)) == ("xterm-folder",)
    assert {plan.tasks[name].app for name in plans.chosen(plan, ("yad", "idle"))} == {"yad", "idle"}


def test_an_unknown_name_is_told_with_the_nearest_one(plan: Plan) -> None:
    with pytest.raises(UsageError, match="did you mean 'mousepad'"):
        plans.chosen(plan, ("mousepat",))


@pytest.mark.parametrize(
    ("said", "instead", "message"),
    [
        ("type hello", "utter hello", "is nothing to do"),
        ("a.txt", "../a.txt", "leaves the home folder"),
        ("app: note", "app: mote", "did you mean 'note'"),
        ("file: a.txt", "file: a.txt, title: b", "one of file, title, clipboard, part is needed"),
    ],
)
def test_what_is_wrong_in_a_plan_is_told(tmp_path: Path, said: str, instead: str, message: str) -> None:
    (tmp_path / plans.FILE).write_text(TASK.replace(said, instead))
    with pytest.raises(UsageError, match=message):
        plans.read(tmp_path)


def test_a_missing_application_is_named(tmp_path: Path) -> None:
    (tmp_path / plans.FILE).write_text(TASK.replace("program: sh", "program: no-such-program"))
    assert plans.read(tmp_path).missing(["write"]) == ("note",)


def tree_of(*nodes: Node) -> Sequence[Node]:
    return [Node("application", "note", children=nodes)]


@pytest.mark.parametrize(
    ("condition", "files", "nodes"),
    [
        (Condition(file="a.txt", holds="hello"), {"a.txt": "hello\n"}, ()),
        (Condition(file="a.txt", line="two"), {"a.txt": "one\ntwo\n"}, ()),
        (Condition(file="a.txt", within="ell"), {"a.txt": "hello\n"}, ()),
        (Condition(file="reports"), {"reports/": ""}, ()),
        (Condition(part="text", holds="12"), {}, (Node("text", text="12\n"),)),
        (Condition(part="status", within="RO"), {}, (Node("status", "line 1 RO"),)),
        (
            Condition(part="button", called="B", state="checked"),
            {},
            (Node("button", "B", states=frozenset({"checked"})),),
        ),
    ],
)
def test_the_judge_says_no_before_and_yes_afterwards(
    tmp_path: Path, condition: Condition, files: Mapping[str, str], nodes: tuple[Node, ...]
) -> None:
    told: list[Node] = []
    judge = Judge(FakeDesktop(), tmp_path, lambda _: tree_of(*told), Control(), patience_seconds=0)
    assert judge.lacking([condition]) != []
    furnish(tmp_path, files)
    told.extend(nodes)
    assert judge.lacking([condition]) == []


def test_what_shall_be_gone_is_lacking_while_it_is_there(tmp_path: Path) -> None:
    judge = Judge(FakeDesktop(), tmp_path, lambda _: (), Control(), patience_seconds=0)
    furnish(tmp_path, {"a.txt": "hello"})
    assert judge.lacking([Condition(file="a.txt", there=False)]) == ["'a.txt' is there"]


def test_where_no_application_tells_of_its_parts_nothing_is_judged(tmp_path: Path) -> None:
    judge = Judge(FakeDesktop(), tmp_path, lambda _: (), Control(), patience_seconds=0)
    with pytest.raises(Silent, match="no application tells"):
        judge.lacking([Condition(part="text", holds="12")])
