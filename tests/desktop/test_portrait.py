"""Takes the picture of the window that the README shows, of a real run.

PORTRAIT=assets/screenshots/window.png make bench renews it; without the variable it is only taken.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from agent import store
from agent.actions import Click, Press, Type
from agent.geometry import Point
from agent.local.desktop import LocalDesktop
from agent.screenshot import Screenshot

pytestmark = [pytest.mark.desktop, pytest.mark.bench]

ACCENT, MARK = (0x35, 0x51, 0xCC), (0xE8, 0x43, 0x0C)
TASK = 'click "5", click "+", click "7", press Enter, check that "12" is shown'


def test_the_window_looks_as_in_the_readme(
    open_desktop: Callable[..., LocalDesktop], until: Callable[..., None], tmp_path: Path
) -> None:
    desktop = open_desktop(size=(1360, 850))
    around = {**os.environ, **desktop.environment}
    environment = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
    environment |= {
        "DEIXIS_DISPLAY": "virtual:640x440",
        "DEIXIS_LANGUAGE": "en",
        "DEIXIS_RUNS": str(tmp_path / "runs"),
        "QT_QPA_PLATFORM": "xcb",
    }
    window = subprocess.Popen([sys.executable, "-m", "agent.cli"], env=environment)
    try:
        until(lambda: any(found.active for found in desktop.windows()))
        title = next(found.box for found in desktop.windows() if found.active)
        desktop.perform(Click(Point(title.center.x, title.top + 8), count=2))  # maximises it
        desktop.perform(Type(TASK))
        for _ in range(5):  # past Run and the choosers, to the application
            desktop.perform(Press(("tab",)))
        desktop.perform(Type("galculator"))
        desktop.perform(Press(("ctrl", "enter")))
        until(lambda: any(run.ending for run in store.episodes(tmp_path / "runs")))
        until(lambda: pixels(desktop.capture(), ACCENT) > 2000)  # Run can be pressed again
        desktop.perform(Click(Point(1200, 232)))  # a step in the list
        until(lambda: pixels(desktop.capture(), MARK) > 100)
        picture = desktop.capture()
    finally:
        window.terminate()
        window.wait(timeout=250)
    file = Path(os.environ.get("PORTRAIT", tmp_path / "window.png"))
    picture.picture.save(file, optimize=True)
    assert file.stat().st_size <= 300_000


def pixels(shot: Screenshot, colour: tuple[int, int, int]) -> int:
    """Count the pixels that have this colour."""
    return int(np.count_nonzero(np.all(shot.rgb == colour, axis=2)))
