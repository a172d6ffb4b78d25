from __future__ import annotations

import pytest
from mcp.types import ElicitResult, InputRequiredResult

from agent.events import Answer, Need, Question
from agent.service.question import KEY, as_result, nobody, read

MAY_I = Question(Need.APPROVAL, "press ctrl+q: it closes a window. Do it?")
WHAT = Question(Need.ANSWER, "Which file?")


@pytest.mark.parametrize(
    ("question", "result", "wanted"),
    [
        (MAY_I, ElicitResult(action="accept", content={"allow": True}), True),
        (MAY_I, ElicitResult(action="accept", content={"allow": False}), False),
        (MAY_I, ElicitResult(action="accept", content={"allow": "perhaps"}), False),
        (MAY_I, ElicitResult(action="accept", content={}), False),
        (MAY_I, ElicitResult(action="accept"), False),
        (MAY_I, ElicitResult(action="decline"), False),
        (MAY_I, ElicitResult(action="cancel"), False),
        (MAY_I, None, False),
        (WHAT, ElicitResult(action="accept", content={"words": ""}), False),
    ],
)
def test_only_a_clear_yes_is_a_yes(question: Question, result: ElicitResult | None, wanted: bool) -> None:
    assert read(question, result).yes is wanted


def test_a_question_in_words_is_answered_in_words() -> None:
    answer = read(WHAT, ElicitResult(action="accept", content={"words": "note.txt"}))
    assert answer == Answer(yes=True, text="note.txt")


def test_a_question_as_a_result_holds_the_form_and_the_state() -> None:
    result = as_result(MAY_I, "abc")
    assert isinstance(result, InputRequiredResult)
    assert result.request_state == "abc"
    assert result.input_requests is not None
    asked = result.input_requests[KEY].model_dump(by_alias=True)
    assert asked["params"]["message"] == MAY_I.text
    assert asked["params"]["requestedSchema"]["required"] == ["allow"]


def test_where_nobody_can_be_asked_the_answer_is_no_and_the_remedy_fits_the_question() -> None:
    handover = Question(Need.HANDOVER, "The agent was stopped. May it go on?")
    assert "--mode auto" in nobody(MAY_I).text
    assert "start the server again" in nobody(handover).text
    assert not nobody(MAY_I).yes
    assert not nobody(handover).yes
