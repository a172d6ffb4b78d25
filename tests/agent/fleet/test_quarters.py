from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from agent.fleet.quarters import LOCK, YOUNG_SECONDS, quarters, sweep

HOLD = """
from agent.fleet.quarters import quarters
with quarters() as folder:
    print(folder, flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_temporary_files_are_in_the_quarters_and_go_with_them(place: Path) -> None:
    with quarters() as folder:
        inside = Path(tempfile.mkdtemp())
        told = subprocess.run(["sh", "-c", "echo $TMPDIR"], capture_output=True, text=True, check=True)
    assert (inside.parent, told.stdout.strip()) == (folder, str(folder))
    assert os.environ["TMPDIR"] == str(place)
    assert list(place.iterdir()) == []


def test_the_quarters_of_one_who_lives_stay_and_of_one_who_was_killed_go() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        folder = Path(child.stdout.readline().strip())
        sweep()
        assert (folder / LOCK).exists()
        child.kill()
        child.wait()
        sweep()
        assert not folder.exists()


def test_a_folder_that_is_just_being_made_is_left_alone(place: Path) -> None:
    young, old = place / "deixis-w-young", place / "deixis-w-old"
    for folder in (young, old):
        folder.mkdir()
    long_ago = old.stat().st_mtime - 2 * YOUNG_SECONDS
    os.utime(old, (long_ago, long_ago))
    sweep()
    assert [each.name for each in place.iterdir()] == ["deixis-w-young"]
