"""The page of demonstrations while one is replayed: what is begun, what is shown of it, and how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent.actions import Click, Type
from agent.demonstration.folder import load, read, save
from agent.errors import UsageError
from agent.replay.help import Help
from agent.script.schema.parameter import Parameter
from agent.settings import Settings
from ui.demonstration_model import STATE
from ui.replay_drawer import ReplayDrawer

NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BRANCH = "- id: c\n  if: {text: Replace?}\n  then: [{id: d, press: Return}]\n"
STEPS = "SAVE\n- {id: b, type: Alice}\n" + BRANCH


def states(here: Any) -> list[str | None]:
    model = here.window.demonstrations.model
    return [model.index(row).data(STATE) for row in range(model.rowCount())]


def press(here: Any, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(here.window, key, held)


def test_every_step_gets_its_sign_its_words_and_the_ending_stays(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    press(here, Qt.Key.Key_F5)
    here.qtbot.waitUntil(lambda: bool(here.replays))
    here.wait_until_idle()
    assert states(here) == ["verified", "unverified", "passed", None]
    assert page.model.index(0).data().endswith(". Done and verified")
    assert page.model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "Done, not verified"
    assert page.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole).endswith(". Not needed")
    assert page.replay.verdict.text() == "Finished: every step was done"
    assert page.replay.verdict.isVisible()
    done = here.replays[0][1].desktop.performed
    assert [type(each) for each in done] == [Click, Type]


def test_the_screen_is_on_show_while_it_runs_and_the_target_once_a_step_is_chosen(
    show: Any, qtbot: Any
) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    here.wait_until_idle()
    qtbot.waitUntil(lambda: page.live.moment is not None)
    assert (page.live.isVisible(), page.view.isVisible()) == (True, False)
    page.list.choose("b")
    assert (page.live.isVisible(), page.view.isVisible()) == (False, True)
    page.views.as_it_is.click()
    assert page.live.isVisible()


def test_from_here_begins_at_the_chosen_step_and_in_a_branch_at_the_branch(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.list.choose("b")
    press(here, Qt.Key.Key_F5, SHIFT)
    here.qtbot.waitUntil(lambda: bool(here.replays))
    here.wait_until_idle()
    assert here.replays[0][1].desktop.performed == [Type("Alice")]
    assert states(here) == [None, "unverified", "passed", None]
    page.list.choose("d")
    page.replay.here.click()
    here.wait_until_idle()
    assert here.replays[1][0].first == "c"


def test_what_is_modified_is_saved_before_it_is_replayed(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.bar.delete.click()
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert [step.id for step in load(page.file.kept.folder).demonstration.steps] == ["b", "c"]
    assert here.replays[0][1].desktop.performed == [Type("Alice")]


def test_a_text_with_a_fault_is_not_replayed(show: Any, qtbot: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.bar.text.click()
    page.text.editor.setPlainText(page.text.editor.text.replace("type: Alice", "tipe: Alice"))
    qtbot.waitUntil(lambda: page.text.faults.list.count() == 1)
    page.replay.buttons.start.click()
    assert page.wrong.text().startswith("The text has faults")
    assert here.replays == []


def test_a_step_is_taken_only_when_it_is_asked_for(show: Any, qtbot: Any) -> None:
    here = show(STEPS)
    buttons = here.window.demonstrations.replay.buttons
    press(here, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: buttons.pause.text() == "Resume")
    desktop = here.replays[0][1].desktop
    assert [type(each) for each in desktop.performed] == [Click]
    assert states(here)[:2] == ["acted", None]
    press(here, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: len(desktop.performed) == 2 and buttons.step.isEnabled())
    assert states(here)[:2] == ["verified", "acted"]
    press(here, Qt.Key.Key_F8)
    here.wait_until_idle()
    assert states(here)[:2] == ["verified", "unverified"]


def test_one_step_goes_on_while_its_target_is_waited_for(show: Any, qtbot: Any) -> None:
    here = show("PRINT\n- {id: b, type: Alice}\n")
    page = here.window.demonstrations
    press(here, Qt.Key.Key_F10)
    here.wait_until_idle()  # it waits in several turns of the loop until its patience is at an end
    assert states(here) == ["lost", None]
    assert page.replay.verdict.text().startswith("Halted before anything was done: step 'x'")


def test_stop_ends_it_and_says_what_was_cut_off(show: Any, qtbot: Any) -> None:
    here = show("SAVE\n- {id: b, wait: {seconds: 1000}}\n- {id: e, type: late}\n")
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    qtbot.waitUntil(lambda: states(here)[1] == "passed")
    press(here, Qt.Key.Key_F9)
    here.wait_until_idle()
    assert page.replay.verdict.text().startswith("Stopped")
    assert states(here) == ["verified", "passed", None]


def test_nothing_is_changed_nor_another_one_opened_while_it_runs(show: Any, qtbot: Any) -> None:
    here = show("SAVE\n- {id: b, wait: {seconds: 1000}}\n")
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    qtbot.waitUntil(lambda: states(here)[0] == "verified")
    assert not page.bar.delete.isEnabled()
    assert not page.replay.options.isEnabled()
    assert not page.shelf.isEnabled()
    page.replay.buttons.stop.click()
    here.wait_until_idle()
    assert (page.shelf.isEnabled(), page.replay.options.isEnabled()) == (True, True)


def test_the_step_that_it_ended_on_is_chosen_and_can_be_shown_again(show: Any, qtbot: Any) -> None:
    here = show("- {id: b, type: Alice}\nPRINT\n")
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert (page.list.step.id, page.live.isVisible()) == ("x", True)
    assert states(here) == ["unverified", "lost"]
    assert page.replay.teach.isVisible()


def test_a_step_that_does_not_come_about_is_told_from_one_that_is_not_found(show: Any) -> None:
    here = show("UNSEEN\n- {id: b, type: Alice}\n")
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert states(here) == ["unseen", None]
    assert page.replay.failed == "u"
    assert page.model.index(0).data().endswith(". Done, but not as it was shown")
    assert page.replay.verdict.text().startswith("Uncertain")


def test_showing_again_is_not_offered_where_nothing_failed(show: Any) -> None:
    here = show("- {id: b, type: Alice}\n")
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert not page.replay.teach.isVisible()


def test_the_kept_episode_is_one_click_away(show: Any, qtbot: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    here.wait_until_idle()
    page.replay.episode.click()
    library = here.window.library
    assert here.window.pages.currentWidget() is library
    qtbot.waitUntil(lambda: library.list.currentIndex().isValid())


def test_a_step_that_is_changed_afterwards_loses_its_sign(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.replay.buttons.start.click()
    here.wait_until_idle()
    page.list.choose("a")
    page.details.note.setText("mind the dialog")
    page.details.note.editingFinished.emit()
    assert states(here) == [None, "unverified", "passed", None]


def test_values_and_choices_go_into_the_replay(show: Any) -> None:
    here = show("- {id: b, type: '{{ who }}'}\n", "parameters: {who: {default: Alice}}\n")
    page = here.window.demonstrations
    options = page.replay.options
    page.replay.more.click()
    assert options.form.editors["who"].text() == "Alice"
    options.form.editors["who"].setText("Bob")
    options.app.setText(" mousepad ")
    options.help.setCurrentIndex(options.help.findData(Help.STEP))
    options.pace.setCurrentIndex(1)
    options.speed.setCurrentIndex(options.speed.findData("2"))
    options.most_idle.setCurrentIndex(options.most_idle.findData("3"))
    options.place.setCurrentIndex(options.place.findData("real"))
    page.replay.buttons.start.click()
    here.wait_until_idle()
    wish, done = here.replays[0]
    assert done.desktop.performed == [Type("Bob")]
    assert (wish.app, wish.help, wish.speed, wish.most_idle) == ("mousepad", Help.STEP, 2.0, 3.0)
    assert wish.settings.display == "real"


def test_a_value_without_a_default_is_asked_for_before_it_can_be_replayed(show: Any) -> None:
    here = show("- {id: b, type: '{{ who }}'}\n", "parameters: {who: {}}\n")
    panel = here.window.demonstrations.replay
    assert panel.options.isVisible()
    assert not panel.buttons.start.isEnabled()
    assert panel.reason.text() == "Give a value for 'who' to replay it"
    panel.options.form.editors["who"].setText("Bob")
    assert (panel.buttons.start.isEnabled(), panel.reason.text()) == (True, "")


def test_what_was_chosen_for_a_demonstration_comes_back_with_it(show: Any, qtbot: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    note = page.file.kept.folder
    save(note.parent / "other", read("demonstration: Other\nsteps: [{id: z, press: x}]\n"))
    page.replay.options.app.setText("mousepad")
    page.replay.buttons.start.click()
    here.wait_until_idle()
    page.file.open(note.parent / "other")
    qtbot.waitUntil(lambda: page.file.kept.folder != note)
    assert page.replay.options.app.text() == ""
    assert not page.replay.verdict.isVisible()
    page.file.open(note)
    qtbot.waitUntil(lambda: page.file.kept.folder == note)
    assert page.replay.options.app.text() == "mousepad"


def test_a_dry_run_touches_nothing(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.replay.options.mode.setCurrentIndex(page.replay.options.mode.findData("dry run"))
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert here.replays[0][1].desktop.performed == []
    assert states(here)[:2] == ["unverified", "unverified"]


def test_why_it_could_not_be_begun_is_said(show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    words = "the secret 'mail' is not known (set DEIXIS_SECRET_MAIL)"

    def refuse(*orders: Any, **hands: Any) -> Any:
        raise UsageError(words)

    monkeypatch.setattr(here.window, "_make_replay", refuse)
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert page.replay.verdict.text() == words
    assert not page.replay.episode.isVisible()
    assert here.window.status.text() == "Not begun"


def test_settings_that_are_saved_are_those_of_the_next_replay(show: Any, tmp_path: Path) -> None:
    here = show(STEPS)
    here.window.on_settings_saved(Settings(display="virtual:800x600", mode="auto", runs=tmp_path / "runs"))
    here.window.demonstrations.replay.buttons.start.click()
    here.wait_until_idle()
    settings = here.replays[0][0].settings
    assert (settings.display, settings.mode) == ("virtual:800x600", "auto")


def test_tab_reaches_every_button_and_every_option(show: Any) -> None:
    here = show(STEPS, "parameters: {who: Alice}\n")
    panel, options = here.window.demonstrations.replay, here.window.demonstrations.replay.options
    panel.more.click()
    options.help.setCurrentIndex(1)
    options.pace.setCurrentIndex(1)
    options.place.setCurrentIndex(options.place.findData("real"))
    buttons = {panel.buttons.start, panel.here, panel.more, panel.buttons.step}
    places = {options.app, options.place, options.mode, options.form.editors["who"], options.teach}
    helps = {options.help, options.policy, options.pace, options.speed, options.most_idle}
    reached = set()
    for _ in range(60):
        QTest.keyClick(here.window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert (buttons | places | helps) - reached == set()


def test_the_page_fits_on_a_small_screen_with_its_options_open(show: Any) -> None:
    here = show(STEPS, "parameters: {who: Alice, n: 1, loud: true, how: x}\n")
    panel = here.window.demonstrations.replay
    panel.more.click()
    panel.options.help.setCurrentIndex(1)
    panel.options.pace.setCurrentIndex(1)
    least = here.window.minimumSizeHint()
    assert (least.width() <= 800, least.height() <= 600) == (True, True), least
    here.window.resize(800, 600)
    here.qtbot.waitUntil(lambda: here.window.height() == 600)
    assert panel.drawer.height() >= 72


def test_the_options_are_scrolled_only_where_there_are_many(show: Any) -> None:
    here = show(STEPS, "parameters: {who: Alice, n: 1, loud: true}\n")
    panel = here.window.demonstrations.replay
    here.window.resize(1280, 1000)
    panel.more.click()
    bar = panel.drawer.findChild(ReplayDrawer).verticalScrollBar()
    here.qtbot.waitUntil(lambda: bar.maximum() == 0)
    panel.options.form.fill({name: Parameter() for name in "abcdefgh"})  # as an edit of it would
    here.qtbot.waitUntil(lambda: bar.maximum() > 0)


def test_the_steps_have_the_focus_once_the_button_has_lost_it(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.replay.buttons.start.setFocus()
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert page.list.hasFocus()
