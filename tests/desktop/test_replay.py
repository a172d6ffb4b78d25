"""Shown once with real hands, made into steps, and done again on another display."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.control import Control
from agent.demonstration.edit import inserted
from agent.demonstration.folder import load, save
from agent.demonstration.schema import Agent, Click, Press, Type
from agent.desktop import Opening
from agent.local.desktop import LocalDesktop
from agent.local.virtual import open_virtual
from agent.record.compile import make
from agent.record.input import Seen
from agent.record.recording import Recording
from agent.record.tape import read
from agent.senses import Reader

pytestmark = pytest.mark.desktop
ENTER = 0xFF0D


def replay(folder: Path, out: Path, *options: str) -> tuple[int, dict[str, Any], str]:
    """Replay a demonstration on a display of its own; return exit code, ending, all that was printed."""
    command = [sys.executable, "-m", "agent.cli", "replay", str(folder), "--display", "virtual", "--json"]
    done = subprocess.run(
        [*command, "--mode", "auto", "--out", str(out), *options],
        capture_output=True,
        text=True,
        timeout=250,
        env={name: value for name, value in os.environ.items() if not name.startswith("DEIXIS_")},
    )
    endings = [json.loads(line) for line in done.stdout.splitlines() if '"kind": "ended"' in line]
    return done.returncode, endings[-1] if endings else {}, done.stdout + done.stderr


def looks(folder: Path) -> int:
    return sum(isinstance(event, Seen) for event in read(folder).events)


@pytest.fixture(scope="module")
def recorded(
    reader: Reader,
    hands_on: Callable[[str], Any],
    until: Callable[..., None],
    middle_of: Callable[..., tuple[int, int]],
    tmp_path_factory: Any,
) -> Iterator[Path]:
    """A note that was written with real hands, once for all tests: a line was added, a menu looked into."""
    desktop = open_virtual(Opening(control=Control()))
    hands = hands_on(desktop.name)
    try:
        place = tmp_path_factory.mktemp("recorded")
        yield _recorded(desktop, hands, reader, until, middle_of, place)
    finally:
        hands.close()
        desktop.close()


@pytest.fixture
def shown(recorded: Path, tmp_path: Path) -> Path:
    """The demonstration, for one test to change."""
    return Path(shutil.copytree(recorded, tmp_path / "shown"))


def _recorded(
    virtual_desktop: LocalDesktop,
    hands: Any,
    reader: Reader,
    until: Callable[..., None],
    middle_of: Callable[..., tuple[int, int]],
    place: Path,
) -> Path:
    note = place / "note.txt"
    note.write_text("one\ntwo\nthree\n")
    virtual_desktop.start(f"mousepad {note}")
    folder = place / "shown"
    with Recording(virtual_desktop, task="Add a line", folder=folder) as recording:
        until(lambda: looks(folder) >= 1)

        def done(act: Callable[[], None], *, seen: bool = True) -> None:
            before, told = looks(folder), recording.recorder.count
            act()
            until(lambda: looks(folder) > before if seen else recording.recorder.count >= told + 2)

        x, y = middle_of(virtual_desktop, "three")
        done(lambda: hands.click(x, y), seen=False)
        done(lambda: hands.key(0xFF57), seen=False)  # End
        done(lambda: hands.key(ENTER))
        done(lambda: hands.type("four"))
        x, y = middle_of(virtual_desktop, "Edit")
        done(lambda: hands.click(x, y))
        done(lambda: hands.key(0xFF1B))  # Escape
        recording.stop()
    make(folder, reader=reader)
    return folder


def test_what_was_shown_is_done_again_and_seen(shown: Path, tmp_path: Path) -> None:
    steps = load(shown).demonstration.steps
    assert [type(step) for step in steps] == [Click, Press, Press, Type, Click, Press]
    first = steps[0]
    assert isinstance(first, Click)
    assert first.click.shown[0].text == "three"
    (tmp_path / "note.txt").write_text("one\ntwo\nthree\n")
    code, ending, said = replay(shown, tmp_path / "out", "--app", f"mousepad {tmp_path / 'note.txt'}")
    assert (code, ending["verdict"]) == (0, "finished"), said


def test_a_target_that_is_not_there_is_refused_and_nothing_is_done(shown: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("one\ntwo\nvier\n")
    kept = load(shown).demonstration
    save(shown, kept.model_copy(update={"patience": 1.0}))
    code, ending, said = replay(shown, tmp_path / "out", "--app", f"mousepad {tmp_path / 'note.txt'}")
    assert (code, ending["verdict"]) == (3, "halted"), said
    assert "three" in ending["message"]


def test_the_policy_does_its_step_among_the_others(shown: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("one\ntwo\nthree\n")
    save(shown, inserted(load(shown).demonstration, Agent(id="keep", agent="press Ctrl+S"), after="s6"))
    options = ("--assist", "--policy", "literal", "--app", f"mousepad {note}")
    code, ending, said = replay(shown, tmp_path / "out", *options)
    assert (code, ending["verdict"]) == (0, "finished"), said
    assert note.read_text() == "one\ntwo\nthree\nfour\n"


def test_a_script_does_a_demonstration_among_its_steps(shown: Path, tmp_path: Path) -> None:
    note = tmp_path / "again.txt"
    script = tmp_path / "again.yaml"
    script.write_text(
        "name: again\ndisplay: virtual\nguard: {mode: auto}\n"
        f"app: {{command: mousepad {note}, ready: {{window: again.txt}}}}\n"
        "steps:\n- replay: shown\n- press: ctrl+s\n"
        f'- check: {{file: {{path: {note}, equals: "one\\ntwo\\nthree\\nfour"}}}}\n'
    )
    note.write_text("one\ntwo\nthree\n")
    command = [sys.executable, "-m", "agent.cli", "script", "run", str(script), "--out", str(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=250)
    assert done.returncode == 0, done.stdout + done.stderr
