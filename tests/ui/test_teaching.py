"""A replay that halts lets the person show the step, and keeps what they say yes to."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agent.actions import Type
from agent.demonstration.folder import load, versions
from ui.halt_dialog import HaltDialog
from ui.proposal_dialog import ProposalDialog

STEPS = "- {id: a, type: Ada}\nPRINT\n- {id: b, type: Alice}\n"


@pytest.fixture
def halted(show: Any) -> Any:
    """A replay on the person's own screen that has halted at its second step and asks them."""
    here = show(STEPS)
    options = here.window.demonstrations.replay.options
    options.place.setCurrentIndex(options.place.findData("real"))
    here.window.demonstrations.replay.buttons.start.click()
    wait_for(here, HaltDialog)
    return here


def wait_for(here: Any, kind: type) -> Any:
    """Wait until a question of this kind is put, and return it."""
    here.qtbot.waitUntil(lambda: isinstance(here.window.questioning.dialog, kind), timeout=10_000)
    return here.window.questioning.dialog


def show_it(here: Any) -> Any:
    """Say that the step is going to be shown, and that it has been; return what is proposed then."""
    strip = here.window.teaching.strip
    here.window.questioning.dialog.yes.click()
    here.qtbot.waitUntil(strip.isVisible)
    strip.done.click()
    return wait_for(here, ProposalDialog)


def intents(here: Any) -> list[str]:
    kept = load(here.window.demonstrations.file.kept.folder).demonstration
    return [step.click.intent for step in kept.steps if step.id == "x"]


def test_what_was_shown_is_kept_and_the_replay_goes_on_behind_it(halted: Any) -> None:
    page = halted.window.demonstrations
    show_it(halted).yes.click()
    halted.wait_until_idle()
    assert intents(halted) == ["Save"]
    assert halted.replays[0][1].desktop.performed == [Type("Ada"), Type("Alice")]
    assert dict(page.replay.states) == {"a": "unverified", "x": "shown", "b": "unverified"}
    assert page.history.present.steps[1].click.intent == "Save"
    assert (page.file.modified, len(versions(page.file.kept.folder))) == (False, 1)
    assert page.replay.verdict.text() == halted.window.status.text() == "Finished: every step was done"
    assert not page.replay.teach.isVisible()


def test_one_key_takes_it_back(halted: Any) -> None:
    page = halted.window.demonstrations
    show_it(halted).yes.click()
    halted.wait_until_idle()
    QTest.keyClick(halted.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    halted.qtbot.waitUntil(lambda: page.history.present.steps[1].click.intent == "Print")
    page.bar.save.click()
    assert intents(halted) == ["Print"]


def test_what_is_not_accepted_changes_nothing_and_is_said(halted: Any) -> None:
    page = halted.window.demonstrations
    show_it(halted).no.click()
    halted.wait_until_idle()
    assert intents(halted) == ["Print"]
    assert versions(page.file.kept.folder) == []
    assert page.replay.verdict.text().splitlines()[1].startswith("✗ not learned: it was not accepted")
    assert page.replay.teach.isVisible()


def test_the_question_says_at_which_step_and_why_and_enter_ends_it(halted: Any) -> None:
    dialog = halted.window.questioning.dialog
    assert "Print" in dialog.step.text()
    assert dialog.why.text().startswith("'Print' is not ")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    halted.wait_until_idle()
    assert halted.window.demonstrations.replay.verdict.text().startswith("Failed: step 'x'")
    assert not halted.window.teaching.strip.isVisible()


def test_the_strip_stands_in_for_the_window_while_it_is_shown(halted: Any) -> None:
    window, strip = halted.window, halted.window.teaching.strip
    window.questioning.dialog.yes.click()
    halted.qtbot.waitUntil(strip.isVisible)
    assert (window.isMinimized(), window.stage.strip.isVisible()) == (True, False)
    assert "Print" in strip.step.text()
    strip.done.click()
    wait_for(halted, ProposalDialog)
    assert not strip.isVisible()
    window.run.stop()
    halted.wait_until_idle()


def test_a_stop_while_it_is_shown_ends_the_replay_and_takes_the_strip_away(halted: Any) -> None:
    window, strip = halted.window, halted.window.teaching.strip
    window.questioning.dialog.yes.click()
    halted.qtbot.waitUntil(strip.isVisible)
    window.run.stop()
    halted.wait_until_idle()
    assert not strip.isVisible()
    assert window.demonstrations.replay.verdict.text() == "Stopped: the stop button was pressed"


def test_what_would_change_is_told_by_signs_and_shown_letter_by_letter(halted: Any) -> None:
    dialog = show_it(halted)
    trials, changes = dialog.trials.item(1, 0).text(), dialog.changes.toPlainText().splitlines()
    assert "<b>dark</b>" in trials
    assert [line[0] for line in changes if "intent" in line] == ["-", "+"]
    dialog.no.click()
    halted.wait_until_idle()


def test_show_me_begins_at_the_step_on_this_screen_and_does_not_start_the_application_again(
    halted: Any,
) -> None:
    page = halted.window.demonstrations
    halted.window.questioning.dialog.no.click()
    halted.wait_until_idle()
    page.replay.options.app.setText("mousepad")
    page.replay.teach.click()
    wait_for(halted, HaltDialog)
    wish = halted.replays[1][0]
    assert (wish.first, wish.teach, wish.app, wish.settings.display) == ("x", True, "", "real")
    show_it(halted).yes.click()
    halted.wait_until_idle()
    assert halted.replays[1][1].desktop.performed == [Type("Alice")]


def test_show_me_leads_from_a_virtual_screen_to_this_one_and_starts_the_application_there(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    page.replay.options.app.setText("mousepad")
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert not here.replays[0][0].teach
    page.replay.teach.click()
    wait_for(here, HaltDialog).no.click()
    here.wait_until_idle()
    wish = here.replays[1][0]
    assert (wish.first, wish.teach, wish.app, wish.settings.display) == ("x", True, "mousepad", "real")


def test_teaching_is_offered_on_this_screen_only_and_not_in_a_dry_run(show: Any) -> None:
    here = show(STEPS)
    options = here.window.demonstrations.replay.options
    assert (options.teach.isEnabled(), options.teach.isChecked()) == (False, False)
    assert options.teach.toolTip().startswith("Nobody could show it on a virtual screen")
    options.place.setCurrentIndex(options.place.findData("real"))
    assert (options.teach.isEnabled(), options.teach.isChecked()) == (True, True)
    options.mode.setCurrentIndex(options.mode.findData("dry run"))
    assert options.teach.toolTip().startswith("A dry run halts nowhere")
    assert not options.teach.isEnabled()


def test_who_does_not_want_to_be_asked_is_not(show: Any) -> None:
    here = show(STEPS)
    page = here.window.demonstrations
    options = page.replay.options
    options.place.setCurrentIndex(options.place.findData("real"))
    options.teach.click()
    page.replay.buttons.start.click()
    here.wait_until_idle()
    assert not here.replays[0][0].teach
    assert page.replay.verdict.text().startswith("Failed: step 'x'")


def test_a_step_that_is_gone_cannot_be_shown(halted: Any) -> None:
    page = halted.window.demonstrations
    halted.window.questioning.dialog.no.click()
    halted.wait_until_idle()
    page.list.choose("x")
    page.bar.delete.click()
    page.replay.teach.click()
    assert page.wrong.text().startswith("The step is there no more")
    assert len(halted.replays) == 1
