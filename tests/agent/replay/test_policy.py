from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agent.actions import Action, Click, Press, Type
from agent.control import Control
from agent.demonstration.folder import read
from agent.demonstration.schema import Target
from agent.episode import Decision, Ending, Observation, Outcome, Result, Step, Verdict
from agent.errors import NotShown, UsageError
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box
from agent.guard import Guard, Mode
from agent.replay.help import marks_of
from agent.replay.locate import Located
from agent.replay.part import between
from agent.replay.policy import Replay
from agent.runner import Runner
from agent.script.condition import Conditions
from agent.script.condition import Verdict as Judged
from agent.settle import Settle

HEAD = "demonstration: Save it\nsteps:\n"
PATIENCE = 0.2
FRAME = "0" * 32


def click(name: str, label: str, expect: str = "") -> str:
    target = f"{{intent: {label}, shown: [{{frame: '{FRAME}', at: [1, 1], box: [0, 0, 2, 2]}}]}}"
    return f"- {{id: {name}, click: {target}{', expect: [' + expect + ']' if expect else ''}}}\n"


class Labels:
    """Finds the fake desktop's buttons by the words of the intent."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    def locate(self, target: Target, observation: Observation) -> Located:
        if target.intent not in self._desktop.scene.labels:
            raise NotShown(f"'{target.intent}' is not shown (show it)")
        at = self._desktop.place_of(target.intent)
        return Located(Box.around(at, 20, 10), at, "words", 1.0, ())


Play = Callable[..., tuple[Ending, list[Action]]]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def played(steps: str, patience: float = PATIENCE) -> tuple[Ending, list[Action]]:
        control = Control()
        desktop = FakeDesktop(control=control)
        reader = FakeReader(desktop.texts)
        shown = read(HEAD + steps)
        policy = Replay(
            steps=shown.steps,
            locator=Labels(desktop),
            reader=reader,
            conditions=Conditions(desktop=desktop, control=control, work=tmp_path),
            patience=patience,
        )
        policy.check("")
        ending = (
            Runner(
                policy,
                desktop,
                emit=lambda event: None,
                control=control,
                guard=Guard(reader=reader, mode=Mode.AUTO),
                settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.2),
                ask=lambda question: pytest.fail(f"asked: {question}"),
            )
            .run("")
            .ending
        )
        assert ending is not None
        return ending, desktop.performed

    return played


def test_steps_that_are_all_seen_to_come_about_end_verified(play: Play) -> None:
    ending, done = play(
        click("a", "Open", "{changed: [0, 0, 640, 400]}") + "- {id: b, check: {text: Open}}\n"
    )

    assert (ending.verdict, ending.verified) == (Verdict.FINISHED, True)
    assert [type(each) for each in done] == [Click]


def test_a_step_that_nobody_can_look_at_leaves_the_run_unverified(play: Play) -> None:
    ending, done = play("- {id: a, type: hello}\n- {id: b, press: enter}\n")

    assert (ending.verdict, ending.verified) == (Verdict.FINISHED, None)
    assert done == [Type("hello"), Press(("enter",))]


def test_a_step_without_its_effect_is_never_done_again(play: Play) -> None:
    ending, done = play(click("a", "Open", "{text: Nowhere}") + click("b", "Save"))

    assert ending.verdict is not Verdict.FINISHED
    assert "'a'" in ending.message
    assert "not attempted: b" in ending.message
    assert len(done) == 1


def test_a_change_that_never_comes_is_not_forgotten_with_its_picture(play: Play) -> None:
    ending, done = play(click("a", "Open", "{changed: [600, 200, 20, 20]}"), 4)

    assert ending.verdict is not Verdict.FINISHED
    assert len(done) == 1


def test_a_lost_target_halts_before_anything_is_done(play: Play) -> None:
    ending, done = play(click("a", "Print"))

    assert ending.verdict is Verdict.HALTED
    assert done == []


def test_a_branch_is_taken_only_where_its_condition_holds(play: Play) -> None:
    branch = "- {{id: {0}, if: {{text: {1}}}, then: [{{id: {0}x, type: '{0}'}}]}}\n"

    _, done = play(branch.format("a", "Open") + branch.format("b", "Nowhere"))

    assert done == [Type("a")]


def _turn(decision: Decision) -> Step:
    return Step(1, None, decision, Outcome(Result.DONE))


class Late:
    """Conditions of which one holds from the so many-th look on."""

    def __init__(self, looks: int) -> None:
        self._left = looks

    def judge(self, condition: object, look: object) -> Judged:
        self._left -= 1
        return Judged(self._left <= 0, "")


def test_a_branch_is_taken_late_while_the_step_behind_it_waits(tmp_path: Path) -> None:
    control = Control()
    desktop = FakeDesktop(control=control)
    shown = read(HEAD + "- {id: a, if: {text: News}, then: [{id: b, type: x}]}\n" + click("c", "Print"))
    policy = Replay(
        steps=shown.steps,
        locator=Labels(desktop),
        reader=FakeReader(desktop.texts),
        conditions=Late(2),  # type: ignore[arg-type]
        patience=PATIENCE,
    )

    decision = policy.decide(Observation("", desktop.capture()), lambda event: None)
    assert marks_of(_turn(decision)) == ["a passed", "c waiting"]
    decision = policy.decide(Observation("", desktop.capture(), (_turn(decision),)), lambda event: None)

    assert decision.actions == (Type("x"),)
    assert marks_of(_turn(decision)) == ["a taken", "b acted"]


def test_a_question_that_a_step_brings_up_is_answered_before_its_effect_is_looked_for_again(
    play: Play,
) -> None:
    ending, done = play(
        click("a", "Open", "{text: answered}")
        + "- {id: b, if: {text: Open}, then: [{id: c, type: answered}]}\n"
        + "- {id: d, press: enter}\n",
        8,
    )

    assert ending.verdict is Verdict.FINISHED, ending.message
    assert [type(each) for each in done] == [Click, Type, Press]


def test_only_the_steps_from_one_to_another_are_replayed() -> None:
    steps = read(HEAD + "".join(f"- {{id: {name}, type: x}}\n" for name in "abcd")).steps

    assert [step.id for step in between(steps, "b", "c")] == ["b", "c"]
    with pytest.raises(UsageError, match="no step 'z'"):
        between(steps, "z")
