"""The main job, shown on a machine that has no display: a sum worked out and saved, by mouse and keys.

Two applications of the distribution run on a virtual display. One sentence is the task. Whether it
succeeded is not what the run says of itself, but what the editor has written to the disk: the number
that the calculator handed over through the clipboard.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from agent.control import Control
from agent.episode import Verdict
from agent.errors import DesktopError
from agent.settings import load
from agent.work import work

APPLICATIONS = ("galculator", "mousepad")
TASK = (
    'in window "galculator" click "7", press "*", click "6", press Enter, check that "42" is shown, '
    'press Ctrl+C, then click "Untitled 1 - Mousepad", press Ctrl+V, press Ctrl+S, '
    'wait for "Save As", type "{file}", press Enter, wait for "Save As" to disappear, '
    'check that "{name}" is shown'
)
WANTED = "42"


def show(*, control: Control, out: Path | None = None) -> int:
    """Run the demonstration, print what happens, and return 0 only if the file on the disk is right.

    Raises:
        DesktopError: an application is missing, or no virtual display can be had.
    """
    for application in APPLICATIONS:
        if shutil.which(application) is None:
            raise DesktopError(f"'{application}' is not installed (sudo apt-get install {application})")
    settings = load().changed(display="virtual:1280x800", mode="risky", runs=out, policy="literal")
    settings.runs.mkdir(parents=True, exist_ok=True)
    file = settings.runs.resolve() / f"sum-{secrets.token_hex(3)}.txt"
    ending = work(TASK.format(file=file, name=file.name), settings, control=control, apps=list(APPLICATIONS))
    if ending.verdict is not Verdict.FINISHED:
        return ending.exit_code
    written = file.read_text(encoding="utf-8").strip() if file.exists() else None
    right = written == WANTED
    print(f"{'✓' if right else '✗'} the editor's file {file} holds {written!r}, wanted {WANTED!r}")
    return 0 if right else 1
