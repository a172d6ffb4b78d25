"""The critic `expects` at work: what it says, what it shows to who looks on, and that nobody pays unasked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest

from agent.actions import Action, Click, Type, Wait
from agent.control import Control
from agent.errors import UnknownName, UsageError
from agent.events import Answer, Event, Judged, Probed
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.runner import Runner
from agent.senses import NOTHING, UNEXPECTED
from agent.settle import Settle
from policies.expectation import critic as critics
from policies.expectation.critic import PROBES, SCREENS, SURPRISE, WATCHED, Expecting, make
from policies.expectation.limit import Limit
from policies.expectation.loaded import Loaded
from policies.expectation.model import Expectation

SAVE = Click(FakeDesktop().place_of("Save"))
FAR = 1e9


def run(
    critic: Expecting, actions: Sequence[Action], *, still: bool = False, watched: Sequence[str] = ()
) -> list[Event]:
    control, desktop, events = Control(), FakeDesktop(still=still), list[Event]()
    control.watch(watched)
    Runner(
        ScriptedPolicy(actions),
        desktop,
        emit=events.append,
        control=control,
        guard=Guard(reader=FakeReader(desktop.texts), mode=Mode.AUTO, actions_per_minute=6000),
        settle=Settle(capture=desktop.capture, control=control, cap_seconds=0.1),
        ask=lambda question: Answer(False, absent=True),
        critics=[critic],
        when_stuck="tell",
    ).run("try it")
    return events


def expecting(
    model: Expectation, *, nothing: float = FAR, unexpected: float = FAR, speaks: bool = True
) -> Expecting:
    """A critic of these limits."""
    loaded = Loaded(model, {NOTHING: Limit((nothing,)), UNEXPECTED: Limit((unexpected,))})
    return Expecting(lambda: loaded, speaks=speaks)


def words(events: Sequence[Event]) -> list[str]:
    return [event.opinion.word for event in events if isinstance(event, Judged)]


def test_what_changes_is_held_against_one_limit_and_that_nothing_does_against_another(
    model: Expectation,
) -> None:
    assert words(run(expecting(model, unexpected=-FAR), [SAVE])) == [UNEXPECTED]
    assert words(run(expecting(model, nothing=-FAR), [SAVE])) == []
    assert words(run(expecting(model, nothing=-FAR), [SAVE], still=True)) == [NOTHING]
    assert words(run(expecting(model, unexpected=-FAR), [SAVE], still=True)) == []


def test_waiting_is_no_act_that_something_could_be_expected_of(model: Expectation) -> None:
    assert words(run(expecting(model, nothing=-FAR, unexpected=-FAR), [Wait(0.01)])) == []


def test_who_looks_on_is_told_and_the_run_hears_nothing(model: Expectation) -> None:
    events = run(
        expecting(model, nothing=-FAR, unexpected=-FAR, speaks=False), [SAVE, Type("tea")], watched=[*PROBES]
    )

    told = [event.reading for event in events if isinstance(event, Probed)]
    assert words(events) == []
    assert {reading.source for reading in told} == {*PROBES}
    assert [each.at for each in told if (each.source, each.label) == (SURPRISE, "real")] == [1, 2]
    assert {each.label for each in told if each.source == SCREENS} == {"before", "imagined", "real"}


def test_nothing_is_loaded_while_it_is_silent_and_nobody_looks() -> None:
    def load() -> Loaded:
        raise AssertionError("loaded for nobody")

    events = run(Expecting(load, speaks=False), [SAVE])

    assert [event for event in events if isinstance(event, Probed)] == []


def test_the_critic_is_made_without_torch_or_diffusers() -> None:
    code = (
        "import sys; from agent.registry import load; load('critics', 'expects')('watched'); "
        "print(sorted({'torch', 'diffusers'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


def test_without_diffusers_the_remedy_is_said_and_who_only_looks_on_sees_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(critics, "find_spec", lambda name: None)

    with pytest.raises(UsageError, match=r"pip install 'deixis\[expect\]'"):
        make("")
    assert make(WATCHED).probes() == {}


def test_an_unknown_kind_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'watched'"):
        make("watchd")


def test_one_ordinary_act_in_a_hundred_is_over_the_limit() -> None:
    limit = Limit(tuple(float(value) for value in range(1, 101)))

    assert sum(value > limit.value for value in limit.ordinary) == 1
    assert limit.share_below(50.5) == pytest.approx(50 / 101)
    assert limit.share_below(FAR) < 1
    assert Limit.parsed(str(limit)) == limit
