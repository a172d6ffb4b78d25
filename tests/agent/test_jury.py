"""What critics say is told; only "stuck" has a consequence, and that one is a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from agent.actions import Click
from agent.codec.event import event_to_dict
from agent.control import Control
from agent.episode import Step, Verdict
from agent.events import Answer, Emit, Event, Judged, Need, Performed, Question
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.runner import Runner
from agent.screenshot import Screenshot
from agent.senses import DONE, STUCK, Opinion
from agent.settle import Settle

SAVE = Click(FakeDesktop().place_of("Save"))
NOBODY = Answer(False, "nobody is there", absent=True)


class Grumbler:
    """A critic that says the same word from a step on."""

    name = "grumbler"

    def __init__(self, word: str, since: int) -> None:
        self.word, self.since = word, since
        self.begun = 0
        self.heard: list[tuple[int, float]] = []

    def begin(self, task: str) -> None:
        self.begun += 1

    def judge(self, step: Step, after: Screenshot, emit: Emit) -> Opinion | None:
        self.heard.append((step.number, after.taken_at))
        return Opinion(self.name, self.word, 0.9, "as ever") if step.number >= self.since else None


class Trial:
    def __init__(self, critic: Grumbler, *answers: Answer, when_stuck: Any = "ask") -> None:
        control, desktop = Control(), FakeDesktop()
        self.critic, self.events, self.questions = critic, list[Event](), list[Question]()
        self._answers = list(answers)
        self.runner = Runner(
            ScriptedPolicy((SAVE,) * 6),
            desktop,
            emit=self.events.append,
            control=control,
            guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO, actions_per_minute=6000),
            settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.1),
            ask=self.ask,
            critics=[critic],
            when_stuck=when_stuck,
        )

    def ask(self, question: Question) -> Answer:
        self.questions.append(question)
        return self._answers.pop(0)

    def run(self) -> Verdict:
        ending = self.runner.run("try it").ending
        assert ending is not None
        return ending.verdict

    @property
    def judged(self) -> Sequence[int]:
        return [event.number for event in self.events if isinstance(event, Judged)]


def test_what_a_critic_says_is_told_before_its_step_is_over() -> None:
    trial = Trial(Grumbler("odd", 2))

    verdict = trial.run()

    assert verdict is Verdict.FINISHED
    assert trial.judged == [2, 3, 4, 5, 6]
    kinds = [type(event) for event in trial.events if isinstance(event, Judged | Performed)]
    assert kinds[:3] == [Performed, Judged, Performed]
    assert trial.questions == []


def test_a_critic_hears_every_step_but_the_last_with_the_look_after_it() -> None:
    trial = Trial(Grumbler("odd", 99))

    trial.run()

    numbers = [number for number, _ in trial.critic.heard]
    looks = [at for _, at in trial.critic.heard]
    assert numbers == [1, 2, 3, 4, 5, 6]
    assert looks == sorted(set(looks))


def test_of_a_stuck_run_a_person_is_asked_and_critics_begin_again_after_help() -> None:
    trial = Trial(Grumbler(STUCK, 5), Answer(True), Answer(True))

    verdict = trial.run()

    assert verdict is Verdict.FINISHED
    assert [question.need for question in trial.questions] == [Need.HANDOVER] * 2
    assert "stuck (90% sure: as ever)" in trial.questions[0].text
    assert trial.critic.begun == 3


def test_who_does_not_help_ends_the_run() -> None:
    trial = Trial(Grumbler(STUCK, 2), Answer(False))

    assert trial.run() is Verdict.UNCERTAIN
    assert trial.judged == [2]


def test_where_nobody_is_there_the_run_goes_on_and_is_asked_about_once() -> None:
    trial = Trial(Grumbler(STUCK, 2), NOBODY)

    assert trial.run() is Verdict.FINISHED
    assert len(trial.questions) == 1
    assert trial.judged == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(("when_stuck", "verdict"), [("tell", Verdict.FINISHED), ("end", Verdict.UNCERTAIN)])
def test_it_can_be_set_that_nobody_is_asked(when_stuck: str, verdict: Verdict) -> None:
    trial = Trial(Grumbler(STUCK, 2), when_stuck=when_stuck)

    assert trial.run() is verdict
    assert trial.questions == []


def test_being_done_is_told_and_ends_nothing() -> None:
    trial = Trial(Grumbler(DONE, 1), when_stuck="end")

    assert trial.run() is Verdict.FINISHED


def test_an_opinion_is_one_line_of_json() -> None:
    said = event_to_dict(Judged(3, Opinion("history", STUCK, 0.97, "the same was done 4 times")))

    assert said == {
        "kind": "judged",
        "number": 3,
        "opinion": {
            "critic": "history",
            "word": "stuck",
            "confidence": 0.97,
            "why": "the same was done 4 times",
        },
    }
