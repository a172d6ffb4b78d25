"""Claims about what the policy decides, on texts that are given and on a desktop that is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.actions import Button, Click, Drag, Finish, Hold, Move, Press, Release, Scroll, Type, Wait
from agent.control import Control
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.errors import Stopped, TaskNotUnderstood
from agent.events import Read, Said
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point, Window
from agent.policy import Grounder, Policy
from agent.senses import Found
from agent.settings import Settings
from policies.literal.policy import Literal, make


def text(label, left, top, width=None, height=20):
    return Found(Box(left, top, width or 10 * len(label), height), label)


TEXTS = [
    text("File", 0, 0),
    text("Save", 100, 100),
    text("Delete", 100, 200),
    text("Delete", 100, 300),
    text("a.txt", 20, 340),
    text("Documents", 400, 340),
    text("Saved", 500, 380),
]


def drawn(taken_at=0.0):
    return replace(FakeDesktop().capture(), taken_at=taken_at)


def literal(texts=TEXTS, patience=10.0, control=None) -> Literal:
    return Literal(reader=FakeReader(texts), control=control or Control(), patience_seconds=patience)


def look(task, history=(), taken_at=0.0, windows=()):
    return Observation(task, drawn(taken_at), tuple(history), tuple(windows))


def decide(task, history=(), texts=TEXTS, taken_at=0.0, patience=10.0, windows=(), emit=lambda event: None):
    return literal(texts, patience).decide(look(task, history, taken_at, windows), emit)


def step(decision: Decision, result=Result.DONE):
    return Step(1, None, decision, Outcome(result))


@pytest.mark.parametrize(
    ("task", "actions"),
    [
        ('click "Save"', (Click(Point(120, 110)),)),
        ('right-click "Save"', (Click(Point(120, 110), Button.RIGHT),)),
        ('double-click "Save" holding ctrl', (Click(Point(120, 110), count=2, holding=("ctrl",)),)),
        ('click second "Delete"', (Click(Point(130, 310)),)),
        ('click "Delete" below "Save"', (Click(Point(130, 210)),)),
        ('hover over "File"', (Move(Point(20, 10)),)),
        ('drag "a.txt" to "Documents"', (Drag((Point(45, 350), Point(445, 350))),)),
        ('type "你好\n"', (Type("你好\n"),)),
        ("press Ctrl+S twice", (Press(("ctrl", "s")),) * 2),
        ("scroll down 4", (Scroll(Point(320, 200), down=4),)),
        ('scroll up 2 in "Documents"', (Scroll(Point(445, 350), down=-2),)),
        ("wait 2 seconds", (Wait(2),)),
        ("hold shift", (Hold("shift"),)),
        ("release shift", (Release("shift"),)),
        ('check that "Saved" is shown', ()),
        ('wait for "Saved"', ()),
        ('check that "Error" is not shown', ()),
    ],
)
def test_an_instruction_becomes_actions(task, actions):
    assert decide(task).actions == actions


def test_the_policy_keeps_its_promises():
    policy: Policy = make(FakeReader([]), Control(), Settings())
    assert policy.name == "literal"
    assert isinstance(policy, Grounder)


def test_a_task_that_is_not_understood_fails_before_anything_is_started():
    with pytest.raises(TaskNotUnderstood):
        literal().check("clik it")


def test_the_thought_says_what_is_seen_and_where():
    decision = decide('click "Saved"')
    assert decision.thought == "I see 'Saved' at the bottom right: click \"Saved\""
    assert [target.label for target in decision.targets] == ["Saved"]
    assert decision.confidence == 1.0


def test_a_chinese_task_gets_chinese_thoughts():
    decision = decide("点击“保存”", texts=[text("保存", 10, 10)])
    assert decision.thought == "看到“保存”在左上：点击“保存”"


def test_reading_and_thinking_are_told_while_it_decides():
    events = []
    decision = decide('click "Save"', emit=events.append)
    assert [type(event) for event in events[:2]] == [Read, Said]
    assert "".join(event.text for event in events[1:]) == decision.thought


def test_what_needs_no_look_reads_nothing():
    events = []
    decide("press Enter", emit=events.append)
    assert not any(isinstance(event, Read) for event in events)


def test_the_same_observation_gets_the_same_decision():
    policy, seen = literal(), look('click "Save" then press Enter')
    assert policy.decide(seen, lambda event: None) == policy.decide(seen, lambda event: None)


TWO = 'click "Save" then press Enter'


@pytest.mark.parametrize(
    ("result", "next_action"),
    [
        (Result.DONE, Press(("enter",))),
        (Result.DRY, Press(("enter",))),
        (Result.STALE, Click(Point(120, 110))),
        (Result.FAILED, Click(Point(120, 110))),
    ],
)
def test_what_became_of_a_step_tells_what_is_next(result, next_action):
    history = [step(decide(TWO), result)]
    assert decide(TWO, history).actions == (next_action,)


def test_after_the_last_instruction_it_finishes():
    first = step(decide(TWO))
    second = step(decide(TWO, [first]))
    (finish,) = decide(TWO, [first, second]).actions
    assert finish == Finish("all 2 instructions are done", success=True, verified=None)


def test_a_check_that_held_makes_the_end_verified():
    task = 'check that "Saved" is shown'
    (finish,) = decide(task, [step(decide(task))]).actions
    assert (finish.success, finish.verified) == (True, True)


def test_a_missing_target_is_waited_for_and_then_named_with_what_is_there_instead():
    task, texts = 'click "Sxxed it"', [text("Saved it", 0, 0), text("Cancel", 90, 0)]
    first = decide(task, texts=texts, taken_at=100)
    assert first.actions == (Wait(2.0, for_change=True),)
    assert "(0 s of 10 s)" in first.thought
    history = [step(first)]
    second = decide(task, history, texts=texts, taken_at=109.5)
    assert second.actions == (Wait(0.5, for_change=True),)
    (finish,) = decide(task, [*history, step(second)], texts=texts, taken_at=110).actions
    assert finish.success is False
    assert "nearest: 'Saved it'" in finish.message
    assert finish.message.endswith("as they are on the screen)")


def test_waiting_completes_nothing():
    task = 'wait for "Ready" then press Enter'
    waiting = step(decide(task, taken_at=5))
    assert decide(task, [waiting], texts=[text("Ready", 0, 0)], taken_at=6).actions == ()


def test_a_target_that_appears_while_it_waits_is_clicked():
    waiting = step(decide('click "Ready"', taken_at=5))
    decision = decide('click "Ready"', [waiting], texts=[text("Ready", 0, 0)], taken_at=6)
    assert decision.actions == (Click(Point(25, 10)),)


def test_two_equal_targets_are_looked_at_once_more_and_then_named():
    first = decide('click "Delete"')
    assert isinstance(first.actions[0], Wait)
    (finish,) = decide('click "Delete"', [step(first)], taken_at=1).actions
    assert finish.success is False
    assert "'Delete' is shown twice: 'Delete' at (130, 210), 'Delete' at (130, 310)" in finish.message


def test_waiting_for_something_to_go_ends_when_it_is_gone():
    task = 'wait for "Saved" to disappear'
    waiting = decide(task)
    assert "still shown" in waiting.thought
    assert decide(task, [step(waiting)], texts=TEXTS[:-1]).actions == ()


def test_a_check_that_fails_ends_the_run_as_not_verified():
    (finish,) = decide('check that "Done" is shown', patience=0).actions
    assert (finish.success, finish.verified) == (False, False)


def test_a_check_does_not_take_a_misread_letter_for_the_text():
    assert decide('check that "Documentz" is shown').actions != ()


def test_what_is_checked_to_be_absent_must_not_even_nearly_be_there():
    assert decide('check that "Documentz" is not shown').actions != ()


def page_with_field(written=""):
    """A field right of the label Name, drawn, and what a reader finds there."""
    desktop = FakeDesktop()
    field = desktop.scene.field_box
    label = Found(Box(field.left - 22, field.top + 6, 20, 20), "Name")
    inside = [text(written, field.left + 12, field.top + 6)] if written else []
    return desktop.capture(), [label, *inside], field


def type_into(text_to_type, written=""):
    screenshot, texts, field = page_with_field(written)
    task = f'type "{text_to_type}" into "Name"'
    decision = literal(texts).decide(Observation(task, screenshot), lambda event: None)
    assert decision.actions[0].at in field
    return decision.actions[1:]


def test_typing_into_an_empty_field_clicks_it_and_types():
    assert type_into("Alice") == (Type("Alice"),)


def test_typing_into_a_field_replaces_what_it_holds():
    assert type_into("Alice", written="Bob") == (Press(("ctrl", "a")), Type("Alice"))


def test_typing_nothing_into_a_field_empties_it():
    assert type_into("", written="Bob") == (Press(("ctrl", "a")), Press(("delete",)))


def test_a_label_without_a_field_is_told():
    (wait,) = decide('type "x" into "Saved"').actions
    assert isinstance(wait, Wait)
    (finish,) = decide('type "x" into "Saved"', patience=0).actions
    assert "no field is seen beside it" in finish.message


FRONT = Window("Front", "front", Box(0, 0, 300, 400), active=True)
BACK = Window("Back", "back", Box(200, 0, 400, 400))


def test_a_covered_window_is_brought_to_the_front_by_its_title_bar():
    task = 'click "Hidden" in window "Back"'
    decision = decide(task, texts=[], windows=(FRONT, BACK))
    (click,) = decision.actions
    assert click.at not in FRONT.box
    assert click.at in BACK.box
    assert click.at.y == 10
    raised = decide(task, [step(decision)], texts=[text("Hidden", 220, 50)], windows=(BACK, FRONT))
    assert raised.actions == (Click(Point(250, 60)),)


def test_a_window_that_nothing_covers_is_not_clicked():
    (wait,) = decide('click "Hidden" in window "Front"', texts=[], windows=(FRONT, BACK)).actions
    assert isinstance(wait, Wait)


def test_a_stop_is_noticed_after_reading():
    control = Control()
    control.stop("enough")
    with pytest.raises(Stopped):
        literal(control=control).decide(look('click "Save"'), lambda event: None)


def test_a_hundred_instructions_are_followed_one_by_one():
    task, history = ", ".join(["press Tab"] * 100), []
    for number in range(100):
        decision = decide(task, history)
        assert decision.reply.startswith(f"{number + 1}: ")
        history.append(step(decision))
    assert isinstance(decide(task, history).actions[0], Finish)
