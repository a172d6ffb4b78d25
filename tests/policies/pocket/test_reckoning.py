"""Claims about a calculator that shows another number than the one that a sum comes to."""

from __future__ import annotations

import pytest

from agent.actions import Click, Press, Type
from agent.episode import Decision, Outcome, Result, Step
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.outcome import doubt

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
