"""A recording as the window goes through it, with a recorder that tells what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from agent.control import Control
from agent.errors import DeixisError, StoreError, UsageError
from agent.record.attend import Attended
from ui.line_dialog import LineDialog
from ui.recording import Recording
from ui.theme import LIGHT


class FakeRecorder:
    """Records nothing, and remembers what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.failure: DeixisError | None = None
        self.control = Control()
        self.on_failure: Callable[[DeixisError], None] = lambda error: None

    @contextmanager
    def open(
        self,
        task: str,
        *,
        last: float | None,
        control: Control,
        on_failure: Callable[[DeixisError], None],
        tell: Callable[[Attended], None],
    ) -> Iterator[FakeRecorder]:
        self.control, self.on_failure, self.tell = control, on_failure, tell
        self.asked.append(f"begin: {task}" + (f", last {last}" if last else ""))
        yield self
        self.asked.append("closed")

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    def stop(self, *, by_keys: bool = False) -> Path:
        self.asked.append("stop by keys" if by_keys else "stop")
        if self.failure is not None:
            raise self.failure
        return self.folder


@pytest.fixture
def recorder(tmp_path: Path) -> FakeRecorder:
    return FakeRecorder(tmp_path)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def recording(window: QMainWindow, recorder: FakeRecorder, qtbot: QtBot) -> Iterator[Recording]:
    made = Recording(window, LIGHT, make_recorder=recorder.open, make_steps=lambda folder: None)
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not made.busy)
    made.close()


def begin(recording: Recording, qtbot: QtBot) -> None:
    recording.begin("save a note")
    qtbot.waitUntil(recording.strip.stop.isEnabled)


def test_the_window_makes_way_and_comes_back_with_what_was_recorded(
    recording: Recording, recorder: FakeRecorder, window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(recording, qtbot)
    assert (window.isMinimized(), recording.strip.state.text()) == (True, "Recording")
    with qtbot.waitSignal(recording.over), qtbot.waitSignal(recording.recorded) as told:
        recording.strip.stop.click()
    assert told.args == [tmp_path]
    assert (window.isMinimized(), recording.strip.isVisible()) == (False, False)
    assert recorder.asked == ["begin: save a note", "stop", "closed"]


def test_a_pause_stands_the_clock_still(recording: Recording, recorder: FakeRecorder, qtbot: QtBot) -> None:
    begin(recording, qtbot)
    recording.strip.pause.click()
    qtbot.waitUntil(lambda: recorder.asked[-1] == "pause")
    stood = recording.strip.seconds
    assert (recording.strip.state.text(), recording.strip.pause.accessibleName()) == ("Paused", "Resume")
    assert recording.strip.seconds == stood
    recording.strip.pause.click()
    qtbot.waitUntil(lambda: recorder.asked[-1] == "resume")
    assert recording.strip.state.text() == "Recording"


def test_the_strip_says_that_it_is_not_recording_yet(recording: Recording, qtbot: QtBot) -> None:
    recording.begin("save a note")
    strip = recording.strip
    assert strip.isVisible()
    assert (strip.state.text(), strip.time.text()) == ("Getting ready…", "")
    assert not strip.stop.isEnabled()
    qtbot.waitUntil(strip.stop.isEnabled)
    assert strip.state.text() == "Recording"


def test_the_strip_stands_still_while_its_words_change(
    recording: Recording, recorder: FakeRecorder, qtbot: QtBot
) -> None:
    strip = recording.strip
    begin(recording, qtbot)
    parts = (strip.time, strip.pause, strip.stop)
    stood = [part.geometry() for part in parts]
    strip.pause.click()
    qtbot.waitUntil(lambda: strip.state.text() == "Paused")
    strip.layout().activate()
    assert [part.geometry() for part in parts] == stood


def test_escape_twice_ends_it_and_is_no_part_of_it(
    recording: Recording, recorder: FakeRecorder, qtbot: QtBot
) -> None:
    begin(recording, qtbot)
    with qtbot.waitSignal(recording.recorded):
        recorder.control.stop("Esc was pressed twice")
    assert "stop by keys" in recorder.asked


def test_a_recorder_that_cannot_go_on_says_why_and_the_window_comes_back(
    recording: Recording, recorder: FakeRecorder, window: QMainWindow, qtbot: QtBot
) -> None:
    begin(recording, qtbot)
    recorder.failure = StoreError("cannot keep the recording: the disk is full (make room)")
    with qtbot.waitSignal(recording.over), qtbot.waitSignal(recording.told) as told:
        recorder.on_failure(recorder.failure)
    assert told.args == ["cannot keep the recording: the disk is full (make room)"]
    assert not window.isMinimized()


def test_where_no_steps_can_be_made_the_recording_is_named(
    window: QMainWindow, recorder: FakeRecorder, qtbot: QtBot, tmp_path: Path
) -> None:
    def make_steps(folder: Path) -> object:
        raise UsageError("nothing was done (do it again)")

    recording = Recording(window, LIGHT, make_recorder=recorder.open, make_steps=make_steps)
    said: list[str] = []
    recording.told.connect(said.append)
    begin(recording, qtbot)
    with qtbot.waitSignal(recording.over):
        recording.stop()
    assert said[-1] == f"nothing was done (do it again) The recording itself is kept in {tmp_path}"
    recording.close()


def test_a_task_without_words_is_not_begun(
    recording: Recording, recorder: FakeRecorder, qtbot: QtBot
) -> None:
    recording.ask()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LineDialog))
    asked: Any = QApplication.activeModalWidget()
    asked.ok.click()
    assert asked.wrong.text().startswith("the task has no words")
    assert recorder.asked == []
    asked.line.setText("save a note")
    asked.kind.setCurrentIndex(1)
    asked.ok.click()
    qtbot.waitUntil(recording.strip.stop.isEnabled)
    assert recorder.asked == ["begin: save a note, last 60"]


def test_what_a_watcher_sees_is_shown_while_it_is_recorded(
    recording: Recording, recorder: FakeRecorder, qtbot: QtBot
) -> None:
    begin(recording, qtbot)
    assert recording.strip.acts.isHidden()
    with qtbot.waitSignal(recording.attended):
        recorder.tell(Attended("oadtr", 1, "double click", 0.9, "idle", None, ()))
    assert recording.strip.acts.text() == "now: double click · next: nothing"
