"""The real window on a real display: it opens, works, keeps out of the pictures, and comes back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from agent import store
from agent.actions import Click, Press, Type
from agent.episode import Verdict
from agent.local.desktop import LocalDesktop
from agent.screenshot import Screenshot

pytestmark = pytest.mark.desktop

SIGN = (0x35, 0x51, 0xCC)  # the ground of our own sign, which strip and window both show
Open = Callable[..., subprocess.Popen[bytes]]


def shows_us(shot: Screenshot) -> bool:
    """Tell whether a picture holds a window of ours, or the strip."""
    return bool(np.count_nonzero(np.all(shot.rgb == SIGN, axis=2)) > 100)


def is_open(desktop: LocalDesktop) -> bool:
    return any(window.title == "Deixis" and window.active for window in desktop.windows())


def start_editor(desktop: LocalDesktop, command: str, until: Callable[..., None]) -> None:
    """Start the editor and wait until it has the keys: it would take them from ours if it got them later."""
    desktop.start(command)
    until(lambda: any(window.title.endswith("Mousepad") and window.active for window in desktop.windows()))


@pytest.fixture
def open_window(virtual_desktop: LocalDesktop) -> Iterator[Open]:
    """Start `deixis` without arguments on `virtual_desktop`, with settings from variables."""
    opened: list[subprocess.Popen[bytes]] = []

    def open_one(**settings: str) -> subprocess.Popen[bytes]:
        chosen = {f"DEIXIS_{name.upper()}": value for name, value in settings.items()}
        around = {**os.environ, **virtual_desktop.environment}
        around = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
        environment = {**around, **chosen, "QT_QPA_PLATFORM": "xcb"}
        opened.append(subprocess.Popen([sys.executable, "-m", "agent.cli"], env=environment))
        return opened[-1]

    yield open_one
    for process in opened:
        process.terminate()
        process.wait(timeout=250)


def test_the_window_opens_and_ctrl_c_closes_it(
    virtual_desktop: LocalDesktop, open_window: Open, until: Callable[..., None]
) -> None:
    began = time.monotonic()
    process = open_window()
    until(lambda: is_open(virtual_desktop))
    print(f"window on the screen after {time.monotonic() - began:.2f} s")
    until(lambda: shows_us(virtual_desktop.capture()))
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=250) == 0


def test_a_run_on_the_same_screen_never_sees_us_and_we_come_back(
    virtual_desktop: LocalDesktop, open_window: Open, until: Callable[..., None], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Alice,\n\nSum:\n")
    start_editor(virtual_desktop, f"mousepad {letter}", until)
    open_window(runs=str(tmp_path / "runs"), mode="auto", settle_seconds="1")
    until(lambda: is_open(virtual_desktop))
    virtual_desktop.perform(Type('click "Alice", press End, type " and Bob", press Ctrl+S'))
    virtual_desktop.perform(Press(("ctrl", "enter")))
    strips: list[Screenshot] = []

    def has_ended() -> bool:
        shot = virtual_desktop.capture()
        if not is_open(virtual_desktop) and shows_us(shot):
            strips.append(shot)
        return bool(store.episodes(tmp_path / "runs")) and is_open(virtual_desktop)

    until(lambda: not is_open(virtual_desktop))
    until(has_ended)
    kept = store.episodes(tmp_path / "runs")[0]
    record = store.read(kept.folder)
    assert kept.ending is not None
    assert kept.ending.verdict is Verdict.FINISHED, kept.ending
    assert letter.read_text().startswith("Dear Alice, and Bob")
    assert strips, "the strip was never on the screen"
    looks = [entry.look for entry in record.steps if entry.look] + ([record.last] if record.last else [])
    assert looks
    assert [look.frame for look in looks if shows_us(look.screenshot())] == []


def test_a_click_on_the_strip_goes_to_what_is_under_it(
    virtual_desktop: LocalDesktop, open_window: Open, until: Callable[..., None], tmp_path: Path
) -> None:
    start_editor(virtual_desktop, "mousepad", until)
    open_window(runs=str(tmp_path / "runs"), mode="auto", policy="literal")
    until(lambda: is_open(virtual_desktop))
    virtual_desktop.perform(Type('wait for "a word that never comes"'))
    virtual_desktop.perform(Press(("ctrl", "enter")))
    until(lambda: not is_open(virtual_desktop) and shows_us(virtual_desktop.capture()))
    strip = virtual_desktop.capture()
    ys, xs = np.nonzero(np.all(strip.rgb == SIGN, axis=2))
    before = [window.title for window in virtual_desktop.windows() if window.active]
    virtual_desktop.perform(Click(strip.point_at(float(xs.mean()), float(ys.mean()))))
    after = [window.title for window in virtual_desktop.windows() if window.active]
    assert "Deixis" not in "".join(before + after)


def test_an_allowed_action_reaches_the_application_that_was_worked_on(
    virtual_desktop: LocalDesktop, open_window: Open, until: Callable[..., None], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Alice\n")
    start_editor(virtual_desktop, f"mousepad {letter}", until)
    open_window(runs=str(tmp_path / "runs"), mode="ask", policy="literal")
    until(lambda: is_open(virtual_desktop))
    virtual_desktop.perform(Type('type "Oh, "'))
    virtual_desktop.perform(Press(("ctrl", "enter")))
    until(lambda: any("May I" in window.title and window.active for window in virtual_desktop.windows()))
    virtual_desktop.perform(Press(("alt", "a")))
    until(lambda: is_open(virtual_desktop))
    kept = store.episodes(tmp_path / "runs")[0]
    assert kept.ending is not None
    assert kept.ending.verdict is Verdict.FINISHED, kept.ending
    assert any(window.title.startswith("*") for window in virtual_desktop.windows())
    looks = [entry.look for entry in store.read(kept.folder).steps if entry.look]
    assert [look.frame for look in looks if shows_us(look.screenshot())] == []
