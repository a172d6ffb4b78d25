"""Whether a replay at the recorded times keeps them to its end, and what a step costs besides settling.

DEIXIS_BENCH_MINUTES: how long the demonstration is, 10 by default.
"""

from __future__ import annotations

import os
import random
import statistics
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from agent.control import Control
from agent.demonstration.folder import read, save
from agent.events import Answer, Event, Performed, Probed
from agent.frames import Frames
from agent.local.desktop import LocalDesktop
from agent.local.hook_x11 import XHook
from agent.record.input import KeyDown, Pressed
from agent.replay.session import ReplayOrder, ReplaySession
from agent.settings import Settings

pytestmark = [pytest.mark.desktop, pytest.mark.bench, pytest.mark.timeout(3600)]

MINUTES = float(os.environ.get("DEIXIS_BENCH_MINUTES", "10"))


def _shown(desktop: LocalDesktop, folder: Path) -> list[float]:
    """Keep a demonstration of clicks and keys at chosen times; return these, in seconds."""
    (folder / "frames").mkdir(parents=True)
    frame = Frames(folder / "frames").keep(desktop.capture())
    chance = random.Random(7)
    times, at, steps = list[float](), 1.0, list[str]()
    while at < 60 * MINUTES:
        number = len(times)
        times.append(round(at, 3))
        x, y = chance.randrange(200, 1000), chance.randrange(200, 600)
        place = f"[{{frame: {frame}, at: [{x}, {y}], box: [{x - 20}, {y - 10}, 40, 20]}}]"
        what = f"click: {{intent: here, shown: {place}}}" if number % 2 else "press: a"
        steps.append(f"- {{id: s{number}, at: {at:.3f}, took: 0.001, {what}}}\n")
        at += chance.uniform(0.8, 3.0)
    save(folder, read("demonstration: Keep time\nsteps:\n" + "".join(steps)))
    return times


def _replayed(
    desktop: LocalDesktop, folder: Path, out: Path, speed: float | None
) -> tuple[list[Event], list[int]]:
    """Replay it; return what it told, and when the clicks and keys came, in nanoseconds."""
    hook = XHook(desktop.environment)
    heard: list[int] = []
    over = threading.Event()

    def listen() -> None:
        while not over.wait(0.05):
            heard.extend(each.at_ns for each in hook.drain() if isinstance(each, KeyDown | Pressed))

    thread = threading.Thread(target=listen)
    thread.start()
    told: list[Event] = []
    settings = Settings(
        display=desktop.name,
        mode="auto",
        runs=out,
        actions_per_minute=6000,
        max_steps=10_000,
        max_seconds=7200,
    )
    session = ReplaySession(settings, emit=told.append, control=Control(), ask=lambda _: Answer(False))
    try:
        ending = session.run(ReplayOrder(folder=folder, speed=speed, most_idle=10))
        assert ending.exit_code == 0, ending
        time.sleep(0.2)  # what was done last is on its way to the hook
    finally:
        over.set()
        thread.join()
        hook.close()
    return told, heard


def test_recorded_times_are_kept_to_the_end(
    virtual_desktop: LocalDesktop, witness: Any, tmp_path: Path
) -> None:
    times = _shown(virtual_desktop, tmp_path / "shown")

    told, heard = _replayed(virtual_desktop, tmp_path / "shown", tmp_path / "out", 1.0)

    assert len(heard) == len(times)
    off = [1000 * ((at - heard[0]) / 1e9 - (due - times[0])) for at, due in zip(heard, times, strict=True)]
    late = sorted(1000 * event.reading.values[0] for event in told if isinstance(event, Probed))
    print(
        f"\nreplay of {len(times)} steps over {MINUTES:g} minutes: at its end {off[-1]:+.1f} ms off; "
        f"heard p50 {statistics.median(off):+.1f} ms, p99 {sorted(off)[int(0.99 * len(off))]:+.1f} ms off; "
        f"late p50 {statistics.median(late):.2f} ms, p99 {late[int(0.99 * len(late))]:.2f} ms, "
        f"most {late[-1]:.2f} ms"
    )


def test_a_healthy_step_costs_little(virtual_desktop: LocalDesktop, witness: Any, tmp_path: Path) -> None:
    times = _shown(virtual_desktop, tmp_path / "shown")
    few = "s49" if len(times) > 50 else f"s{len(times) - 1}"

    settings = Settings(
        display=virtual_desktop.name,
        mode="auto",
        runs=tmp_path / "out",
        actions_per_minute=6000,
        max_steps=99,
    )
    told: list[Event] = []
    session = ReplaySession(settings, emit=told.append, control=Control(), ask=lambda _: Answer(False))
    ending = session.run(ReplayOrder(folder=tmp_path / "shown", last=few))

    assert ending.exit_code == 0, ending
    steps = [event.step for event in told if isinstance(event, Performed)]
    besides = [
        1000 * sum(took for part, took in step.seconds.items() if part not in ("settle", "wait", "pace"))
        for step in steps
        if "perform" in step.seconds
    ]
    print(
        f"\nreplay: {len(besides)} steps, besides settling p50 {statistics.median(besides):.0f} ms, "
        f"p95 {sorted(besides)[int(0.95 * len(besides))]:.0f} ms a step; calls of a model: 0 (strict)"
    )
