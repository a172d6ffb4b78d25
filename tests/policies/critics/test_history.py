"""The critic at work: what it says of real loops of a run, what it costs, and that nobody pays unasked."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

from agent.actions import Action, Click, Type
from agent.control import Control
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import UnknownName
from agent.events import Answer, Event, Judged, Probed
from agent.fake import FakeDesktop, FakeReader, ScriptedPolicy
from agent.guard import Guard, Mode
from agent.runner import Runner
from agent.senses import STUCK
from agent.settings import Settings
from agent.settle import Settle
from agent.workplace import Workplace
from policies.critics.history import ATTENTION, COST, DISTANCE, GAP, KINDS, SCORES, make

OPEN, SAVE = (Click(FakeDesktop().place_of(name)) for name in ("Open", "Save"))
FIELD = Click(FakeDesktop().scene.field_box.center)


def run(
    actions: Sequence[Action], *, still: bool = False, watched: Sequence[str] = (), kind: str = ""
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
        critics=[make(kind)],
        when_stuck="tell",
    ).run("try it")
    return events


def words(events: Sequence[Event]) -> list[tuple[int, str]]:
    return [(event.number, event.opinion.word) for event in events if isinstance(event, Judged)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "lstm"])  # it needs longer: see the card
def test_different_clicks_on_a_hung_program_are_called_stuck(kind: str) -> None:
    tried = [OPEN, SAVE, FIELD, Click(SAVE.at, count=2), OPEN, FIELD, SAVE, OPEN, FIELD, SAVE, OPEN, FIELD]

    said = words(run(tried, still=True, kind=kind))

    assert STUCK in [word for _, word in said]
    assert said[0][0] >= 3


def test_a_run_that_gets_on_is_left_alone() -> None:
    acts = [FIELD, Type("tea"), SAVE, Type(" and rice"), OPEN, Type(", green"), Type(" or black"), SAVE]

    assert words(run(acts)) == []


def test_every_encoder_is_asked_only_while_somebody_looks() -> None:
    told = [
        event.reading
        for event in run([SAVE, OPEN], watched=[*SCORES.values(), ATTENTION])
        if isinstance(event, Probed)
    ]
    silent = [event for event in run([SAVE, OPEN]) if isinstance(event, Probed)]

    assert silent == []
    assert {reading.label for reading in told if reading.source == SCORES[STUCK]} == {*KINDS}
    attention = [reading for reading in told if reading.source == ATTENTION]
    assert [reading.shape for reading in attention] == [(4, 1), (4, 1), (4, 2), (4, 2)]
    assert sum(attention[-1].values) == pytest.approx(4, abs=1e-4)


def test_linear_attention_is_told_beside_the_transformer_of_the_same_run() -> None:
    told = [
        event.reading
        for event in run([SAVE, OPEN, FIELD], watched=[DISTANCE, GAP, COST])
        if isinstance(event, Probed)
    ]

    distances = [reading for reading in told if reading.source == DISTANCE]
    assert len(distances) == 3 * 2 * 4
    assert max(reading.values[0] for reading in distances if reading.at == 1) < 1e-5  # there is one answer
    assert min(reading.values[0] for reading in distances if reading.at == 3) > 1e-3
    assert max(reading.values[0] for reading in told if reading.source == GAP) < 1e-4
    assert {reading.label for reading in told if reading.source == COST} == {"linear", "softmax"}


def test_an_encoder_that_nobody_knows_is_refused_with_a_guess() -> None:
    with pytest.raises(UnknownName, match="did you mean 'gru'"):
        make("grue")


@pytest.mark.parametrize("kind", KINDS)
def test_judging_a_step_of_a_screen_costs_few_milliseconds(kind: str) -> None:
    critic, desktop = make(kind), FakeDesktop(scale=2)
    looks = [desktop.capture()]
    desktop.perform(SAVE)
    looks.append(desktop.capture())
    critic.begin("")
    spent = []

    for number in range(30):
        step = Step(number + 1, looks[number % 2], Decision((SAVE,)), Outcome(Result.DONE, changed=True))
        began = time.thread_time()
        critic.judge(step, looks[1 - number % 2], lambda event: None)
        spent.append(time.thread_time() - began)

    assert sorted(spent)[len(spent) // 2] < 0.005


def test_no_critic_is_loaded_where_nothing_has_loaded_torch() -> None:
    code = (
        "import sys; from agent.workplace import Workplace; from agent.settings import Settings; "
        "from agent.control import Control; "
        "made = Workplace(Settings(), control=Control(), ask=print).critics(); "
        "print(len(made), 'torch' in sys.modules)"
    )

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert out.split() == ["0", "False"]


def test_where_torch_is_loaded_the_history_is_read_and_by_whom_can_be_chosen() -> None:
    def critics(*names: str) -> list[str]:
        settings = Settings(critics=names) if names else Settings()
        place = Workplace(settings, control=Control(), ask=lambda question: Answer(False))
        return [getattr(critic, "kind", "") for critic in place.critics()]

    assert critics("history:lstm", "history:linear") == ["lstm", "linear"]
    assert critics() == ["gru", ""]  # the second one looks on for its panel
