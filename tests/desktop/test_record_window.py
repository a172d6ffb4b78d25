"""Recording from the window on a real display, by keys alone: what was done is kept, and nothing of ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.actions import Press, Type
from agent.local.desktop import LocalDesktop
from agent.record.input import Around, KeyDown
from agent.record.tape import FILE, read

pytestmark = pytest.mark.desktop


@pytest.fixture
def window(virtual_desktop: LocalDesktop, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`deixis` without arguments on `virtual_desktop`."""
    around = {**os.environ, **virtual_desktop.environment}
    around = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
    chosen = {"DEIXIS_RUNS": str(tmp_path / "runs"), "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen([sys.executable, "-m", "agent.cli"], env={**around, **chosen})
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(timeout=250)


def test_a_task_is_recorded_and_ended_by_keys_alone(
    virtual_desktop: LocalDesktop,
    window: subprocess.Popen[bytes],
    until: Callable[..., None],
    tmp_path: Path,
) -> None:
    desktop = virtual_desktop

    def is_open(title: str) -> bool:
        return any(title in each.title for each in desktop.windows())

    def is_active(title: str) -> bool:
        return any(title in each.title and each.active for each in desktop.windows())

    desktop.start(f"mousepad {tmp_path / 'note.txt'}")
    until(lambda: is_open("note.txt"))
    until(lambda: is_open("Deixis"))
    until(lambda: is_active("Deixis"))
    desktop.perform(Press(("ctrl", "3")))

    def is_asked() -> bool:
        if is_active("Deixis"):
            desktop.perform(Press(("ctrl", "r")))
        return is_active("Record a task")

    until(is_asked)
    desktop.perform(Type("write hello"))
    desktop.perform(Press(("enter",)))
    until(lambda: is_open("Deixis records"))
    until(lambda: is_active("note.txt"))
    desktop.perform(Type("hello"))
    desktop.perform(Press(("esc",)))
    desktop.perform(Press(("esc",)))
    tapes = tmp_path / "demonstrations"
    until(lambda: [file for file in tapes.glob(f"*/{FILE}") if read(file.parent).complete])
    take = read(next(tapes.iterdir()))
    assert take.header.task == "write hello"
    assert "".join(event.text for event in take.events if isinstance(event, KeyDown)) == "hello"
    titles = [each.title for event in take.events if isinstance(event, Around) for each in event.windows]
    assert [title for title in titles if "Deixis" in title] == []
    until(lambda: is_active("Deixis"))
    window.send_signal(signal.SIGINT)
    assert window.wait(timeout=250) == 0
