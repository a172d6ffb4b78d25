from pathlib import Path

import pytest
from typer.testing import CliRunner

from agent import adapter, settings
from agent.adapter import Card, Score
from agent.cli import app
from agent.errors import BadSetting, UsageError
from agent.geometry import Box, Window
from agent.occasion import strengths_in
from agent.settings import Settings

BOX = Box(0, 0, 100, 100)
MAIL = Window("Inbox - Thunderbird", "thunderbird", BOX, active=True)
NOTE = Window("note.txt - Mousepad", "Mousepad", BOX, active=True)
BEHIND = Window("Inbox - Thunderbird", "thunderbird", BOX)
STRENGTHS = {"mail": 1.0, "notes": 0.5, "always": 1.0}
BINDINGS = {"mail": "thunderbird", "notes": "NOTE.txt"}


@pytest.mark.parametrize(
    ("windows", "on"),
    [
        ((MAIL,), {"mail": 1.0, "always": 1.0}),
        ((NOTE, BEHIND), {"notes": 0.5, "always": 1.0}),
        ((BEHIND,), {"always": 1.0}),
        ((), {"always": 1.0}),
    ],
)
def test_the_window_that_has_the_keyboard_decides_what_is_on(
    windows: tuple[Window, ...], on: dict[str, float]
) -> None:
    assert strengths_in(windows, STRENGTHS, BINDINGS) == on


@pytest.mark.parametrize("text", ["mail", "mail=", "=thunderbird", "no name=x"])
def test_what_binds_nothing_is_no_setting(text: str) -> None:
    with pytest.raises(BadSetting, match=r"say it as mail=thunderbird|is no adapter's name"):
        Settings().changed(adapters_for=[text])


def keep(name: str) -> Path:
    folder = adapter.shelf_beside(settings.load().runs) / name
    folder.mkdir(parents=True)
    card = Card(
        method="prefix",
        rank=8,
        base="tiny",
        base_hash="b",
        family="pocket",
        prompt_hash="p",
        examples=1,
        steps=1,
        loss=0.1,
        scores={"general": Score(base=60, tuned=60, count=100)},
        made_at=0,
    )
    adapter.write(folder, card)
    return folder


def test_one_is_switched_on_for_an_application_and_without_it_for_all() -> None:
    keep("mail")
    run = CliRunner().invoke
    assert "● mail × 1 in 'thunderbird' only" in run(app, "adapters --on mail --for thunderbird").output
    assert settings.load().bindings() == {"mail": "thunderbird"}
    run(app, "adapters --on mail")
    assert (settings.load().strengths(), settings.load().bindings()) == ({"mail": 1}, {})
    run(app, "adapters --on mail --for thunderbird")
    run(app, "adapters --off mail")
    assert (settings.load().strengths(), settings.load().bindings()) == ({}, {})


def test_an_application_without_an_adapter_is_refused_with_the_remedy() -> None:
    refused = CliRunner().invoke(app, "adapters --for thunderbird")
    assert isinstance(refused.exception, UsageError)
    assert "give it with --on NAME" in str(refused.exception)
