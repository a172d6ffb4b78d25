"""Shown once, done again on a screen that has changed: how often that works, and that it never lies.

DEIXIS_BENCH_TRIES: how often each task is replayed on every variation; DEIXIS_BENCH_JOBS: how many at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agent.evaluate.drift.suite import ASTRAY, LIED
from agent.evaluate.ledger import read

pytestmark = [pytest.mark.desktop, pytest.mark.bench, pytest.mark.timeout(7200)]

TRIES = int(os.environ.get("DEIXIS_BENCH_TRIES", "2"))
JOBS = os.environ.get("DEIXIS_BENCH_JOBS", "2")


def test_what_was_shown_is_done_or_refused_and_most_is_done_where_it_can_be(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(
        Path(__file__).parent / "fixtures", data, ignore=shutil.ignore_patterns("shown", "__pycache__")
    )
    command = [sys.executable, "-m", "agent.cli", "eval", "drift", "--data", str(data), "--jobs", JOBS]

    done = subprocess.run([*command, "--seeds", f"0-{TRIES - 1}", "--out", str(tmp_path / "out")])

    assert done.returncode == 0
    attempts = read(tmp_path / "out").attempts
    for each in attempts:
        if not each.success:
            print(f"{each.id}: {each.why}")
    assert [each.id for each in attempts if each.measures[LIED] or each.measures[ASTRAY]] == []
    easy = [each for each in attempts if each.groups["variation"] in ("same", "moved")]
    assert [each.id for each in easy if not each.success] == []
    possible = [each for each in attempts if each.groups["kind"] == "can be done"]
    assert sum(each.success is True for each in possible) >= 0.85 * len(possible)
