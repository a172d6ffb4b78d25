from __future__ import annotations

import queue
from typing import Any

from agent.events import Answer, Need, Question
from agent.service.call import Call, Over, Progressed, Talk

QUESTION = Question(Need.APPROVAL, "Do it?")


def begun(work: Any) -> tuple[Call[Any], queue.Queue[Any]]:
    happened: queue.Queue[Any] = queue.Queue()
    return Call("test", work, happened.put), happened


def test_work_tells_its_progress_and_then_its_result() -> None:
    def work(talk: Talk) -> str:
        talk.progress(1, "a step")
        return "result"

    call, happened = begun(work)
    assert happened.get(timeout=5) == Progressed(1, "a step")
    assert happened.get(timeout=5) == Over("result")
    assert call.join(5)


def test_an_answer_comes_to_the_question_that_is_open() -> None:
    call, happened = begun(lambda talk: talk.ask(QUESTION))
    assert happened.get(timeout=5) == QUESTION
    assert call.question == QUESTION
    call.answer(Answer(yes=True))
    call.answer(Answer(yes=False, text="too late"))
    assert happened.get(timeout=5) == Over(Answer(yes=True))
    assert call.join(5)


def test_an_answer_before_the_question_answers_nothing() -> None:
    def work(talk: Talk) -> Answer:
        call_is_known.get(timeout=5).answer(Answer(yes=True, text="too early"))
        return talk.ask(QUESTION)

    call_is_known: queue.Queue[Call[Any]] = queue.Queue()
    call, happened = begun(work)
    call_is_known.put(call)
    assert happened.get(timeout=5) == QUESTION
    call.answer(Answer(yes=False))
    assert happened.get(timeout=5) == Over(Answer(yes=False))
    assert call.join(5)


def test_an_error_ends_the_work_and_is_handed_over() -> None:
    def work(talk: Talk) -> None:
        raise ValueError("broken")

    call, happened = begun(work)
    over = happened.get(timeout=5)
    assert isinstance(over.error, ValueError)
    assert call.join(5)
