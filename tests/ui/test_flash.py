"""Nothing flashes: a part that is shown before it has a parent is a window for some milliseconds.

The window manager gives it the keyboard, and takes it away again from whoever types just then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from agent.demonstration.difference import Line, Mark
from agent.events import Need, Question
from agent.fake import FakeDesktop
from agent.settings import Settings
from ui.approve_dialog import ApproveDialog
from ui.background import Background
from ui.difference_dialog import DifferenceDialog
from ui.line_dialog import LineDialog
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.theme import LIGHT
from ui.tune_dialog import TuneDialog


class Lookout(QObject):
    """Writes down every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def lookout(qapp: QApplication) -> Iterator[Lookout]:
    lookout = Lookout()
    qapp.installEventFilter(lookout)
    yield lookout
    qapp.removeEventFilter(lookout)


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QWidget]:
    parent = QWidget()
    yield parent
    parent.deleteLater()


def main_window(folder: Path, _: Background, parent: QWidget) -> None:
    window = MainWindow(
        Settings(runs=folder / "runs"),
        colours=LIGHT,
        language="en",
        memory=Memory(folder / "window.ini"),
        make_session=lambda *_, **__: pytest.fail("nothing was ordered"),
    )
    window.setParent(parent, Qt.WindowType.Window)


def question(_: Path, background: Background, parent: QWidget) -> None:
    shot = FakeDesktop().capture()
    ApproveDialog(Question(Need.ANSWER, "Which one?"), shot, LIGHT, background, parent)


def line(_: Path, __: Background, parent: QWidget) -> None:
    LineDialog("Add a step", lambda *_: "", parent, choices=[("Wait", "Seconds")])


def difference(_: Path, __: Background, parent: QWidget) -> None:
    DifferenceDialog("Changes", [Line(Mark.NEW, "- press: Enter")], LIGHT, parent, take="Take it")


def tuning(folder: Path, background: Background, parent: QWidget) -> None:
    TuneDialog(Settings(runs=folder / "runs"), LIGHT, background, parent)


@pytest.mark.parametrize("make", [main_window, question, line, difference, tuning])
def test_a_window_is_put_together_before_anything_of_it_shows(
    lookout: Lookout,
    background: Background,
    parent: QWidget,
    tmp_path: Path,
    make: Callable[[Path, Background, QWidget], None],
) -> None:
    make(tmp_path, background, parent)
    assert lookout.seen == []
