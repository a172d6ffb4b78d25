from __future__ import annotations

import pytest

from agent.actions import Finish, Press
from agent.episode import Decision, Ending, Episode, Outcome, Result, Step, Verdict
from agent.teach.halt import Halt, halt_of


def _ended(*decisions: Decision) -> Episode:
    steps = tuple(
        Step(number, None, each, Outcome(Result.DONE)) for number, each in enumerate(decisions, start=1)
    )
    return Episode("", "replay", steps, Ending(Verdict.HALTED))


GAVE_UP = Finish("step 's2': not shown", success=False, verified=False)
LOOKS = {
    "s1 verified; s2 lost": Halt("s2", GAVE_UP.message, acted=False),
    "s2 unseen": Halt("s2", GAVE_UP.message, acted=True),
    "": None,
}


@pytest.mark.parametrize("reply", LOOKS)
def test_the_step_at_which_it_gave_up_is_told_by_the_last_reply(reply: str) -> None:
    assert halt_of(_ended(Decision((GAVE_UP,), reply=reply))) == LOOKS[reply]


@pytest.mark.parametrize(
    "episode",
    [
        _ended(),
        _ended(Decision((Finish("done"),), reply="s1 verified")),
        _ended(Decision((Press(("enter",)),), reply="s1 lost")),
    ],
    ids=["nothing was done", "it was finished", "it was cut off"],
)
def test_what_ended_otherwise_is_no_halt(episode: Episode) -> None:
    assert halt_of(episode) is None
