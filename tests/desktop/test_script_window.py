"""The page of scripts on a real display, worked with real keys: a real script does real work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent import store
from agent.actions import Press, Type
from agent.episode import Verdict
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop

SCRIPT = """\
name: A letter
app:
  command: mousepad letter.txt
  files: {letter.txt: "Dear Alice,\\n"}
  ready: {window: letter.txt}
display: virtual:800x600
steps:
  - press: ctrl+End
  - type: and Bob
  - press: ctrl+s
  - check: {file: {path: letter.txt, holds: and Bob}}
"""


@pytest.fixture
def window(virtual_desktop: LocalDesktop, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`deixis` without arguments on `virtual_desktop`, in a folder of its own."""
    around = {**os.environ, **virtual_desktop.environment}
    around = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
    chosen = {"DEIXIS_RUNS": str(tmp_path / "runs"), "DEIXIS_MODE": "auto", "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen([sys.executable, "-m", "agent.cli"], env={**around, **chosen})
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(timeout=250)


def test_a_script_is_typed_saved_and_run_by_keys_alone(
    virtual_desktop: LocalDesktop,
    window: subprocess.Popen[bytes],
    text_on: Callable[[LocalDesktop], str],
    until: Callable[..., None],
    tmp_path: Path,
) -> None:
    desktop = virtual_desktop
    file = tmp_path / "letter.yaml"
    file.write_text(SCRIPT)

    def shown(*words: str) -> bool:
        texts = text_on(desktop)
        return all(word in texts for word in words)

    until(lambda: any(each.title == "Deixis" and each.active for each in desktop.windows()))
    # The window is active before it hears: the key is pressed until the page is there.
    until(lambda: desktop.perform(Press(("ctrl", "2"))) or shown("Write a script here"))
    desktop.perform(Press(("ctrl", "o")))
    until(lambda: any("Open a script" in each.title and each.active for each in desktop.windows()))
    desktop.perform(Type(str(file)))
    desktop.perform(Press(("enter",)))
    until(lambda: shown("No faults"))
    desktop.perform(Press(("ctrl", "end")))
    desktop.perform(Type("# by keys"))
    desktop.perform(Press(("ctrl", "s")))
    until(lambda: file.read_text().endswith("# by keys"))
    desktop.perform(Press(("ctrl", "enter")))
    until(lambda: bool(list((tmp_path / "runs").glob("*/ending.json"))), 90)
    kept = store.episodes(tmp_path / "runs")[0]
    assert kept.ending is not None
    assert (kept.ending.verdict, kept.ending.verified) == (Verdict.FINISHED, True), kept.ending
    until(lambda: shown("Finished and verified", "line 11"))
    window.send_signal(signal.SIGINT)
    assert window.wait(timeout=250) == 0
