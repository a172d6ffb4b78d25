from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pytest

from agent import actions
from agent.control import Control
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.errors import PolicyError, TaskNotUnderstood, UsageError
from agent.events import Event, Probed, Reading, Said
from agent.fake import FakeReader
from agent.geometry import Box, Point
from agent.policy import Aim, Inspectable
from agent.screenshot import Screenshot
from agent.settings import Settings
from policies.ui_tars.backend import ATTENTION, PROBABILITY, Answer, Tell
from policies.ui_tars.policy import UiTars, family_of, make
from policies.ui_tars.prompt import FAMILIES, LEFT_OUT, Message, Surface, instruction, messages, prompt_hash
from policies.ui_tars.resize import PROFILES, Profile

TARS = FAMILIES["ui-tars-1.5"]


class Recited:
    """A backend that gives these answers, and keeps what it was asked."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[Message, ...]] = []
        self.watched: frozenset[str] = frozenset()

    def answer(self, messages: Sequence[Message], profile: Profile, tell: Tell) -> Answer:
        self.asked.append(tuple(messages))
        text = self._answers.pop(0)
        tell(text, 0.5)
        return Answer(text, 0.5, tuple(Reading(name, (1.0,)) for name in self.watched if name == ATTENTION))

    def watch(self, names: Collection[str]) -> None:
        self.watched = frozenset(names)


def shot(shade: int = 0) -> Screenshot:
    return Screenshot(np.full((1080, 1920, 4), shade, np.uint8), Box(0, 0, 1920, 1080), 0.0)


def policy(backend: Recited, screenshots: int = 5) -> UiTars:
    return UiTars(lambda: backend, family=TARS, profile=PROFILES["ui-tars-1.5"], screenshots=screenshots)


def past(number: int, reply: str, outcome: Outcome = Outcome(Result.DONE)) -> Step:  # noqa: B008
    return Step(number, shot(number), Decision((), reply=reply), outcome)


def heard() -> tuple[list[Event], object]:
    events: list[Event] = []
    return events, events.append


def test_the_place_that_the_model_names_is_where_it_is_on_the_screen() -> None:
    backend = Recited("Thought: there\nAction: click(start_box='<|box_start|>(966,546)<|box_end|>')")
    events: list[Event] = []
    decision = policy(backend).decide(Observation("Save it", shot()), events.append)
    assert decision.actions == (actions.Click(Point(960, 540)),)
    assert (decision.thought, decision.confidence) == ("there", 0.5)
    assert Point(960, 540) in decision.targets[0].box
    assert [type(event) for event in events] == [Said]


def test_what_the_model_named_is_told_beside_what_became_of_it() -> None:
    aim = policy(Recited("Action: click(start_box='(483,273)')")).aim(shot(), "the button Save")
    assert aim == Aim((483, 273), (1932, 1092), (1932, 1092), Point(480, 270), 0.5)
    assert policy(Recited("Action: wait()")).aim(shot(), "the button Save") is None


def test_what_is_watched_is_told_and_nothing_else() -> None:
    watched = policy(Recited(*["Action: wait()"] * 4))
    told = []
    for names in ((), (PROBABILITY, "settle.quantile"), (ATTENTION,), ()):
        events: list[Event] = []
        watched.watch(names)
        watched.decide(Observation("Save it", shot()), events.append)
        told.append([event.reading.source for event in events if isinstance(event, Probed)])
    assert isinstance(watched, Inspectable)
    assert told == [[], [PROBABILITY], [ATTENTION], []]


def test_a_reply_that_cannot_be_read_goes_back_to_the_model_once() -> None:
    backend = Recited("Action: clikc(start_box='(1,2)')", "Action: wait()")
    events: list[Event] = []
    decision = policy(backend).decide(Observation("Save it", shot()), events.append)
    assert decision.actions == (actions.Wait(5),)
    *_, own, complaint = backend.asked[1]
    assert own.parts == ("Action: clikc(start_box='(1,2)')",)
    assert "did you mean 'click'" in str(complaint.parts[0])
    assert any(isinstance(event, Said) and "clikc" in event.text for event in events[1:])


def test_a_second_one_is_an_error_that_names_the_place() -> None:
    backend = Recited("hm", "Action: click(start_box='(abc)')")
    with pytest.raises(PolicyError, match=r"argument at .*\(abc\)"):
        policy(backend).decide(Observation("Save it", shot()), lambda event: None)
    assert len(backend.asked) == 2


def test_a_place_outside_of_the_picture_is_never_clicked() -> None:
    backend = Recited(*["Action: click(start_box='(1940,2)')"] * 2)
    with pytest.raises(PolicyError, match="outside the picture"):
        policy(backend).decide(Observation("Save it", shot()), lambda event: None)


@pytest.mark.parametrize(("screenshots", "shown"), [(1, 1), (2, 2), (5, 4), (20, 4)])
def test_the_last_screenshots_are_shown_and_every_word(screenshots: int, shown: int) -> None:
    history = tuple(past(number, f"Action: wait() # {number}") for number in (1, 2, 3))
    talk = messages(Observation("Save it", shot(9), history), TARS, screenshots=screenshots)
    parts = [part for message in talk for part in message.parts]
    pictures = [part for part in parts if isinstance(part, Screenshot)]
    assert len(pictures) == shown
    assert int(pictures[-1].image[0, 0, 0]) == 9
    assert parts.count(LEFT_OUT) == 4 - shown
    assert [message.role for message in talk] == ["user", "assistant"] * 3 + ["user"]
    assert [message.parts[0] for message in talk if message.role == "assistant"] == [
        f"Action: wait() # {number}" for number in (1, 2, 3)
    ]


def test_a_forgotten_picture_is_a_line_of_text() -> None:
    step = replace(past(1, "Action: wait()"), before=None)
    talk = messages(Observation("Save it", shot(), (step,)), TARS)
    assert LEFT_OUT in talk[0].parts


def test_what_was_refused_is_told_at_the_next_turn() -> None:
    step = past(1, "Action: hotkey(key='alt f4')", Outcome(Result.REFUSED, "the person said no"))
    talk = messages(Observation("Save it", shot(), (step,)), TARS)
    assert talk[-1].parts[0] == "That was not done: the person said no"


@pytest.mark.parametrize("family", FAMILIES.values(), ids=str)
@pytest.mark.parametrize("surface", Surface)
def test_each_family_is_told_its_own_way_to_write_places(family: object, surface: Surface) -> None:
    assert isinstance(family, type(TARS))
    said = instruction(family, surface, "做 {{ this }}", "en")
    assert said.endswith("## User Instruction\n做 {{ this }}")
    assert ("<|box_start|>" in said) is (family.name == "ui-tars-1.5")
    assert ("Chinese" in said) is (surface is not Surface.GROUNDING)
    assert prompt_hash(family, surface) != prompt_hash(family, Surface.MOBILE) or surface is Surface.MOBILE


def test_it_points_where_the_model_points() -> None:
    found = policy(Recited("Action: click(start_box='(966,546)')")).ground(shot(), "the button Save")
    assert found is not None
    assert (found.box.center, found.score) == (Point(960, 540), 0.5)
    assert policy(Recited("I see no such thing.")).ground(shot(), "the button Save") is None


@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("ByteDance-Seed/UI-TARS-1.5-7B", "ui-tars-1.5"),
        ("/models/Doubao-1.5-vision", "doubao"),
        ("/models/UI-TARS-1.5-7B", "ui-tars-1.5"),
        ("/models/UI-TARS-7B-DPO", "ui-tars-1.0"),
        ("Qwen/Qwen2.5-VL-3B-Instruct", "qwen2.5-vl"),
        ("Qwen/Qwen3-VL-4B", "qwen3-vl"),
    ],
)
def test_the_family_is_told_by_the_name(model: str, family: str) -> None:
    chosen, profile = family_of(model, Settings.model_validate({}))
    assert chosen.name == family
    assert profile.most <= 1280 * profile.patch**2


def test_without_a_model_or_a_task_nothing_begins() -> None:
    with pytest.raises(UsageError, match="--model FOLDER"):
        make(FakeReader(()), Control(), Settings.model_validate({}))
    with pytest.raises(TaskNotUnderstood, match="empty"):
        policy(Recited()).check(" ")


def test_a_watched_decision_tells_its_spaces_and_its_memory() -> None:
    reply = "Thought: there\nAction: click(start_box='(966,546)')"
    asked, events = policy(Recited(reply), screenshots=2), list[Event]()
    history = (past(1, "Action: wait()"), past(2, ""), past(3, "Action: wait()"))
    asked.watch(["ui_tars.space", "ui_tars.point", "ui_tars.memory"])

    asked.decide(Observation("Save it", shot(), history), events.append)

    told = [event.reading for event in events if isinstance(event, Probed)]
    memory = {each.label: each.values[0] for each in told if each.source == "ui_tars.memory"}
    size = {each.label: tuple(each.values) for each in told if each.source == "ui_tars.space"}
    place = {each.label: tuple(each.values) for each in told if each.source == "ui_tars.point"}
    assert memory == {"1": 1.0, "2": 0.0, "3": 2.0}
    assert size["screenshot"] == size["screen"] == (1920, 1080)
    assert size["sent"] == size["model"] == (1932, 1092)
    assert place["model"] == pytest.approx((966, 546))
    assert place["screen"] == pytest.approx((960, 540))
    assert {each.source for each in told} == {"ui_tars.space", "ui_tars.point", "ui_tars.memory"}
    assert {each.source for each in told} < set(asked.probes())
