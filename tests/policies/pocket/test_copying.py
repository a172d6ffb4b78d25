"""Claims about texts without quotes: cut out of the task to the letter, or not taken at all."""

from __future__ import annotations

import pytest

from agent.errors import TaskNotUnderstood
from agent.sight.match import Wanted
from policies.literal.instruction import Target, TypeText
from policies.pocket.clause import clauses
from policies.pocket.copying import copied


@pytest.mark.parametrize(
    ("sentence", "text", "field"),
    [
        ("write hello in the editor", "hello", None),
        ("type 5", "5", None),
        ("Type once in a while into the Notes field", "once in a while", "Notes"),
        ("enter John Smith in the Name box", "John Smith", "Name"),
        ("输入你好", "你好", None),
        ("在名称中输入hello", "hello", "名称"),
        ("在编辑器中输入hello", "hello", None),
    ],
)
def test_a_text_is_copied_letter_by_letter(sentence: str, text: str, field: str | None) -> None:
    assert copied(sentence) == TypeText(text, Target(Wanted(field)) if field else None)


@pytest.mark.parametrize(
    "sentence", ["enter the folder", "write a mail", "type in the name field", "open it"]
)
def test_a_sentence_that_leaves_the_text_open_has_none(sentence: str) -> None:
    assert copied(sentence) is None


@pytest.mark.parametrize(("task", "words"), [("press Ctrl+Bogus", "Bogus"), ("write a mail", "in quotes")])
def test_what_means_no_place_is_not_looked_for_on_the_screen(task: str, words: str) -> None:
    with pytest.raises(TaskNotUnderstood, match=words):
        clauses(task)
