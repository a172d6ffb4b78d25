"""The page of scripts: faults as they are typed, values, runs, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent.episode import Ending, Verdict
from agent.script.result import StepResult
from agent.settings import Settings
from ui.approve_dialog import ApproveDialog

GOOD, BAD = Verdict.FINISHED, Verdict.FAILED
TEXT = """\
name: try it
steps:
  - press: a
  - retry: 2
    steps:
      - press: b
  - press: c
"""
STEPS = (
    ("steps[1]", "press a", GOOD),
    ("try 1: steps[2].steps[1]", "press b", BAD),
    ("try 2: steps[2].steps[1]", "press b", GOOD),
    ("steps[2]", "try at most 2 times", GOOD),
    ("steps[3]", "press c", BAD),
)
WITH_VALUES = "parameters: {who: {}, n: 1, loud: false, how: {default: a, choices: [a, b]}}\n" + TEXT


def titles(here: Any) -> list[tuple[str, int, int]]:
    model = here.window.scripts.results.model
    rows = [model.row(number) for number in range(model.rowCount())]
    return [(row.title, row.depth, row.line) for row in rows]


def test_a_fault_that_is_typed_is_listed_with_its_place_and_a_click_leads_there(
    desk: Callable[..., Any],
) -> None:
    here = desk()
    here.write(TEXT)
    page = here.window.scripts
    assert (page.faults.summary.text(), page.faults.list.isVisible()) == ("✓ No faults", False)
    page.editor.go_to(7, 8)
    QTest.keyClicks(page.editor, "x")
    here.qtbot.waitUntil(lambda: page.faults.list.count() == 1)
    assert page.faults.summary.text() == "1 fault"
    item = page.faults.list.item(0)
    assert item.text().startswith("7:5   'prexss' is no step, did you mean 'press'?")
    page.editor.go_to(1)
    page.faults.list.itemActivated.emit(item)
    cursor = page.editor.textCursor()
    assert (cursor.blockNumber() + 1, cursor.positionInBlock() + 1) == (7, 5)
    assert page.editor.hasFocus()


def test_only_a_script_that_could_run_can_be_run(desk: Callable[..., Any]) -> None:
    here = desk()
    bar = here.window.scripts.bar
    here.window.header.scripts.click()
    assert (bar.buttons.start.isEnabled(), bar.reason.text()) == (False, "Nothing to run yet")
    here.write("steps: []")
    assert (bar.buttons.start.isEnabled(), bar.reason.text()) == (False, "Mend the faults to run it")
    here.write(TEXT)
    assert (bar.buttons.start.isEnabled(), bar.reason.text()) == (True, "")
    here.write(WITH_VALUES)
    assert (bar.buttons.start.isEnabled(), bar.reason.text()) == (False, "Give a value for 'who' to run it")


def test_values_are_asked_for_by_their_kind_and_given_to_the_run(desk: Callable[..., Any]) -> None:
    here = desk()
    here.write(WITH_VALUES)
    form = here.window.scripts.form
    form.editors["who"].setText("Alice")
    form.editors["n"].setText("5")
    form.editors["loud"].setCurrentIndex(form.editors["loud"].findData("true"))
    form.editors["how"].setCurrentIndex(1)
    here.run_script()
    here.wait_until_idle()
    assert here.script_orders[0][0].values == {"who": "Alice", "n": 5, "loud": True, "how": "b"}


def test_what_was_given_stays_while_the_script_is_changed(desk: Callable[..., Any]) -> None:
    here = desk()
    here.write(WITH_VALUES)
    form = here.window.scripts.form
    form.editors["who"].setText("Alice")
    here.write(WITH_VALUES.replace("n: 1", "m: 2") + "  - press: d\n")
    assert form.given == {"who": "Alice", "m": "2", "loud": "false", "how": "a"}


def test_a_value_that_does_not_fit_is_said_and_nothing_is_begun(desk: Callable[..., Any]) -> None:
    here = desk()
    here.write(WITH_VALUES)
    page = here.window.scripts
    page.form.editors["who"].setText("Alice")
    page.form.editors["n"].setText("many")
    page.bar.buttons.start.click()
    here.qtbot.waitUntil(page.bar.wrong.isVisible)
    assert "'many' of 'n' is no integer" in page.bar.wrong.text()
    assert (here.script_orders, page.bar.buttons.start.isEnabled()) == ([], True)


def test_steps_are_listed_under_the_one_that_they_are_inside_of(desk: Callable[..., Any]) -> None:
    here = desk(steps=STEPS)
    here.write(TEXT)
    here.run_script()
    here.wait_until_idle()
    assert titles(here) == [
        ("press a", 0, 3),
        ("try at most 2 times", 0, 4),
        ("press b", 1, 6),
        ("press b", 1, 6),
        ("press c", 0, 7),
    ]


def test_the_ending_is_said_in_words_and_a_row_leads_to_its_line(desk: Callable[..., Any]) -> None:
    here = desk(steps=STEPS)
    here.write(TEXT)
    here.run_script()
    here.wait_until_idle()
    page = here.window.scripts
    assert page.results.verdict.text() == "Failed · 1.0 s"
    assert page.results.model.index(4).data() == "line 7. press c. Failed: so it is. 0.5 s"
    page.results.list.setCurrentIndex(page.results.model.index(4))
    page.results.list.activated.emit(page.results.model.index(4))
    assert page.editor.textCursor().blockNumber() + 1 == 7
    assert page.results.detail.text() == "press c: Failed: so it is"


def test_the_line_that_is_worked_at_is_marked_until_the_end(desk: Callable[..., Any]) -> None:
    here = desk(steps=STEPS[:1], endless=True)
    here.write(TEXT)
    here.run_script()
    page = here.window.scripts
    here.qtbot.waitUntil(lambda: page.results.model.rowCount() == 1)
    assert (page.editor.running, page.editor.isReadOnly()) == (4, True)
    page.bar.buttons.stop.click()
    here.wait_until_idle()
    assert (page.editor.running, page.editor.isReadOnly()) == (0, False)
    assert "Stopped" in page.results.verdict.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_Escape])
def test_the_stop_keys_stop_a_script_from_its_editor(desk: Callable[..., Any], key: Qt.Key) -> None:
    here = desk(endless=True)
    here.write(TEXT)
    here.run_script()
    here.qtbot.waitUntil(lambda: here.window.busy)
    for _ in range(2):
        QTest.keyClick(here.window.scripts.editor, key)
    here.wait_until_idle()
    assert "Stopped" in here.window.status.text()


def test_ctrl_return_runs_what_is_in_the_editor_saved_or_not(desk: Callable[..., Any]) -> None:
    here = desk()
    here.write(TEXT)
    here.window.scripts.editor.go_to(8)
    QTest.keyClicks(here.window.scripts.editor, "# mine")
    QTest.keyClick(here.window.scripts.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.qtbot.waitUntil(lambda: bool(here.script_orders))
    here.wait_until_idle()
    assert here.script_orders[0][0].source.text == f"{TEXT}# mine"
    assert here.orders == []


def test_f10_takes_a_step_of_the_script_and_none_of_the_task(desk: Callable[..., Any]) -> None:
    here = desk()
    here.window.work.task.sentence.setText("a task")
    here.write(TEXT)
    QTest.keyClick(here.window, Qt.Key.Key_F10)
    here.qtbot.waitUntil(lambda: bool(here.script_orders))
    here.wait_until_idle()
    assert here.orders == []


def test_a_question_of_a_script_is_asked_in_the_dialog(desk: Callable[..., Any]) -> None:
    here = desk(steps=STEPS[:1], asking=True)
    here.write(TEXT)
    here.run_script()

    def dialogs() -> list[ApproveDialog]:
        widgets = QApplication.topLevelWidgets()
        return [each for each in widgets if isinstance(each, ApproveDialog) and each.isVisible()]

    here.qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].yes.click()
    here.wait_until_idle()
    assert "Finished" in here.window.scripts.results.verdict.text()


def test_the_guard_that_is_set_is_not_lifted_by_the_script(desk: Callable[..., Any], tmp_path: Path) -> None:
    here = desk(settings=Settings(display="virtual", mode="ask", runs=tmp_path))
    here.write("guard: {mode: auto}\n" + TEXT)
    here.run_script()
    here.wait_until_idle()
    assert here.script_orders[0][1].mode == "ask"


def test_a_table_runs_the_script_for_each_row(desk: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("who\nAlice\nBob\n")
    here = desk(steps=STEPS[:1])
    here.write(WITH_VALUES)
    page = here.window.scripts
    page.form.folder = tmp_path
    page.form.data.setText("names.csv")
    here.run_script()
    here.wait_until_idle()
    assert [job.values["who"] for job, _ in here.script_orders] == ["Alice", "Bob"]
    assert titles(here) == [("Row 1", 0, 0), ("press a", 1, 4), ("Row 2", 0, 0), ("press a", 1, 4)]
    assert page.results.verdict.text() == "2 of 2 runs finished · 2.0 s"
    assert here.window.status.text() == "2 of 2 runs finished · 2.0 s"


def test_a_stop_ends_the_rows_that_follow_too(desk: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("who\nAlice\nBob\n")
    here = desk(endless=True)
    here.write(WITH_VALUES)
    here.window.scripts.form.data.setText(str(tmp_path / "names.csv"))
    here.run_script()
    here.qtbot.waitUntil(lambda: here.window.busy)
    here.window.scripts.bar.buttons.stop.click()
    here.wait_until_idle()
    assert len(here.script_orders) == 1


def test_the_report_and_the_episode_of_a_run_are_opened(
    desk: Callable[..., Any], runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    folder = next(runs.iterdir())
    here = desk(settings=Settings(display="virtual", runs=runs), folder=folder)
    here.write(TEXT)
    assert not here.window.scripts.results.report.isEnabled()
    here.run_script()
    here.wait_until_idle()
    here.window.scripts.results.report.click()
    here.qtbot.waitUntil(lambda: len(opened) == 1)
    here.window.scripts.results.episode.click()
    library = here.window.library
    here.qtbot.waitUntil(lambda: library.view.moment is not None)
    assert here.window.pages.currentWidget() is library


def test_a_script_on_this_screen_puts_the_strip_in_the_windows_place(
    desk: Callable[..., Any], tmp_path: Path
) -> None:
    here = desk(settings=Settings(runs=tmp_path), endless=True)
    here.write(TEXT)
    here.run_script()
    strip = here.window.stage.strip
    here.qtbot.waitUntil(strip.isVisible)
    assert here.window.isMinimized()
    here.window.scripts.bar.buttons.stop.click()
    here.wait_until_idle()
    assert (here.window.isMinimized(), strip.isVisible()) == (False, False)


def test_the_page_is_reached_by_its_key(desk: Callable[..., Any]) -> None:
    here = desk()
    QTest.keyClick(here.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    here.qtbot.waitUntil(lambda: here.window.pages.currentWidget() is here.window.scripts)
    here.qtbot.waitUntil(here.window.scripts.editor.hasFocus)


def test_what_a_screen_or_a_script_says_is_no_html(desk: Callable[..., Any]) -> None:
    nasty = "<b>bold</b> <img src=x>"
    here = desk(steps=(("steps[1]", nasty, BAD),))
    here.write(TEXT.replace("name: try it", f"name: '{nasty}'"))
    here.run_script()
    here.wait_until_idle()
    results = here.window.scripts.results
    results.list.setCurrentIndex(results.model.index(0))
    assert nasty in results.detail.text()
    for label in (results.detail, results.verdict, here.window.scripts.bar.wrong):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_results_are_followed_until_the_person_looks_back(desk: Callable[..., Any]) -> None:
    many = tuple((f"steps[{number}]", f"press {number}", GOOD) for number in range(1, 41))
    here = desk(steps=many, endless=True)
    here.write(TEXT)
    here.run_script()
    results = here.window.scripts.results
    here.qtbot.waitUntil(lambda: results.model.rowCount() == 40)
    bar = results.list.verticalScrollBar()
    here.qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.setValue(0)
    results.add(StepResult("steps[41]", 1, "press 41", Ending(GOOD), 0.1), 1)
    here.window.scripts.bar.buttons.stop.click()
    here.wait_until_idle()
    assert bar.value() == 0
