"""What the suite `drift` tries, and what it says of a plan that does not say enough."""

from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.evaluate.drift.plan import FILE, Case, cases, program, read
from agent.evaluate.drift.state import State
from agent.evaluate.drift.suite import make

PLAN = """\
windows: {qt: form.py, tk: form.py}
tasks:
  save: {options: --page one, acts: [click save], ways: {renamed: [--rename Save=Store]}}
  open: {acts: [click open 7], ways: {renamed: ['--rename "Open=Open ..."']}}
variations:
  same: {ways: [""]}
  moved: {ways: [--at 1, --at 2, --at 3]}
  renamed: {}
  gone: {refuse: true, ways: [--fault gone]}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(PLAN)
    (tmp_path / "form.py").write_text("")
    return tmp_path


def test_every_variation_of_every_task_is_tried_in_every_window(data: Path) -> None:
    found = list(cases(read(data), (), (0, 1)))
    assert len(found) == 4 * 2 * 2 * 2
    assert len({each.id for each in found}) == len(found)


def test_names_choose_among_their_own_kind(data: Path) -> None:
    found = cases(read(data), ("moved", "save", "gone"), (3,))
    assert [each.id for each in found] == [
        "moved/save-qt/3",
        "moved/save-tk/3",
        "gone/save-qt/3",
        "gone/save-tk/3",
    ]


def test_each_seed_is_another_way_and_always_the_same_one(data: Path) -> None:
    plan = read(data)
    ways = [
        program(plan, data, Case("moved", "save", "qt", seed), data / "state")[-2:] for seed in (0, 1, 2, 3)
    ]
    assert sorted(ways[:3]) == [["--at", "1"], ["--at", "2"], ["--at", "3"]]
    assert ways[3] == ways[0]


def test_a_task_has_ways_of_its_own_and_is_shown_without_any(data: Path) -> None:
    plan, case = read(data), Case("renamed", "open", "tk", 0)
    assert program(plan, data, case, data / "s")[-2:] == ["--rename", "Open=Open ..."]
    assert program(plan, data, case, data / "s", varied=False)[-2:] == ["--state", str(data / "s")]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("click save", "press save", "click NAME, or: type TEXT"),
        ("--page one", "'--page \"one'", "close its quotes"),
        ("tk: form.py", "tk: other.py", "'other.py', which is not there"),
        ("ways: {renamed: [--rename Save=Store]}", "ways: {}", "no way of 'renamed' for 'save'"),
        ("refuse:", "refuze:", "refuse"),
        ("windows:", "window:", "windows"),
    ],
)
def test_a_plan_with_a_fault_is_refused_with_a_remedy(
    data: Path, before: str, after: str, message: str
) -> None:
    (data / FILE).write_text(PLAN.replace(before, after))
    with pytest.raises(UsageError, match=message):
        read(data)


def test_what_is_missing_or_unknown_is_said(data: Path, options, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--data"):
        make(options())
    with pytest.raises(UsageError, match=r"drift\.yaml"):
        make(options(data=tmp_path / "nowhere"))
    with pytest.raises(UsageError, match="did you mean 'moved'"):
        make(options(data=data, tasks=("move",)))


def test_a_button_that_did_nothing_was_not_the_wrong_one_but_is_not_done() -> None:
    wanted = State(log=(("save",),), values={"name": "Ada"})
    dead = State(log=(("save", "in vain"),), values={"name": "Ada"})
    assert dead.is_on_the_way(wanted)
    assert not dead.is_done(wanted)
    assert not State(log=(("clear",),)).is_on_the_way(wanted)
    assert not State(log=(("save",), ("save",))).is_on_the_way(wanted)
    assert State().is_on_the_way(wanted)
