from __future__ import annotations

import os
from pathlib import Path

from agent.demonstration.folder import FILE, read, save
from agent.demonstration.shelf import demonstrations, shelf_beside


def test_the_one_that_was_changed_last_comes_first_and_a_broken_one_says_why(tmp_path: Path) -> None:
    shelf = shelf_beside(tmp_path / "runs")
    save(
        shelf / "old",
        read("demonstration: Old\nsteps: [{id: a, press: x, off: true}, {id: b, press: y}]\n"),
    )
    (shelf / "broken").mkdir()
    (shelf / "broken" / FILE).write_text("demonstration: x\nsteps: [{id: a, prss: y}]\n", encoding="utf-8")
    (shelf / "no demonstration").mkdir()
    os.utime(shelf / "old" / FILE, (10, 10))
    found = demonstrations(shelf)
    assert [(each.folder.name, each.task, each.steps, each.off) for each in found] == [
        ("broken", "broken", 0, 0),
        ("old", "Old", 2, 1),
    ]
    assert found[0].error.startswith("line 2:")
    assert "'prss' is no step, did you mean 'press'" in found[0].error


def test_where_there_is_no_folder_there_are_no_demonstrations(tmp_path: Path) -> None:
    assert demonstrations(tmp_path / "nowhere") == []
