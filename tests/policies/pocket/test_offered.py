"""Claims about words of the task that are offered on the screen, and about numbers changed by so much."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.episode import Decision, Outcome, Result, Step
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.clause import clauses
from policies.pocket.intent import told
from policies.pocket.offered import told_apart

TASK = "Show hidden files"
WORDS = Found(Box(150, 60, 100, 16), TASK)
OTHERS = (Found(Box(20, 10, 30, 16), "File"), Found(Box(20, 300, 60, 16), "Ready"))


def drawn(*boxes: tuple[int, int, int, int], words: bool = True) -> Screenshot:
    picture = Image.new("RGB", (400, 320), "white")
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(box, outline=(120, 120, 120))
    if words:
        pen.rectangle((150, 62, 250, 74), fill="black")
    return Screenshot.from_picture(picture)


def before(screenshot: Screenshot) -> tuple[Step, ...]:
    return (Step(1, screenshot, Decision((), ""), Outcome(Result.DONE)),)


def test_a_form_that_tells_the_task_is_not_pressed():
    left, at = told_apart(TASK, (*OTHERS, WORDS), drawn(), ())
    assert WORDS not in left
    assert at == WORDS.box


def test_an_entry_that_came_up_with_these_words_is():
    texts = (*OTHERS, WORDS)
    assert told_apart(TASK, texts, drawn(), before(drawn(words=False))) == (texts, None)
    assert told_apart(TASK, texts, drawn(), before(drawn()))[1] == WORDS.box


def test_a_button_with_these_words_is_and_a_field_with_them_is_not():
    texts = (*OTHERS, WORDS)
    assert told_apart(TASK, texts, drawn((130, 50, 270, 86)), ()) == (texts, None)
    assert told_apart(TASK, texts, drawn((144, 50, 390, 86)), ())[1] == WORDS.box


@pytest.mark.parametrize(
    ("task", "read"),
    [
        ("Reduce the quantity by 1", "change 'quantity' by -1"),
        ("raise the volume by ten", "change 'volume' by +10"),
        ("Lower the price of the lamp by 2.5", "change 'price of the lamp' by -2.5"),
        ("把数量减1", "change '数量' by -1"),
        ("曝光加0.7", "change '曝光' by +0.7"),
    ],
)
def test_what_is_changed_by_a_number_is_not_set_to_it(task, read):
    assert [told(clause.intent) for clause in clauses(task)] == [read]


@pytest.mark.parametrize("task", ["附件添加一个", "名称写满100减10", "Increase the volume to 10", "再加一份"])
def test_other_numbers_change_nothing_by_themselves(task):
    assert not any(told(clause.intent).startswith("change '") for clause in clauses(task))
