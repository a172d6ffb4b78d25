from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from agent.settings import Settings
from ui.library import Library


@pytest.fixture
def library(desk: Callable[..., Any], runs: Path) -> Library:
    """The library's page in a window, with one run in it."""
    here = desk(settings=Settings(display="virtual", runs=runs))
    here.window.header.library.click()
    page: Library = here.window.library
    here.qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    return page


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was asked to open."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


def choose(library: Library, qtbot: Any) -> None:
    library.list.setCurrentIndex(library.model.index(0))
    qtbot.waitUntil(lambda: library.view.moment is not None)


def test_a_run_is_played_back_from_its_folder(library: Library, qtbot: Any) -> None:
    choose(library, qtbot)
    assert library.thought.thought.toPlainText() == "there it is"
    assert library.playback.where.text() == "1 / 3"
    library.playback.next.click()
    qtbot.waitUntil(lambda: library.view.moment is not None and library.view.moment.number == 2)
    library.playback.slider.setValue(2)
    assert not library.playback.next.isEnabled()


def test_playing_runs_to_the_end_and_pauses(library: Library, qtbot: Any) -> None:
    choose(library, qtbot)
    library.playback.play.click()
    qtbot.waitUntil(lambda: library.playback.slider.value() == 2)
    assert library.playback.play.accessibleName() == "Play"


def test_words_that_no_task_has_leave_an_honest_empty_list(library: Library) -> None:
    library.words.setText("nowhere")
    assert library.model.rowCount() == 0
    assert library.nothing.isVisible()
    library.words.setText("SAVE")
    assert library.model.rowCount() == 1


def test_a_run_that_was_cut_off_is_marked(library: Library, runs: Path, qtbot: Any) -> None:
    folder = next(runs.iterdir())
    (folder / "ending.json").unlink()
    library.refresh()
    qtbot.waitUntil(lambda: "Cut off" in library.model.index(0).data())


def test_a_folder_that_cannot_be_read_is_listed_with_the_reason(
    library: Library, runs: Path, qtbot: Any
) -> None:
    folder = next(runs.iterdir())
    (folder / "header.json").write_text(json.dumps({"format": 99}))
    library.refresh()
    qtbot.waitUntil(lambda: "Cannot be read" in library.model.index(0).data())


def test_the_report_is_written_and_opened(library: Library, opened: list[str], qtbot: Any) -> None:
    choose(library, qtbot)
    library.report.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].endswith(".html")
    assert Path(opened[0]).exists()


def test_the_folder_is_opened(library: Library, opened: list[str], runs: Path, qtbot: Any) -> None:
    choose(library, qtbot)
    library.folder.click()
    assert opened == [str(next(runs.iterdir()))]


def box() -> QMessageBox:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())


def test_deleting_asks_first_and_enter_keeps(library: Library, runs: Path, qtbot: Any) -> None:
    choose(library, qtbot)
    library.delete.click()
    default = box().defaultButton()
    assert default is not None
    default.click()
    assert len(list(runs.iterdir())) == 1


def test_a_deleted_run_is_gone(library: Library, runs: Path, qtbot: Any) -> None:
    choose(library, qtbot)
    library.delete.click()
    asked = box()
    asked.buttons()[[b.text() for b in asked.buttons()].index("&Delete")].click()
    qtbot.waitUntil(lambda: library.model.rowCount() == 0)
    assert list(runs.iterdir()) == []
    assert not library.report.isEnabled()


def test_an_empty_library_says_what_will_be_here(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.header.library.click()
    assert "No runs yet" in here.window.library.nothing.text()
    assert here.window.library.nothing.isVisible()
    assert not here.window.library.delete.isEnabled()
