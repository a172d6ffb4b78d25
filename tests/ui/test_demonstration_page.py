"""The page of demonstrations: what is changed, taken back, saved, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from agent.demonstration.folder import FILE, load, read, save, versions
from agent.demonstration.schema import Click, Type
from agent.fake import FakeDesktop
from agent.frames import Frames
from ui.demonstration_model import MIME, THUMBNAIL
from ui.demonstration_words import step_words
from ui.difference_dialog import DifferenceDialog
from ui.line_dialog import LineDialog
from ui.phase import Phase


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A demonstration of four steps beside the runs, with its frame."""
    made = tmp_path / "demonstrations" / "note"
    (made / "frames").mkdir(parents=True)
    desktop = FakeDesktop()
    frame = Frames(made / "frames").keep(desktop.capture())
    at = desktop.place_of("Save")
    text = f"""\
demonstration: Save a note
steps:
- id: a
  click:
    intent: the button Save
    shown:
    - {{frame: {frame}, at: [{at.x}, {at.y}], box: [{at.x - 20}, {at.y - 8}, 40, 16], label: File name}}
- {{id: b, type: Alice}}
- id: c
  if: {{text: Replace?}}
  then: [{{id: d, press: Return}}]
"""
    save(made, read(text))
    return made


@pytest.fixture
def page(desk: Callable[..., Any], folder: Path) -> Any:
    """The page in a window, with the demonstration open."""
    here = desk()
    here.window.header.demonstrations.click()
    made = here.window.demonstrations
    here.qtbot.waitUntil(lambda: made.shelf.list.count() == 1)
    made.shelf.list.setCurrentRow(0)
    here.qtbot.waitUntil(lambda: made.file.kept is not None)
    yield made
    made.file.let_go()


def ids(page: Any) -> str:
    return "".join(page.model.row(row).step.id for row in range(page.model.rowCount()))


def dialog(kind: type, qtbot: Any) -> Any:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def test_a_step_is_listed_in_words_with_its_picture_and_those_of_a_branch_under_it(
    page: Any, qtbot: Any
) -> None:
    said = [page.model.index(row).data() for row in range(4)]
    assert said == [
        "1. click the button Save",
        "2. type “Alice”",
        '3. if "Replace?" is shown',
        "3.1. press Return",
    ]
    qtbot.waitUntil(lambda: page.model.index(0).data(THUMBNAIL) is not None)
    assert page.model.index(3).data(THUMBNAIL) is None


def test_alt_and_arrows_move_a_step_among_its_own(page: Any, qtbot: Any) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: ids(page) == "bacd")
    assert page.list.step.id == "a"
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: ids(page) == "abcd")
    page.list.choose("d")
    assert (page.bar.up.isEnabled(), page.bar.down.isEnabled()) == (False, False)


def test_a_step_that_is_dropped_elsewhere_goes_there(page: Any) -> None:
    data = page.model.mimeData([page.model.index(0)])
    assert data.hasFormat(MIME)
    page.model.dropMimeData(data, Qt.DropAction.MoveAction, 4, 0, QModelIndex())
    assert (ids(page), page.list.step.id) == ("bcda", "a")


def test_the_space_bar_switches_a_step_off_and_undo_takes_it_back(page: Any) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert (page.history.present.steps[0].off, page.bar.off.isChecked()) == (True, True)
    assert page.model.index(0).data().endswith(". Off")
    page.bar.undo.click()
    assert (page.history.present.steps[0].off, page.bar.off.isChecked()) == (False, False)
    page.bar.redo.click()
    assert page.history.present.steps[0].off


def test_delete_takes_the_chosen_step_away_and_chooses_the_next(page: Any) -> None:
    page.bar.delete.click()
    assert (ids(page), page.list.step.id) == ("bcd", "b")


def test_a_step_that_is_inserted_comes_behind_the_chosen_one(page: Any, qtbot: Any) -> None:
    page.list.choose("d")
    page.bar.add.click()
    asked = dialog(LineDialog, qtbot)
    asked.line.setText("soon")
    asked.ok.click()
    assert asked.wrong.text().startswith("'soon' is no number of seconds")
    asked.line.setText("2")
    asked.ok.click()
    assert [page.model.row(row).number for row in range(5)] == ["1", "2", "3", "3.1", "3.2"]
    assert step_words(page.list.step) == "wait 2 s"


def test_it_is_renamed_as_one_change_that_can_be_taken_back(page: Any, qtbot: Any) -> None:
    page.bar.rename.click()
    dialog = page.findChild(LineDialog)
    assert dialog.line.text() == "Save a note"
    dialog.line.setText(" ")
    dialog.on_accepted()
    assert dialog.wrong.text().startswith("the demonstration has no words")
    dialog.line.setText("click Save, then type Alice")
    dialog.on_accepted()
    assert page.bar.name.text() == "click Save, then type Alice *"
    page.bar.undo.click()
    assert page.history.present.demonstration == "Save a note"


def test_one_that_is_opened_before_it_is_listed_is_marked_once_it_is(page: Any, qtbot: Any) -> None:
    summaries = list(page.shelf._shown)
    page.shelf.fill([])
    page.shelf.choose(page.file.kept.folder)
    page.shelf.fill(summaries)
    assert page.shelf.list.currentRow() == 0


def test_the_text_opens_where_the_chosen_step_begins(page: Any) -> None:
    page.list.choose("b")
    page.bar.text.click()
    assert page.text.editor.textCursor().block().text().strip() == "- id: b"


def test_while_steps_are_made_the_page_says_so_and_nothing_else_is_recorded(page: Any) -> None:
    page.show_making()
    assert (page.nothing.isVisible(), page.record.isEnabled()) == (True, False)
    assert page.nothing.text().startswith("Making steps")
    page.show_made()
    assert (page.list.isVisible(), page.record.isEnabled()) == (True, True)


def test_a_typed_text_becomes_a_value_named_after_its_field(page: Any, qtbot: Any) -> None:
    assert not page.bar.value.isEnabled()
    page.list.choose("b")
    page.bar.value.click()
    asked = dialog(LineDialog, qtbot)
    assert asked.line.text() == "file_name"
    asked.ok.click()
    step = page.history.present.steps[1]
    assert isinstance(step, Type)
    assert (step.type, page.history.present.parameters["file_name"].default) == ("{{ file_name }}", "Alice")
    assert not page.bar.value.isEnabled()


def test_arrow_keys_move_the_box_and_are_one_change(page: Any, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: page.view.moment is not None)
    before = page.view.box
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    step = page.history.present.steps[0]
    assert isinstance(step, Click)
    assert step.click.shown[0].box == (before.left + 1, before.top + 10, before.width + 1, before.height)
    page.bar.undo.click()
    assert page.view.box == before


def test_the_mouse_drags_the_box_and_its_corner(page: Any, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: page.view.moment is not None)
    before = page.view.box
    rect = page.view.rect_of(before)
    middle, way = rect.center().toPoint(), QPoint(30, 0)
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(page.view, middle + way)
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + way)
    moved = page.view.box
    assert moved.left > before.left
    assert (moved.top, moved.width) == (before.top, before.width)
    corner = QPointF(page.view.rect_of(moved).bottomRight()).toPoint()
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    QTest.mouseMove(page.view, corner + QPoint(20, 20))
    QTest.mouseRelease(
        page.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner + QPoint(20, 20)
    )
    assert (page.view.box.left, page.view.box.top) == (moved.left, moved.top)
    assert page.view.box.area > moved.area


def test_words_of_the_target_and_a_note_are_written_when_the_field_is_left(page: Any) -> None:
    page.details.intent.setText("the Save button")
    page.details.intent.editingFinished.emit()
    page.details.note.setText("mind the dialog")
    page.details.note.editingFinished.emit()
    assert page.model.index(0).data() == "1. click the Save button. mind the dialog"
    page.details.intent.setText(" ")
    page.details.intent.editingFinished.emit()
    assert page.wrong.text().startswith("the target has no words")


def test_saving_keeps_the_state_before_and_shows_the_changes_first(
    page: Any, folder: Path, qtbot: Any
) -> None:
    page.bar.delete.click()
    assert page.file.modified
    page.bar.changes.click()
    shown = dialog(DifferenceDialog, qtbot)
    assert "-   - id: a" in shown.view.toPlainText()
    assert not shown.take.isVisible()
    shown.leave.click()
    page.bar.save.click()
    assert (load(folder).demonstration, len(versions(folder))) == (page.history.present, 1)
    assert not page.file.modified
    page.bar.earlier.click()
    dialog(DifferenceDialog, qtbot).take.click()
    assert ids(page) == "abcd"


def test_another_one_is_opened_only_after_this_one_is_saved(page: Any, folder: Path, qtbot: Any) -> None:
    save(folder.parent / "other", read("demonstration: Other\nsteps: [{id: z, press: x}]\n"))
    page.shelf.refresh()
    qtbot.waitUntil(lambda: page.shelf.list.count() == 2)
    page.bar.delete.click()
    page.file.open(folder.parent / "other")
    qtbot.waitUntil(lambda: ids(page) == "z")
    assert len(load(folder).demonstration.steps) == 2


def test_closing_the_window_saves_what_was_changed(page: Any, folder: Path) -> None:
    page.bar.delete.click()
    page.window().close()
    assert len(load(folder).demonstration.steps) == 2


def test_a_text_with_a_fault_is_not_applied_and_is_asked_about_before_it_is_lost(
    page: Any, folder: Path, qtbot: Any
) -> None:
    page.bar.text.click()
    page.text.editor.setPlainText(page.text.editor.text.replace("type: Alice", "tipe: Alice"))
    qtbot.waitUntil(lambda: page.text.faults.list.count() == 1)
    assert not page.text.apply.isEnabled()
    page.bar.text.click()
    assert page.bar.text.isChecked()
    page.window().close()
    box = dialog(QMessageBox, qtbot)
    assert box.defaultButton().text() == "&Keep it"
    box.defaultButton().click()
    assert page.window().isVisible()
    assert "tipe" in page.text.editor.text
    assert "type: Alice" in (folder / FILE).read_text(encoding="utf-8")


def test_a_text_without_fault_is_applied_as_one_change(page: Any, qtbot: Any) -> None:
    page.bar.text.click()
    page.text.editor.setPlainText(page.text.editor.text.replace("type: Alice", "type: Bob"))
    qtbot.waitUntil(page.text.apply.isEnabled)
    page.text.apply.click()
    page.bar.text.click()
    assert page.model.index(1).data() == "2. type “Bob”"
    page.bar.undo.click()
    assert page.model.index(1).data() == "2. type “Alice”"


def test_a_broken_one_says_why_it_cannot_be_opened(desk: Callable[..., Any], folder: Path) -> None:
    (folder / FILE).write_text("demonstration: x\nsteps: 3\n", encoding="utf-8")
    here = desk()
    here.window.header.demonstrations.click()
    page = here.window.demonstrations
    here.qtbot.waitUntil(lambda: page.shelf.list.count() == 1)
    assert "Cannot be read: line 2:" in page.shelf.list.item(0).text()
    page.shelf.list.setCurrentRow(0)
    here.qtbot.waitUntil(page.wrong.isVisible)
    assert page.nothing.isVisible()
    assert [button for button in page.bar.findChildren(QPushButton) if button.isEnabled()] == []


def test_without_demonstrations_the_page_says_what_will_be_here(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.header.demonstrations.click()
    assert here.window.demonstrations.shelf.nothing.isVisible()


def test_nothing_is_changed_while_a_run_goes_on(page: Any) -> None:
    page.show_phase(Phase.RUNNING)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.history.present.steps[0].off
    assert not page.bar.delete.isEnabled()
    page.show_phase(Phase.IDLE)
    assert page.bar.delete.isEnabled()
