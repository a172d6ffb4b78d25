"""Scripts from the outside, on real applications: what they do, how they fail, what is left afterwards."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent import store

pytestmark = pytest.mark.desktop

COMMAND = [sys.executable, "-m", "agent.cli", "script"]
QUIET = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
NOTE = """\
name: Write a note
parameters:
  words: Hello
app:
  command: mousepad "{{ work }}/my note.txt"
  files: {my note.txt: ""}
  ready: {window: my note}
display: virtual
guard: {mode: auto}
patience: 3
steps:
"""


class Trial:
    """A script in a folder, run by the command line in an environment whose folders can be looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.environment = os.environ | QUIET | {"TMPDIR": str(self.temporary)}

    def write(self, steps: str, head: str = NOTE) -> Path:
        file = self.folder / "script.yaml"
        file.write_text(head + steps)
        return file

    def command(self, *arguments: object) -> list[str]:
        return [*COMMAND, "run", *map(str, arguments), "--out", str(self.out), "--json"]

    def run(self, *arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=110,
            stdin=subprocess.DEVNULL,
            **options,
        )

    def left(self) -> list[str]:
        """Return the processes and temporary folders that are left of it."""
        mark = f"TMPDIR={self.temporary}".encode()
        found = [str(each) for each in self.temporary.iterdir()]
        for process in Path("/proc").iterdir():
            try:
                if process.name.isdigit() and mark in (process / "environ").read_bytes().split(b"\0"):
                    found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return found


@pytest.fixture
def trial(tmp_path: Path, until: Callable[..., None]) -> Any:
    trial = Trial(tmp_path)
    yield trial
    until(lambda: not trial.left())


def told(done: subprocess.CompletedProcess[str], kind: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [line for line in lines if line["kind"] == kind]


def ending(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    (result,) = told(done, "script")
    return result


def test_a_script_writes_a_file_and_everybody_can_read_what_came_of_it(trial: Trial) -> None:
    file = trial.write(
        """\
- type: "{{ words }}"
- press: ctrl+s
- check: {file: {path: my note.txt, equals: "{{ words }}"}}
- if: {text: "{{ words }}"}
  then:
  - press: ctrl+a
  - press: ctrl+c
  else:
  - fail: not shown
- check: {clipboard: {holds: "{{ words }}"}}
- check: {command: cat "my note.txt"}
- do: 'click "File", press Escape'
"""
    )
    junit = trial.folder / "deep" / "junit.xml"
    done = trial.run(file, "--param", 'words=It\'s "fine" 你好', "--junit", junit)
    assert done.returncode == 0, done.stdout + done.stderr
    result = ending(done)
    assert (result["verdict"], result["verified"], result["exit_code"]) == ("finished", True, 0)
    assert [step["line"] for step in told(done, "script_step")][:4] == [5, 12, 13, 14]
    record = store.read(Path(result["folder"]))
    assert not record.cut_off
    assert [entry.step.number for entry in record.steps] == list(range(1, len(record.steps) + 1))
    case = ET.parse(junit).getroot().find("testsuite/testcase")
    assert case is not None
    assert case.find("failure") is None
    page = (trial.out / "index.html").read_text(encoding="utf-8")
    assert "Write a note" in page
    assert f'href="{Path(result["folder"]).name}/report.html"' in page
    kept = (trial.out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["verdict"] for line in kept] == ["finished"]


def test_a_failed_check_is_mended_or_tried_again_or_fails(trial: Trial) -> None:
    file = trial.write(
        """\
- check: {text: nowhere}
  patience: 0
  on_failure:
  - type: mended
- retry: 3
  steps:
  - type: x
  - check: {text: mendedxx}
    patience: 0
- check: {file: never.txt}
  patience: 0.2
on_failure:
- press: ctrl+s
- check: {file: {path: my note.txt, equals: mendedxx}}
"""
    )
    junit = trial.folder / "junit.xml"
    done = trial.run(file, "--junit", junit)
    assert done.returncode == 1, done.stdout + done.stderr
    result = ending(done)
    assert "never.txt' is not there" in result["message"]
    steps = {step["place"]: step["verdict"] for step in result["steps"]}
    assert steps["try 1: steps[2].steps[2]"] == "failed"
    assert steps["try 2: steps[2].steps[2]"] == "finished"
    assert steps["on_failure[2]"] == "finished"
    assert ET.parse(junit).getroot().find("testsuite/testcase/failure") is not None


def test_there_is_one_run_a_row_and_the_worst_gives_the_exit_code(trial: Trial) -> None:
    (trial.folder / "rows.csv").write_text("words\nfirst\nsecond\n")
    file = trial.write('- type: "{{ words }}"\n- check: {text: first}\n  patience: 0\n')
    done = trial.run(file, "--data", trial.folder / "rows.csv")
    assert done.returncode == 1, done.stdout + done.stderr
    assert [result["verdict"] for result in told(done, "script")] == ["finished", "failed"]
    assert [result["row"] for result in told(done, "script")] == [1, 2]


def test_rows_inside_a_script_and_another_script(trial: Trial) -> None:
    (trial.folder / "rows.csv").write_text('name,age\nAnn,31\n"B, b",42\n')
    (trial.folder / "save.yaml").write_text(
        "name: Save\nparameters: {key: {type: text}}\nsteps: [{press: '{{ key }}'}]\n"
    )
    file = trial.write(
        """\
- for_each: rows.csv
  steps:
  - type: "{{ row.name }} is {{ row.age }}; "
- script: save.yaml
  with: {key: ctrl+s}
- check: {file: {path: my note.txt, equals: "Ann is 31; B, b is 42;"}}
"""
    )
    done = trial.run(file)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_missing_target_is_halted_before_anything_was_done(trial: Trial) -> None:
    done = trial.run(trial.write("- click: No such button\n  patience: 0\n"))
    assert done.returncode == 3, done.stdout + done.stderr
    assert "'No such button' is not shown" in ending(done)["message"]


def test_the_guard_of_a_script_holds_and_no_step_gets_round_it(trial: Trial) -> None:
    head = NOTE.replace("guard: {mode: auto}", "guard: {mode: auto, only_region: [0, 0, 10, 10]}")
    done = trial.run(trial.write("- retry: 3\n  steps:\n  - click: {box: [600, 400, 9, 9]}\n", head))
    assert done.returncode == 5, done.stdout + done.stderr
    assert len([step for step in ending(done)["steps"] if "click" in step["title"]]) == 1
    wider = '- agent: click "File"\n  policy: literal\n  region: [0, 0, 1280, 800]\n'
    done = trial.run(trial.write(wider, head))
    assert done.returncode == 5, done.stdout + done.stderr


def test_a_missing_application_is_halted_with_a_readable_report(trial: Trial) -> None:
    done = trial.run(trial.write("- press: a\n", NOTE.replace("mousepad", "no-such-editor")))
    assert done.returncode == 3, done.stdout + done.stderr
    result = ending(done)
    assert "there is no program 'no-such-editor'" in result["message"]
    assert "no-such-editor" in Path(result["report"]).read_text(encoding="utf-8")


def test_an_application_that_dies_ends_the_wait_at_once_and_is_named(trial: Trial) -> None:
    head = NOTE.replace("patience: 3", "patience: 60").replace(
        'command: mousepad "{{ work }}/my note.txt"',
        "command: [sh, -c, 'mousepad \"$1\" & sleep 2; kill -9 $!; exit 7', sh, '{{ work }}/my note.txt']",
    )
    done = trial.run(trial.write("- type: x\n- wait: {text: never}\n", head))
    assert done.returncode == 1, done.stdout + done.stderr
    result = ending(done)
    assert "'sh' has ended with code 7" in result["message"]
    assert result["seconds"] < 50
    assert Path(result["report"]).exists()


def test_a_display_that_dies_leaves_the_outcome_uncertain(trial: Trial, until: Callable[..., None]) -> None:
    file = trial.write("- type: x\n- wait: {text: never}\n  patience: 60\non_failure:\n- press: ctrl+s\n")
    running = subprocess.Popen(
        trial.command(file), env=trial.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    lines = []
    for line in running.stdout:
        lines.append(line)
        if '"title": "type' in line:
            break
    pids = subprocess.run(["pgrep", "-P", str(running.pid), "Xvfb"], capture_output=True, text=True).stdout
    os.kill(int(pids.split()[0]), signal.SIGKILL)
    rest, errors = running.communicate(timeout=250)
    assert running.returncode == 4, rest + errors
    result = json.loads(rest.splitlines()[-1])
    assert (result["kind"], result["verdict"]) == ("script", "uncertain")
    assert "display" in result["message"]
    assert not [step for step in result["steps"] if step["place"].startswith("on_failure")]
    assert store.read(Path(result["folder"])).ending is not None


def test_a_full_disk_is_told_and_what_was_kept_can_be_read(trial: Trial) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    file = trial.write("- type: x\n- wait: 1\n- type: y\n")
    done = trial.run(file, preexec_fn=small_files)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "make room" in done.stdout + done.stderr
    (folder,) = [each for each in trial.out.iterdir() if each.is_dir()]
    assert store.read(folder).header.task == "Write a note"


@pytest.mark.parametrize(
    ("script", "arguments", "words"),
    [
        ("name: [", [], "no YAML"),
        ("name: x\nsteps: [{clik: a}]", [], "did you mean 'click'?"),
        ("name: x\nsteps: &a [{retry: 2, steps: *a}]", [], "a cycle"),
        ("name: x\nsteps: [{script: script.yaml}]", [], "a cycle"),
        ("name: x\nparameters: {a: 1}\nsteps: [{press: a}]", ["--data", "rows.csv"], "parameter 'b'"),
        ("name: x\nsecrets: [pin]\nsteps: [{type: '${secret:pin}'}]", [], "DEIXIS_SECRET_PIN"),
        ("name: x\ndisplay: real\nsteps: [{press: a}]", ["--jobs", "2"], "--display virtual"),
        ("name: x\nsteps: [{press: a}]", ["--policy", "litteral"], "did you mean 'literal'?"),
    ],
)
def test_what_is_not_understood_is_exit_code_2_and_nothing_was_begun(
    script: str, arguments: list[str], words: str, trial: Trial
) -> None:
    (trial.folder / "rows.csv").write_text("b\n1\n")
    done = trial.run(trial.write(script, ""), *arguments, cwd=trial.folder)
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not trial.out.exists() or not [each for each in trial.out.iterdir() if each.is_dir()]


def test_ctrl_c_stops_the_script_and_leaves_nothing(trial: Trial) -> None:
    file = trial.write("- type: x\n- wait: 60\n")
    (trial.folder / "rows.csv").write_text("words\none\ntwo\n")
    running = subprocess.Popen(
        trial.command(file, "--data", trial.folder / "rows.csv"),
        env=trial.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    next(line for line in running.stdout if '"title": "type' in line)
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=250)
    assert running.returncode == 130, rest
    results = [json.loads(line) for line in rest.splitlines() if '"kind": "script",' in line]
    assert [result["verdict"] for result in results] == ["stopped", "stopped"]


def test_killed_it_leaves_nothing_and_what_was_done_can_be_read(
    trial: Trial, until: Callable[..., None]
) -> None:
    file = trial.write("- type: x\n- wait: 60\n")
    running = subprocess.Popen(trial.command(file), env=trial.environment, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    next(line for line in running.stdout if '"title": "type' in line)
    (folder,) = [each for each in trial.out.iterdir() if each.is_dir()]
    until(lambda: len(store.read(folder).steps) >= 2)
    running.kill()
    running.communicate()
    record = store.read(folder)
    assert record.cut_off
    assert len(record.steps) >= 2


def test_a_secret_is_typed_and_is_nowhere_in_what_is_kept(trial: Trial) -> None:
    trial.environment["DEIXIS_SECRET_PIN"] = "S3cretWord"
    head = NOTE.replace("display:", "secrets: [pin]\ndisplay:")
    file = trial.write(
        "- type: ${secret:pin}\n- press: ctrl+s\n- check: {command: cat 'my note.txt'}\n", head
    )
    done = trial.run(file)
    assert done.returncode == 0, done.stdout + done.stderr
    kept = b"".join(each.read_bytes() for each in trial.out.rglob("*") if each.is_file())
    assert b"S3cretWord" not in kept
    assert "S3cretWord" not in done.stdout


def test_a_dry_run_says_what_would_be_done_and_touches_nothing(trial: Trial) -> None:
    file = trial.write('- type: "{{ words }}"\n- if: {text: a}\n  then: [{press: a}]\n')
    done = trial.run(file, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert [line["title"] for line in told(done, "planned")][1] == 'type "Hello"'
    assert not trial.out.exists()
