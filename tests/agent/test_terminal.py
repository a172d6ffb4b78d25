"""The person at the terminal: Enter is heard, and Ctrl-Z pauses a run where that was asked for."""

from __future__ import annotations

import os
import pty
import signal
from collections.abc import Iterator
from typing import TextIO

import pytest

from agent.control import Control
from agent.interrupt import pausable
from agent.terminal import entered


@pytest.fixture
def terminal() -> Iterator[tuple[int, TextIO]]:
    """A terminal: the person's end, and the end that is read."""
    person, ours = pty.openpty()
    with os.fdopen(ours) as source:
        yield person, source
        os.close(person)


def test_enter_is_heard_once(terminal: tuple[int, TextIO]) -> None:
    person, source = terminal

    assert not entered(source)
    os.write(person, b"\n")
    assert entered(source)
    assert not entered(source)


def test_what_is_no_terminal_says_nothing() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\n")
    with os.fdopen(reading) as source:
        assert not entered(source)
    os.close(writing)


def test_ctrl_z_pauses_a_run_and_the_next_one_lets_it_go_on() -> None:
    control = Control()
    before = signal.getsignal(signal.SIGTSTP)

    with pausable(control):
        signal.raise_signal(signal.SIGTSTP)
        assert control.paused
        signal.raise_signal(signal.SIGTSTP)
        assert not control.paused

    assert signal.getsignal(signal.SIGTSTP) == before
