"""The policy literal on real applications: it finds keys, menus and fields by reading, and works them."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.episode import Result, Verdict

pytestmark = pytest.mark.desktop


def test_a_sum_is_worked_out_by_clicking_keys(virtual_desktop, run):
    virtual_desktop.start("galculator")
    episode = run('click "7", click "*", click "6", click "=", check that "42" is shown')
    assert episode.ending.verdict is Verdict.FINISHED, episode.ending.message
    assert episode.ending.verified is True
    assert all(step.outcome.result is Result.DONE for step in episode.steps)


def test_a_text_is_written_and_saved_through_menu_and_dialog(virtual_desktop, run, tmp_path: Path, until):
    virtual_desktop.start("mousepad")
    file = tmp_path / "note.txt"
    episode = run(
        f'type "Grüße, 你好", click "File" then click "Save As…", wait for "Name", '
        f'type "{file}" into "Name", click last "Save", wait for "note.txt - Mousepad"'
    )
    assert episode.ending.verdict is Verdict.FINISHED, episode.ending.message
    until(file.exists)
    assert file.read_text(encoding="utf-8").strip() == "Grüße, 你好"


def test_a_chinese_task_is_followed(virtual_desktop, run):
    virtual_desktop.start("mousepad")
    episode = run(
        "在“Mousepad”窗口中点击“Help”，点击“About”，等待出现“Mousepad is”，按 Esc，等待“Mousepad is”消失"
    )
    assert episode.ending.verdict is Verdict.FINISHED, episode.ending.message


def test_a_missing_button_ends_the_run_and_names_what_is_there(virtual_desktop, run):
    virtual_desktop.start("galculator")
    episode = run('click "Calculatr options"', patience_seconds=1)
    assert episode.ending.verdict is Verdict.HALTED
    assert "nearest: 'Calculator'" in episode.ending.message
