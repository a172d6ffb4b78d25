"""What a recording costs, and what it keeps when hands are fast or the recorder is killed."""

from __future__ import annotations

import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from agent.local.desktop import LocalDesktop
from agent.local.hook_x11 import XHook
from agent.record.input import Gap, KeyDown, Moved, Pressed, Released
from agent.record.recording import Recording
from agent.record.tape import read

pytestmark = [pytest.mark.desktop, pytest.mark.bench, pytest.mark.timeout(3000)]

SECONDS = int(os.environ.get("DEIXIS_BENCH_SECONDS", "60"))
KILLS = int(os.environ.get("DEIXIS_BENCH_KILLS", "100"))

# Moves and clicks as fast as asked for, from a process of its own; prints how many.
_FAST = """
import sys, time
from Xlib import X
from Xlib.ext.xtest import fake_input
from agent.local.connection import connect
display, rate, seconds = connect(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
began, count = time.monotonic(), 0
while count < rate * seconds:
    due = min(int((time.monotonic() - began) * rate), int(rate * seconds))
    while count < due:
        if count % 100 in (98, 99):
            fake_input(display, X.ButtonPress if count % 100 == 98 else X.ButtonRelease, 2)
        else:
            fake_input(display, X.MotionNotify, 0, x=100 + count % 900, y=100 + count % 7)
        count += 1
    display.sync()
    time.sleep(0.002)
print(count)
display.close()
"""


def _inject(display: str, rate: int, seconds: float) -> int:
    words = [sys.executable, "-c", _FAST, display, str(rate), str(seconds)]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def _memory_kib() -> int:
    words = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()
    return int(words[0])


def test_a_thousand_events_a_second_are_all_kept(virtual_desktop: LocalDesktop, tmp_path: Path) -> None:
    with Recording(virtual_desktop, task="", folder=tmp_path / "take") as recording:
        hook = recording.recorder._hook
        assert isinstance(hook, XHook)
        hook.hook_ns = []
        sent = _inject(virtual_desktop.name, 1000, SECONDS)
        took = sorted(hook.hook_ns)
        folder = recording.stop()
    take = read(folder)
    kept = sum(isinstance(event, Moved | Pressed | Released) for event in take.events)
    lost = sum(event.lost for event in take.events if isinstance(event, Gap))
    print(
        f"events kept: {kept} of {sent} ({lost} told as lost); hook: {len(took)} calls, "
        f"p50 {statistics.median(took) / 1e6:.4f} ms, p99 {took[int(0.99 * len(took))] / 1e6:.4f} ms, "
        f"most {took[-1] / 1e6:.3f} ms"
    )
    assert kept == sent


def test_whenever_it_is_killed_it_is_readable(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path, until: Any
) -> None:
    virtual_desktop.start("mousepad")
    chance = random.Random(4)
    tails, waited, recoveries, events = [], [], [], 0
    for number in range(KILLS):
        folder = tmp_path / f"take{number}"
        words = [sys.executable, "-m", "agent.cli", "record", "--to", str(folder)]
        words += ["--display", virtual_desktop.name]
        with subprocess.Popen(
            words, env=virtual_desktop.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child:
            until(lambda folder=folder: (folder / "events.jsonl").exists() and read(folder).events, 30)
            deadline, count, keys_ns = time.monotonic() + chance.uniform(0.1, 2), 0, list[int]()
            while time.monotonic() < deadline:
                count += 1
                hands.move(100 + count % 900, 200)
                if count % 40 == 0:
                    keys_ns.append(time.monotonic_ns())
                    hands.key(ord("a"))
                last_ns = time.monotonic_ns()
                time.sleep(0.005)
            os.kill(child.pid, signal.SIGKILL)
        began = time.monotonic()
        take = read(folder)
        recoveries.append(time.monotonic() - began)
        kept = sum(isinstance(event, KeyDown) for event in take.events)
        until_ns = [*keys_ns, last_ns][kept]  # what comes from there on waits for a look at that key
        tails.append((until_ns - take.events[-1].at_ns) / 1e9)
        waited.append((last_ns - until_ns) / 1e9)
        events += len(take.events)
        assert take.recovered
    print(
        f"killed: {len(tails)} of {KILLS} readable, {events} events; tail lost p50 "
        f"{statistics.median(tails):.3f} s, most {max(tails):.3f} s, besides what waited for a look: p50 "
        f"{statistics.median(waited):.3f} s, most {max(waited):.3f} s; reading most {max(recoveries):.3f} s"
    )
    assert max(tails) <= 1


def test_it_costs_little(open_desktop: Any, tmp_path: Path) -> None:
    desktop: LocalDesktop = open_desktop(size=(1920, 1080))
    desktop.start("mousepad")
    script = (
        "import sys, time, random\n"
        "from Xlib import X\n"
        "from Xlib.ext.xtest import fake_input\n"
        "from agent.local.connection import connect\n"
        "display, until = connect(sys.argv[1]), time.monotonic() + float(sys.argv[2])\n"
        "code = [display.keysym_to_keycode(ord(c)) for c in 'the quick brown fox ']\n"
        "def send(*words, **more):\n"
        "    fake_input(display, *words, **more); display.sync()\n"
        "chance = random.Random(1)\n"
        "while time.monotonic() < until:\n"
        "    x, y = chance.randint(700, 1100), chance.randint(400, 600)\n"
        "    for part in range(40):\n"
        "        send(X.MotionNotify, 0, x=x - 40 + part, y=y); time.sleep(0.01)\n"
        "    send(X.ButtonPress, 1); send(X.ButtonRelease, 1); time.sleep(1)\n"
        "    for each in code:\n"
        "        send(X.KeyPress, each); send(X.KeyRelease, each); time.sleep(0.15)\n"
        "    time.sleep(1.5)\n"
        "display.close()\n"
    )
    memory: list[int] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(5):
            memory.append(_memory_kib())

    thread = threading.Thread(target=watch)
    with Recording(desktop, task="", folder=tmp_path / "take") as recording:
        thread.start()
        before, began = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
        subprocess.run([sys.executable, "-c", script, desktop.name, str(SECONDS)], check=True)
        after, took = resource.getrusage(resource.RUSAGE_SELF), time.monotonic() - began
        over.set()
        thread.join()
        folder = recording.stop()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    frames = len(list((folder / "frames").iterdir()))
    print(
        f"1920x1080: {100 * used / took:.1f} % of a core; {size / 1e6 / took * 60:.2f} MB a minute, "
        f"{frames} frames, {len(read(folder).events)} events in {took:.0f} s; "
        f"memory {memory[:2]} to {memory[-2:]} KiB"
    )
