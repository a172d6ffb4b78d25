"""Secrets typed into real programs while they are recorded: nothing of them may reach the disk."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Press, Type
from agent.demonstration.schema import Screen
from agent.local.accessibility import Accessibility
from agent.local.desktop import LocalDesktop
from agent.lookalikes import folded
from agent.record.input import Around, Event, KeyDown, KeyUp, Secret, Seen
from agent.record.recorder import SEEN_SECONDS
from agent.record.redact import Redactor
from agent.record.tape import Header, TapeWriter, read
from agent.sight.ocr import OcrReader

pytestmark = pytest.mark.desktop

CANARY = "Kanari7vogel"
FOREIGN = "Kößnärü7vögel"  # all on a German keyboard
GTK_FORM = Path(__file__).with_name("fixtures") / "gtk_form.py"

QT = """
import sys
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget
app = QApplication(sys.argv)
window = QWidget()
form = QFormLayout(window)
user, hidden = QLineEdit(), QLineEdit()
hidden.setEchoMode(QLineEdit.EchoMode.Password)
form.addRow("User", user)
form.addRow(sys.argv[1], hidden)
window.resize(420, 160)
window.show()
app.exec()
"""

TK = """
import sys, tkinter
window = tkinter.Tk()
window.geometry("420x160")
for name, show in (("User", ""), (sys.argv[1], sys.argv[2])):
    row = tkinter.Frame(window); row.pack(pady=10)
    tkinter.Label(row, text=name, width=12).pack(side="left")
    entry = tkinter.Entry(row, show=show, width=28, font=("DejaVu Sans", 11)); entry.pack(side="left")
    if name == "User":
        entry.focus_force()
window.mainloop()
"""

PAGE = """<!doctype html><meta charset=utf-8><title>Sign in</title><body style="font:16px sans-serif">
<p>User <input autofocus oninput="if (!this.value) document.title = 'empty'"><p>%s <input type=password>"""


class Recording:
    """Types on a desktop and tells a redactor what was typed, as a recorder does."""

    def __init__(self, desktop: LocalDesktop, reader: OcrReader, folder: Path, **redactor: object) -> None:
        self.folder = folder
        self._desktop = desktop
        screen = Screen(box=(0, 0, 1280, 800), scale=1, keyboard="us")
        header = Header("task", time.time(), time.monotonic_ns(), screen, "linux")
        self._redactor = Redactor(reader=reader, **redactor)  # type: ignore[arg-type]
        self._tape = TapeWriter(folder, header)
        self.look()

    def _tell(self, event: Event) -> None:
        self._keep(self._redactor.event(event))

    def _keep(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._tape.append(event)

    def look(self) -> None:
        self._tell(Around(time.monotonic_ns(), tuple(self._desktop.windows())))
        shot = self._redactor.frame(self._desktop.capture())
        self._tell(Seen(time.monotonic_ns(), self._tape.keep(shot), shot.area))
        self._keep(self._redactor.due(time.monotonic_ns()))

    def watch(self, seconds: float = 0.12) -> None:
        """Look as often as a recorder does, for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
            time.sleep(0.02)

    def write(self, text: str, pause: float = 0.12, by: Callable[[str], None] | None = None) -> None:
        """Type this, a letter each `pause` seconds. by: what types a letter, if not the desktop."""
        for letter in text:
            self._tell(KeyDown(time.monotonic_ns(), letter.lower(), letter))
            if by is not None:
                by(letter)
            else:
                self._desktop.perform(Type(letter))
            self._tell(KeyUp(time.monotonic_ns(), letter.lower()))
            if pause:
                self.watch(pause)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._tell(KeyDown(time.monotonic_ns(), key, ""))
        self._desktop.perform(Press(keys))
        for key in reversed(keys):
            self._tell(KeyUp(time.monotonic_ns(), key))

    def close(self) -> None:
        """Look until nothing waits any more, as a recorder does, and end the recording."""
        self.watch(1.3)
        deadline = time.monotonic() + SEEN_SECONDS
        while self._redactor.waits and time.monotonic() < deadline:
            self.look()
            time.sleep(0.02)
        self._keep(self._redactor.close())
        self._tape.close()

    @property
    def said(self) -> str:
        """What was typed, secrets as their placeholders and keys without letters in brackets."""
        words = []
        for event in read(self.folder).events:
            if isinstance(event, Secret):
                words.append(f"${{{event.name}}}")
            elif isinstance(event, KeyDown):
                words.append(event.text or f"[{event.key}]")
        return "".join(words)

    def leaks(self, canary: str, reader: OcrReader) -> list[str]:
        """Return where any four letters of the canary are found: in bytes of files, or read on frames."""
        take = read(self.folder)
        files = [file for file in self.folder.rglob("*") if file.is_file()]
        spellings = {canary.encode(), canary.encode("utf-16-le"), json.dumps(canary)[1:-1].encode()}
        found = [str(file) for file in files if any(each in file.read_bytes() for each in spellings)]
        for name in {event.frame for event in take.events if isinstance(event, Seen)}:
            seen = folded(" ".join(line.label for line in reader.read(take.frame(name))))
            parts = [folded(canary[start : start + 4]) for start in range(len(canary) - 3)]
            found += [f"{name}: {part}" for part in parts if part in seen]
        return found


@pytest.fixture
def record(virtual_desktop: LocalDesktop, reader: OcrReader, tmp_path: Path) -> Callable[..., Recording]:
    return lambda **redactor: Recording(virtual_desktop, reader, tmp_path / "recording", **redactor)


@pytest.fixture
def accessibility(virtual_desktop: LocalDesktop, until: Any) -> Iterator[Accessibility]:
    """What applications say on `virtual_desktop`, already listening."""
    accessibility = Accessibility(virtual_desktop.environment)
    until(accessibility.listening.is_set)
    yield accessibility
    accessibility.close()


def show(desktop: LocalDesktop, folder: Path, program: str, *words: str) -> None:
    """Show a window, and wait until it has the keyboard: what is typed before goes nowhere."""
    script = folder / "window.py"
    script.write_text(program)
    desktop.start(shlex.join([sys.executable, str(script), *words]))
    await_keyboard(desktop)


def copy(desktop: LocalDesktop, text: str) -> None:
    """Put a text into the clipboard, as another program does."""
    subprocess.run(
        ["xclip", "-selection", "clipboard"], input=text.encode(), env=desktop.environment, check=True
    )
    deadline = time.monotonic() + 10
    while desktop.clipboard() != text:
        assert time.monotonic() < deadline, "the clipboard has something else"
        time.sleep(0.01)


def await_keyboard(desktop: LocalDesktop) -> None:
    deadline = time.monotonic() + 20
    while not any(window.active for window in desktop.windows()):
        assert time.monotonic() < deadline, "no window has the keyboard"
        time.sleep(0.01)


@pytest.mark.parametrize("label", ["Password", "Word"])
@pytest.mark.parametrize(("toolkit", "mask"), [(QT, ""), (TK, "*"), (TK, "•"), (TK, "●")])
def test_a_masked_field_is_a_secret_whatever_it_is_called(
    virtual_desktop: LocalDesktop,
    record: Callable[..., Recording],
    reader: OcrReader,
    tmp_path: Path,
    toolkit: str,
    mask: str,
    label: str,
) -> None:
    show(virtual_desktop, tmp_path, toolkit, label, mask)
    recording = record()
    recording.write("ada")
    recording.press("tab")
    recording.write(CANARY)
    recording.press("backspace")
    recording.write("s")
    recording.press("tab")
    recording.close()
    assert recording.said == "ada[tab]${password}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


def test_a_terminal_that_asks_for_a_password_and_shows_nothing_is_believed(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], reader: OcrReader, tmp_path: Path
) -> None:
    program = "read -p 'Name: ' n; read -s -p '[sudo] password for ada: ' p; echo; echo done; sleep 60"
    virtual_desktop.start(["xterm", "-fa", "DejaVu Sans Mono", "-fs", "12", "-e", "bash", "-c", program])
    recording = record()
    recording.watch(0.5)
    recording.write("ada")
    recording.press("enter")
    recording.watch(0.5)
    recording.write(CANARY)
    recording.press("enter")
    recording.close()
    assert recording.said == "ada[enter]${password}[enter]"
    assert recording.leaks(CANARY[:6], reader) == []


@pytest.mark.parametrize("label", ["Password", "Word"])
def test_a_password_in_a_window_of_gtk_is_a_secret(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], reader: OcrReader, label: str
) -> None:
    virtual_desktop.start([sys.executable, str(GTK_FORM), label, "masked"])
    await_keyboard(virtual_desktop)
    recording = record()
    recording.write("ada")
    recording.press("tab")
    recording.write(CANARY)
    recording.press("tab")
    recording.close()
    assert recording.said == "ada[tab]${password}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


def test_a_field_that_says_it_is_for_a_password_hides_its_first_letter_without_a_look(
    virtual_desktop: LocalDesktop,
    record: Callable[..., Recording],
    reader: OcrReader,
    accessibility: Accessibility,
    until: Any,
) -> None:
    virtual_desktop.start(["env", "NO_AT_BRIDGE=0", sys.executable, str(GTK_FORM), "PIN", "masked"])
    await_keyboard(virtual_desktop)
    recording = record(focused=accessibility.focused)
    recording.press("tab")
    until(lambda: (told := accessibility.focused()) is not None and told.secret)
    recording.write(CANARY, pause=0)
    told_before_any_look = recording.said
    recording.press("tab")
    recording.close()
    assert told_before_any_look == "[tab]${pin}"
    assert recording.said == "[tab]${pin}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


@pytest.mark.parametrize(("toolkit", "mask"), [(QT, ""), (TK, "•")])
def test_a_secret_that_is_pasted_is_hidden(
    virtual_desktop: LocalDesktop,
    record: Callable[..., Recording],
    reader: OcrReader,
    tmp_path: Path,
    toolkit: str,
    mask: str,
) -> None:
    show(virtual_desktop, tmp_path, toolkit, "Word", mask)
    recording = record()
    copy(virtual_desktop, CANARY)
    recording.press("tab")
    recording.press("ctrl", "v")
    recording.watch(2)
    recording.press("tab")
    recording.close()
    assert recording.said == "[tab]${password}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


@pytest.mark.parametrize(("toolkit", "mask"), [(QT, ""), (TK, "●")])
def test_a_secret_with_letters_beyond_ascii_is_hidden(
    virtual_desktop: LocalDesktop,
    record: Callable[..., Recording],
    reader: OcrReader,
    hands: Any,
    tmp_path: Path,
    toolkit: str,
    mask: str,
) -> None:
    subprocess.run(["setxkbmap", "de"], env=virtual_desktop.environment, check=True)
    show(virtual_desktop, tmp_path, toolkit, "Word", mask)
    recording = record()
    recording.press("tab")
    recording.write(FOREIGN, by=hands.type)
    recording.press("tab")
    recording.close()
    assert recording.said == "[tab]${password}[tab]"
    assert recording.leaks(FOREIGN[:6], reader) == []


@pytest.mark.parametrize("label", [pytest.param("Password", marks=pytest.mark.bench), "Word"])
def test_a_password_on_a_web_page_is_a_secret(
    virtual_desktop: LocalDesktop,
    record: Callable[..., Recording],
    reader: OcrReader,
    tmp_path: Path,
    until: Any,
    label: str,
) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE % label)
    virtual_desktop.start(
        [
            "chromium",
            "--no-sandbox",
            "--no-first-run",
            "--password-store=basic",  # else a keyring may ask for a password over the page
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--app=file://{page}",
        ]
    )
    await_keyboard(virtual_desktop)

    def takes_keys() -> bool:  # a browser lets those go that come before it has painted
        for keys in (("x",), ("ctrl", "a"), ("delete",)):
            virtual_desktop.perform(Press(keys))
        return any(window.title.startswith("empty") for window in virtual_desktop.windows())

    until(takes_keys)
    recording = record()
    recording.write("ada")
    recording.press("tab")
    recording.write(CANARY)
    recording.press("tab")
    recording.close()
    assert recording.said == "ada[tab]${password}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


def test_a_pin_that_is_shown_as_it_is_typed_is_known_by_its_label(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], reader: OcrReader, tmp_path: Path
) -> None:
    show(virtual_desktop, tmp_path, TK, "PIN", "")
    recording = record()
    recording.write("ada")
    recording.press("tab")
    recording.write(CANARY)
    recording.press("tab")
    recording.close()
    assert recording.said == "ada[tab]${pin}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


@pytest.mark.parametrize("text", ["....", "***", "a-b c", "look"])
def test_what_is_shown_is_no_secret_even_where_it_is_made_of_dots(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], tmp_path: Path, text: str
) -> None:
    show(virtual_desktop, tmp_path, TK, "Remark", "")
    recording = record()
    recording.press("tab")
    recording.write(text)
    recording.press("tab")
    recording.close()
    assert recording.said == f"[tab]{text}[tab]"


@pytest.mark.parametrize(("command", "text"), [("mousepad", "Hello world"), ("galculator", "12*3")])
def test_what_is_typed_into_a_program_that_shows_it_is_kept(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], command: str, text: str
) -> None:
    virtual_desktop.start(command)
    await_keyboard(virtual_desktop)
    recording = record()
    recording.watch(0.5)
    recording.write(text)
    recording.close()
    assert recording.said == text


@pytest.mark.bench  # one time in four a look comes too late for a line, and more is hidden than need be
def test_commands_in_a_terminal_that_asks_for_nothing_are_kept(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], reader: OcrReader, until: Any
) -> None:
    virtual_desktop.start(["xterm", "-e", "bash", "--norc"])
    await_keyboard(virtual_desktop)
    until(lambda: any("bash-" in line.label for line in reader.read(virtual_desktop.capture())))
    recording = record()
    for command in ("ls", "ls", "echo hi"):
        recording.write(command)
        recording.watch(0.3)  # as long as a hand takes to come to Enter
        recording.press("enter")
        recording.watch(0.5)
    recording.close()
    assert recording.said == "ls[enter]ls[enter]echo hi[enter]"


def test_what_is_typed_in_a_pause_is_a_secret_and_its_window_is_blanked(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], reader: OcrReader, tmp_path: Path
) -> None:
    show(virtual_desktop, tmp_path, TK, "Remark", "")
    recording = record(pause_key="f9")
    recording.press("tab")
    recording.press("f9")
    recording.write(CANARY)
    recording.press("f9")
    recording.press("tab")
    recording.close()
    assert recording.said == "[tab]${secret}[tab]"
    assert recording.leaks(CANARY[:6], reader) == []


def test_a_listed_program_is_all_secret(
    virtual_desktop: LocalDesktop, record: Callable[..., Recording], reader: OcrReader, tmp_path: Path
) -> None:
    show(virtual_desktop, tmp_path, TK, "Remark", "")
    recording = record(applications=("tk",))
    recording.write(CANARY)
    recording.close()
    assert recording.said == "${password}"
    assert recording.leaks(CANARY[:6], reader) == []
