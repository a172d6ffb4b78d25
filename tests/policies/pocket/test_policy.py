"""Claims about what the policy decides: free sentences, several acts, and quoted words to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import AskUser, Click, Finish, Press, Scroll, Type, Wait
from agent.control import Control
from agent.episode import SURE, Observation, Outcome, Result, Step
from agent.errors import TaskNotUnderstood, UsageError
from agent.fake import FakeReader
from agent.geometry import Box
from agent.policy import Grounder
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.settings import Settings
from policies.literal.policy import Literal
from policies.pocket.policy import Pocket, make

TEXTS = [
    Found(Box(10, 10, 80, 20), "Preferences"),
    Found(Box(10, 60, 100, 20), "Line numbers"),
    Found(Box(200, 60, 60, 20), "Apply"),
]


def screen(taken_at=0.0) -> Screenshot:
    picture = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(picture)
    pen.line((350, 20, 362, 32), "black", 2)
    pen.line((362, 20, 350, 32), "black", 2)
    return replace(Screenshot.from_picture(picture), taken_at=taken_at)


def pocket(eye) -> Pocket:
    return Pocket(lambda: eye, reader=FakeReader(TEXTS), control=Control(), patience_seconds=5)


def decide(policy, task, history=(), taken_at=0.0):
    return policy.decide(Observation(task, screen(taken_at), tuple(history), ()), lambda event: None)


def step(decision):
    return Step(1, None, decision, Outcome(Result.DONE))


def test_each_clause_gets_its_turn_and_then_it_is_done(eye):
    policy, history = pocket(eye), []
    task = "open Preferences, tick Line numbers and press Ctrl+S"
    for action in (Click(TEXTS[0].box.center), Click(TEXTS[1].box.center), Press(("ctrl", "s"))):
        decision = decide(policy, task, history)
        assert decision.actions == (action,)
        history.append(step(decision))
    assert decide(policy, task, history).actions == (Finish("all 3 instructions are done"),)


def test_a_text_without_quotes_is_typed_where_the_keyboard_is_or_into_what_is_named(eye):
    policy = pocket(eye)
    assert decide(policy, "type hello, 你好 in the editor").actions == (Type("hello, 你好"),)
    click, *_, typed = decide(policy, "enter 12 into the Line numbers field").actions
    assert isinstance(click, Click)
    assert typed == Type("12")


def test_an_icon_without_words_is_clicked(eye):
    decision = decide(pocket(eye), "close the file")
    (click,) = decision.actions
    assert click.at in Box(348, 18, 18, 18)
    assert decision.confidence == decision.targets[0].score
    assert decision.guessed
    assert not decide(pocket(eye), "open Preferences").guessed


def run(policy, task, *, answer="", patience=20):
    """Decide and carry out until the policy ends, one second a step; return all that it did.

    To every guess the person says no.
    """
    history, done = [], []
    for second in range(patience):
        decision = decide(policy, task, history, taken_at=float(second))
        if decision.unsure:
            history.append(Step(1, None, decision, Outcome(Result.REFUSED)))
            continue
        done += decision.actions
        if any(isinstance(action, Finish) for action in decision.actions):
            return done
        asked = any(isinstance(action, AskUser) for action in decision.actions)
        history.append(
            Step(1, None, decision, Outcome(Result.DONE, changed=False, answer=answer if asked else ""))
        )
    return done


def test_what_is_not_there_is_looked_for_then_asked_about_and_then_given_up(eye):
    done = run(pocket(eye), "click zyzzogeton", answer="click blorptastic")
    assert isinstance(done[0], Wait)
    assert [action.down > 0 for action in done if isinstance(action, Scroll)][:2] == [True, True]
    assert [action for action in done if isinstance(action, AskUser) and "zyzzogeton" in action.question]
    assert not done[-1].success


def test_what_a_person_says_instead_is_done(eye):
    done = run(pocket(eye), "click zyzzogeton", answer="click Apply")
    assert Click(TEXTS[2].box.center) in done
    assert done[-1].success


def test_a_clause_that_the_person_skips_is_passed_over(eye):
    done = run(pocket(eye), "click zyzzogeton and press Ctrl+S", answer="skip")
    assert Press(("ctrl", "s")) in done


def test_what_shall_not_be_done_and_what_is_not_the_case_is_left_alone(eye):
    done = run(pocket(eye), "do not click Apply. If there is a warning, click Apply. Press Ctrl+S")
    assert [action for action in done if isinstance(action, Click)] == []
    assert Press(("ctrl", "s")) in done


def test_the_task_itself_is_no_place_to_click_where_it_is_shown(eye):
    told = Found(Box(10, 120, 300, 20), "click on the Apply button")
    policy = Pocket(lambda: eye, reader=FakeReader([*TEXTS, told]), control=Control(), patience_seconds=5)
    (click,) = decide(policy, "click on the Apply button").actions
    assert click == Click(TEXTS[2].box.center)


def test_quoted_words_are_left_to_literal(eye):
    task = 'click "Apply", then press Enter'
    literal = Literal(reader=FakeReader(TEXTS), control=Control(), patience_seconds=5)
    assert decide(pocket(eye), task) == decide(literal, task)


def test_it_is_a_policy_that_points(eye):
    policy = pocket(eye)
    assert isinstance(policy, Grounder)
    assert policy.ground(screen(), "Open the Preferences menu").label == "Preferences"


def test_an_empty_task_and_a_missing_model_are_said_before_the_start(tmp_path):
    policy = make(FakeReader(TEXTS), Control(), Settings(model=str(tmp_path)))
    with pytest.raises(TaskNotUnderstood):
        policy.check(" ")
    with pytest.raises(UsageError, match="cannot load the model"):
        policy.check("open the menu")


class Doubting:
    """An eye that points at a place and is only that sure of it."""

    def __init__(self, eye, sure):
        self.eye, self.sure = eye, sure

    def __getattr__(self, name):
        return getattr(self.eye, name)

    def point(self, seen, sentence, within=None, without=()):
        pointed = self.eye.point(seen, "close the file")
        return replace(pointed, sure=self.sure)


def decided(policy, history, threshold=SURE, taken_at=0.0):
    seen = Observation("close the file", screen(taken_at), tuple(history), (), threshold)
    return policy.decide(seen, lambda event: None)


def course_of(policy, threshold=SURE):
    """Decide until something is done or asked, one second a look."""
    history = []
    for second in range(20):
        decision = decided(policy, history, threshold, float(second))
        if any(isinstance(action, Click | AskUser) for action in decision.actions):
            return history, decision
        history.append(Step(1, None, decision, Outcome(Result.DONE, changed=False)))
    raise AssertionError("it neither acts nor asks")


def test_what_it_is_less_sure_of_than_it_should_be_is_shown_to_the_person_at_last(eye):
    policy = pocket(Doubting(eye, 0.4))
    history, decision = course_of(policy)
    assert history
    assert (decision.unsure, decision.guessed, decision.confidence) == (True, True, 0.4)
    assert decision.actions[0].at in Box(348, 18, 18, 18)
    assert "40%" in decision.thought


def test_after_a_no_to_a_guess_the_person_is_asked_in_words(eye):
    policy = pocket(Doubting(eye, 0.4))
    history, decision = course_of(policy)
    history.append(Step(1, None, decision, Outcome(Result.REFUSED, "it is not this")))
    (asked,) = decided(policy, history, taken_at=30.0).actions
    assert isinstance(asked, AskUser)


def test_a_learned_threshold_decides_what_is_done_unasked(eye):
    policy = pocket(Doubting(eye, 0.4))
    assert not decided(policy, [], threshold=0.35).unsure
    assert isinstance(decided(policy, [], threshold=0.35).actions[0], Click)
    assert not any(isinstance(a, Click) for a in decided(policy, [], threshold=0.45).actions)


def test_a_guess_that_is_nearly_nothing_is_not_worth_a_question(eye):
    _, decision = course_of(pocket(Doubting(eye, 0.1)))
    assert isinstance(decision.actions[0], AskUser)


def test_what_would_have_been_sure_enough_before_is_asked_about_without_a_search(eye):
    history, decision = course_of(pocket(Doubting(eye, 0.6)), threshold=0.8)
    assert history == []
    assert (decision.unsure, decision.confidence) == (True, 0.6)
