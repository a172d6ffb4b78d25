"""In a Chinese window, what is said of a run is Chinese, whatever the language of its task."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from agent.actions import AskUser, Click, Finish
from agent.control import Control
from agent.episode import Decision, Ending
from agent.events import Ask, Emit
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box
from agent.guard import Guard, Mode
from agent.runner import Runner
from agent.senses import Found
from agent.settle import Settle
from policies.literal.policy import Literal
from policies.literal.speech import Speech
from ui.bridge import Order
from ui.translation import Translation
from ui.words import decision_words, outcome_words

NEVER = "'zyx' is not seen (nearest: 'Open', 'Save'); a dialog is in front, 'Save as': 保存文件"


class Literally:
    """The real loop with the policy that follows words to the letter, on a drawn desktop."""

    def __init__(self, order: Order, *, emit: Emit, control: Control, ask: Ask, **hands: Any) -> None:
        desktop = FakeDesktop(control=control)
        reader = FakeReader(desktop.texts)
        self._runner = Runner(
            Literal(reader=reader, control=control, patience_seconds=0),
            desktop,
            emit=emit,
            control=control,
            guard=Guard(reader=reader, mode=Mode.AUTO, actions_per_minute=6000),
            settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.2),
            ask=ask,
        )

        self._check = Literal(reader=reader, control=control).check

    def run(self, task: str) -> Ending | None:
        self._check(task)
        return self._runner.run(task).ending


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.speak("zh")
    yield
    translation.speak("en")


def english_in(words: str, task: str = "") -> set[str]:
    """Return the English words that are no value between quotes, none of the task, no key and no button."""
    found = set(re.findall(r"[A-Za-z]{2,}", re.sub(r"“[^”]*”|\"[^\"]*\"", "", words)))
    return found - set(re.findall(r"[A-Za-z]+", task)) - {"ctrl", "Open"}


def said(window: Any) -> list[str]:
    model = window.work.model
    moments = [model.moment(row) for row in range(model.rowCount())]
    words = [decision_words(each.decision) for each in moments if each.decision]
    words += [outcome_words(each.outcome) for each in moments if each.outcome]
    return [*words, window.status.text()]


@pytest.mark.parametrize(
    "task",
    [
        'click "Nope"',
        'click "Open"',
        'type "x" into "Open"',
        'wait for "Open" to disappear',
        'check that "Nope" is shown',
        'in window "Nope", click "Open"',
        "点击“Nope”",
        "等待“Open”消失",
    ],
)
def test_a_run_is_told_in_chinese(task: str, desk: Callable[..., Any], chinese: None) -> None:
    here = desk(make=Literally)
    here.order(task)
    here.wait_until_idle()
    words = said(here.window)
    assert len(words) > 1
    assert [each for each in words if english_in(each, task)] == []


@pytest.mark.parametrize(
    "task",
    [
        "clik 'Save'",
        "click",
        'click "Save',
        "press Ctlr+S",
        'check "Save"',
        "type it",
        "wait 9999 hours",
        "点",
    ],
)
def test_a_task_that_is_not_understood_is_told_in_chinese(
    task: str, desk: Callable[..., Any], chinese: None
) -> None:
    here = desk(make=Literally)
    here.order(task)
    here.wait_until_idle()
    words = here.window.work.task.wrong.text()
    assert words.startswith("看不懂任务")
    assert english_in(words, task) - {"Ctrl"} == set()


@pytest.mark.parametrize(
    "question",
    [
        Speech().asking("click zyx", NEVER),
        Speech().unread("zyx", NEVER, "Save"),
        Speech(chinese=True).asking("点击 “zyx”", NEVER),
    ],
)
def test_a_question_is_asked_in_chinese_and_so_is_its_end(
    question: str, desk: Callable[..., Any], chinese: None
) -> None:
    here = desk(AskUser(question))
    here.order()
    here.qtbot.waitUntil(lambda: here.window.questioning.dialog is not None)
    dialog = here.window.questioning.dialog
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("zyx" in each for each in words)
    assert [each for each in words if english_in(each)] == []
    dialog.no.click()
    here.wait_until_idle()
    assert [each for each in said(here.window) if english_in(each)] == []


def test_what_a_policy_is_unsure_of_is_asked_in_chinese(desk: Callable[..., Any], chinese: None) -> None:
    at = FakeDesktop().place_of("Save")
    target = Found(Box.around(at, 40, 20), "field Save", 0.4)
    thought = Speech().unsure("click zyx", 0.43)
    decision = Decision((Click(at),), thought, "", (target,), 0.43, guessed=True, unsure=True)
    here = desk(decision, Finish())
    here.order()
    here.qtbot.waitUntil(lambda: here.window.questioning.dialog is not None)
    words = [label.text() for label in here.window.questioning.dialog.findChildren(QLabel)]
    assert any("zyx" in each for each in words)
    assert [each for each in words if english_in(each)] == []
    here.window.questioning.dialog.no.click()
    here.wait_until_idle()
    assert [each for each in said(here.window) if english_in(each)] == []
