"""How soon the command answers and the window is on the screen, and what a run's kill leaves."""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from agent import store
from agent.local.desktop import LocalDesktop

pytestmark = [pytest.mark.desktop, pytest.mark.bench]

COMMAND = [sys.executable, "-m", "agent.cli"]
KILLS = 100


def test_bench_help() -> None:
    took = []
    for _ in range(10):
        start = time.monotonic()
        subprocess.run([*COMMAND, "--help"], check=True, stdout=subprocess.DEVNULL)
        took.append(time.monotonic() - start)
    print(f"\ndeixis --help: median {statistics.median(took):.2f} s, most {max(took):.2f} s")


def test_bench_window(virtual_desktop: LocalDesktop, until: Callable[..., None]) -> None:
    took = []
    for _ in range(5):
        start = time.monotonic()
        window = subprocess.Popen(COMMAND, env=os.environ | dict(virtual_desktop.environment))
        until(lambda: any(each.title == "Deixis" for each in virtual_desktop.windows()))
        took.append(time.monotonic() - start)
        window.send_signal(signal.SIGINT)
        window.wait(20)
    print(f"\nwindow on the screen: median {statistics.median(took):.2f} s, most {max(took):.2f} s")


@pytest.mark.timeout(900)
def test_bench_a_run_killed_at_any_instant_leaves_a_readable_episode(
    tmp_path: Path, until: Callable[..., None]
) -> None:
    chance, cut_off, steps = random.Random(5), 0, 0
    task = ", ".join(f'press {key}, type "some words"' for key in ("Home", "End") * 20)
    for number in range(KILLS):
        out = tmp_path / str(number)
        running = subprocess.Popen(
            [*COMMAND, "run", task, "--display", "virtual", "--app", "xterm", "--out", str(out)],
            stdout=subprocess.DEVNULL,
        )
        until(lambda out=out: out.exists() and any(store.episodes(out)), 60)
        time.sleep(chance.uniform(0, 2.0))  # the instant is the experiment, not a wait
        running.kill()
        running.wait()
        (kept,) = store.episodes(out)
        assert kept.error is None, kept
        record = store.read(kept.folder)
        cut_off += record.cut_off
        steps += len(record.steps)
        for entry in record.steps:
            assert entry.look is not None
            entry.look.screenshot()
    print(
        f"\n{KILLS} runs killed at random instants: {KILLS} readable, {cut_off} cut off, "
        f"{steps} steps in them, every frame whole"
    )
