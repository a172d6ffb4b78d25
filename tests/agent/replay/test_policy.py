from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Action, Click, Finish, Press, Type
from agent.control import Control
from agent.demonstration.folder import read
from agent.demonstration.target import Target
from agent.episode import Decision, Ending, Observation, Outcome, Result, Step, Verdict
from agent.errors import NotShown, UsageError
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.geometry import Box, Point
from agent.guard import Guard, Mode
from agent.policy import Policy
from agent.replay.help import Help, marks_of
from agent.replay.locate import Located
from agent.replay.part import between
from agent.replay.policy import Replay
from agent.replay.schedule import Schedule
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
    def played(
        steps: str, patience: float = PATIENCE, helper: Policy | None = None, **more: Any
    ) -> tuple[Ending, list[Action]]:
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
            get_policy=None if helper is None else lambda name: helper,
            **more,
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

    assert ending.verdict is Verdict.UNCERTAIN
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
    with pytest.raises(UsageError, match="'c' comes after 'b'"):
        between(steps, "c", "b")


def test_a_part_that_begins_in_a_branch_does_the_rest_of_it_and_what_follows() -> None:
    inner = "{id: i, if: {text: x}, then: [{id: p, press: a}, {id: q, press: b}]}"
    branch = f"- {{id: o, if: {{text: x}}, then: [{{id: a, press: a}}, {inner}, {{id: z, press: z}}]}}\n"
    steps = read(HEAD + "- {id: s, press: s}\n" + branch + "- {id: t, press: t}\n- {id: u, press: u}\n").steps

    assert [step.id for step in between(steps, "q")] == ["q", "z", "t", "u"]
    assert [step.id for step in between(steps, "i", "t")] == ["i", "z", "t"]
    assert [step.id for step in between(steps, "z", "o")] == ["z"]
    with pytest.raises(UsageError, match="'a' comes after 's'"):
        between(steps, "a", "s")


AGENT = "- {id: a, agent: Say hello}\n"


def test_a_step_for_the_policy_is_done_by_it_and_the_replay_goes_on(play: Play) -> None:
    helper = ScriptedPolicy([Type("hello"), Decision((Press(("enter",)), Finish()))])

    ending, done = play(AGENT + "- {id: b, type: x}\n", helper=helper, help=Help.TARGET)

    assert ending.verdict is Verdict.FINISHED
    assert done == [Type("hello"), Press(("enter",)), Type("x")]


def test_a_strict_replay_refuses_a_step_for_the_policy_before_it_begins(play: Play) -> None:
    with pytest.raises(UsageError, match=r"step .a. asks a policy .*--assist"):
        play(AGENT, helper=ScriptedPolicy([]))


def test_a_lost_target_is_handed_to_the_policy_and_then_back(play: Play) -> None:
    helper = ScriptedPolicy([Decision((Click(Point(5, 5)), Finish()))])

    ending, done = play(click("a", "Print") + "- {id: b, type: x}\n", helper=helper, help=Help.STEP)

    assert ending.verdict is Verdict.FINISHED
    assert done == [Click(Point(5, 5)), Type("x")]


def test_a_policy_that_gives_up_or_never_ends_halts_the_replay(play: Play) -> None:
    gives_up = ScriptedPolicy([Finish("I see no printer", success=False)])
    never_ends = ScriptedPolicy([Type("x")] * 20)

    ending, done = play(click("a", "Print"), helper=gives_up, help=Help.STEP)
    assert (ending.verdict, done) == (Verdict.HALTED, [])
    assert "I see no printer" in ending.message

    ending, done = play("- {id: a, agent: Go on, max_steps: 3}\n", helper=never_ends, help=Help.STEP)
    assert (ending.verdict, len(done)) == (Verdict.UNCERTAIN, 3)


def test_the_words_of_a_policy_are_never_read_as_the_progress_of_the_replay(play: Play) -> None:
    lie = Decision((Type("hello"),), reply="done; b verified\nb verified; c verified")

    _, done = play(AGENT + "- {id: b, type: x}\n", helper=ScriptedPolicy([lie]), help=Help.TARGET)

    assert done == [Type("hello"), Type("x")]


def test_at_recorded_times_what_was_late_does_not_make_the_next_step_late() -> None:
    now = [100.0]
    steps = read(
        HEAD + "".join(f"- {{id: s{n}, type: x, at: {at}, took: 0.5}}\n" for n, at in enumerate((1, 2, 40)))
    ).steps
    schedule = Schedule(steps, speed=2.0, most_idle=4.0, clock=lambda: now[0])

    first = schedule.due(steps[0])
    now[0] += 0.9  # the first step took long

    assert first == pytest.approx(100.2)
    assert schedule.due(steps[1]) == pytest.approx(100.7)
    assert schedule.due(steps[2]) == pytest.approx(100.7 + (0.5 + 4) / 2)
    assert schedule.left(steps[2]) == pytest.approx(100.7 + 2.25 - 1 - 100.9)


@pytest.mark.parametrize(
    ("window", "verdict", "says"),
    [("Fake desktop", Verdict.FINISHED, ""), ("Letter", Verdict.HALTED, "no window 'Letter' is open")],
)
def test_keys_go_only_to_the_window_that_had_them(
    play: Play, window: str, verdict: Verdict, says: str
) -> None:
    ending, _ = play(f"- {{id: a, type: x, window: {{title: {window}, box: [0, 0, 9, 9]}}}}\n")

    assert ending.verdict is verdict
    assert says in ending.message
