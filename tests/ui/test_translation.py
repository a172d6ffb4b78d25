"""Every word of the window is translated, and what ships is what was translated."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from agent.actions import Click
from agent.geometry import Point
from agent.settings import Settings
from ui import setting_words
from ui.translation import Translation
from ui.words import action_words

ROOT = Path(__file__).parents[2]
TS = ROOT / "assets" / "translations" / "deixis_zh.ts"
BIN = Path(sys.executable).parent


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found[name, message.findtext("source", "")] = translation
    return found


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Translation]:
    translation = Translation(qapp)
    translation.speak("zh")
    yield translation
    translation.speak("en")


def test_every_string_of_the_code_is_translated(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(file) for file in (ROOT / "ui").rglob("*.py"))
    subprocess.run(
        [BIN / "pyside6-lupdate", "-silent", *sources, "-ts", fresh], check=True, capture_output=True
    )
    kept = messages(TS)
    assert set(messages(fresh)) == set(kept)
    assert [key for key, text in kept.items() if not text.text or text.get("type")] == []


def test_the_translation_that_ships_is_the_one_that_was_written(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run([BIN / "pyside6-lrelease", "-silent", TS, "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == TS.with_suffix(".qm").read_bytes()


def test_a_translation_has_the_gaps_and_the_shortcut_of_its_source() -> None:
    for (_, source), translation in messages(TS).items():
        text = translation.text or ""
        assert sorted(re.findall(r"\{\w*\}", source)) == sorted(re.findall(r"\{\w*\}", text)), source
        assert ("&" in source) == ("&" in text), source


def test_chinese_is_spoken_where_it_is_asked_for(chinese: Translation) -> None:
    assert chinese.spoken == "zh"
    assert action_words(Click(Point(1, 2))) == "在 (1, 2) 单击"


def test_english_comes_back(chinese: Translation) -> None:
    chinese.speak("en")
    assert action_words(Click(Point(1, 2))) == "click at (1, 2)"


def test_the_words_of_the_settings_are_those_of_the_core(qapp: QApplication) -> None:
    assert setting_words.descriptions() == {
        name: field.description for name, field in Settings.model_fields.items()
    }


def test_every_setting_has_a_title_and_a_place_in_the_dialog(qapp: QApplication) -> None:
    grouped = [name for _, names in setting_words.groups() for name in names]
    assert sorted(grouped) == sorted(Settings.model_fields)
    assert set(setting_words.titles()) == set(Settings.model_fields)


def test_a_file_that_is_written_anew_does_not_matter_to_a_window_that_speaks(
    chinese: Translation, tmp_path: Path
) -> None:
    chinese.speak("en")
    file = tmp_path / "words.qm"
    file.write_bytes(TS.with_suffix(".qm").read_bytes())
    chinese._install(file)
    before = action_words(Click(Point(1, 2)))
    file.write_bytes(b"")
    assert action_words(Click(Point(1, 2))) == before != "click at (1, 2)"
