"""What a policy says to the person is in the language of the task, reasons and what was tried with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from agent.complaint import EXAMPLES
from agent.errors import TaskNotUnderstood
from agent.reason import CHINESE, in_chinese, label_in_chinese
from policies.literal.language import read
from policies.literal.speech import Speech, speech_for
from policies.literal.token import is_chinese
from policies.pocket.tried import TRIED, tried_words
from policies.ui_tars.prompt import FAMILIES, Surface, instruction

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    file
    for folder in ("policies/pocket", "policies/literal", "agent/sight")
    for file in (ROOT / folder).glob("*.py")
)
LANGUAGE = [file for file in SOURCES if file.parent.name == "literal"]
DOUBTS = [ROOT / "policies" / "pocket" / f"{name}.py" for name in ("outcome", "christening", "menu_closed")]
COMPOSED = {
    "closed the menu",
    "closed the menu, and the preferences are in 7",
    "looked in the main menu",
    "looked in the main menu > 7",
    "looked in the menu 7, and waited for it",
    "looked in the menu 7 > 7, and waited for it",
    "looked in the menu 7 > 7 for the preferences",
}  # by the search in menus, of several pieces
FAIL = "cursor.fail self.fail"
GAP = "7"  # for each value: no letter


def told(node: ast.AST, names: dict[str, str]) -> Iterator[str]:
    """Yield what an expression may say, with GAP for each value; nothing for what only a value tells."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in names:
            yield names[name]
        case ast.JoinedStr(values=values):
            parts = [
                [*told(each.value, names)] if isinstance(each, ast.FormattedValue) else [each.value]
                for each in values
            ]
            yield from map("".join, product(*(part or [GAP] for part in parts)))
        case ast.IfExp(body=body, orelse=other):
            yield from (*told(body, names), *told(other, names))


def constants(tree: ast.AST) -> dict[str, str]:
    """Return the texts that a module names."""
    found = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                found[name] = text
            case ast.Assign(
                targets=[ast.Tuple(elts=[ast.Name(id=name), *_])],
                value=ast.Tuple(elts=[ast.Constant(value=str(text)), *_]),
            ):
                found[name] = text
    return {name: text for name, text in found.items() if name.isupper()}


def arguments(call: str, place: int, files: list[Path]) -> set[str]:
    """Return what is given to a call at a place, in these files."""
    trees = [ast.parse(file.read_text()) for file in files]
    names = {name: text for tree in trees for name, text in constants(tree).items() if name.isupper()}
    return {
        text
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in call.split() and len(node.args) > place
        for text in told(node.args[place], names | constants(tree))
        if re.search(r"[a-z]{2}", text)
    }


def returned(files: list[Path]) -> set[str]:
    """Return the sentences that functions return."""
    return {
        text
        for file in files
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Return) and node.value is not None
        for text in told(node.value, {})
        if " " in text
    }


def complained(task: str) -> str:
    with pytest.raises(TaskNotUnderstood) as caught:
        read(task)
    return str(caught.value)


def without_keys(text: str) -> str:
    return re.sub(r"\b(Ctrl\+S|Tab|ctrl|shift)\b", "", text)


def has_english(text: str) -> bool:
    return re.search(r"[A-Za-z]", re.sub(r"“[^”]*”", "", text)) is not None


def test_every_reason_that_a_policy_gives_is_known_in_chinese() -> None:
    reasons = arguments("NotShown Ambiguous", 0, SOURCES)
    assert len(reasons) > 50
    assert sorted(each for each in reasons if has_english(in_chinese(each))) == []


def test_every_complaint_about_a_task_is_known_in_chinese() -> None:
    wrongs = arguments(FAIL, 0, LANGUAGE) | arguments("complaint", 2, LANGUAGE)
    remedies = arguments(FAIL, 1, LANGUAGE) | arguments("complaint", 3, LANGUAGE)
    pairs = [*product(wrongs, ["close it with 7"]), *product(["the quotes are empty"], remedies)]
    complaints = [
        f"cannot understand the task at character 7: {wrong}\n  7\n  ^\n({remedy})"
        for wrong, remedy in pairs
        if not wrong.endswith("'7'7")  # with what was meant, which is tried below
    ]
    assert len(complaints) > 30
    assert sorted(each for each in complaints if has_english(without_keys(in_chinese(each)))) == []


@pytest.mark.parametrize(
    "task", ["press Ctlr+S", "press Ctlr", "press zzz", "press ctrl+ctrl", "press a+b+zzz", "clik 7"]
)
def test_what_may_have_been_meant_is_told_in_chinese(task: str) -> None:
    first, _, _, remedy = in_chinese(complained(task)).split("\n")
    assert not has_english(without_keys(first + remedy)), first


@pytest.mark.parametrize("example", EXAMPLES.values())
def test_an_example_in_chinese_is_understood(example: str) -> None:
    assert read(example)


def test_every_example_of_a_complaint_is_known_in_chinese() -> None:
    given = arguments("read_target read_keys read_key", 1, LANGUAGE)
    given |= arguments("cursor.take_quoted", 0, LANGUAGE)
    english = {each for each in given if not any(map(is_chinese, each)) and GAP not in each}
    assert len(english) >= 10
    assert english - EXAMPLES.keys() == set()


def test_every_doubt_of_what_was_done_is_known_in_chinese() -> None:
    doubts = returned(DOUBTS)
    assert len(doubts) > 12
    assert sorted(each for each in doubts if has_english(in_chinese(each))) == []


def test_everything_that_is_tried_is_known_in_chinese() -> None:
    tried = arguments("Deed", 2, SOURCES) - {"7, and waited for it", "closed the menu7"} | COMPOSED
    assert len(tried) > 30
    chinese = {each: tried_words(each, Speech(chinese=True)) for each in tried}
    assert sorted(each for each, words in chinese.items() if words == each) == []


def test_every_name_that_a_policy_gives_to_a_target_is_known_in_chinese() -> None:
    shown = {"close", "text"}  # as a screen has them
    called = {each for each in arguments("Found", 1, SOURCES) if len(each.split()) > 1} - shown
    assert len(called) > 12
    assert sorted(each for each in called if not label_in_chinese(each)) == []


def test_every_name_that_a_recording_gives_to_a_target_is_known_in_chinese() -> None:
    called = returned([ROOT / "agent" / "record" / "evidence.py"])
    assert len(called) >= 4
    assert sorted(each for each in called if has_english(label_in_chinese(each))) == []


@pytest.mark.parametrize("kind", [*CHINESE, "tried"])
def test_a_sentence_has_the_same_values_in_chinese(kind: str) -> None:
    for english, chinese in {**CHINESE, "tried": TRIED}[kind].items():
        assert set(re.findall(r"\{\w*\}", english)) == set(re.findall(r"\{\w*\}", chinese)), english


def test_an_english_task_is_answered_in_english() -> None:
    speech = speech_for('click "保存"')
    assert speech.asking("click 保存", "'保存' is not seen").startswith(
        "I can't do 'click 保存': '保存' is not seen."
    )
    assert speech.aside(tried_words("scrolled down", speech)) == " (scrolled down)"


@pytest.mark.parametrize("task", ["点击“Save", "点击‘Save”", "写 “a’b"])
def test_a_quotation_that_is_never_closed_has_a_language(task: str) -> None:
    assert speech_for(task) == Speech(chinese=True)
    assert speech_for("don't click 'Save") == Speech(chinese=False)


@pytest.mark.parametrize(
    ("task", "window", "thought"),
    [
        ("点击“OK”", "en", "Chinese"),
        ("click “保存”", "zh", "English"),
        ("“保存”", "en", "English"),
        ("“OK”", "zh", "Chinese"),
    ],
)
def test_a_model_thinks_in_the_language_of_the_task(task: str, window: str, thought: str) -> None:
    said = instruction(FAMILIES["ui-tars-1.5"], Surface.COMPUTER, task, window)
    assert f"Use {thought} in `Thought` part." in said
