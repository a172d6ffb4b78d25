"""A script made of an episode: it can be read, has no fault, and does again what was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.control import Control
from agent.script.new import script_from
from agent.script.reading import load
from agent.script.result import ScriptResult
from agent.script.run import ScriptRun, settings_for
from agent.session import Session
from agent.settings import Settings
from agent.sight.ocr import OcrReader

pytestmark = pytest.mark.desktop


def settings(folder: Path) -> Settings:
    return Settings.model_validate(
        {
            "display": "virtual:1280x800",
            "mode": "auto",
            "runs": folder,
            "actions_per_minute": 6000,
            "policy": "literal",
        }
    )


def episode_of(task: str, app: str, runs: Path) -> Path:
    """Do a task and return its episode."""
    ending = Session(
        settings(runs), emit=lambda event: None, control=Control(), ask=pytest.fail, app=app
    ).run(task)
    assert ending.exit_code == 0, ending.message
    (folder,) = [each for each in runs.iterdir() if each.is_dir()]
    return folder


def run_script(script: Path, runs: Path, reader: OcrReader) -> ScriptResult:
    source = load(script)
    return ScriptRun(
        source,
        settings_for(source.script, settings(runs)),
        values={},
        emit=lambda event: None,
        control=Control(),
        ask=pytest.fail,
        reader=reader,
    ).run()


def test_a_task_becomes_a_script_that_does_it_again(tmp_path: Path, reader: OcrReader) -> None:
    file = tmp_path / "note.txt"
    episode = episode_of(
        f'type "Grüße, ", type "你好: #1", click "File" then click "Save As…", wait for "Name", '
        f'type "{file}" into "Name", click last "Save", wait for "note.txt - Mousepad"',
        "mousepad",
        tmp_path / "runs",
    )
    wanted = file.read_text(encoding="utf-8")
    file.unlink()
    script = script_from(episode, tmp_path / "note.yaml", reader=reader)
    text = script.read_text(encoding="utf-8")
    assert "app: mousepad" in text
    assert "Grüße, 你好: #1" in text  # typed in two steps, told in one
    assert "text: File" in text
    assert "field: Name" in text
    assert "box:" not in text
    result = run_script(script, tmp_path / "again", reader)
    assert result.ending.exit_code == 0, result.ending.message
    assert file.read_text(encoding="utf-8") == wanted


@pytest.mark.bench
def test_an_episode_is_replayed_inside_another_script(tmp_path: Path, reader: OcrReader) -> None:
    """The calculator stands elsewhere this time: its keys are found again by what is on them."""
    task = 'click "7", click "*", click "6", click "="'
    episode = episode_of(task, "galculator", tmp_path / "runs")
    script = tmp_path / "again.yaml"
    script.write_text(
        "name: again\napp: [xterm -geometry 40x8, galculator]\nsteps:\n"
        f"  - replay: {episode}\n"
        "  - check: {text: {text: '42', window: galculator}}\n",
        encoding="utf-8",
    )
    result = run_script(script, tmp_path / "again", reader)
    assert result.ending.exit_code == 0, result.ending.message
