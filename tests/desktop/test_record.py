"""What hands do on a real display, put in by XTest, and what a recording keeps of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Button
from agent.errors import StoreError
from agent.geometry import Point
from agent.local import hook_x11
from agent.local.desktop import LocalDesktop
from agent.local.hook_x11 import XHook
from agent.record.attend import ACTS, Attended
from agent.record.input import Around, Event, KeyDown, KeyUp, Marked, Moved, Pressed, Released, Seen, Turned
from agent.record.recording import Recording
from agent.record.sink import KeepAll
from agent.record.tape import Take, read
from policies.watchers.oadtr import make

pytestmark = pytest.mark.desktop

# What is typed where nothing shows it is a secret: tests in which no application is open keep all.
ESCAPE = 0xFF1B


def of(take: Take, *kinds: type[Event]) -> list[Event]:
    return [event for event in take.events if isinstance(event, kinds)]


def text_of(take: Take) -> str:
    return "".join(event.text for event in take.events if isinstance(event, KeyDown))


def test_mouse_and_keys_are_kept_in_their_order(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path
) -> None:
    virtual_desktop.start("mousepad")
    with Recording(virtual_desktop, task="Write", folder=tmp_path / "take") as recording:
        hands.click(600, 400)
        hands.type("Hi!")
        hands.turn(600, 400, down=2)
        hands.key(ESCAPE)
        take = read(recording.stop())
    kinds = [type(event) for event in of(take, Pressed, Released, KeyDown, KeyUp, Turned)]
    assert kinds[:2] == [Pressed, Released]
    assert kinds[-4:] == [Turned, Turned, KeyDown, KeyUp]
    assert text_of(take) == "Hi!"
    assert of(take, Pressed) == [Pressed(of(take, Pressed)[0].at_ns, Point(600, 400), Button.LEFT)]
    stamps = [event.at_ns for event in take.events]
    assert stamps == sorted(stamps)
    assert take.complete


def test_a_frame_shows_the_screen_before_and_after_what_was_done(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path
) -> None:
    virtual_desktop.start("mousepad")
    with Recording(virtual_desktop, task="Write", folder=tmp_path / "take") as recording:
        hands.key(ord("x"))
        take = read(recording.stop())
    down = of(take, KeyDown)[0]
    seen = of(take, Seen)
    assert min(each.at_ns for each in seen) <= down.at_ns < max(each.at_ns for each in seen)
    first, last = seen[0], seen[-1]
    assert isinstance(first, Seen)
    assert isinstance(last, Seen)
    assert (take.frame(first.frame).image != take.frame(last.frame).image).any()
    windows = of(take, Around)[0]
    assert isinstance(windows, Around)
    assert [window.application for window in windows.windows if window.active] == ["Mousepad"]


def test_the_keys_that_end_a_recording_are_no_part_of_it(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path
) -> None:
    with Recording(virtual_desktop, task="", folder=tmp_path / "take", redactor=KeepAll()) as recording:
        hands.type("a")
        hands.key(ESCAPE)
        hands.key(ESCAPE)
        take = read(recording.stop(by_keys=True))
    assert [event.key for event in take.events if isinstance(event, KeyDown)] == ["a"]


def test_nothing_is_kept_while_it_is_paused(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path, until: Any
) -> None:
    with Recording(virtual_desktop, task="", folder=tmp_path / "take", redactor=KeepAll()) as recording:
        hands.type("a")
        until(lambda: text_of(read(tmp_path / "take")) == "a")
        recording.recorder.pause()
        until(lambda: of(read(tmp_path / "take"), Marked))
        hands.type("b")
        recording.recorder.resume()
        until(lambda: len(of(read(tmp_path / "take"), Marked)) == 2)
        hands.type("c")
        take = read(recording.stop())
    assert text_of(take) == "ac"
    assert [event.word for event in take.events if isinstance(event, Marked)] == ["paused", "resumed"]


@pytest.mark.parametrize(
    ("layout", "strokes", "text"),
    [
        ("us", [("shift", "2")], "@"),
        ("de", [("", "z"), ("altgr", "q"), ("", "ö")], "z@ö"),
        ("de", [("", "dead"), ("", "e"), ("", "dead"), ("", "space")], "ê^"),
        ("ru", [("", "ф"), ("shift", "ы")], "фЫ"),
    ],
)
def test_a_key_is_what_it_writes_under_the_layout(
    virtual_desktop: LocalDesktop,
    hands: Any,
    layout: str,
    strokes: list[tuple[str, str]],
    text: str,
    until: Any,
) -> None:
    subprocess.run(["setxkbmap", layout], env=virtual_desktop.environment, check=True)
    hook = XHook(virtual_desktop.environment)
    heard: list[KeyDown] = []
    try:
        for held, key in strokes:
            hands.stroke(held, key)

        def listen() -> bool:
            heard.extend(each for each in hook.drain() if isinstance(each, KeyDown))
            return sum(each.key not in ("shift", "altgr") for each in heard) == len(strokes)

        until(listen)
        assert hook.screen().keyboard == layout
    finally:
        hook.close()
    assert "".join(each.text for each in heard) == text


def test_what_a_shortcut_does_is_no_text(virtual_desktop: LocalDesktop, hands: Any, until: Any) -> None:
    hook = XHook(virtual_desktop.environment)
    heard: list[KeyDown] = []
    try:
        hands.stroke("ctrl", "c")
        until(lambda: heard.extend(e for e in hook.drain() if isinstance(e, KeyDown)) or len(heard) == 2)
    finally:
        hook.close()
    assert [(each.key, each.text) for each in heard] == [("ctrl", ""), ("c", "")]


def test_what_is_drawn_is_told_and_nothing_else(virtual_desktop: LocalDesktop, until: Any) -> None:
    hook = XHook(virtual_desktop.environment)
    try:
        until(lambda: not hook.was_drawn())
        virtual_desktop.start(["xterm", "-e", "sleep", "60"])
        assert hook.was_drawn()
        until(lambda: not hook.was_drawn())
    finally:
        hook.close()


@pytest.mark.parametrize(
    "words",
    [
        ["windowmove", "40", "50"],
        ["windowsize", "500", "300"],
        ["set_window", "--name", "Another name"],
        ["windowunmap"],
        ["windowclose"],
    ],
)
def test_windows_are_known_as_they_are_without_being_asked_for(
    virtual_desktop: LocalDesktop, until: Any, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(hook_x11, "CHECK_SECONDS", 1e9)
    hook = XHook(virtual_desktop.environment)
    try:
        virtual_desktop.start("mousepad")
        until(lambda: [each.application for each in hook.windows()] == ["Mousepad"])
        before = hook.windows()
        find = ["xdotool", "search", "--onlyvisible", "--class", "mousepad"]
        subprocess.run([*find, *words], env=virtual_desktop.environment, check=True)
        until(lambda: tuple(virtual_desktop.windows()) != before)
        until(lambda: hook.windows() == tuple(virtual_desktop.windows()))
    finally:
        hook.close()


def test_the_last_seconds_are_kept_without_the_ones_before(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path, until: Any
) -> None:
    with Recording(
        virtual_desktop, task="", folder=tmp_path / "take", last=1, redactor=KeepAll()
    ) as recording:
        hands.type("a")
        until(lambda: text_of(read(recording.save(tmp_path / f"{time.monotonic_ns()}"))) == "a")
        until(
            lambda: (
                hands.move(9, 9),
                text_of(read(recording.save(tmp_path / f"{time.monotonic_ns()}"))) == "",
            )[1]
        )
        hands.type("b")
        take = read(recording.stop())
    assert text_of(take) == "b"
    assert of(take, Seen)
    assert isinstance(take.frame(next(e.frame for e in take.events if isinstance(e, Seen))).width_px, int)


@pytest.mark.parametrize("number", range(3))
def test_a_recording_that_is_killed_is_readable_up_to_a_second_ago(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path, number: int, until: Any
) -> None:
    folder = tmp_path / "take"
    words = [
        sys.executable,
        "-m",
        "agent.cli",
        "record",
        "--to",
        str(folder),
        "--display",
        virtual_desktop.name,
    ]
    with subprocess.Popen(words, env=virtual_desktop.environment, stdout=subprocess.DEVNULL) as child:
        until(lambda: (folder / "events.jsonl").exists() and read(folder).events)
        moved = 0
        deadline = time.monotonic() + 1 + number / 3
        while time.monotonic() < deadline:
            moved += 1
            hands.move(100 + moved % 900, 200)
            last_ns = time.monotonic_ns()
            time.sleep(0.005)  # the hand's own pace
        os.kill(child.pid, signal.SIGKILL)
    take = read(folder)
    assert take.recovered
    assert last_ns - take.events[-1].at_ns < 1_000_000_000
    assert of(take, Moved)


def test_a_full_disk_ends_the_recording_and_keeps_what_was_there(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path, until: Any
) -> None:
    folder = tmp_path / "take"
    events = folder / "events.jsonl"
    code = (
        "import resource, sys, threading, time; from pathlib import Path; from agent.cli import main\n"
        "def fill():\n"
        f"    while not Path({str(events)!r}).exists(): time.sleep(0.01)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "threading.Thread(target=fill, daemon=True).start()\n"
        f"sys.argv = ['deixis', 'record', '--to', {str(folder)!r}, '--display', {virtual_desktop.name!r}]\n"
        "main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=virtual_desktop.environment, stderr=subprocess.PIPE, text=True
    ) as done:
        until(lambda: (hands.move(5, 5), hands.move(6, 6), done.poll() is not None)[2])
        assert done.stderr
        said = done.stderr.read()
    assert done.returncode == 1
    assert "make room there" in said
    assert read(folder).recovered


def test_no_recording_is_written_over_another(virtual_desktop: LocalDesktop, tmp_path: Path) -> None:
    with Recording(virtual_desktop, task="", folder=tmp_path / "take") as recording:
        recording.stop()
    with pytest.raises(StoreError, match="choose another folder"):
        Recording(virtual_desktop, task="", folder=tmp_path / "take")


def test_a_watcher_beside_a_recording_follows_the_pointer_and_changes_nothing_of_it(
    virtual_desktop: LocalDesktop, hands: Any, tmp_path: Path, until: Any
) -> None:
    told: list[Attended] = []
    virtual_desktop.start("mousepad")
    with Recording(
        virtual_desktop, task="Write", folder=tmp_path / "take", watcher=make, tell=told.append
    ) as recording:
        until(lambda: told)
        hands.click(600, 400)
        hands.type("Hi!")
        until(lambda: (600.0, 400.0) in [tuple(each.values) for each in told[-1].readings])
        take = read(recording.stop())
    assert text_of(take) == "Hi!"
    assert take.complete
    assert (tmp_path / "take" / ACTS).exists()
    assert {each.watcher for each in told} == {"oadtr"}
