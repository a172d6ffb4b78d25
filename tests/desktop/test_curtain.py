from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop

PROBE = Path(__file__).with_name("curtain_probe.py")


def looks(desktop: LocalDesktop, count: int) -> list[dict[str, Any]]:
    environment = {
        **os.environ,
        **desktop.environment,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(PROBE.parents[2]),
    }
    done = subprocess.run(
        [sys.executable, str(PROBE), str(count)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=250,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_no_look_through_the_curtain_holds_the_strip(virtual_desktop: LocalDesktop) -> None:
    found = looks(virtual_desktop, 10)
    assert [look["seen"] for look in found] == [False] * 10


@pytest.mark.usefixtures("editor")
def test_nor_does_one_over_a_window_that_paints_itself_late(virtual_desktop: LocalDesktop) -> None:
    found = looks(virtual_desktop, 10)
    assert [look["seen"] for look in found] == [False] * 10


@pytest.mark.bench
@pytest.mark.usefixtures("editor")
def test_how_long_the_curtain_takes(virtual_desktop: LocalDesktop) -> None:
    found = looks(virtual_desktop, 50)
    for name in ("first", "again"):
        times = sorted(look[name] for look in found)
        middle, most = statistics.median(times), times[len(times) * 95 // 100]
        print(f"curtain, {name} look: median {middle:.1f} ms, p95 {most:.1f} ms")
    assert not any(look["seen"] for look in found)
