import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent import running
from agent.control import Control
from agent.errors import Stopped


def test_a_run_is_listed_while_it_goes_on() -> None:
    assert running.runs() == ()
    with running.listed("click Save", Control()):
        (run,) = running.runs()
        assert (run.pid, run.task) == (os.getpid(), "click Save")
    assert running.runs() == ()
    assert list(running.folder().iterdir()) == []


def test_a_stop_from_another_process_ends_the_run() -> None:
    control = Control()
    with running.listed("long work", control):
        other = subprocess.Popen(
            [sys.executable, "-m", "agent.cli", "stop"], stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(Stopped, match="stop file"):
            control.sleep(60)
        assert control.stopped
    printed, _ = other.communicate(timeout=250)
    assert "stopped: long work" in printed
    assert other.returncode == 0


def test_the_stop_file_that_was_named_ends_the_run(tmp_path: Path) -> None:
    control = Control()
    with running.listed("work", control, stop_file=tmp_path / "halt"):
        (tmp_path / "halt").touch()
        with pytest.raises(Stopped):
            control.sleep(60)
    assert control.stopped


def test_stopping_one_run_does_not_stop_another() -> None:
    first, second = Control(), Control()
    with running.listed("first", first), running.listed("second", second):
        chosen = [run for run in running.runs() if run.task == "first"]
        running.stop(chosen, patience_seconds=0)
        with pytest.raises(Stopped):
            first.sleep(60)
        assert first.stopped
        assert not second.stopped


def test_the_notes_of_dead_processes_are_swept_away() -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    note = running.folder() / f"{dead.pid}-x.run"
    note.write_text(json.dumps({"pid": dead.pid, "task": "gone"}))
    (running.folder() / "garbage.run").write_text("{not json")
    assert running.runs() == ()
    assert not note.exists()
