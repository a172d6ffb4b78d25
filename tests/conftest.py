"""What every test gets: a home of its own, and a check that it leaves nothing running behind."""

from __future__ import annotations

import os
import platform
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["HF_HUB_OFFLINE"] = "1"
settings.register_profile("any machine", deadline=None)  # how long a case takes is no claim of ours
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, episodes and run notes of a test away from the person's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    for name in list(os.environ):
        if name.startswith("DEIXIS_"):
            monkeypatch.delenv(name)
    return home


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say under the figures where and when they were measured."""
    if config.option.markexpr == "bench":
        terminalreporter.write_line(f"measured on {_machine()}")


def _machine() -> str:
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or "unknown processor",
    )
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, {time.strftime('%Y-%m-%d')}"


def _lines(file: str) -> list[str]:
    return Path(file).read_text(encoding="utf-8").splitlines() if Path(file).exists() else []


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread behind, after giving those that are ending a moment."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while (left := _left(before)) and time.monotonic() < deadline:
        left[0].join(0.1)
    assert not left, f"threads left running: {[thread.name for thread in left]}"


def _left(before: set[threading.Thread]) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        # a dummy stands for a thread that Python did not start, such as a pool's of Qt
        if thread not in before and thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]
