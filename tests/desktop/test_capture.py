from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import mss
import numpy as np
import pytest

from agent.actions import Move
from agent.control import Control
from agent.desktop import Opening
from agent.errors import DesktopError, NoDesktop
from agent.geometry import Box, Point
from agent.local.camera import Camera, monitor_of
from agent.local.desktop import LocalDesktop, open_real

pytestmark = pytest.mark.desktop


@contextmanager
def _opened(display: str, **opening: str) -> Iterator[LocalDesktop]:
    desktop = open_real(Opening(control=Control(), display=display, **opening))
    try:
        yield desktop
    finally:
        desktop.close()


def test_a_picture_shows_the_screen_and_cannot_be_changed(virtual_desktop: LocalDesktop) -> None:
    shot = virtual_desktop.capture()
    assert shot.area == Box(0, 0, 1280, 800)
    assert (shot.image.shape, shot.image.dtype, shot.scale) == ((800, 1280, 4), np.uint8, 1.0)
    assert tuple(shot.rgb[5, 5]) == (0x3B, 0x52, 0x68)
    assert not shot.image.flags.writeable


def test_a_picture_costs_at_most_three_tenths_more_than_a_bare_grab(virtual_desktop: LocalDesktop) -> None:
    virtual_desktop.start("xterm")

    def seconds(look: Callable[[], object]) -> float:
        began = time.perf_counter()
        look()
        return time.perf_counter() - began

    with mss.MSS(display=virtual_desktop.name) as bare:
        place = bare.monitors[1]
        pairs = [(seconds(virtual_desktop.capture), seconds(lambda: bare.grab(place))) for _ in range(300)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"capture {ours * 1000:.2f} ms, bare mss {theirs * 1000:.2f} ms, ratio {ours / theirs:.2f}")
    assert ours / theirs < 1.3


def test_our_own_windows_are_behind_a_curtain_while_the_picture_is_taken(
    open_desktop: Callable[..., LocalDesktop],
) -> None:
    order: list[str] = []

    @contextmanager
    def curtain() -> Iterator[None]:
        order.append("down")
        yield
        order.append("up")

    open_desktop(curtain=curtain).capture()
    assert order == ["down", "up"]


def _xrandr(desktop: LocalDesktop, *words: str) -> None:
    subprocess.run(["xrandr", "-display", desktop.name, *words], check=True, capture_output=True)


def test_a_screen_that_changed_its_size_is_seen_whole(
    virtual_desktop: LocalDesktop, until: Callable[..., None]
) -> None:
    virtual_desktop.capture()
    smaller = "46 1024 1048 1184 1344 700 703 709 730".split()
    _xrandr(virtual_desktop, "--newmode", "smaller", *smaller)
    _xrandr(virtual_desktop, "--addmode", "screen", "smaller")
    _xrandr(virtual_desktop, "--output", "screen", "--mode", "smaller")
    until(lambda: virtual_desktop.capture().area == Box(0, 0, 1024, 700))
    with pytest.raises(DesktopError, match="outside the screen"):
        virtual_desktop.perform(Move(Point(1100, 100)))


def test_the_second_monitor_alone_is_seen_and_worked_where_it_is(virtual_desktop: LocalDesktop) -> None:
    _xrandr(virtual_desktop, "--setmonitor", "one", "640/100x800/100+0+0", "screen")
    _xrandr(virtual_desktop, "--setmonitor", "two", "640/100x800/100+640+0", "none")
    with _opened(virtual_desktop.name, monitor="2") as real:
        shot = real.capture()
        assert shot.area == Box(640, 0, 640, 800)
        assert shot.point_at(0, 0) == Point(640, 0)
        real.perform(Move(shot.point_at(10, 20)))
        with pytest.raises(DesktopError, match="spans x 640 to 1279"):
            real.perform(Move(Point(10, 20)))


def test_a_monitor_that_is_not_there_is_an_error_that_lists_those_that_are(
    open_desktop: Callable[..., LocalDesktop],
) -> None:
    with pytest.raises(
        DesktopError, match=r"no monitor '2' \(give all, or one of these: 1: 1280x800 at \(0, 0\)"
    ):
        open_desktop(monitor="2")
    assert open_desktop(monitor="all").capture().area == Box(0, 0, 1280, 800)


def test_a_monitor_left_of_the_first_has_negative_places() -> None:
    both = {"left": -1920, "top": 0, "width": 3840, "height": 1080}
    left, first = both | {"width": 1920}, both | {"left": 0, "width": 1920}
    assert monitor_of([both, first, left], "2") == left
    assert monitor_of([both, first, left], "all") == both


def test_a_display_that_is_already_there_is_worked_and_left(
    virtual_desktop: LocalDesktop, until: Callable[..., None]
) -> None:
    with _opened(virtual_desktop.name) as real:
        real.start("xterm")
        assert [window.application for window in real.windows()] == ["XTerm"]
        assert real.capture().area == Box(0, 0, 1280, 800)
    assert [window.application for window in virtual_desktop.windows()] == ["XTerm"]


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"DISPLAY": ":99999"}, r"cannot open the display ':99999'.* use --display virtual\)"),
        ({"DISPLAY": "nonsense"}, r"cannot open the display 'nonsense'"),
        ({"DISPLAY": ""}, r"DISPLAY is not set \("),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, r"Wayland session.* \(log in to an X session"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, r"Wayland session"),
    ],
)
def test_a_desktop_that_cannot_be_seen_is_refused_with_the_remedy(
    environment: dict[str, str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "XDG_SESSION_ID"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(NoDesktop, match=reason):
        open_real(Opening(control=Control()))


def test_a_blanked_screen_is_refused_and_a_bare_one_is_not(virtual_desktop: LocalDesktop) -> None:
    with _opened(virtual_desktop.name) as real:
        real.capture()
        real.start("xterm -fullscreen -bw 0 -b 0 -bg black -fg black -cr black +sb -e sleep 60")
        with pytest.raises(NoDesktop, match=r"nothing but one colour.* \(unlock or wake it"):
            real.capture()


def test_a_lock_screen_is_refused(
    virtual_desktop: LocalDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    virtual_desktop.start("xterm -class XScreenSaver -e sleep 60")
    with pytest.raises(NoDesktop, match=r"locked by xscreensaver \(unlock it and run again\)"):
        open_real(Opening(control=Control(), display=virtual_desktop.name))


def test_nothing_is_printed_where_there_is_no_authority_file(
    virtual_desktop: LocalDesktop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XAUTHORITY", str(tmp_path / "none"))
    with _opened(virtual_desktop.name) as real:
        real.capture()
    assert capfd.readouterr() == ("", "")


def test_a_camera_is_closed_in_peace_where_its_display_has_died() -> None:
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "320x200x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert screen.stdout is not None
    camera = Camera(display=f":{screen.stdout.readline().strip()}", monitor="all", resized=lambda: False)
    screen.kill()
    screen.communicate()
    with pytest.raises(DesktopError):
        camera.capture()
    camera.close()
