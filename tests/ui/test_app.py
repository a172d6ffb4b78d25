from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent.errors import NoDesktop
from agent.settings import Settings
from ui.app import App, main
from ui.bridge import make_session
from ui.memory import Memory
from ui.theme import DARK, LIGHT

Start = Callable[[Settings], App]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    apps: list[App] = []

    def start_one(settings: Settings) -> App:
        apps.append(App(qapp, settings, memory=Memory(tmp_path / "w.ini"), make_session=make_session))
        return apps[-1]

    yield start_one
    for app in apps:
        app.on_settings_saved(Settings(language="en", theme="light"))
        app.close()
        app.window.deleteLater()
        app.deleteLater()


def test_another_language_is_spoken_at_once(start: Start) -> None:
    app = start(Settings(language="en"))
    assert app.window.work.task.buttons.start.text() == "&Run"
    app.on_settings_saved(Settings(language="zh"))
    assert app.window.work.task.buttons.start.text() == "运行(&R)"
    assert app.window.isVisible()


def test_the_colours_that_are_set_are_worn(start: Start, qapp: QApplication) -> None:
    app = start(Settings(theme="dark"))
    assert qapp.palette().window().color().name() == DARK.window
    app.on_settings_saved(Settings(theme="light"))
    assert qapp.palette().window().color().name() == LIGHT.window


def test_settings_that_change_nothing_to_see_keep_the_window(start: Start) -> None:
    app = start(Settings())
    window = app.window
    app.on_settings_saved(Settings(max_steps=3))
    assert app.window is window


def test_the_window_stands_where_it_stood(start: Start, qtbot: QtBot) -> None:
    app = start(Settings())
    app.window.resize(790, 650)
    app.on_settings_saved(Settings(theme="dark"))
    assert app.window.size().toTuple() == (790, 650)


def test_without_a_display_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NoDesktop, match="--display virtual"):
        main(Settings())
