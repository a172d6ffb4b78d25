"""Virtual desktops for tests that work real applications.

`virtual_desktop` is an open one of 1280x800 that nobody else uses; `open_desktop` opens more, of any size
and with any `Opening`. Afterwards nothing may be held down and no process may be left.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pytest
from Xlib import X
from Xlib.ext.xtest import fake_input

from agent.control import Control
from agent.desktop import Opening
from agent.episode import Episode
from agent.events import Event
from agent.guard import Guard, Mode
from agent.local.connection import connect
from agent.local.desktop import LocalDesktop
from agent.local.lifeline import MARK
from agent.local.virtual import open_virtual
from agent.runner import Runner
from agent.settle import Settle
from agent.sight.match import Match, find_all
from agent.sight.ocr import OcrReader
from policies.literal.policy import Literal


class OpenDesktop(Protocol):
    def __call__(self, control: Control | None = None, **opening: Any) -> LocalDesktop: ...


class Until(Protocol):
    def __call__(self, condition: Callable[[], object], seconds: float = 90) -> None: ...


def _until(condition: Callable[[], object], seconds: float = 90) -> None:
    """Wait until the condition holds; fail where it does not. As long as it takes on a busy machine."""
    deadline = time.monotonic() + seconds
    while True:
        began = time.monotonic()
        if condition():
            return
        if began > deadline:
            pytest.fail(f"still waiting after {seconds:g} s", pytrace=True)
        time.sleep(max(0.005, time.monotonic() - began))  # leave what is waited for half of the processor


def _held(display: str) -> tuple[list[int], int]:
    """Return the keycodes that are down on a display, and the mask of its buttons that are."""
    connection = connect(display)
    try:
        keymap = connection.query_keymap()
        down = [8 * byte + bit for byte, bits in enumerate(keymap) for bit in range(8) if bits >> bit & 1]
        return down, connection.screen().root.query_pointer().mask & 0x1F00
    finally:
        connection.close()


def _marked_processes(mark: str) -> list[int]:
    """Return the processes that belong to the desktop with this mark."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            environment = (folder / "environ").read_bytes() if folder.name.isdigit() else b""
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment:
            found.append(int(folder.name))
    return found


@pytest.fixture(scope="session")
def until() -> Until:
    """Wait until a condition holds: `until(lambda: file.exists())`."""
    return _until


@pytest.fixture
def held() -> Callable[[str], tuple[list[int], int]]:
    """Tell which keycodes are down on a display, and the mask of its buttons that are."""
    return _held


@pytest.fixture
def marked_processes() -> Callable[[str], list[int]]:
    """List the processes that belong to the desktop with this mark."""
    return _marked_processes


@pytest.fixture
def control() -> Control:
    """The control of the desktop that `virtual_desktop` opens."""
    return Control()


@pytest.fixture
def open_desktop() -> Iterator[OpenDesktop]:
    opened: list[LocalDesktop] = []

    def open_one(control: Control | None = None, **opening: Any) -> LocalDesktop:
        desktop = open_virtual(Opening(control=control or Control(), **opening))
        opened.append(desktop)
        return desktop

    yield open_one
    for desktop in opened:
        mark = desktop.environment[MARK]
        try:
            if os.path.exists(mark):  # else the test has closed it itself
                desktop.release()
                assert _held(desktop.name) == ([], 0)
        finally:
            desktop.close()
        assert _marked_processes(mark) == []
        assert not os.path.exists(mark)


@pytest.fixture
def virtual_desktop(open_desktop: OpenDesktop, control: Control) -> LocalDesktop:
    """An open virtual desktop of 1280x800 under `control`."""
    return open_desktop(control)


class Witness:
    """A full-screen window that writes down what it gets; `text` is what its editor holds."""

    def __init__(self, desktop: LocalDesktop, folder: Path, *, editor: bool) -> None:
        self._events = folder / "events.jsonl"
        self._text = folder / "text.txt"
        script = Path(__file__).with_name("witness.py")
        words = [sys.executable, str(script), str(self._events), *([str(self._text)] if editor else [])]
        desktop.start(shlex.join(words))

    @property
    def text(self) -> str:
        return self._text.read_text(encoding="utf-8") if self._text.exists() else ""

    def events(self, *kinds: str) -> list[dict[str, Any]]:
        """Return the events of these kinds so far."""
        whole_lines = self._events.read_text().rpartition("\n")[0].splitlines()
        return [event for event in map(json.loads, whole_lines) if event["kind"] in kinds]


@pytest.fixture
def witness(virtual_desktop: LocalDesktop, tmp_path: Path) -> Witness:
    """A window on `virtual_desktop` that writes down every event of mouse and keyboard."""
    return Witness(virtual_desktop, tmp_path, editor=False)


@pytest.fixture
def editor(virtual_desktop: LocalDesktop, tmp_path: Path) -> Witness:
    """A Qt text editor on `virtual_desktop`, with the keyboard focus."""
    return Witness(virtual_desktop, tmp_path, editor=True)


_NAMED = {
    "shift": 0xFFE1,
    "ctrl": 0xFFE3,
    "alt": 0xFFE9,
    "altgr": 0xFE03,
    "dead": 0xFE52,
    "space": 0x20,
    "enter": 0xFF0D,
    "esc": 0xFF1B,
    "backspace": 0xFF08,
    "tab": 0xFF09,
}


@pytest.fixture(scope="session")
def hands_on() -> Callable[[str], Hands]:
    """Lays hands on the display of this name."""
    return Hands


class Hands:
    """A person's hands on a display, by XTest: raw moves, presses and keys, each sent at once."""

    def __init__(self, display: str) -> None:
        self._display = connect(display)

    def move(self, x: int, y: int) -> None:
        self._send(X.MotionNotify, x=x, y=y)

    def press(self, button: int = 1) -> None:
        self._send(X.ButtonPress, button)

    def release(self, button: int = 1) -> None:
        self._send(X.ButtonRelease, button)

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        self.press(button)
        self.release(button)

    def turn(self, x: int, y: int, *, down: int) -> None:
        """Turn the wheel by so many notches, up where it is negative."""
        self.move(x, y)
        for _ in range(abs(down)):
            self.press(5 if down > 0 else 4)
            self.release(5 if down > 0 else 4)

    def down(self, keysym: int) -> None:
        self._send(X.KeyPress, self._code(keysym)[0])

    def up(self, keysym: int) -> None:
        self._send(X.KeyRelease, self._code(keysym)[0])

    def key(self, keysym: int) -> None:
        self.down(keysym)
        self.up(keysym)

    def stroke(self, held: str, key: str) -> None:
        """Press a key by its name or character, while another one is held."""
        if held:
            self.down(_NAMED[held])
        self.key(_NAMED.get(key) or _keysym(key))
        if held:
            self.up(_NAMED[held])

    def type(self, text: str) -> None:
        """Type characters that are on this keyboard, with Shift where they need it."""
        for character in text:
            _, shift = self._code(_keysym(character))
            self.stroke("shift" if shift else "", character)

    def close(self) -> None:
        self._display.close()

    def _code(self, keysym: int) -> tuple[int, bool]:
        """Return the key that makes a keysym, and whether with Shift; the layout is asked anew."""
        self._refresh()
        found = [(level, code) for code, level in self._display.keysym_to_keycodes(keysym)]
        assert found, f"no key makes {keysym:#x}"
        level, code = min(found)
        return code, level == 1

    def _refresh(self) -> None:
        while self._display.pending_events():
            event = self._display.next_event()
            if event.type == X.MappingNotify:
                self._display.refresh_keyboard_mapping(event)

    def _send(self, kind: int, detail: int = 0, x: int = 0, y: int = 0) -> None:
        fake_input(self._display, kind, detail, x=x, y=y)
        self._display.sync()


def _keysym(character: str) -> int:
    """Return the keysym of a Latin or Russian character."""
    if "а" <= character.lower() <= "я":
        return 0x600 + character.encode("koi8-r")[0]
    return ord(character)


@pytest.fixture
def hands(virtual_desktop: LocalDesktop) -> Iterator[Hands]:
    """A person's hands on `virtual_desktop`: `hands.click(10, 20)`, `hands.type("Hi!")`."""
    hands = Hands(virtual_desktop.name)
    yield hands
    hands.close()


@pytest.fixture(scope="session")
def reader() -> OcrReader:
    """A reader whose networks are loaded once for all tests."""
    reader = OcrReader()
    reader.warm()
    return reader


@pytest.fixture
def run(virtual_desktop: LocalDesktop, control: Control, reader: OcrReader) -> Callable[..., Episode]:
    """Work a task in the policy literal's language on the virtual desktop, asking nobody."""

    def work(task: str, patience_seconds: float = 10) -> Episode:
        events: list[Event] = []
        guard = Guard(reader=reader, mode=Mode.AUTO, actions_per_minute=6_000)
        settle = Settle(capture=virtual_desktop.capture, control=control, cap_seconds=3)
        return Runner(
            Literal(reader=reader, control=control, patience_seconds=patience_seconds),
            virtual_desktop,
            emit=events.append,
            control=control,
            guard=guard,
            settle=settle,
            ask=lambda question: pytest.fail(f"it asked: {question.text}"),
        ).run(task)

    return work


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the temporary files of workers, in which none may be at the end."""
    folder = Path(tempfile.mkdtemp(prefix="fleet-"))  # pytest's own are too long for the names of sockets
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    folder.rmdir()


@pytest.fixture
def working(place: Path) -> Callable[[], dict[int, str]]:
    """List the processes that know of `place`, with their command lines."""

    def look() -> dict[int, str]:
        found = {}
        for folder in Path("/proc").iterdir():
            try:
                other = folder.name.isdigit() and int(folder.name) != os.getpid()
                if other and str(place).encode() in (folder / "environ").read_bytes():
                    words = (folder / "cmdline").read_bytes()
                    found[int(folder.name)] = words.replace(b"\0", b" ").decode()
            except OSError:
                continue
        return found

    return look


@pytest.fixture
def left(place: Path, working: Callable[[], dict[int, str]]) -> Callable[[], list[str]]:
    """Tell what is left of workers: their temporary files and their processes."""
    return lambda: [*map(str, place.iterdir()), *working().values()]


@pytest.fixture(scope="session")
def text_on(reader: OcrReader) -> Callable[[LocalDesktop], str]:
    """Tell what is written on a desktop once it is still: on its way it costs as much, for nothing."""

    def look(desktop: LocalDesktop) -> str:
        before = desktop.capture()
        while True:
            time.sleep(0.15)
            now = desktop.capture()
            if np.array_equal(before.image, now.image):
                return " ".join(line.label for line in reader.read(now))
            before = now

    return look


@pytest.fixture(scope="session")
def middle_of(reader: OcrReader, until: Until) -> Callable[[LocalDesktop, str], tuple[int, int]]:
    """Tell where the middle of a word is on a desktop, once it is to be read there."""

    def look(desktop: LocalDesktop, word: str) -> tuple[int, int]:
        found: list[Match] = []
        until(lambda: found.extend(find_all(word, reader.read(desktop.capture()))) or found)
        middle = found[0].found.box.center
        return round(middle.x), round(middle.y)

    return look
