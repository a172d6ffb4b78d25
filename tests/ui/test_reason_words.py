from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import QApplication

from agent.episode import Ending, Verdict
from agent.sentence import values_of
from agent.teach.halt import Halt
from ui.halt_dialog import HaltDialog
from ui.reason_words import KNOWN, halt_words, label_words, reason_words, thought_words
from ui.reasons import TERMS, TITLES
from ui.theme import LIGHT
from ui.translation import Translation
from ui.words import ending_words

ROOT = Path(__file__).parents[2]
LOST = "step 's2' (click Save): 'Save' is not shown (show what 'Save' looks like now); not attempted: s3, s4"
SAID = [
    LOST,
    "step 's2' (click Save): it was done, but the screen did not change where it should; "
    "'Saved' is not shown",
    "step 's2' (type OK): it was done, but 'OK' is not to be read; not attempted: s3",
    "before step 's2': where 'Warning' is shown: click OK, press Enter; step 's2' (click Save) is also "
    "'Keep' at (12, 34)",
    "✗ not learned: 's2, shown now: <fault>' was elsewhere at (1, 2) and is to be found "
    "(show it once more, or change the step on the page of demonstrations)",
    "'Save' is written at the target. Do it?",
    "'I can't do 'Save': 'OK' is not seen; a dialog is in front, 'OK': OK. What shall I do? "
    "(say what to click, or 'skip')' was not answered (run it in the window to answer)",
    "I am only 43% sure that this is meant by 'Save'; 'Save' is written at the target. Do it?",
    "'Save' is shown twice: 'Save' at (1, 2), 'Save' at (3, 4) and 2 more (say which: "
    'second "Save", "Save" right of "…", or "Save" in window "…")',
    "'Save' is shown, but not right of 'OK' (say on which side it is seen)",
    "no field of that kind is seen",
    "not done, this is a dry run: double-click at (3, 4)",
    "Save: 'OK' is not seen",
    "cannot understand the task at character 1: a verb is wanted here, not 'OK', did you mean 'OK'?\n"
    '  OK\n  ^\n(write, for example: click "Save")',
]


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.speak("zh")
    yield
    translation.speak("en")


def filled(template: str, value: str = "x") -> str:
    names = {name for _, name, *_ in Formatter().parse(template) if name}
    return template.format(**{name: "x: x" if name in ("why", "whys") else value for name in names})


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def parts_of(node: ast.AST) -> list[str] | None:
    """Return what a string of the code says between its values; None for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return [text.strip()]
        case ast.JoinedStr(values=values):
            said = "".join(str(v.value) if isinstance(v, ast.Constant) else "\0" for v in values)
            return said.strip().split("\0")
        case _:
            return None


def patterns(*files: Path) -> list[tuple[re.Pattern[str], int]]:
    """Return a pattern of each string of the files, and how many letters are its own."""
    found = []
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            parts = parts_of(node)
            if parts and (own := letters("".join(parts))):
                found.append((re.compile(".*".join(map(re.escape, parts)), re.DOTALL), own))
    return found


def is_said(template: str, said: list[tuple[re.Pattern[str], int]]) -> bool:
    """Tell whether the sentence is one of these strings, or is put together of several of them."""
    whole = filled(template)
    if any(2 * own >= letters(whole) - 8 and pattern.fullmatch(whole) for pattern, own in said):
        return True
    pieces = [words.strip(" :;") for words, *_ in Formatter().parse(template) if letters(words) > 3]
    found = [any(re.escape(piece) in pattern.pattern for pattern, _ in said) for piece in pieces]
    return len(found) > 1 and all(found)


def raised(file: str) -> list[str]:
    """Return what a file of the core raises, with 'x' for each value."""
    calls = [
        node
        for node in ast.walk(ast.parse((ROOT / file).read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("NotShown", "Ambiguous")
    ]
    said = [parts for call in calls for each in ast.walk(call) if (parts := parts_of(each))]
    return ["x".join(parts) for parts in said if len(parts) > 1 and letters("".join(parts)) > 3]


def test_each_sentence_is_one_that_the_core_says() -> None:
    core = [file for folder in ("agent", "policies") for file in sorted((ROOT / folder).rglob("*.py"))]
    said = patterns(*core, ROOT / "ui" / "current_run.py")  # whose button is the reason of a stop
    known = [template for kind in ("reason", "wrong", "remedy", "example") for template in KNOWN[kind]]
    assert [template for template in known if not is_said(template, said)] == []


@pytest.mark.parametrize(
    "file", ["agent/replay/locate.py", "agent/replay/candidate.py", "agent/script/look.py"]
)
def test_every_reason_why_a_target_is_not_found_is_worded(file: str, chinese: None) -> None:
    reasons = raised(file)
    assert reasons
    assert [each for each in reasons if reason_words(each) == each] == []


@pytest.mark.parametrize("text", SAID)
def test_a_reason_is_in_chinese_but_for_its_values(text: str, chinese: None) -> None:
    words = re.sub(r"“[^”]*”|\b(?:s\d|OK|Enter|Save)\b", "", reason_words(text))
    assert letters(words.encode("ascii", "ignore").decode()) == 0, words


@pytest.mark.parametrize("text", SAID)
def test_in_english_a_reason_is_as_the_core_said_it(text: str, qapp: QApplication) -> None:
    assert reason_words(text) == text


def test_in_english_each_sentence_is_as_it_was_said(qapp: QApplication) -> None:
    for templates in (KNOWN["reason"], TITLES, TERMS):
        assert [reason_words(filled(each)) for each in templates] == [filled(each) for each in templates]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("click Save", "单击 Save"),
        ("click Save: 'Save' is not shown", "单击 Save：屏幕上没有“Save”"),
        ("type a: b: 'Save' is not shown", "输入 a: b：屏幕上没有“Save”"),
        ("I think: 'Save' is not shown", "I think: 'Save' is not shown"),
        ("drag the field 'A' to what is right of 'B'", "把 输入框“A” 拖到 “B”右边的东西"),
    ],
)
def test_what_a_replay_thinks_is_told_in_chinese_and_no_models_thought(
    text: str, said: str, chinese: None
) -> None:
    assert thought_words(text) == said


def test_why_it_has_halted_is_told_without_the_names_of_steps(qapp: QApplication) -> None:
    assert halt_words(LOST) == "'Save' is not shown (show what 'Save' looks like now)"
    assert halt_words("the server does not answer") == "the server does not answer"


def test_a_sentence_that_nobody_knows_stays(chinese: None) -> None:
    assert reason_words("I could not find the <b>Save</b> button; sorry.") == (
        "I could not find the <b>Save</b> button; sorry."
    )


@pytest.mark.parametrize("value", ["<b>Save</b>", "{title}", "%1 {0}", "a' is shown 'b"])
def test_a_value_is_data_and_stays_letter_by_letter(value: str, chinese: None) -> None:
    assert value in reason_words(f"'{value}' is not shown (show what '{value}' looks like now)")


def test_a_value_may_not_be_missing() -> None:
    assert values_of("no window '{window}' is open", "no window '' is open") is None
    assert values_of("no window '{window}' is open", "no window 'a' is open") == {"window": "a"}
    assert values_of("it was done", "it was done again") is None


def test_a_halt_and_an_ending_are_told_in_the_windows_language(chinese: None) -> None:
    dialog = HaltDialog("点击", Halt("s2", LOST, acted=False), LIGHT)
    assert "looks like" not in dialog.why.text()
    assert "looks like" not in ending_words(Ending(Verdict.HALTED, LOST))
    dialog.withdraw()
    dialog.deleteLater()


def test_what_the_person_or_a_model_wrote_before_a_colon_stays(chinese: None) -> None:
    assert reason_words("click \"Save\": 'Save' is not seen") == 'click "Save"：没有看到“Save”'
    assert reason_words("saved: all of it") == "saved: all of it"


def test_a_reason_stands_in_chinese_beside_a_chinese_thought(chinese: None) -> None:
    said = reason_words("“点这里”是指这里吗？只有 43% 的把握; 'Save' is written at the target. Do it?")
    assert said == "“点这里”是指这里吗？只有 43% 的把握；目标上写着“Save”。要执行吗？"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("field Name", "输入框“Name”"),
        ("window Notes", "窗口“Notes”"),
        ("Name", "Name"),
        ("main menu", "主菜单"),
        ("what is below 'Help'", "“Help”下面的东西"),
        ("the button 'OK'", "按钮“OK”"),
        ("'Find'", "“Find”"),
    ],
)
def test_what_no_text_names_is_named_in_chinese(label: str, said: str, chinese: None) -> None:
    assert label_words(label) == said


@pytest.mark.parametrize("label", ["field Name", "Name"])
def test_in_english_a_target_is_called_as_it_was(label: str, qapp: QApplication) -> None:
    assert label_words(label) == label
