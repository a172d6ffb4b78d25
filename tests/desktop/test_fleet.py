"""Scripts side by side on this machine: what comes of them, and what is left when somebody is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest

from agent.codec.line import Json
from agent.control import Control
from agent.episode import Verdict
from agent.fleet.local import run_jobs
from agent.script.job import Job, jobs_for
from agent.script.result import ScriptResult
from agent.script.run import ScriptRun, settings_for
from agent.settings import Settings
from agent.store import read

pytestmark = pytest.mark.desktop

NOTE = """\
name: write a note
display: virtual:480x320
parameters: {word: hello, wanted: hello}
app: xterm -e 'cat > note.txt'
steps:
- type: "{{ word }}\\n"
- {check: {file: {path: note.txt, equals: "{{ wanted }}"}}, patience: 2}
"""
ENDLESS = """\
name: wait for ever
display: virtual:480x320
app: xterm -e 'cat > note.txt'
steps:
- type: "begun\\n"
- wait: 600
"""


def script(folder: Path, text: str, name: str = "script.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def notes(file: Path, words: Sequence[tuple[str, str]]) -> list[Job]:
    return [job for word, wanted in words for job in jobs_for([file], [f"word={word}", f"wanted={wanted}"])]


def chosen(jobs: Sequence[Job], runs: Path) -> list[Settings]:
    settings = Settings.model_validate({"runs": runs})
    return [settings_for(job.source.script, settings) for job in jobs]


def outcome(result: ScriptResult) -> tuple[object, ...]:
    """Return what must be the same however a script was run."""
    steps = [(step.place, step.title, step.ending.verdict) for step in result.steps]
    return tuple(result.values.items()), result.ending.verdict, result.ending.verified, steps


def alone(job: Job, settings: Settings) -> ScriptResult:
    return ScriptRun(
        job.source,
        settings,
        values=job.values,
        emit=lambda event: None,
        control=Control(),
        ask=lambda question: pytest.fail(f"it asked: {question.text}"),
    ).run()


def test_scripts_side_by_side_end_as_they_do_one_by_one(
    tmp_path: Path, left: Callable[[], list[str]]
) -> None:
    words = [(f"word{number}", "word1" if number == 3 else f"word{number}") for number in range(6)]
    jobs = notes(script(tmp_path, NOTE), words)
    settings = chosen(jobs, tmp_path / "runs")
    told: list[Json] = []
    results = list(run_jobs(jobs, settings, workers=2, control=Control(), tell=told.append))
    one_by_one = [alone(job, each) for job, each in zip(jobs, settings, strict=True)]
    assert sorted(map(outcome, results), key=repr) == sorted(map(outcome, one_by_one), key=repr)
    assert [result.ending.verdict for result in one_by_one].count(Verdict.FINISHED) == 5
    assert {each["job"] for each in told} == set(range(6))
    assert all(read(result.folder).ending for result in results if result.folder)
    assert len({result.folder for result in results}) == 6
    assert left() == []


def test_a_worker_that_is_killed_loses_no_job(
    tmp_path: Path, left: Callable[[], list[str]], until: Callable[..., None]
) -> None:
    jobs = notes(script(tmp_path, NOTE), [(f"word{number}", f"word{number}") for number in range(4)])
    pids: dict[object, int] = {}

    def tell(told: Json) -> None:
        if told["kind"] == "begun":
            pids[told["job"]] = int(str(told["pid"]))
        elif told["kind"] == "script_step" and told["job"] == 1 and len(killed) == 0:
            killed.append(pids[1])
            os.kill(pids[1], signal.SIGKILL)

    killed: list[int] = []
    results = list(run_jobs(jobs, chosen(jobs, tmp_path / "runs"), workers=2, control=Control(), tell=tell))
    assert killed
    assert [result.ending.verdict for result in results] == [Verdict.FINISHED] * 4
    again = [result for result in results if result.attempts == 2]
    assert [result.values["word"] for result in again] == ["word1"]
    assert "killed by SIGKILL" in again[0].ending.message
    until(lambda: left() == [])


def test_a_job_whose_worker_dies_twice_is_uncertain(
    tmp_path: Path, left: Callable[[], list[str]], until: Callable[..., None]
) -> None:
    jobs = jobs_for([script(tmp_path, ENDLESS)])
    pids: list[int] = []

    def tell(told: Json) -> None:
        if told["kind"] == "begun":
            pids.append(int(str(told["pid"])))
        elif told.get("title") == 'type "begun\n"':
            os.kill(pids[-1], signal.SIGKILL)

    (result,) = run_jobs(jobs, chosen(jobs, tmp_path / "runs"), workers=1, control=Control(), tell=tell)
    assert result.ending.verdict is Verdict.UNCERTAIN
    assert "its worker died twice: killed by SIGKILL; then killed by SIGKILL" in result.ending.message
    assert result.attempts == len(set(pids)) == 2
    until(lambda: left() == [])


def test_a_stop_ends_all_within_two_seconds(tmp_path: Path, left: Callable[[], list[str]]) -> None:
    jobs = jobs_for([script(tmp_path, ENDLESS)]) * 4
    control = Control()
    typed: set[object] = set()
    stopped_at: list[float] = []

    def tell(told: Json) -> None:
        if told["kind"] == "script_step":
            typed.add((told["job"], told["place"]))
        if len(typed) == 4 and not stopped_at:  # both applications are there, both texts are typed
            stopped_at.append(time.monotonic())
            control.stop("enough")

    settings = chosen(jobs, tmp_path / "runs")
    results = list(run_jobs(jobs, settings, workers=2, control=control, tell=tell))
    assert time.monotonic() - stopped_at[0] < 2
    assert [result.ending.verdict for result in results] == [Verdict.STOPPED] * 4
    assert {result.ending.message for result in results} == {"enough"}
    assert [bool(result.folder) for result in results] == [True, True, False, False]
    assert left() == []


def test_whoever_breaks_off_leaves_nothing_behind(tmp_path: Path, left: Callable[[], list[str]]) -> None:
    quick, endless = script(tmp_path, NOTE), script(tmp_path, ENDLESS, "endless.yaml")
    jobs = [*jobs_for([endless]), *jobs_for([quick])]
    settings = chosen(jobs, tmp_path / "runs")
    results = run_jobs(jobs, settings, workers=2, control=Control(), tell=lambda told: None)
    assert next(results).ending.verdict is Verdict.FINISHED
    assert isinstance(results, Generator)
    results.close()
    assert left() == []


def test_when_the_parent_is_killed_the_workers_end_and_tidy_up(
    tmp_path: Path, left: Callable[[], list[str]], until: Callable[..., None]
) -> None:
    file, runs = script(tmp_path, ENDLESS), tmp_path / "runs"
    command = [sys.executable, "-m", "agent.cli", "script", "run", str(file), str(file)]
    with subprocess.Popen(
        [*command, "--jobs", "2", "--json", "--out", str(runs)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        steps = (line for line in parent.stdout if '"script_step"' in line)
        for _ in range(4):
            next(steps)
        assert len([each for each in left() if "Xvfb" in each]) == 2
        parent.kill()
    until(lambda: left() == [])
