"""Claims about what the policy decides: free sentences, several acts, and quoted words to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Finish, Press, Type, Wait
from agent.control import Control
from agent.episode import Observation, Outcome, Result, Step
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


def test_what_is_not_there_is_waited_for_and_then_given_up(eye):
    policy = pocket(eye)
    first = decide(policy, "go to zyzzogeton")
    assert isinstance(first.actions[0], Wait)
    (end,) = decide(policy, "go to zyzzogeton", [step(first)], taken_at=6.0).actions
    assert isinstance(end, Finish)
    assert not end.success


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
