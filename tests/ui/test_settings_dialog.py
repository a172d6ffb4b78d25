from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from agent import settings as kept
from agent.settings import Settings
from ui.settings_dialog import SettingsDialog
from ui.theme import LIGHT

Open = Callable[[Settings], SettingsDialog]


@pytest.fixture
def dialog(qtbot: QtBot) -> Open:
    opened: list[SettingsDialog] = []

    def open_one(settings: Settings) -> SettingsDialog:
        opened.append(SettingsDialog(settings, LIGHT))
        opened[0].show()
        return opened[0]

    return open_one


def write(dialog: SettingsDialog, name: str, text: str) -> None:
    editor = dialog.fields[name].editor
    assert isinstance(editor, QLineEdit)
    editor.setText(text)


def save(dialog: SettingsDialog) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click()


def test_what_was_changed_is_saved_and_told(dialog: Open, qtbot: QtBot) -> None:
    opened = dialog(Settings())
    write(opened, "max_steps", "12")
    write(opened, "only_region", "0, 0, 640, 480")
    with qtbot.waitSignal(opened.saved) as told:
        save(opened)
    assert told.args is not None
    assert (told.args[0].max_steps, told.args[0].only_region) == (12, (0, 0, 640, 480))
    assert kept.load(environment={}) == told.args[0]


def test_programs_and_the_pause_key_are_written_as_a_person_writes_them(dialog: Open) -> None:
    kept.save(Settings(secret_applications=("vault", "my bank")))
    opened = dialog(kept.load(environment={}))
    shown = opened.fields["secret_applications"].text
    write(opened, "secret_applications", "vault, notes")
    write(opened, "pause_key", "Scroll_Lock")
    save(opened)
    assert shown == "vault, my bank"
    assert kept.load(environment={}) == Settings(
        secret_applications=("vault", "notes"), pause_key="scrolllock"
    )


def test_a_flag_of_this_start_is_not_written_to_the_file(dialog: Open) -> None:
    opened = dialog(Settings(mode="auto", display="virtual"))
    write(opened, "max_steps", "12")
    save(opened)
    assert kept.load(environment={}) == Settings(max_steps=12)


def test_a_region_can_be_taken_back(dialog: Open) -> None:
    kept.save(Settings(only_region=(0, 0, 10, 10)))
    opened = dialog(kept.load(environment={}))
    write(opened, "only_region", "")
    save(opened)
    assert kept.load(environment={}).only_region is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("max_steps", "0"),
        ("max_steps", "many"),
        ("display", "virtual:9x9"),
        ("monitor", "0"),
        ("only_region", "1, 2, 3"),
        ("settle_seconds", "-1"),
        ("pause_key", "scrol"),
    ],
)
def test_what_does_not_fit_is_said_beside_it_and_nothing_is_saved(
    dialog: Open, qtbot: QtBot, name: str, text: str
) -> None:
    opened = dialog(Settings())
    write(opened, name, text)
    with qtbot.assertNotEmitted(opened.saved):
        save(opened)
    assert [field for field, shown in opened.fields.items() if shown.wrong.isVisible()] == [name]
    assert not kept.settings_file().exists()
    opened.reject()


def test_a_broken_file_is_told_and_left_alone(dialog: Open) -> None:
    opened = dialog(Settings())
    file = kept.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("max_steps = ")
    write(opened, "max_steps", "12")
    save(opened)
    assert opened.wrong.isVisible()
    assert file.read_text() == "max_steps = "
    opened.reject()


def test_choices_show_what_is_in_effect(dialog: Open) -> None:
    opened = dialog(Settings(theme="dark", mode="ask"))
    theme, mode = opened.fields["theme"].editor, opened.fields["mode"].editor
    assert isinstance(theme, QComboBox)
    assert isinstance(mode, QComboBox)
    assert (theme.currentText(), mode.currentText()) == ("Dark", "Ask before every action")
    opened.reject()
