"""Scripts on a cluster of Ray, a real one on this machine: what travels, and what is lost with what dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from agent.codec.line import Json
from agent.control import Control
from agent.episode import Verdict
from agent.fleet.cluster import run_on_ray
from agent.script.job import Job, jobs_for
from agent.script.run import settings_for
from agent.settings import Settings
from agent.store import read

pytestmark = pytest.mark.desktop
pytest.importorskip("ray")

# Everything that a script can name beside it: another script, a table, a file, a program, a picture.
OUTER = """\
name: fill in a table
display: virtual:480x320
parameters: {word: hello}
app:
  command: xterm -e 'sh {{ here }}/tools/append.sh'
  files: {table.txt: {from: "texts/{{ word }}.txt"}}
steps:
- script: parts/rows.yaml
  with: {word: "{{ word }}"}
- check: {file: "{{ here }}/tools/append.sh"}
"""
ROWS = """\
name: one row after another
parameters: {word: hello}
steps:
- for_each: ../rows.csv
  steps:
  - type: "{{ row.number }}\\n"
- check: {file: {path: table.txt, equals: "{{ word }}\\n1\\n2"}}
  patience: 5
- if: {not: {text: "never"}}
  then: [{move: {any: [{picture: dot.png}, {box: [10, 10, 5, 5]}]}}]
"""
ENDLESS = """\
name: wait for ever
display: virtual:480x320
parameters: {seconds: 600.0}
app: xterm -e cat
steps:
- type: "begun\\n"
- wait: {command: {run: "sleep {{ seconds }}", seconds: 700}}
"""


def table_jobs(folder: Path, words: tuple[str, ...]) -> list[Job]:
    for name in ("parts", "texts", "tools"):
        (folder / name).mkdir(parents=True)
    (folder / "outer.yaml").write_text(OUTER)
    (folder / "parts" / "rows.yaml").write_text(ROWS)
    (folder / "rows.csv").write_text("number\n1\n2\n")
    (folder / "tools" / "append.sh").write_text("cat >> table.txt\n")
    Image.linear_gradient("L").resize((8, 8)).save(folder / "parts" / "dot.png")
    for word in words:
        (folder / "texts" / f"{word}.txt").write_text(f"{word}\n")
    return [job for word in words for job in jobs_for([folder / "outer.yaml"], [f"word={word}"])]


def chosen(jobs: list[Job], runs: Path) -> list[Settings]:
    settings = Settings.model_validate({"runs": runs})
    return [settings_for(job.source.script, settings) for job in jobs]


def parent_of(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("PPid:")).split()[1])


def test_scripts_travel_and_a_killed_worker_loses_none(
    tmp_path: Path, left: Callable[[], list[str]], until: Callable[..., None]
) -> None:
    jobs = table_jobs(tmp_path / "scripts", ("one", "two", "three"))
    pids: dict[object, int] = {}
    killed: list[int] = []
    messages: list[str] = []

    def tell(told: Json) -> None:
        messages.append(str(told.get("message")))
        if told["kind"] == "begun":
            pids[told["job"]] = int(str(told["pid"]))
        elif told["kind"] == "script_step" and told["job"] == 1 and not killed:
            killed.append(parent_of(pids[1]))
            os.kill(killed[0], signal.SIGKILL)

    settings = chosen(jobs, tmp_path / "runs")
    results = list(run_on_ray(jobs, settings, address="local", workers=2, control=Control(), tell=tell))
    there = [each for each in messages if each.endswith("/tools/append.sh' is there")]
    assert len(there) == 3
    assert not [each for each in there if str(tmp_path / "scripts") in each.partition("/files/")[0]]
    assert {result.values["word"] for result in results} == {"one", "two", "three"}
    assert [
        result.ending.message for result in results if result.ending.verdict is not Verdict.FINISHED
    ] == []
    assert [result.values["word"] for result in results if result.attempts == 2] == ["two"]
    for result in results:
        assert result.folder is not None
        assert result.folder.parent == tmp_path / "runs"
        assert result.report == result.folder / "report.html"
        assert read(result.folder).steps
    until(lambda: left() == [])


@pytest.mark.bench
def test_a_lost_cluster_ends_with_what_is_known(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    working: Callable[[], dict[int, str]],
    left: Callable[[], list[str]],
    until: Callable[..., None],
) -> None:
    monkeypatch.setenv("RAY_gcs_rpc_server_reconnect_timeout_s", "2")
    file = tmp_path / "endless.yaml"
    file.write_text(ENDLESS)
    jobs = [*jobs_for([file], ["seconds=0"]), *(jobs_for([file]) * 2)]
    steps: list[object] = []

    def tell(told: Json) -> None:
        if told["kind"] == "script_step":
            steps.append(told["job"])
        if steps.count(1) == 2 and "lost" not in steps:
            steps.append("lost")
            heads = [pid for pid, words in working().items() if "gcs_server" in words]
            os.kill(heads[0], signal.SIGKILL)

    settings = chosen(jobs, tmp_path / "runs")
    begun = time.monotonic()
    results = list(run_on_ray(jobs, settings, address="local", workers=1, control=Control(), tell=tell))
    assert time.monotonic() - begun < 60
    verdicts = [result.ending.verdict for result in results]
    assert verdicts == [Verdict.FINISHED, Verdict.UNCERTAIN, Verdict.HALTED]
    assert "the cluster was lost: its head does not answer" in results[1].ending.message
    until(lambda: left() == [])
