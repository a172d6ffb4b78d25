"""Claims about a calculator that shows another number than the one that a sum comes to."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.intent import Answer
from policies.pocket.joining import Clause
from policies.pocket.keypad import said_sum
from policies.pocket.outcome import doubt
from policies.pocket.solving import reckoned

KEYS = tuple((key, 40 * (at % 4), 100 + 30 * (at // 4)) for at, key in enumerate("789/456*123-0.=+"))
CLEAR = ("AC", 200, 100)


@pytest.mark.parametrize(
    ("shown", "against"),
    [("7", "7 is shown, not 12"), ("12", ""), ("144/12=12", ""), ("144/12", "")],
)
def test_a_number_that_is_not_the_result_is_doubted(shown, against, look, drawn) -> None:
    clause = clauses("how much is 144 divided by 12?")[0]
    typed = Decision((Type("144/12"), Press(("enter",))), reply="1: it")
    step = Step(1, drawn(), typed, Outcome(Result.DONE, changed=True))
    view = look(*KEYS, (shown, 300, 40), now=drawn(ink=(295, 35, 420, 60)), steps=(step,))
    assert doubt(clause.intent, step, view) == against


def test_a_sum_of_which_keys_were_lost_is_typed_key_by_key_after_a_clear(look, guessing) -> None:
    clause = clauses("how much is 144 divided by 12?")[0]
    view = guessing(look(*KEYS, CLEAR, tried=(Type("144/12"),)), None)
    deed = act(clause.intent, clause.sentence, view, ())
    clear, *keys, last = deed.actions
    assert (type(clear), last) == (Click, Press(("enter",)))
    assert keys == [Type(key) for key in "144/12"]


def test_a_root_is_the_key_and_the_number_and_then_the_number_and_the_key(look, guessing) -> None:
    clause = Clause("square root of 144", Answer("square root of 144"))
    key = ("sqrt", 200, 130)
    at = guessing(look(*KEYS, key), None).saying("sqrt")[0].box.center
    first = act(clause.intent, clause.sentence, look(*KEYS, key), ())
    assert first.actions == (Click(at), Type("144"), Press(("enter",)))
    second = act(clause.intent, clause.sentence, look(*KEYS, CLEAR, key, tried=first.actions), ())
    assert second.actions[1:] == (Type("144"), Click(at))


def test_a_root_that_has_no_key_is_typed_in_letters(look) -> None:
    question = "calculate the square root of 2025"
    assert act(Answer(question), question, look(*KEYS), ()).actions[0] == Type("sqrt(2025)")


@pytest.mark.parametrize(
    ("question", "said", "result"),
    [("square root of 144", "√144", "12"), ("7 squared", "7^2", "49"), ("2 的 10 次方", "2^10", "1024"),
     ("144 的平方根", "√144", "12"), ("cube root of 27", "", "")],
)  # fmt: skip
def test_a_root_and_a_power_are_said_in_signs_and_reckoned(question, said, result) -> None:
    assert said_sum(question) == said
    assert (reckoned(said) if said else "") == result


def test_a_root_that_a_calculator_has_no_key_for_is_told(look) -> None:
    question = "what is the square root of 144"
    deed = act(Answer(question), question, look(*KEYS, tried=(Type("sqrt(144)"),)), ())
    assert not deed.actions
    assert deed.targets[0].label == "12"


def test_a_sum_of_which_nothing_came_is_doubted(look, drawn) -> None:
    typed = Decision((Type("sqrt(144)"), Press(("enter",))), reply="1: it")
    for changed, against in ((False, "nothing on the screen has changed"), (True, "")):
        step = Step(1, drawn(), typed, Outcome(Result.DONE, changed=changed))
        assert (
            doubt(Answer("square root of 144"), step, look(*KEYS, ("14", 300, 40), steps=(step,))) == against
        )
