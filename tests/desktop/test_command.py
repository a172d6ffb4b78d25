"""The command line on a real desktop, from the outside: exit codes, what is printed, what is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent import store

pytestmark = pytest.mark.desktop

COMMAND = [sys.executable, "-m", "agent.cli"]
QUICK = ("--policy", "literal")  # loads no model; what is around a policy is the same for all


def deixis(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=110, **options)


def run(task: str, out: Path, *more: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return deixis("run", task, "--display", "virtual", "--out", str(out), "--json", *more, **options)


def long_run(out: Path) -> subprocess.Popen[str]:
    """Start a run that types for a long time."""
    task = f'type "{"lorem ipsum " * 2000}"'
    more = ["--display", "virtual", "--app", "mousepad", "--out", str(out), *QUICK]
    return subprocess.Popen([*COMMAND, "run", task, *more], stdout=subprocess.PIPE, text=True)


def events(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def no_display_left() -> bool:
    """Tell whether no Xvfb that was started by a run of these tests is alive."""
    found = subprocess.run(["pgrep", "-f", "Xvfb -displayfd"], capture_output=True, text=True)
    return not [pid for pid in found.stdout.split() if _is_ours(pid)]


def _is_ours(pid: str) -> bool:
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    return f"PYTEST_CURRENT_TEST={os.environ['PYTEST_CURRENT_TEST']}".encode() in environment


def test_a_sentence_makes_a_file_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    done = run(
        f'type "Hello 你好", press Ctrl+S, wait for "Save As", type "{file}", press Enter, '
        'wait for "Save As" to disappear, check that "note.txt" is shown',
        tmp_path / "runs",
        "--app",
        "mousepad",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert file.read_text(encoding="utf-8").strip() == "Hello 你好"
    told = events(done)
    assert told[0]["kind"] == "started"
    assert (told[-1]["kind"], told[-1]["verdict"], told[-1]["verified"]) == ("ended", "finished", True)
    record = store.read(Path(told[-1]["folder"]))
    assert not record.cut_off
    assert all(entry.frame is not None and entry.frame.exists() for entry in record.steps)
    assert "Hello" in Path(told[-1]["report"]).read_text(encoding="utf-8")
    assert no_display_left()


def test_a_missing_target_is_halted_before_anything_was_done(tmp_path: Path) -> None:
    done = run(
        'click "No such button"',
        tmp_path,
        "--app",
        "mousepad",
        *QUICK,
        env=os.environ | {"DEIXIS_PATIENCE_SECONDS": "0"},
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert "No such button" in events(done)[-1]["message"]


def test_a_failed_check_is_a_failure(tmp_path: Path) -> None:
    done = run(
        'type "abc", check that "xyzzy" is shown',
        tmp_path,
        "--app",
        "mousepad",
        *QUICK,
        env=os.environ | {"DEIXIS_PATIENCE_SECONDS": "0"},
    )
    assert done.returncode == 1, done.stdout + done.stderr


def test_a_risky_hotkey_is_refused_where_nobody_can_be_asked(tmp_path: Path) -> None:
    done = run("press ctrl+q", tmp_path, "--app", "mousepad", *QUICK, stdin=subprocess.DEVNULL)
    assert done.returncode == 5, done.stdout + done.stderr


def test_a_dry_run_touches_nothing(tmp_path: Path) -> None:
    done = run('click "File"', tmp_path, "--app", "mousepad", "--dry-run", *QUICK)
    assert done.returncode == 0, done.stdout + done.stderr
    results = [event["step"]["outcome"]["result"] for event in events(done) if event["kind"] == "performed"]
    assert results[0] == "dry"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "frobnicate the widget", "--policy", "literal"], "frobnicate"),
        (["run", "write a mail"], "in quotes"),
        (["run", 'click "x"', "--policy", "litteral"], "did you mean 'literal'"),
        (["run", 'click "x"', "--display", "virtual:9x9"], "320x200"),
        (["run", 'type "${secret:nowhere}"', "--display", "virtual"], "DEIXIS_SECRET_NOWHERE"),
        (["run", "press Ctrl+Bogus"], "Bogus"),
        (["ground"], "--batch"),
        (["ground", "missing.png", "click Save"], "missing.png"),
    ],
)
def test_what_is_not_understood_is_one_clear_line_and_exit_code_2(arguments: list[str], words: str) -> None:
    done = deixis(*arguments, env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"})
    assert done.returncode == 2, done.stdout + done.stderr
    assert words.casefold() in done.stderr.casefold()
    assert "Traceback" not in done.stderr


def test_without_a_display_the_real_one_is_refused_with_the_remedy() -> None:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = deixis("run", 'click "x"', env=environment)
    assert done.returncode == 3
    assert "--display virtual" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_the_run_and_leaves_nothing(
    number: signal.Signals, tmp_path: Path, until: Callable[..., None]
) -> None:
    running = long_run(tmp_path)
    until(lambda: any(tmp_path.glob("*/frames/*.png")))
    running.send_signal(number)
    printed, _ = running.communicate(timeout=250)
    assert running.returncode == 130, printed
    (folder,) = [each for each in tmp_path.iterdir() if each.is_dir()]
    record = store.read(folder)
    assert record.ending is not None
    assert record.ending.verdict.value == "stopped"
    until(no_display_left)


def test_killed_at_once_it_leaves_a_readable_episode_and_no_process(
    tmp_path: Path, until: Callable[..., None]
) -> None:
    running = long_run(tmp_path)
    until(lambda: any(tmp_path.glob("*/frames/*.png")))
    running.kill()
    running.communicate()
    (folder,) = [each for each in tmp_path.iterdir() if each.is_dir()]
    assert store.read(folder).cut_off
    until(no_display_left)


def test_the_list_and_the_report_find_the_episode(tmp_path: Path) -> None:
    environment = os.environ | {"DEIXIS_RUNS": str(tmp_path)}
    first = deixis("run", "wait 0 seconds", "--display", "virtual", *QUICK, env=environment)
    assert first.returncode == 0, first.stdout + first.stderr
    listed = [json.loads(line) for line in deixis("list", "--json", env=environment).stdout.splitlines()]
    assert [(each["task"], each["ending"]) for each in listed] == [("wait 0 seconds", "finished")]
    report = deixis("report", env=environment)
    assert report.returncode == 0
    assert Path(report.stdout.strip()).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_secret_is_typed_and_stays_out_of_everything_that_is_kept_and_printed(tmp_path: Path) -> None:
    file = tmp_path / "typed.txt"
    done = run(
        f'type "${{secret:canary}}", press Ctrl+S, wait for "Save As", type "{file}", press Enter, '
        'wait for "Save As" to disappear',
        tmp_path / "runs",
        "--app",
        "mousepad",
        env=os.environ | {"DEIXIS_SECRET_CANARY": "Xylophone47Quartz"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert file.read_text(encoding="utf-8").strip() == "Xylophone47Quartz"
    assert "Xylophone47Quartz" not in done.stdout + done.stderr
    for kept in (tmp_path / "runs").rglob("*"):
        assert b"Xylophone47Quartz" not in (kept.read_bytes() if kept.is_file() else b""), kept
