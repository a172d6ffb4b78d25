"""Commands as processes of their own, real ones: what they say, and that none is left."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from agent.settings import Settings
from ui.command import FAILED, STOPPED, Command, last_sentence


@pytest.fixture
def command(qtbot: QtBot) -> Iterator[Command]:
    made = Command()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes a call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"


def test_a_command_that_fails_is_told_with_its_own_sentence(
    command: Command, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(command.ended, timeout=60_000) as ended:
        command.start(["export", str(tmp_path), "--to", "trl2", "--out", "x"], Settings())
    assert ended.args is not None
    assert ended.args[0] == 2
    assert ended.args[1].startswith("nothing is written for 'trl2', did you mean 'trl'?")


def test_one_that_is_stopped_ends_in_order(command: Command, qtbot: QtBot, silent: str) -> None:
    command.start(["connect", silent, "--json"], Settings())
    qtbot.waitUntil(lambda: command.busy)
    with qtbot.waitSignal(command.ended, timeout=60_000) as ended:
        command.stop()
    assert ended.args is not None
    assert ended.args[0] == STOPPED


def test_one_that_the_system_ends_has_failed_and_was_not_stopped(
    command: Command, qtbot: QtBot, silent: str
) -> None:
    command.start(["connect", silent], Settings())
    qtbot.waitUntil(lambda: command.process_id > 0)
    with qtbot.waitSignal(command.ended, timeout=60_000) as ended:
        os.kill(command.process_id, signal.SIGKILL)
    assert ended.args == [
        FAILED,
        "The system ended it, perhaps for want of memory (close other programs, then try again)",
    ]


def test_closing_leaves_no_process(command: Command, qtbot: QtBot, silent: str) -> None:
    command.start(["connect", silent], Settings())
    qtbot.waitUntil(lambda: command.process_id > 0)
    process = command.process_id
    command.close()
    assert not command.busy
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [
        ("", ""),
        ("warning: x\ndeixis: no such folder (name one)\n", "no such folder (name one)"),
        ("deixis: this (do that)\nException ignored in: y\n", "this (do that)"),
        ("Traceback\n  File\nMemoryError: too much\n", "MemoryError: too much"),
    ],
)
def test_the_sentence_of_a_command_is_found_among_other_words(errors: str, sentence: str) -> None:
    assert last_sentence(errors) == sentence
