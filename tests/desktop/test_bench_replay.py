"""Shown once, done again on a screen that has changed: how often that works, and that it never lies.

Six tasks in each of two toolkits are shown with real hands and replayed on pixels alone; what was really
done is told by the window itself. DEIXIS_BENCH_TRIES: how often each is replayed on every variation.
"""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent.control import Control
from agent.demonstration.folder import load, save
from agent.desktop import Opening
from agent.evaluate.statistics import wilson
from agent.local.desktop import LocalDesktop
from agent.local.virtual import open_virtual
from agent.record.compile import make
from agent.record.input import Seen
from agent.record.recording import Recording
from agent.record.tape import read
from agent.sight.ocr import OcrReader

pytestmark = [pytest.mark.desktop, pytest.mark.bench, pytest.mark.timeout(3600)]

TRIES = int(os.environ.get("DEIXIS_BENCH_TRIES", "2"))
JOBS = int(os.environ.get("DEIXIS_BENCH_JOBS", "2"))
PATIENCE = 6.0  # seconds; more than a slow page takes
FIXTURES = Path(__file__).parent / "fixtures"
TOOLKITS = ("qt", "tk")

Act = tuple[str, str]  # click and the name of what is clicked, or type and the text


@dataclass(frozen=True)
class Task:
    """What is shown. rename: by another name that says the same, and by a longer one."""

    page: str
    acts: tuple[Act, ...]
    rename: tuple[str, str]


TASKS = {
    "form": Task(
        "order",
        (("click", "name"), ("type", "Ada"), ("click", "town"), ("type", "Bonn"), ("click", "save")),
        ("Name=Full name", "Save=Store"),
    ),
    "urgent": Task("order", (("click", "urgent"), ("click", "save")), ("Save=Save order", "Urgent=Express")),
    "open": Task("list", (("click", "open 1043"),), ("Open=Open ...", "Open=Show")),
    "remove": Task("list", (("click", "remove 1043"),), ("Open=Open ...", "Open=Show")),
    "options": Task(
        "order",
        (("click", "tab options"), ("click", "weekly"), ("click", "apply")),
        ("Apply=Apply now", "Weekly=Every week"),
    ),
    "menu": Task(
        "order", (("click", "file"), ("click", "archive")), ("Archive=Archive all", "Archive=Put away")
    ),
}


def _moved(task: Task, dice: random.Random) -> list[str]:
    return ["--at", f"{dice.randrange(150, 600)},{dice.randrange(100, 330)}"]


def _renamed(task: Task, dice: random.Random) -> list[str]:
    return ["--rename", task.rename[dice.randrange(2)]]


VARIATIONS: dict[str, Callable[[Task, random.Random], list[str]]] = {
    "same": lambda task, dice: [],
    "moved": _moved,
    "resized": lambda task, dice: ["--size", f"{dice.randrange(480, 1000)}x{dice.randrange(380, 640)}"],
    "dark": lambda task, dice: ["--theme", "dark"],
    "125 %": lambda task, dice: ["--scale", "1.25"],
    "150 %": lambda task, dice: ["--scale", "1.5"],
    "larger font": lambda task, dice: ["--font", str(dice.choice((12, 13, 14)))],
    "label renamed": _renamed,
    "rows reordered": lambda task, dice: ["--layout", "reordered"],
    "decoy row": lambda task, dice: ["--decoy", "row", *(_moved(task, dice) if dice.random() < 0.5 else [])],
    "look-alike sibling": lambda task, dice: ["--decoy", "sibling"],
    "slow load": lambda task, dice: ["--latency", "3"],
    "pop-up": lambda task, dice: ["--fault", "popup"],
    "target gone": lambda task, dice: ["--fault", "gone"],
    "button dead": lambda task, dice: ["--fault", "dead"],
}
REFUSED = frozenset(("pop-up", "target gone", "button dead"))  # where it cannot be done


@dataclass(frozen=True)
class Run:
    """What became of a replay. done: the window says so. wrong: something was pressed that was not shown."""

    variation: str
    name: str
    code: int
    done: bool
    wrong: bool
    message: str
    seconds: float

    @property
    def lied(self) -> bool:
        return self.code == 0 and not self.done

    @property
    def halted(self) -> bool:
        return self.code != 0


def _program(toolkit: str, task: Task, state: Path, options: list[str]) -> str:
    words = [sys.executable, str(FIXTURES / f"orders_{toolkit}.py"), "--state", str(state)]
    return shlex.join([*words, "--page", task.page, *options])


def _told(state: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(state.read_text())
    except FileNotFoundError:
        return {"log": [], "values": {}, "boxes": {}, "ready": False}
    return told


def _wait(condition: Callable[[], object], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"still waiting after {seconds:g} s"
        time.sleep(0.02)


def _show(task: Task, toolkit: str, folder: Path, reader: OcrReader, hands_on: Callable[[str], Any]) -> None:
    """Record a task done with real hands, and make steps of it."""
    state = folder.with_suffix(".json")
    desktop: LocalDesktop = open_virtual(Opening(control=Control()))
    hands = hands_on(desktop.name)
    try:
        desktop.start(_program(toolkit, task, state, []))
        _wait(lambda: _told(state)["ready"])
        with Recording(desktop, task=f"Orders, {folder.name}", folder=folder) as recording:

            def looks() -> int:
                return sum(isinstance(event, Seen) for event in read(folder).events)

            _wait(lambda: looks() >= 1)
            for verb, what in task.acts:
                before, told = looks(), recording.recorder.count
                if verb == "click":
                    _wait(lambda what=what: what in _told(state)["boxes"])  # type: ignore[misc]
                    left, top, width, height = _told(state)["boxes"][what]
                    hands.click(left + min(width // 2, 40), top + height // 2)
                else:
                    hands.type(what)
                _wait(lambda before=before: looks() > before)  # type: ignore[misc]
                _wait(lambda told=told: recording.recorder.count > told)  # type: ignore[misc]
            recording.stop()
    finally:
        hands.close()
        desktop.close()
    make(folder, reader=reader)
    kept = load(folder).demonstration
    save(folder, kept.model_copy(update={"patience": PATIENCE}))


@pytest.fixture(scope="module")
def shown(
    tmp_path_factory: pytest.TempPathFactory, reader: OcrReader, hands_on: Callable[[str], Any]
) -> Path:
    """The folder of all demonstrations, each beside the state that it left."""
    kept = os.environ.get("DEIXIS_BENCH_SHOWN")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("shown")
    folder.mkdir(parents=True, exist_ok=True)
    for name, task in TASKS.items():
        for toolkit in TOOLKITS:
            if not (folder / f"{name}-{toolkit}" / "demonstration.yaml").exists():
                _show(task, toolkit, folder / f"{name}-{toolkit}", reader, hands_on)
    return folder


def _share(part: int, whole: int) -> str:
    share = wilson(part, whole)
    return f"{share.value:.1%} ({share.low:.1%} to {share.high:.1%})"


@pytest.fixture(scope="module")
def runs() -> Iterator[list[Run]]:
    """All runs; their table is printed at the end."""
    runs: list[Run] = []
    yield runs
    print(f"\n\n{'variation':20}{'done':>9}{'wrong, said done':>18}{'halted':>8}   of all, done")
    for variation in dict.fromkeys(run.variation for run in runs):
        these = [run for run in runs if run.variation == variation]
        done = sum(run.done and not run.halted for run in these)
        share = "must refuse" if variation in REFUSED else _share(done, len(these))
        print(
            f"{variation:20}{done:>4}/{len(these):<4}{sum(run.lied for run in these):>18}"
            f"{sum(run.halted for run in these):>8}   {share}"
        )
    possible = [run for run in runs if run.variation not in REFUSED]
    done = sum(run.done and not run.halted for run in possible)
    halted = sum(run.halted for run in possible)
    print(f"{'where it can be done':20}{done:>4}/{len(possible):<4}   {_share(done, len(possible))}")
    print(f"halted where it could be done: {_share(halted, len(possible))}")
    print(f"said done and was not: {sum(run.lied for run in runs)} of {len(runs)}")
    print(f"something pressed that was not shown: {sum(run.wrong for run in runs)} of {len(runs)}")


def _replay(shown: Path, name: str, toolkit: str, variation: str, count: int, out: Path) -> Run:
    task = TASKS[name]
    dice = random.Random(f"{name} {toolkit} {variation} {count}")
    state = out / f"{name}-{toolkit}-{variation.replace(' ', '_')}-{count}.json"
    app = _program(toolkit, task, state, VARIATIONS[variation](task, dice))
    folder = shown / f"{name}-{toolkit}"
    words = [sys.executable, "-m", "agent.cli", "replay", str(folder), "--display", "virtual", "--json"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DEIXIS_")}
    began = time.monotonic()
    process = subprocess.run(
        [*words, "--mode", "auto", "--out", str(out / "runs"), "--app", app],
        capture_output=True,
        text=True,
        timeout=180,
        env=environment,
    )
    seconds = time.monotonic() - began
    endings = [json.loads(line) for line in process.stdout.splitlines() if '"kind": "ended"' in line]
    message = endings[-1]["message"] if endings else process.stderr[-300:]
    told, wanted = _told(state), _told(shown / f"{name}-{toolkit}.json")
    done = (told["log"], told["values"]) == (wanted["log"], wanted["values"])
    pressed = [[word for word in line if word != "in vain"] for line in told["log"]]
    wrong = pressed != wanted["log"][: len(pressed)]
    return Run(variation, f"{name}-{toolkit}-{count}", process.returncode, done, wrong, message, seconds)


@pytest.mark.parametrize("variation", VARIATIONS)
def test_what_was_shown_is_done_or_refused(
    variation: str, shown: Path, runs: list[Run], tmp_path: Path
) -> None:
    work = [(name, toolkit, count) for count in range(TRIES) for name in TASKS for toolkit in TOOLKITS]
    with ThreadPoolExecutor(JOBS) as pool:
        these = list(pool.map(lambda each: _replay(shown, *each[:2], variation, each[2], tmp_path), work))
    runs += these
    for run in these:
        if run.halted != (variation in REFUSED) or run.lied or run.wrong:
            flags = f"{'LIED ' if run.lied else ''}{'WRONG ' if run.wrong else ''}"
            print(
                f"\n{variation} {run.name}: {flags}exit {run.code}, {run.seconds:.0f} s: {run.message}",
                end="",
            )
    assert not [run for run in these if run.lied]
    if variation in ("same", "moved"):
        assert [run for run in these if not run.done or run.halted] == []


def test_most_is_done_where_it_can_be(runs: list[Run]) -> None:
    possible = [run for run in runs if run.variation not in REFUSED]
    assert sum(run.done and not run.halted for run in possible) >= 0.85 * len(possible)
