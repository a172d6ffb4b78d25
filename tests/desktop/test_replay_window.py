"""A demonstration of real hands replayed from the window on a real display, worked with real keys."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent import store
from agent.actions import Press, Type
from agent.episode import Verdict
from agent.local.desktop import LocalDesktop
from agent.record.compile import make
from agent.record.input import Seen
from agent.record.recording import Recording
from agent.record.tape import read
from agent.sight.ocr import OcrReader

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
END, ENTER = 0xFF57, 0xFF0D
BEFORE, AFTER = "one\ntwo\nthree\n", "one\ntwo\nthree\nfour\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(BEFORE)
    return file


@pytest.fixture
def shown(
    virtual_desktop: LocalDesktop,
    hands: Any,
    reader: OcrReader,
    until: Callable[..., None],
    middle_of: Callable[..., tuple[int, int]],
    note: Path,
    tmp_path: Path,
) -> Path:
    """A line that real hands added to a note in a real editor, and saved."""
    folder = tmp_path / "demonstrations" / "line"
    virtual_desktop.start(f"mousepad {note}")

    def looks() -> int:
        return sum(isinstance(event, Seen) for event in read(folder).events)

    def at(word: str) -> tuple[int, int]:
        return middle_of(virtual_desktop, word)

    with Recording(virtual_desktop, task="Add a line", folder=folder) as recording:

        def done(act: Callable[[], None], *, seen: bool = True) -> None:
            before, told = looks(), recording.recorder.count
            act()
            until(lambda: looks() > before if seen else recording.recorder.count >= told + 2)

        until(lambda: looks() >= 1)
        x, y = at("three")
        done(lambda: hands.click(x, y), seen=False)
        done(lambda: hands.key(END), seen=False)
        done(lambda: hands.key(ENTER))
        done(lambda: hands.type("four"))
        done(lambda: hands.stroke("ctrl", "s"), seen=False)
        until(lambda: note.read_text() == AFTER)
        recording.stop()
    make(folder, reader=reader)
    note.write_text(BEFORE)
    return folder


@pytest.fixture
def desktop(open_desktop: Callable[..., LocalDesktop]) -> LocalDesktop:
    """Another display, for the window."""
    return open_desktop()


@pytest.fixture
def window(desktop: LocalDesktop, shown: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`deixis` without arguments on `desktop`, with the demonstration."""
    around = {**os.environ, **desktop.environment}
    around = {name: value for name, value in around.items() if not name.startswith("DEIXIS_")}
    chosen = {
        "DEIXIS_RUNS": str(tmp_path / "runs"),
        "DEIXIS_DISPLAY": "virtual",
        "DEIXIS_MODE": "auto",
        "QT_QPA_PLATFORM": "xcb",
    }
    process = subprocess.Popen([sys.executable, "-m", "agent.cli"], env={**around, **chosen})
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(timeout=20)


def test_a_demonstration_is_replayed_by_keys_alone_and_its_steps_get_their_signs(
    desktop: LocalDesktop,
    window: subprocess.Popen[bytes],
    shown: Path,
    note: Path,
    text_on: Callable[[LocalDesktop], str],
    until: Callable[..., None],
    tmp_path: Path,
) -> None:
    def on_screen(*words: str) -> bool:
        texts = text_on(desktop)
        return all(word in texts for word in words)

    def endings() -> list[Verdict]:
        kept = [episode.ending for episode in store.episodes(tmp_path / "runs")]
        return [ending.verdict for ending in kept if ending is not None]

    until(lambda: any(each.title == "Deixis" and each.active for each in desktop.windows()))
    desktop.perform(Press(("ctrl", "3")))
    until(lambda: on_screen("Add a line", "steps"))
    desktop.perform(Press(("down",)))
    until(lambda: on_screen("click"))
    desktop.perform(Press(("f6",)))
    until(lambda: on_screen("Start first"))
    desktop.perform(Type(f"mousepad {note}"))
    desktop.perform(Press(("f5",)))
    until(lambda: endings() == [Verdict.FINISHED], 90)
    assert note.read_text() == AFTER
    until(lambda: on_screen("Finished", "Done and verified"))
    window.send_signal(signal.SIGINT)
    assert window.wait(timeout=20) == 0
