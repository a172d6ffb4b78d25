from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from agent.local.desktop import LocalDesktop
from agent.local.guardian import read

pytestmark = pytest.mark.desktop

HOLD = """
import sys
from agent.actions import Button, Click, Hold, Move, Type
from agent.control import Control
from agent.desktop import Opening
from agent.geometry import Point
from agent.registry import load
kind, display, typing = sys.argv[1:]
desktop = load("desktops", kind)(Opening(control=Control(), display=display or None))
if kind == "virtual":
    desktop.start("xterm")
desktop.perform(Move(Point(200, 200)))
desktop.perform(Hold("ctrl"))
desktop.perform(Hold(Button.LEFT))
print(desktop.name, desktop.environment.get("IN_DEIXIS_DESKTOP", ""), flush=True)
if typing:
    desktop.perform(Type("ab 你好 " * 1000))
if kind == "virtual":
    sys.exit(3)
sys.stdin.read()
"""


def _start(kind: str, display: str = "", typing: str = "") -> tuple[subprocess.Popen[str], list[str]]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, kind, display, typing],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    return child, child.stdout.readline().split()


def _end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate()


def test_after_a_kill_no_key_and_no_button_is_down(
    virtual_desktop: LocalDesktop, until: Callable[..., None], held: Callable[..., Any]
) -> None:
    child, _ = _start("real", virtual_desktop.name)
    keys, buttons = held(virtual_desktop.name)
    assert (len(keys), buttons) == (1, 0x100)
    _end(child)
    until(lambda: held(virtual_desktop.name) == ([], 0))


def test_after_a_kill_in_the_middle_of_a_text_no_key_is_down_and_the_clipboard_is_back(
    virtual_desktop: LocalDesktop, editor: Any, until: Callable[..., None], held: Callable[..., Any]
) -> None:
    clipboard = ["xclip", "-display", virtual_desktop.name, "-selection", "clipboard"]
    subprocess.run(clipboard, input=b"kept", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    until(lambda: subprocess.run([*clipboard, "-o"], capture_output=True).stdout == b"kept")
    child, _ = _start("real", virtual_desktop.name, "typing")
    until(lambda: subprocess.run([*clipboard, "-o"], capture_output=True).stdout != b"kept")
    _end(child)
    until(lambda: held(virtual_desktop.name) == ([], 0))
    until(lambda: subprocess.run([*clipboard, "-o"], capture_output=True).stdout == b"kept")


def test_after_a_kill_no_process_and_no_folder_is_left(
    until: Callable[..., None], marked_processes: Callable[[str], list[int]]
) -> None:
    child, (_, mark) = _start("virtual", "", "typing")
    assert len(marked_processes(mark)) >= 3
    _end(child)
    until(lambda: marked_processes(mark) == [] and not os.path.exists(mark))


def test_an_interpreter_that_just_ends_leaves_nothing(
    until: Callable[..., None], marked_processes: Callable[[str], list[int]]
) -> None:
    child, (_, mark) = _start("virtual")
    child.communicate(timeout=250)
    assert child.returncode == 3
    assert marked_processes(mark) == []
    assert not os.path.exists(mark)


def test_the_guardian_forgets_what_was_taken_back() -> None:
    lines = ["+ key code37\n", "+ group 5\n", "- key code37\n", "+ button 1\n", "- key code99\n"]
    assert read(lines) == [("group", "5"), ("button", "1")]
