from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
    describe,
)
from agent.episode import Decision, Ending, Outcome, Result, Verdict
from agent.geometry import Box, Point
from agent.senses import Found
from policies.watchers import acts
from ui.words import ACTS, act_word, action_words, decision_words, ending_words, outcome_words

AT = Point(10, 20)


@pytest.mark.parametrize(
    "action",
    [
        Click(AT),
        Click(AT, Button.RIGHT),
        Click(AT, count=2, holding=("ctrl", "shift")),
        Click(AT, Button.MIDDLE, 3),
        Click(AT, Button.RIGHT, 5),
        Move(AT),
        Drag((AT, Point(5, 6))),
        Drag((AT, Point(5, 6)), Button.RIGHT, ("alt",)),
        Scroll(AT, down=5),
        Scroll(AT, right=-2, down=-1),
        Scroll(AT),
        Type("{0} <b>\n你好"),
        Press(("ctrl", "s")),
        Hold("shift"),
        Release(Button.LEFT),
        Wait(1.5),
        Wait(2, for_change=True),
        Finish(),
        Finish("it is {there}"),
        Finish("no", success=False),
        AskUser("which {one}?"),
    ],
    ids=describe,
)
def test_the_english_words_of_an_action_are_those_of_the_core(qapp: QApplication, action: Action) -> None:
    assert action_words(action) == describe(action)


@pytest.mark.parametrize("result", Result)
def test_every_result_has_words(qapp: QApplication, result: Result) -> None:
    assert outcome_words(Outcome(result, "because")).endswith(": because")


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words(qapp: QApplication, verdict: Verdict) -> None:
    assert ending_words(Ending(verdict))


def test_only_a_verified_ending_says_so(qapp: QApplication) -> None:
    assert ending_words(Ending(Verdict.FINISHED, verified=True)) == "Finished and verified"
    assert ending_words(Ending(Verdict.FINISHED)) == "Finished"


def test_a_decision_names_what_it_points_at(qapp: QApplication) -> None:
    target = Found(Box(0, 0, 20, 40), "Save")
    assert decision_words(Decision((Click(AT),), targets=(target,))) == "click at (10, 20) · Save"


def test_a_decision_without_actions_says_so(qapp: QApplication) -> None:
    assert decision_words(Decision(())) == "nothing to do"
    assert decision_words(Decision((), "still loading")) == "still loading"
    assert decision_words(Decision((Press(("a",)), Wait(1)))) == "press a, wait 1 s"


def test_every_act_that_a_watcher_names_has_words(qapp: QApplication) -> None:
    assert ACTS == acts.ACTS
    assert act_word("double click") == "double click"
