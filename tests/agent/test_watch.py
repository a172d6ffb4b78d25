"""What is looked into while a run goes on, and that nothing is measured where nobody looks."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping

import pytest

from agent.actions import Action, Click
from agent.confidence import CONFIDENCE
from agent.control import Control
from agent.episode import Decision, Observation, Verdict
from agent.events import Answer, Captured, Emit, Ended, Event, Performed, Probed, Reading, Started
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.onlook import Onlookers
from agent.runner import Runner
from agent.screenshot import Screenshot
from agent.settle import SETTLING, Settle

SAVE = Click(FakeDesktop().place_of("Save"))
OPEN = Click(FakeDesktop().place_of("Open"))


class Glass(ScriptedPolicy):
    """A policy that can be looked into, and notes who asked for what."""

    def __init__(self, *actions: Action) -> None:
        super().__init__(actions)
        object.__setattr__(self, "asked", [])

    asked: list[tuple[str, ...]]

    def probes(self) -> Mapping[str, str]:
        return {"glass.depth": "how deep one looks"}

    def watch(self, names: Collection[str]) -> None:
        self.asked.append(tuple(names))

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        if "glass.depth" in self.asked[-1]:
            emit(Probed(Reading("glass.depth", (float(len(observation.history)),))))
        return super().decide(observation, emit)


class Bystander:
    """Looks on, and notes what it was asked for; faulty: it fails when it is asked."""

    def __init__(self, *, faulty: bool = False) -> None:
        self.asked: list[frozenset[str]] = []
        self._faulty = faulty

    def probes(self) -> Mapping[str, str]:
        return {"bystander.height": "how high the screen is", "bystander.width": "how wide"}

    def look(self, screenshot: Screenshot, sources: Collection[str]) -> Iterator[Reading]:
        self.asked.append(frozenset(sources))
        if self._faulty:
            raise ValueError("it saw nothing")
        yield Reading("bystander.height", (screenshot.area.height,))


def run(policy: Glass, control: Control, *bystanders: Bystander) -> list[Event]:
    desktop, events = FakeDesktop(control=control), list[Event]()
    Runner(
        policy,
        desktop,
        emit=events.append,
        control=control,
        guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO, actions_per_minute=6000),
        settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.3),
        ask=lambda question: Answer(yes=False),
        onlookers=Onlookers(bystanders),
    ).run("look")
    return events


def readings(events: list[Event]) -> list[Reading]:
    return [event.reading for event in events if isinstance(event, Probed)]


def test_a_run_begins_by_telling_what_can_be_watched() -> None:
    started = run(Glass(SAVE), Control())[0]

    assert isinstance(started, Started)
    assert started.probes == (SETTLING, CONFIDENCE, "glass.depth")


def test_what_nobody_watches_is_not_measured() -> None:
    policy = Glass(SAVE)

    assert readings(run(policy, Control())) == []
    assert set(policy.asked) == {()}


def test_what_is_watched_is_told_at_every_step_and_let_go_at_the_end() -> None:
    policy, control = Glass(SAVE), Control()
    control.watch(["glass.depth"])

    told = readings(run(policy, control))

    assert [reading.values[0] for reading in told] == [0.0, 1.0]
    assert policy.asked == [("glass.depth",), ("glass.depth",), ()]


def test_settling_tells_its_sample_estimate_gain_and_the_quantile_of_the_batch() -> None:
    control = Control()
    control.watch([SETTLING])

    told = readings(run(Glass(SAVE, OPEN, SAVE), control))

    first = {reading.label: reading.values[0] for reading in told if reading.at == 1}
    assert sorted(first) == ["batch", "estimate", "gain", "sample"]
    assert first["batch"] == pytest.approx(first["sample"])
    assert {reading.at for reading in told} == {1.0, 2.0}


def test_who_looks_on_is_asked_for_what_is_watched_and_for_nothing_else() -> None:
    control, bystander = Control(), Bystander()
    control.watch(["bystander.height"])

    events = run(Glass(SAVE), control, bystander)

    assert set(bystander.asked) == {frozenset({"bystander.height"})}
    assert {reading.values for reading in readings(events)} == {(400,)}
    assert isinstance(events[0], Started)
    assert {"bystander.height", "bystander.width"} <= set(events[0].probes)


def test_who_looks_on_is_left_alone_where_nobody_watches() -> None:
    bystander = Bystander()

    run(Glass(SAVE), Control(), bystander)

    assert bystander.asked == []


def test_who_fails_in_looking_on_ends_no_run_and_is_not_asked_again() -> None:
    control, faulty, other = Control(), Bystander(faulty=True), Bystander()
    control.watch(["bystander.height"])

    events = run(Glass(SAVE), control, faulty, other)

    assert len(faulty.asked) == 1
    assert other.asked
    assert isinstance(events[-1], Ended)
    assert events[-1].ending.verdict is Verdict.FINISHED


class Slow(Bystander):
    """Sees nothing of its first screen before it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()

    def look(self, screenshot: Screenshot, sources: Collection[str]) -> Iterator[Reading]:
        assert self.may.wait(20)
        return super().look(screenshot, sources)


class Letting(Glass):
    """Lets somebody look when it decides for the third time."""

    def __init__(self, slow: Slow, *actions: Action) -> None:
        super().__init__(*actions)
        object.__setattr__(self, "slow", slow)

    slow: Slow

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        if len(observation.history) == 2:
            self.slow.may.set()
        return super().decide(observation, emit)


def test_no_step_waits_for_who_looks_on() -> None:
    control, slow = Control(), Slow()
    control.watch(["bystander.height"])

    events = run(Letting(slow, SAVE, OPEN, SAVE), control, slow)

    kinds = [type(event) for event in events]
    assert kinds[: kinds.index(Probed)].count(Performed) >= 2
    assert kinds[-1] is Ended


def test_what_is_seen_late_is_told_of_its_own_step_and_screens_that_came_meanwhile_are_skipped() -> None:
    control, slow = Control(), Slow()
    control.watch(["bystander.height"])

    events = run(Letting(slow, SAVE, OPEN, SAVE), control, slow)

    told = [event.number for event in events if isinstance(event, Probed)]
    assert told[0] == 1
    assert 2 not in told


def test_the_screen_that_is_looked_at_when_the_run_ends_is_told_before_the_end() -> None:
    control, bystander = Control(), Bystander()
    control.watch(["bystander.height"])

    events = run(Glass(), control, bystander)

    assert [type(event) for event in events[-2:]] == [Captured, Ended]
    assert [event.number for event in events if isinstance(event, Probed)] == [1]
