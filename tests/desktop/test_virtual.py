from __future__ import annotations

import os
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.actions import Click, Press, Type
from agent.control import Control
from agent.desktop import Opening
from agent.errors import DesktopError, NoDesktop
from agent.geometry import Point
from agent.local.desktop import LocalDesktop
from agent.local.virtual import open_virtual

pytestmark = pytest.mark.desktop


def test_an_application_is_started_typed_into_and_saved(
    virtual_desktop: LocalDesktop, tmp_path: Path, until: Callable[..., None]
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("")
    virtual_desktop.start(f"mousepad {file}")
    (window,) = virtual_desktop.windows()
    virtual_desktop.perform(Click(window.box.center))
    virtual_desktop.perform(Type("Hello <World>"))
    virtual_desktop.perform(Press(("ctrl", "s")))
    until(lambda: file.read_text().startswith("Hello <World>"))
    assert (window.application, window.active) == ("Mousepad", True)
    assert "note.txt" in window.title


def test_two_virtual_desktops_are_worked_at_once(
    open_desktop: Callable[..., LocalDesktop], tmp_path: Path, until: Callable[..., None]
) -> None:
    texts = {"one": "first " * 20, "two": "second " * 20}
    desktops = {name: open_desktop() for name in texts}

    def work(name: str) -> None:
        (tmp_path / name).write_text("")
        desktops[name].start(f"mousepad {tmp_path / name}")
        desktops[name].perform(Type(texts[name]))
        desktops[name].perform(Press(("ctrl", "s")))

    threads = [threading.Thread(target=work, args=(name,)) for name in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until(lambda: all((tmp_path / name).read_text().rstrip("\n") == text for name, text in texts.items()))


def test_a_virtual_desktop_has_the_size_asked_for(open_desktop: Callable[..., LocalDesktop]) -> None:
    shot = open_desktop(size=(1024, 600)).capture()
    assert (shot.width_px, shot.height_px, shot.scale) == (1024, 600, 1.0)


def test_the_environment_of_this_process_is_left_alone(open_desktop: Callable[..., LocalDesktop]) -> None:
    before = dict(os.environ)
    open_desktop()
    assert dict(os.environ) == before


def test_applications_keep_their_settings_apart_but_share_the_home_folder(
    virtual_desktop: LocalDesktop,
) -> None:
    environment = virtual_desktop.environment
    assert environment.get("HOME") == os.environ.get("HOME")
    assert environment["XDG_CONFIG_HOME"] != os.environ["XDG_CONFIG_HOME"]


@pytest.mark.parametrize(("program", "package"), [("Xvfb", "xvfb"), ("openbox", "openbox")])
def test_a_missing_program_is_named_with_its_package(
    program: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in {"Xvfb", "openbox"} - {program}:
        (tmp_path / other).symlink_to("/bin/true")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoDesktop, match=rf"{program} is not installed \(apt install {package}\)"):
        open_virtual(Opening(control=Control()))


def test_a_display_that_cannot_start_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program, body in (("Xvfb", "echo no memory >&2; exit 1"), ("openbox", "")):
        (tmp_path / program).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(NoDesktop, match=r"no memory \(try a smaller size"):
        open_virtual(Opening(control=Control()))
    assert list(tmp_path.glob("deixis-*")) == []


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("no-such-program", r"there is no program 'no-such-program' \(install it"),
        ("mousepad 'half", r"cannot read the command .* \(close the quotes\)"),
        ("", r"the command is empty"),
        ("sh -c 'echo out of order >&2; exit 3'", r"ended with code 3 .* out of order"),
    ],
)
def test_an_application_that_does_not_come_is_an_error(
    virtual_desktop: LocalDesktop, command: str, reason: str
) -> None:
    with pytest.raises(DesktopError, match=reason):
        virtual_desktop.start(command)


def test_a_window_is_where_the_screen_shows_it(virtual_desktop: LocalDesktop) -> None:
    background = virtual_desktop.capture().rgb[0, 0]
    virtual_desktop.start("xterm -geometry 80x24+200+150")
    (window,) = virtual_desktop.windows()
    rows, columns = (virtual_desktop.capture().rgb != background).any(axis=2).nonzero()
    assert (columns.min(), rows.min()) == (window.box.left, window.box.top)
    assert (columns.max() + 1, rows.max() + 1) == (window.box.right, window.box.bottom)
    assert Point(200, 150) in window.box


def test_closing_twice_is_closing_once(virtual_desktop: LocalDesktop) -> None:
    virtual_desktop.close()
    virtual_desktop.close()


def test_an_application_starts_in_the_folder_and_with_the_home_that_are_named(
    open_desktop: Callable[..., LocalDesktop], tmp_path: Path, until: Callable[..., None]
) -> None:
    desktop = open_desktop(home=tmp_path / "home")
    told, here = tmp_path / "told.txt", tmp_path / "a folder"
    here.mkdir()
    desktop.start(["sh", "-c", f'echo "$PWD $HOME" > "{told}"; exec xterm'], here)
    assert told.read_text().strip() == f"{here} {tmp_path / 'home'}"
    assert desktop.environment["HOME"] == str(tmp_path / "home")


def test_an_application_that_died_is_told_by_name(
    virtual_desktop: LocalDesktop, tmp_path: Path, until: Callable[..., None]
) -> None:
    number = tmp_path / "pid"
    virtual_desktop.start(["sh", "-c", f'xterm & echo $! > "{number}"; wait; exit 3'])
    assert virtual_desktop.departed() == ()
    os.kill(int(number.read_text()), signal.SIGTERM)
    until(lambda: virtual_desktop.departed() == ("'sh' has ended with code 3",))


def test_a_deep_folder_for_temporary_files_is_not_too_deep_for_sockets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_desktop: Callable[..., LocalDesktop]
) -> None:
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    desktop = open_desktop()
    sockets = Path(desktop.environment["XDG_RUNTIME_DIR"])
    assert (sockets / "bus").is_socket()
    desktop.close()
    assert not sockets.exists()
    assert list(deep.iterdir()) == []
