"""A script's file: nothing that was written is lost without a question, and no file is left half written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from agent.errors import UsageError
from agent.script.samples import samples
from agent.settings import Settings
from ui.app import App
from ui.bridge import make_session
from ui.memory import Memory
from ui.script_file import read, write

TEXT = "name: x\nsteps: [{press: a}]\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "task.yaml"
    made.write_text(TEXT)
    return made


@pytest.fixture
def here(desk: Callable[..., Any], file: Path) -> Any:
    """The page of scripts with a file that was opened and changed."""
    made = desk()
    made.window.header.scripts.click()
    made.window.scripts.file.open(file)
    made.qtbot.waitUntil(lambda: made.window.scripts.file.file == file)
    QTest.keyClicks(made.window.scripts.editor, "# new ")
    return made


def question() -> QMessageBox | None:
    boxes = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    return next(boxes, None)


def press(word: str) -> None:
    box = question()
    assert box is not None
    next(button for button in box.buttons() if word in button.text()).click()


def test_changes_are_told_and_saving_takes_the_mark_back(here: Any, file: Path) -> None:
    name = here.window.scripts.bar.name
    assert "not saved" in name.text()
    QTest.keyClick(here.window.scripts.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    here.qtbot.waitUntil(lambda: "not saved" not in name.text())
    assert file.read_text() == f"# new {TEXT}"


def test_closing_asks_and_going_on_keeps_the_window(here: Any, file: Path) -> None:
    here.window.close()
    press("Go on")
    assert here.window.isVisible()
    assert (here.window.scripts.editor.text, file.read_text()) == (f"# new {TEXT}", TEXT)


def test_closing_and_saving_writes_the_file_first(here: Any, file: Path) -> None:
    here.window.close()
    press("Save")
    here.qtbot.waitUntil(lambda: not here.window.isVisible())
    assert file.read_text() == f"# new {TEXT}"


def test_closing_and_discarding_leaves_the_file(here: Any, file: Path) -> None:
    here.window.close()
    press("Discard")
    here.qtbot.waitUntil(lambda: not here.window.isVisible())
    assert file.read_text() == TEXT


def test_a_new_script_asks_about_the_old_one(here: Any) -> None:
    here.window.scripts.bar.new.click()
    press("Discard")
    assert here.window.scripts.editor.text.startswith("name: My first script")
    assert question() is None


def test_what_cannot_be_saved_keeps_window_text_and_mark(here: Any, file: Path) -> None:
    file.unlink()
    file.mkdir()
    here.window.close()
    press("Save")
    wrong = here.window.scripts.bar.wrong
    here.qtbot.waitUntil(wrong.isVisible)
    assert "cannot save" in wrong.text()
    assert here.window.isVisible()
    assert here.window.scripts.file.modified


def test_a_file_that_is_no_text_is_said_and_forgotten(here: Any, tmp_path: Path) -> None:
    page = here.window.scripts
    other = tmp_path / "picture.yaml"
    other.write_bytes(b"\x89PNG\xff")
    page.file.recent = [str(other)]
    page.on_file_wanted(other)
    press("Discard")
    here.qtbot.waitUntil(page.bar.wrong.isVisible)
    assert "cannot read the script" in page.bar.wrong.text()
    assert (page.file.recent, page.file.file) == ([], tmp_path / "task.yaml")


def test_a_file_that_is_dropped_is_opened(desk: Callable[..., Any], file: Path) -> None:
    here = desk()
    here.window.header.scripts.click()
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    what = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = here.window.scripts.editor.viewport()
    enter = QDragEnterEvent(viewport.rect().center(), *what)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(here.window.scripts, QDropEvent(QPointF(9, 9), *what))
    here.qtbot.waitUntil(lambda: here.window.scripts.editor.text == TEXT)


def test_files_that_were_open_are_offered_by_the_next_window(desk: Callable[..., Any], file: Path) -> None:
    first = desk()
    first.window.scripts.file.open(file)
    first.qtbot.waitUntil(lambda: first.window.scripts.file.recent == [str(file)])
    first.window.close()
    bar = desk().window.scripts.bar
    bar.on_recent_opening()
    assert [action.text() for action in bar.recent.menu().actions()] == [str(file)]


def test_a_sample_is_a_new_script_and_is_not_written_over(desk: Callable[..., Any]) -> None:
    here = desk()
    page = here.window.scripts
    here.window.header.scripts.click()
    page.bar.on_samples_opening()
    name, file = next(iter(samples().items()))
    next(action for action in page.bar.samples.menu().actions() if action.text() == name).trigger()
    here.qtbot.waitUntil(lambda: page.editor.text == file.read_text(encoding="utf-8"))
    assert (page.file.file, page.file.folder, page.file.modified) == (None, file.parent, False)


def test_saving_a_new_script_asks_where(desk: Callable[..., Any], tmp_path: Path) -> None:
    here = desk()
    here.write(TEXT)
    here.window.scripts.bar.save.click()
    dialog = here.window.scripts.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "mine.yaml"))
    dialog.close()
    here.qtbot.waitUntil(lambda: (tmp_path / "mine.yaml").exists())
    here.qtbot.waitUntil(lambda: here.window.scripts.file.folder == tmp_path)


def test_another_language_keeps_what_was_written(qapp: QApplication, tmp_path: Path) -> None:
    app = App(
        qapp,
        Settings(language="en", theme="light"),
        memory=Memory(tmp_path / "w.ini"),
        make_session=make_session,
    )
    QTest.keyClicks(app.window.scripts.editor, "name: half")
    app.on_settings_saved(Settings(language="zh", theme="light"))
    assert question() is None
    scripts = app.window.scripts
    assert (scripts.editor.text, scripts.file.modified) == ("name: half", True)
    scripts.file.let_go()
    app.on_settings_saved(Settings(language="en", theme="light"))
    app.close()
    app.window.deleteLater()
    app.deleteLater()


def test_what_another_program_wrote_meanwhile_is_not_written_over(here: Any, file: Path) -> None:
    file.write_text("theirs")
    os.utime(file, ns=(0, 12_345))
    here.window.scripts.bar.save.click()
    wrong = here.window.scripts.bar.wrong
    here.qtbot.waitUntil(wrong.isVisible)
    assert "another program has changed" in wrong.text()
    assert (file.read_text(), here.window.scripts.file.modified) == ("theirs", True)


def test_a_file_can_be_saved_again_and_again(here: Any, file: Path) -> None:
    page = here.window.scripts
    for count in range(3):
        QTest.keyClicks(page.editor, str(count))
        page.bar.save.click()
        here.qtbot.waitUntil(lambda: not page.file.modified)
    assert file.read_text() == f"# new 012{TEXT}"


def test_being_told_twice_to_end_is_an_answer(here: Any, file: Path) -> None:
    here.window.close()
    here.window.close()
    asked = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    assert len([box for box in asked if box.isVisible()]) == 1
    assert here.window.scripts.file.asking
    here.window.scripts.file.let_go()
    here.window.close()
    assert not here.window.isVisible()
    assert file.read_text() == TEXT


def test_a_window_that_is_to_stay_open_stays_open_after_the_next_run(
    desk: Callable[..., Any],
) -> None:
    here = desk(endless=True)
    here.write(f" \n{TEXT}")
    QTest.keyClicks(here.window.scripts.editor, "#")
    here.run_script()
    here.qtbot.waitUntil(lambda: here.window.busy)
    here.window.close()
    here.qtbot.waitUntil(lambda: question() is not None)
    press("Go on")
    here.script_orders.clear()
    here.run_script()
    here.qtbot.waitUntil(lambda: here.window.busy)
    here.window.scripts.bar.buttons.stop.click()
    here.wait_until_idle()
    assert here.window.isVisible()


def test_a_link_stays_a_link_and_a_file_keeps_its_rights(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_text_that_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("old")
    with pytest.raises(UsageError, match="cannot save"):
        write(file, "half \ud800 letter")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["old"]


def test_what_is_no_script_by_its_size_or_kind_is_not_read(tmp_path: Path) -> None:
    large, pipe = tmp_path / "large.yaml", tmp_path / "pipe.yaml"
    large.write_bytes(b" " * 1_000_001)
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="too large"):
        read(large)
    with pytest.raises(UsageError, match="is no file"):
        read(pipe)
