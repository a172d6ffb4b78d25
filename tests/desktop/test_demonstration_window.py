"""The page of demonstrations on a real display, worked with real keys, and what is on the disk afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.actions import Press, Type
from agent.demonstration.folder import load, read, save, versions
from agent.demonstration.schema import Check
from agent.frames import Frames
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop


@pytest.fixture
def folder(virtual_desktop: LocalDesktop, tmp_path: Path) -> Path:
    """A demonstration of three steps, kept beside the runs."""
    made = tmp_path / "demonstrations" / "note"
    (made / "frames").mkdir(parents=True)
    frame = Frames(made / "frames").keep(virtual_desktop.capture())
    text = f"""\
demonstration: Save a note
steps:
- id: a
  click: {{intent: the button Save, shown: [{{frame: {frame}, at: [60, 40], box: [40, 30, 40, 20]}}]}}
- {{id: b, type: Alice}}
- {{id: c, press: Return}}
"""
    save(made, read(text))
    return made


@pytest.fixture
def window(virtual_desktop: LocalDesktop, folder: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`deixis` without arguments on `virtual_desktop`, with one demonstration."""
    around = {**os.environ, **virtual_desktop.environment}
    around = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
    chosen = {"DEIXIS_RUNS": str(tmp_path / "runs"), "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen([sys.executable, "-m", "agent.cli"], env={**around, **chosen})
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(timeout=250)


def test_steps_are_moved_switched_off_put_in_and_saved_by_keys_alone(
    virtual_desktop: LocalDesktop,
    window: subprocess.Popen[bytes],
    folder: Path,
    text_on: Callable[[LocalDesktop], str],
    until: Callable[..., None],
) -> None:
    desktop = virtual_desktop

    def shown(*words: str) -> bool:
        texts = text_on(desktop)
        return all(word in texts for word in words)

    until(lambda: any(each.title == "Deixis" and each.active for each in desktop.windows()))
    desktop.perform(Press(("ctrl", "3")))
    until(lambda: shown("Save a note", "3 steps"))
    desktop.perform(Press(("down",)))
    until(lambda: shown("click the button Save"))
    desktop.perform(Press(("enter",)))
    desktop.perform(Press(("space",)))
    until(lambda: shown("Off"))
    desktop.perform(Press(("alt", "down")))
    desktop.perform(Press(("ctrl", "i")))
    until(lambda: any("Insert a step" in each.title and each.active for each in desktop.windows()))
    for _ in range(3):
        desktop.perform(Press(("down",)))
    desktop.perform(Press(("tab",)))
    desktop.perform(Type("Saved"))
    desktop.perform(Press(("enter",)))
    until(lambda: shown("check that", "is shown"))
    desktop.perform(Press(("ctrl", "s")))
    until(lambda: len(versions(folder)) == 1)
    until(lambda: len(load(folder).demonstration.steps) == 4)
    kept = load(folder).demonstration
    assert [step.id for step in kept.steps] == ["b", "a", "check-1", "c"]
    assert [step.off for step in kept.steps] == [False, True, False, False]
    assert isinstance(kept.steps[2], Check)
    desktop.perform(Press(("delete",)))
    until(lambda: not shown("check that"))
    desktop.perform(Press(("ctrl", "z")))
    until(lambda: shown("check that"))
    window.send_signal(signal.SIGINT)
    assert window.wait(timeout=250) == 0
