"""The suite `drift` from the outside: a task is shown, replayed, and held against what the window tells."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.desktop
FIXTURES = Path(__file__).parent / "fixtures"
PLAN = """\
windows: {tk: orders_tk.py}
tasks: {open: {options: --page list, acts: [click open 1043]}}
variations:
  moved: {ways: ["--at 300,200"]}
  target gone: {refuse: true, ways: [--fault gone]}
patience: 1
"""


def test_a_task_is_shown_done_where_it_can_be_and_refused_where_it_cannot(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "drift.yaml").write_text(PLAN)
    for name in ("orders.py", "orders_tk.py"):
        shutil.copy(FIXTURES / name, data)
    command = [sys.executable, "-m", "agent.cli", "eval", "drift", "--data", str(data), "--seeds", "0"]

    done = subprocess.run(
        [*command, "--jobs", "2", "--out", str(tmp_path / "out"), "--json"],
        capture_output=True,
        text=True,
        timeout=250,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    *attempts, figures = map(json.loads, done.stdout.splitlines())
    assert {each["id"]: (each["success"], each["measures"]) for each in attempts} == {
        "moved/open-tk/0": (True, {"halted": 0, "lied": 0, "strayed": 0}),
        "target gone/open-tk/0": (True, {"halted": 1, "lied": 0, "strayed": 0}),
    }, attempts
    assert figures["complete"]
    assert figures["shares"][0]["counts"] == [1, 0, 0]
    assert [each.name for each in (data / "shown").iterdir()] == ["open-tk"]
