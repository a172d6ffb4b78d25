"""The command: what was taught is listed, and the last change taken back."""

from __future__ import annotations

from typing import Any

from typer.testing import CliRunner

from agent.cli import app
from agent.demonstration import folder
from agent.demonstration.edit import noted
from agent.errors import UsageError
from agent.teach import sample
from agent.teach.sample import Source


def test_the_last_change_is_taken_back_and_shown(school: Any) -> None:
    folder.save(school.folder, noted(school.demonstration, "s2", "new words"))

    done = CliRunner().invoke(app, ["teach", "--undo", str(school.folder)])

    assert done.exit_code == 0, done.output
    assert "-     note: new words" in done.output
    assert folder.load(school.folder).demonstration == school.demonstration


def test_what_was_taught_is_listed_with_what_cannot_be_read(school: Any) -> None:
    taught = sample.samples_of(
        school.demonstration.steps, why="not shown", task="", source=Source.REPLAY, time=0
    )
    sample.add(school.folder, taught, str)
    with (school.folder / sample.FILE).open("a") as file:
        file.write("{\n")

    done = CliRunner().invoke(app, ["teach", str(school.folder)])

    assert done.exit_code == 0, done.output
    assert "s2  (145, 366)  not shown" in done.output
    assert "! line 2: " in done.output


def test_a_dry_run_cannot_be_taught(school: Any) -> None:
    done = CliRunner().invoke(app, ["replay", str(school.folder), "--teach", "--dry-run"])

    assert isinstance(done.exception, UsageError)
    assert str(done.exception).endswith("(leave out --dry-run or --teach)")
