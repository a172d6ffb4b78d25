"""Scripts side by side on this machine: what comes of them, and what is left when somebody is killed."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from agent import running
from agent.codec import Json
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


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files in which, at the end, none may be."""
    short = Path(tempfile.mkdtemp(prefix="fleet-"))
    monkeypatch.setenv("TMPDIR", str(short))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return short


@pytest.fixture
def left(place: Path) -> Callable[[], list[str]]:
    """Tell what is left of the workers: their temporary files, and processes that know of their folder."""

    def look() -> list[str]:
        found = [str(each) for each in place.iterdir()]
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and int(folder.name) != os.getpid():
                try:
                    environment = (folder / "environ").read_bytes()
                except OSError:
                    continue
                if str(place).encode() in environment:
                    found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        return found

    return look


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


def test_a_worker_that_is_killed_loses_no_job(tmp_path: Path, left: Callable[[], list[str]]) -> None:
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
    assert left() == []
