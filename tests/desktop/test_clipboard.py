from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Press, Type
from agent.errors import DesktopError
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop


def _xclip(desktop: LocalDesktop, *words: str) -> bytes:
    command = ["xclip", "-display", desktop.name, *words]
    return subprocess.run(command, capture_output=True, check=False).stdout


Copy = Callable[..., None]


@pytest.fixture
def copy(virtual_desktop: LocalDesktop, until: Callable[..., None]) -> Copy:
    """Copy something as another program would, and wait until it is there."""

    def copy_it(content: bytes, selection: str = "clipboard", target: str = "UTF8_STRING") -> None:
        words = ["-display", virtual_desktop.name, "-selection", selection, "-t", target]
        # It stays in the background, and would keep our pipes open.
        quiet = subprocess.DEVNULL
        subprocess.run(["xclip", *words], input=content, stdout=quiet, stderr=quiet, check=True)
        until(lambda: _xclip(virtual_desktop, *words[2:], "-o") == content)

    return copy_it


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("UTF8_STRING", "the person's own 剪贴板".encode()),
        ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3000),
        ("text/html", b"<b>bold</b>"),
    ],
)
def test_a_borrowed_clipboard_is_given_back(
    virtual_desktop: LocalDesktop,
    editor: Any,
    copy: Copy,
    until: Callable[..., None],
    target: str,
    content: bytes,
) -> None:
    copy(content, target=target)
    for _ in range(2):
        virtual_desktop.perform(Type("你"))
    until(lambda: editor.text == "你你")
    assert _xclip(virtual_desktop, "-selection", "clipboard", "-o", "-t", target) == content


def test_an_empty_clipboard_is_empty_afterwards(virtual_desktop: LocalDesktop, editor: Any) -> None:
    virtual_desktop.perform(Type("你"))
    assert _xclip(virtual_desktop, "-selection", "clipboard", "-o") == b""


def test_both_selections_of_a_terminal_are_given_back(
    virtual_desktop: LocalDesktop, copy: Copy, tmp_path: Path, until: Callable[..., None]
) -> None:
    virtual_desktop.start(f"xterm -u8 -e sh -c 'cat > {tmp_path / 'text'}; sleep 60'")
    for selection in ("primary", "clipboard"):
        copy(selection.encode(), selection)
    virtual_desktop.perform(Type("你好\n"))
    until(lambda: (tmp_path / "text").read_text() == "你好\n")
    for selection in ("primary", "clipboard"):
        assert _xclip(virtual_desktop, "-selection", selection, "-o") == selection.encode()


def test_the_clipboard_comes_back_when_nobody_takes_the_text(
    virtual_desktop: LocalDesktop, copy: Copy, witness: Any
) -> None:
    copy(b"kept")
    with pytest.raises(DesktopError, match=r"did not take the pasted text \(click into a text field first\)"):
        virtual_desktop.perform(Type("你"))
    assert _xclip(virtual_desktop, "-selection", "clipboard", "-o") == b"kept"


def test_what_a_person_copies_meanwhile_is_not_overwritten(
    virtual_desktop: LocalDesktop, witness: Any, copy: Copy, until: Callable[..., None]
) -> None:
    copy(b"old")
    problems: list[DesktopError] = []

    def work() -> None:
        try:
            virtual_desktop.perform(Type("你"))
        except DesktopError as problem:
            problems.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    ours = b"text/plain;charset=utf-8"
    until(lambda: ours in _xclip(virtual_desktop, "-selection", "clipboard", "-o", "-t", "TARGETS"))
    copy(b"new")
    thread.join()
    assert _xclip(virtual_desktop, "-selection", "clipboard", "-o") == b"new"
    assert [str(problem) for problem in problems] == [
        "another program took the clipboard while a text was pasted (try again)"
    ]


def test_a_long_pasted_text_arrives_whole(
    virtual_desktop: LocalDesktop, editor: Any, until: Callable[..., None]
) -> None:
    text = "长文本" * 30_000
    virtual_desktop.perform(Type(text))
    until(lambda: editor.text == text)


def test_a_secret_is_typed_and_never_offered(
    open_desktop: Callable[..., LocalDesktop], until: Callable[..., None], tmp_path: Path
) -> None:
    desktop = open_desktop(reveal=lambda text: text.replace("${secret:pin}", "s3cret\tß"))
    desktop.start(f"xterm -u8 -e sh -c 'cat > {tmp_path / 'text'}; sleep 60'")
    desktop.perform(Type("${secret:pin}\n"))
    until(lambda: (tmp_path / "text").read_text() == "s3cret\tß\n")
    assert _xclip(desktop, "-selection", "clipboard", "-o") == b""


def test_the_text_of_the_clipboard_is_read(virtual_desktop: LocalDesktop, editor: Any) -> None:
    virtual_desktop.perform(Type("copy me 你好"))
    virtual_desktop.perform(Press(("ctrl", "a")))
    virtual_desktop.perform(Press(("ctrl", "c")))
    assert virtual_desktop.clipboard() == "copy me 你好"


def test_an_empty_clipboard_has_no_text(virtual_desktop: LocalDesktop) -> None:
    assert virtual_desktop.clipboard() == ""
