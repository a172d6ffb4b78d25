"""The window around a run: what it shows, and what its buttons do to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent.actions import AskUser, Click, Finish, Type, Wait
from agent.episode import Decision
from agent.errors import TaskNotUnderstood
from agent.fake import FakeDesktop
from agent.settings import Settings
from ui.approve_dialog import ApproveDialog

SAVE = Click(FakeDesktop().place_of("Save"))
OPEN = Click(FakeDesktop().place_of("Open"))
DELETE = Click(FakeDesktop().place_of("Delete"))
FOREVER = Wait(1000)


def dialogs() -> list[ApproveDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, ApproveDialog) and widget.isVisible()
    ]


def test_a_run_is_shown_step_by_step_with_its_ending(desk: Callable[..., Any]) -> None:
    here = desk(Decision((SAVE,), thought="the one that saves"), OPEN)
    here.order("save it")
    here.wait_until_idle()
    model = here.window.work.model
    assert [model.moment(row).number for row in range(model.rowCount())] == [1, 2, 3, 4]
    assert model.moment(0).says == "the one that saves"
    assert "Finished" in here.window.status.text()


def test_the_newest_step_is_on_show(desk: Callable[..., Any]) -> None:
    here = desk(SAVE, OPEN)
    here.order()
    here.wait_until_idle()
    view = here.window.work.view
    here.qtbot.waitUntil(lambda: view.moment is not None and view.moment.number == 4)


def test_a_step_that_was_chosen_stays_on_show_while_the_run_goes_on(desk: Callable[..., Any]) -> None:
    here = desk(SAVE, AskUser("which?"), OPEN, OPEN)
    here.order()
    here.qtbot.waitUntil(lambda: bool(dialogs()))
    here.window.work.steps.choose(0)
    dialogs()[0].yes.click()
    here.wait_until_idle()
    assert here.window.work.steps.currentIndex().row() == 0
    assert not here.window.work.steps.following


def test_what_is_chosen_is_what_is_ordered(desk: Callable[..., Any]) -> None:
    here = desk()
    task = here.window.work.task
    task.mode.setCurrentIndex(task.mode.findData("dry run"))
    task.app.setText(" mousepad ")
    here.order("  click it  ")
    here.wait_until_idle()
    order = here.orders[0]
    assert (order.task, order.app, order.dry_run) == ("click it", "mousepad", True)
    assert (order.settings.display, order.settings.mode) == ("virtual", "risky")


def test_a_dry_run_says_so_in_its_steps(desk: Callable[..., Any]) -> None:
    here = desk(SAVE)
    task = here.window.work.task
    task.mode.setCurrentIndex(task.mode.findData("dry run"))
    here.order()
    here.wait_until_idle()
    assert "Only shown" in here.window.work.model.index(0).data()


def test_a_task_that_is_not_understood_is_said_below_the_sentence(desk: Callable[..., Any]) -> None:
    def make(order: Any, **hands: Any) -> Any:
        raise TaskNotUnderstood("'dance' is no step (say: click \"Save\")")

    here = desk(make=make)
    here.order("dance")
    here.wait_until_idle()
    assert here.window.work.task.wrong.isVisible()
    assert "'dance'" in here.window.work.task.wrong.text()
    here.window.work.task.sentence.setText("click")
    assert not here.window.work.task.wrong.isVisible()


def test_stop_ends_a_waiting_run(desk: Callable[..., Any]) -> None:
    here = desk(FOREVER)
    here.order()
    here.qtbot.waitUntil(lambda: here.window.work.model.rowCount() == 1)
    here.window.work.task.buttons.stop.click()
    here.wait_until_idle()
    assert "Stopped" in here.window.status.text()


@pytest.mark.parametrize("keys", [[Qt.Key.Key_F9], [Qt.Key.Key_Escape, Qt.Key.Key_Escape]])
def test_the_stop_keys_stop_from_the_library_too(desk: Callable[..., Any], keys: list[Qt.Key]) -> None:
    here = desk(FOREVER)
    here.order()
    here.qtbot.waitUntil(lambda: here.window.work.model.rowCount() == 1)
    here.window.header.show_page(1)
    for key in keys:
        QTest.keyClick(here.window, key)
    here.wait_until_idle()
    assert "Stopped" in here.window.status.text()


def test_pause_holds_the_run_and_one_step_takes_one(desk: Callable[..., Any]) -> None:
    here = desk(SAVE, OPEN, SAVE)
    buttons, model = here.window.work.task.buttons, here.window.work.model
    here.window.work.task.sentence.setText("try it")
    buttons.step.click()
    here.qtbot.waitUntil(lambda: buttons.pause.text() == "Resume")
    assert (model.rowCount(), buttons.step.isEnabled()) == (1, True)
    buttons.step.click()
    here.qtbot.waitUntil(lambda: model.rowCount() == 2 and buttons.pause.text() == "Resume")
    buttons.pause.click()
    here.wait_until_idle()
    assert "Finished" in here.window.status.text()


def test_only_what_makes_sense_can_be_pressed(desk: Callable[..., Any]) -> None:
    here = desk(FOREVER)
    buttons = here.window.work.task.buttons

    def enabled() -> list[bool]:
        return [b.isEnabled() for b in (buttons.start, buttons.pause, buttons.step, buttons.stop)]

    assert enabled() == [False, False, False, False]
    here.window.work.task.sentence.setText("wait")
    assert enabled() == [True, False, True, False]
    here.order()
    assert enabled() == [False, True, False, True]
    assert not here.window.header.settings.isEnabled()
    buttons.pause.click()
    assert enabled() == [False, True, True, True]
    buttons.stop.click()
    here.wait_until_idle()
    assert enabled() == [True, False, True, False]


def test_a_risky_click_is_asked_about_and_allowed(desk: Callable[..., Any]) -> None:
    here = desk(DELETE)
    here.order()
    here.qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].yes.click()
    here.wait_until_idle()
    assert "Finished" in here.window.status.text()
    assert not dialogs()


def test_a_refused_click_ends_the_run(desk: Callable[..., Any]) -> None:
    here = desk(DELETE)
    here.order()
    here.qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].no.click()
    here.wait_until_idle()
    assert "Refused" in here.window.status.text()


def test_stopping_while_a_question_is_open_closes_it(desk: Callable[..., Any]) -> None:
    here = desk(DELETE)
    here.order()
    here.qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].stop.click()
    here.wait_until_idle()
    assert "Stopped" in here.window.status.text()
    assert not dialogs()


def test_an_answer_in_words_reaches_the_step(desk: Callable[..., Any]) -> None:
    here = desk(AskUser("which one?"))
    here.order()
    here.qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].line.setText("the first")
    dialogs()[0].yes.click()
    here.wait_until_idle()
    outcome = here.window.work.model.moment(0).outcome
    assert outcome is not None
    assert outcome.answer == "the first"


def test_a_thought_that_looks_like_html_is_shown_letter_by_letter(desk: Callable[..., Any]) -> None:
    nasty = "<b>bold</b> <img src=x> &amp;"
    here = desk(Decision((Type(nasty), Finish(nasty)), thought=nasty))
    here.order()
    here.wait_until_idle()
    here.window.work.steps.choose(0)
    assert here.window.work.thought.thought.toPlainText() == nasty
    assert nasty in here.window.work.thought.decided.text()
    assert here.window.work.thought.decided.textFormat() is Qt.TextFormat.PlainText


def test_closing_the_window_first_ends_the_run(desk: Callable[..., Any]) -> None:
    here = desk(FOREVER)
    here.order()
    here.qtbot.waitUntil(lambda: here.window.work.model.rowCount() == 1)
    here.window.close()
    assert here.window.isVisible()
    here.qtbot.waitUntil(lambda: not here.window.isVisible())
    assert not here.window.busy


def test_earlier_tasks_are_remembered_by_the_next_window(desk: Callable[..., Any]) -> None:
    first = desk()
    first.order("one")
    first.wait_until_idle()
    first.order("two")
    first.wait_until_idle()
    first.window.close()
    assert desk().window.work.task.history == ["two", "one"]


def test_a_virtual_size_in_the_settings_is_offered(desk: Callable[..., Any], tmp_path: Any) -> None:
    settings = Settings(display="virtual:1920x1080", runs=tmp_path)
    place = desk(settings=settings).window.work.task.place
    assert place.currentText() == "On a virtual screen of 1920 × 1080"


def test_a_run_on_this_screen_puts_the_strip_in_the_windows_place(
    desk: Callable[..., Any], tmp_path: Any
) -> None:
    here = desk(Decision((FOREVER,), thought="I wait"), settings=Settings(runs=tmp_path))
    here.order()
    strip = here.window.stage.strip
    here.qtbot.waitUntil(lambda: strip.thought.text() == "I wait")
    assert (here.window.isMinimized(), strip.isVisible()) == (True, True)
    assert (strip.number.text(), strip.how_to_stop.text()) == ("Step 1", "Esc Esc stops")
    here.window.work.task.buttons.stop.click()
    here.wait_until_idle()
    assert (here.window.isMinimized(), strip.isVisible()) == (False, False)


def test_opening_the_window_during_a_run_on_this_screen_pauses_it(
    desk: Callable[..., Any], tmp_path: Any
) -> None:
    here = desk(FOREVER, settings=Settings(runs=tmp_path))
    here.order()
    here.qtbot.waitUntil(lambda: here.window.work.model.rowCount() == 1)
    here.window.showNormal()
    buttons = here.window.work.task.buttons
    here.qtbot.waitUntil(lambda: buttons.pause.text() == "Resume")
    assert not here.window.stage.strip.isVisible()
    buttons.pause.click()
    assert here.window.isMinimized()
    buttons.stop.click()
    here.wait_until_idle()


def test_a_run_on_a_virtual_screen_leaves_the_window_alone(desk: Callable[..., Any]) -> None:
    here = desk(FOREVER)
    here.order()
    here.qtbot.waitUntil(lambda: here.window.work.model.rowCount() == 1)
    assert (here.window.isMinimized(), here.window.stage.strip.isVisible()) == (False, False)
    here.window.work.task.buttons.stop.click()
    here.wait_until_idle()
