from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent.script.yaml import Problem
from ui.script_editor import ScriptEditor
from ui.theme import LIGHT


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[ScriptEditor]:
    made = ScriptEditor(LIGHT)
    made.resize(500, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def put(editor: ScriptEditor, text: str, line: int, column: int) -> None:
    editor.setPlainText(text)
    editor.go_to(line, column)


def underlined(editor: ScriptEditor) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [
        mark.cursor.selectedText()
        for mark in editor.extraSelections()
        if mark.format.underlineStyle() is wave
    ]


def coloured(editor: ScriptEditor, colour: str) -> list[str]:
    """The parts of the first line that are written in this colour."""
    block = editor.document().firstBlock()
    return [
        block.text()[part.start : part.start + part.length]
        for part in block.layout().formats()
        if part.format.foreground().color() == QColor(colour)
    ]


def test_what_is_written_comes_back_to_the_letter(editor: ScriptEditor) -> None:
    text = "name: hard\u00a0space 你好 😀\n\n  - x\n"
    editor.setPlainText(text)
    assert editor.text == text


def test_tab_writes_two_spaces(editor: ScriptEditor) -> None:
    put(editor, "steps:\n", 2, 1)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "-")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text == "steps:\n  - "


def test_tab_and_shift_tab_move_the_chosen_lines(editor: ScriptEditor) -> None:
    editor.setPlainText("a\nb\n c")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text == "  a\n  b\n   c"
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.text == "a\nb\nc"


@pytest.mark.parametrize(
    ("above", "indent"), [("steps:", 2), ("  - retry: 2", 2), ("  - then:", 6), ("plain", 0)]
)
def test_a_new_line_begins_where_yaml_wants_it(editor: ScriptEditor, above: str, indent: int) -> None:
    put(editor, above, 1, len(above) + 1)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text == above + "\n" + " " * indent


def test_a_read_only_script_takes_no_keys(editor: ScriptEditor) -> None:
    editor.setPlainText("name: x")
    editor.setReadOnly(True)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_A):
        QTest.keyClick(editor, key)
    assert editor.text == "name: x"


def test_a_fault_is_underlined_from_its_place_behind_wide_letters(editor: ScriptEditor) -> None:
    editor.setPlainText("😀😀: bad\nfine\n")
    editor.show_problems([Problem(1, 5, "no")])
    assert underlined(editor) == ["bad"]


def test_a_fault_at_the_end_of_a_line_and_behind_the_last_one_can_be_shown(editor: ScriptEditor) -> None:
    editor.setPlainText("name:\n")
    editor.show_problems([Problem(1, 99, "no"), Problem(77, 1, "no")])
    assert underlined(editor) == ["name:"]


def test_the_running_line_is_brought_into_view(editor: ScriptEditor) -> None:
    editor.setPlainText("\n".join(f"line {n}" for n in range(1, 201)))
    editor.show_running(150)
    first = editor.firstVisibleBlock().blockNumber()
    assert editor.running == 150
    assert first < 150 <= first + 20


def test_keys_texts_values_names_and_comments_have_colours(editor: ScriptEditor) -> None:
    editor.setPlainText('- type: "a # {{ who }}"  # why')
    assert coloured(editor, LIGHT.accent) == ["type"]
    assert coloured(editor, LIGHT.good) == ['"a # ', '"']
    assert coloured(editor, LIGHT.warn) == ["{{ who }}"]
    assert coloured(editor, LIGHT.muted) == ["# why"]


def test_a_text_that_only_looks_like_a_key_or_number_has_none(editor: ScriptEditor) -> None:
    editor.setPlainText("- type: http://a:80 and v1.2 it's")
    assert coloured(editor, LIGHT.accent) == ["type"]
    assert coloured(editor, LIGHT.warn) == []
    assert coloured(editor, LIGHT.good) == []


def test_the_lines_of_a_folded_text_are_text(editor: ScriptEditor) -> None:
    editor.setPlainText("type: |\n  # no comment\n  a: b\nnext: 1\n")
    second, fourth = (editor.document().findBlockByNumber(number) for number in (1, 3))
    good = QColor(LIGHT.good)
    assert [part.format.foreground().color() for part in second.layout().formats()] == [good]
    assert good not in [part.format.foreground().color() for part in fourth.layout().formats()]


def test_a_file_is_not_pasted_as_its_address(editor: ScriptEditor) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/x.yaml")])
    assert not editor.canInsertFromMimeData(files)


def test_tabs_that_are_pasted_become_spaces(editor: ScriptEditor) -> None:
    copied = QMimeData()
    copied.setText("a:\n\tb: 1")
    editor.insertFromMimeData(copied)
    assert editor.text == "a:\n  b: 1"
