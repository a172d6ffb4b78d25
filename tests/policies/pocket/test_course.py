"""Claims about how far a run has come, as its history tells."""

from __future__ import annotations

from agent.actions import AskUser, Wait
from agent.episode import Decision, Outcome, Result, Step
from policies.pocket.course import Course, back_to, course, is_set_back, note


def step(reply: str, *, result=Result.DONE, action=None, answer="", changed=True) -> Step:
    actions = (action,) if action is not None else ()
    return Step(1, None, Decision(actions, reply=reply), Outcome(result, changed=changed, answer=answer))


def test_a_clause_is_done_once_its_own_step_was_carried_out():
    assert course([step(note(1, "a")), step(note(2, "b"), result=Result.STALE)]) == Course(1)


def test_what_was_tried_on_the_way_is_kept_until_the_clause_is_done():
    tried = [
        step(note(1, "a", trail="scrolled down")),
        step(note(1, "a", trail="scrolled back"), changed=False),
    ]
    assert course(tried) == Course(0, ("scrolled down", "scrolled back"), unchanged=True)
    assert course([*tried, step(note(1, "a"))]) == Course(1)


def test_a_clause_is_set_back_until_another_one_is_done():
    back = [step(note(1, "a")), step(back_to(1))]
    assert is_set_back(back)
    assert is_set_back([*back, step(note(1, "a", trail="scrolled down"))])
    assert is_set_back([*back, step(note(1, "a"), result=Result.FAILED)])
    assert not is_set_back([*back, step(note(1, "a"))])
    assert not is_set_back([step(note(1, "a"))])


def test_waiting_begins_with_the_first_step_that_waits():
    waits = [step(note(1, "a", since=second), action=Wait(1)) for second in (5.0, 6.0)]
    assert course(waits).waiting_since == 5.0


def test_an_answer_replaces_a_clause_or_skips_it():
    def asked(answer):
        return step(note(1, "a"), action=AskUser("?"), answer=answer)

    assert course([asked("click OK")]) == Course(0, said="click OK")
    assert course([asked("skip")]) == Course(1)
    assert course([asked("跳过")]) == Course(1)
