from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ui.display import answers, why_not


@pytest.fixture
def listening() -> Iterator[str]:
    """A display that only listens, known by its name alone."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.bind("\0/tmp/.X11-unix/X40961")
        line.listen()
        yield ":40961"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "DISPLAY is not set"),
        ({"DISPLAY": ""}, "DISPLAY is not set"),
        ({"DISPLAY": ":40962"}, "nothing answers at DISPLAY=':40962'"),
        ({"DISPLAY": ":40962.0"}, "nothing answers at DISPLAY=':40962.0'"),
        ({"DISPLAY": ":40962", "QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"DISPLAY": ":40962", "WAYLAND_DISPLAY": "wayland-0"}, ""),
        ({"DISPLAY": "elsewhere:0"}, ""),
    ],
)
def test_it_is_said_why_no_window_can_open(environment: dict[str, str], said: str) -> None:
    assert why_not(environment, "linux") == said


def test_elsewhere_than_on_linux_qt_knows_best() -> None:
    assert why_not({}, "darwin") == ""


def test_a_display_that_listens_answers(listening: str) -> None:
    assert answers(listening)
    assert why_not({"DISPLAY": f"{listening}.0"}, "linux") == ""
