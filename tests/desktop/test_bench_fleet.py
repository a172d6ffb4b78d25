"""What a worker costs, and how many scripts there are a minute with 1, 2 and 4 of them."""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.codec.line import Json
from agent.control import Control
from agent.episode import Verdict
from agent.fleet.cluster import run_on_ray
from agent.fleet.local import run_jobs
from agent.script.job import Job, jobs_for
from agent.script.run import settings_for
from agent.settings import Settings

pytestmark = [pytest.mark.desktop, pytest.mark.bench, pytest.mark.timeout(900)]

COUNT = 20
EDIT = """\
name: edit a note
display: virtual:1280x800
parameters: {word: hello, wanted: hello}
app: mousepad note.txt
steps:
- wait: {window: note.txt}
- type: "{{ word }}\\n"
- check: {text: "{{ word }}"}
- click: File
- click: Save
- check: {file: {path: note.txt, equals: "{{ wanted }}"}}
  patience: 3
"""


@dataclass
class Weight:
    """What the processes of the workers weigh: the most of several looks, in MB."""

    working: Callable[[], dict[int, str]]
    pss: float = 0.0
    uss: float = 0.0
    processes: int = 0

    def look(self) -> None:
        pss, uss, processes = 0.0, 0.0, 0
        for pid in self.working():
            try:
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
            except OSError:
                continue
            sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
            pss += sizes["Pss"] / 1000
            uss += (sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1000
            processes += 1
        if pss > self.pss:
            self.pss, self.uss, self.processes = pss, uss, processes


def jobs_in(folder: Path) -> list[Job]:
    file = folder / "edit.yaml"
    file.write_text(EDIT)
    words = [f"word{number}" for number in range(COUNT)]
    wanted = [word if number % 7 else "nothing" for number, word in enumerate(words)]
    return [
        job
        for word, right in zip(words, wanted, strict=True)
        for job in jobs_for([file], [f"word={word}", f"wanted={right}"])
    ]


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_scripts_a_minute(tmp_path: Path, working: Callable[[], dict[int, str]], workers: int) -> None:
    jobs = jobs_in(tmp_path)
    settings = [
        settings_for(job.source.script, Settings.model_validate({"runs": tmp_path / "runs"})) for job in jobs
    ]
    weight = Weight(working)
    ended: list[float] = []

    def tell(told: Json) -> None:
        if told["kind"] == "script_step" and told["place"] == "steps[5]":
            weight.look()

    used, begun = cpu_seconds(), time.monotonic()
    verdicts = {}
    for result in run_jobs(jobs, settings, workers=workers, control=Control(), tell=tell):
        verdicts[result.values["word"]] = result.ending.verdict
        ended.append(result.seconds)
    seconds, used = time.monotonic() - begun, cpu_seconds() - used
    failed = [word for word, verdict in verdicts.items() if verdict is not Verdict.FINISHED]
    assert sorted(failed) == ["word0", "word14", "word7"]
    print(
        f"\n{workers} workers: {60 * COUNT / seconds:.1f} scripts a minute, "
        f"a script {statistics.median(ended):.1f} s and {used / COUNT:.2f} s of CPU, "
        f"CPU {used / seconds / (os.cpu_count() or 1):.0%} of {os.cpu_count()} cores; "
        f"a worker with its display and mousepad {weight.pss / workers:.0f} MB PSS, "
        f"{weight.uss / workers:.0f} MB of its own, {weight.processes / workers:.0f} processes; "
        f"load {os.getloadavg()[0]:.1f}"
    )


def test_scripts_a_minute_on_ray(tmp_path: Path, working: Callable[[], dict[int, str]]) -> None:
    jobs = jobs_in(tmp_path)
    settings = [
        settings_for(job.source.script, Settings.model_validate({"runs": tmp_path / "runs"})) for job in jobs
    ]
    weight = Weight(working)
    first: list[float] = []
    driver: list[float] = []

    def tell(told: Json) -> None:
        first.append(time.monotonic())
        if told["kind"] == "script_step" and told["place"] == "steps[5]":
            weight.look()
            pids = [pid for pid, words in working().items() if "agent.fleet.bridge" in words]
            driver.append(cpu_of(pids[0]))

    begun = time.monotonic()
    results = list(run_on_ray(jobs, settings, address="local", workers=2, control=Control(), tell=tell))
    seconds = time.monotonic() - first[0]
    failed = [result for result in results if result.ending.verdict is not Verdict.FINISHED]
    assert len(failed) == 3
    drove = 1000 * (driver[-1] - driver[0]) / (len(driver) - 1)
    print(
        f"\nRay, 2 workers: {60 * COUNT / seconds:.1f} scripts a minute once it is there, "
        f"which takes {first[0] - begun:.1f} s; a worker with its part of Ray {weight.pss / 2:.0f} MB PSS, "
        f"{weight.processes} processes in all; the driver used {drove:.0f} ms of CPU a script; "
        f"load {os.getloadavg()[0]:.1f}"
    )
