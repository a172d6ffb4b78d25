"""Exported scripts do what the script does, run by Python and by Robot Framework."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.script.export import export
from agent.script.reading import load

pytestmark = pytest.mark.desktop

SCRIPT = """\
name: Words in a file
parameters:
  folder:
    description: where the file is
display: virtual:640x480
guard:
  mode: auto
secrets: [word]
app: xterm -e sh -c 'cat > "{{ folder }}/typed.txt"'
steps:
  - if:
      file: "{{ folder }}/typed.txt"
    then:
      - for_each: words.csv
        as: each
        steps:
          - type: "{{ each.word }}"
          - press: enter
    else:
      - fail: there is no file
  - retry: 3
    steps:
      - check:
          file: "{{ folder }}/second.txt"
        patience: 0
        on_failure:
          - type: "${secret:word} {{ folder }}\\n"
          - check:
              command: cp "{{ folder }}/typed.txt" "{{ folder }}/second.txt"
          - fail: not yet
  - check:
      file:
        path: "{{ folder }}/typed.txt"
        holds: two  spaces
on_failure:
  - type: "it failed\\n"
"""
TABLE = 'word\n"it\'s ""quoted"" \\n $HOME"\n#{x} two  spaces\n'


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (tmp_path / "words.csv").write_text(TABLE, encoding="utf-8")
    file = tmp_path / "words.yaml"
    file.write_text(SCRIPT, encoding="utf-8")
    return file


def started(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DEIXIS_SECRET_WORD": "Xylophone47", "DEIXIS_RUNS": str(folder / "runs")}
    return subprocess.run(words, capture_output=True, text=True, timeout=250, env=environment, cwd=folder)


def typed(folder: Path) -> list[str]:
    return (folder / "typed.txt").read_text(encoding="utf-8").splitlines()


WANTED = ['it\'s "quoted" \\n $HOME', "#{x} two  spaces", "Xylophone47 {folder}"]


def wanted(folder: Path) -> list[str]:
    return [line.replace("{folder}", str(folder)) for line in WANTED]


def test_the_program_of_python_does_the_same(script: Path, tmp_path: Path) -> None:
    program = tmp_path / "words.py"
    program.write_text(export(load(script), "python"), encoding="utf-8")
    done = started([sys.executable, str(program), f"folder={tmp_path}"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert typed(tmp_path) == wanted(tmp_path)


def test_the_suite_of_robot_does_the_same(script: Path, tmp_path: Path) -> None:
    suite = tmp_path / "words.robot"
    suite.write_text(export(load(script), "robot"), encoding="utf-8")
    options = ["--variable", f"folder:{tmp_path}", "--output", "none", "--report", "none", "--log", "none"]
    done = started([sys.executable, "-m", "robot", *options, str(suite)], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert typed(tmp_path) == wanted(tmp_path)


def test_a_program_that_fails_cleans_up_and_says_so_by_its_exit_code(script: Path, tmp_path: Path) -> None:
    text = script.read_text(encoding="utf-8").replace("words.csv", "few.csv").replace("retry: 3", "retry: 1")
    (tmp_path / "few.csv").write_text("word\nlonely\n", encoding="utf-8")
    script.write_text(text, encoding="utf-8")
    program = tmp_path / "words.py"
    program.write_text(export(load(script), "python"), encoding="utf-8")
    done = started([sys.executable, str(program), f"folder={tmp_path}"], tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "not yet" in done.stderr
    assert typed(tmp_path)[-1] == "it failed"


def test_a_missing_parameter_is_told_before_anything_is_opened(script: Path, tmp_path: Path) -> None:
    program = tmp_path / "words.py"
    program.write_text(export(load(script), "python"), encoding="utf-8")
    done = started([sys.executable, str(program), "foldr=x"], tmp_path)
    assert done.returncode == 2
    assert "did you mean 'folder'" in done.stderr


def test_a_program_is_stopped_by_a_signal_like_a_run(
    script: Path, tmp_path: Path, until: Callable[..., None]
) -> None:
    script.write_text(SCRIPT.replace("  - retry: 3", "  - wait: 60\n  - retry: 3"), encoding="utf-8")
    program = tmp_path / "words.py"
    program.write_text(export(load(script), "python"), encoding="utf-8")
    environment = os.environ | {"DEIXIS_SECRET_WORD": "Xylophone47", "DEIXIS_RUNS": str(tmp_path / "runs")}
    command = [sys.executable, str(program), f"folder={tmp_path}"]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    until(lambda: (tmp_path / "typed.txt").exists() and len(typed(tmp_path)) == 2)
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) == 130
    assert len(typed(tmp_path)) == 2  # nothing more was typed, not even to clean up
