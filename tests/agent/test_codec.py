import json
import math
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
)
from agent.actions import Wait as Pause
from agent.codec.action import action_from, action_to_dict
from agent.codec.event import event_to_dict, question_from, question_to_dict, reading_from, reading_to_dict
from agent.codec.line import Json, line, parse
from agent.codec.place import (
    box_from,
    box_to_dict,
    found_from,
    found_to_dict,
    point_from,
    point_to_dict,
    window_from,
    window_to_dict,
)
from agent.codec.step import (
    decision_from,
    decision_to_dict,
    ending_from,
    ending_to_dict,
    outcome_from,
    outcome_to_dict,
    step_from,
    step_to_dict,
)
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.errors import UnreadableEpisode
from agent.events import (
    Asked,
    Captured,
    Decided,
    Ended,
    Event,
    Need,
    Performed,
    Probed,
    Question,
    Read,
    Reading,
    Said,
    Started,
)
from agent.fake import FakeDesktop
from agent.geometry import Box, Point, Window
from agent.senses import Found

texts = st.text(st.characters(codec=None), max_size=30)  # lone surrogates too: a window's title may hold them
numbers = st.floats(allow_nan=False, allow_infinity=False)
points = st.builds(Point, numbers, numbers)
boxes = st.builds(Box, numbers, numbers, numbers, numbers)
maybe_flags = st.none() | st.booleans()
keys = st.lists(texts, max_size=3).map(tuple)
buttons = st.sampled_from(Button)
found = st.builds(Found, boxes, texts, numbers)
windows = st.builds(Window, texts, texts, boxes, st.booleans(), st.none() | st.integers(0, 2**31))
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Click, points, buttons, st.integers(), keys),
    st.builds(Move, points),
    st.builds(Drag, st.lists(points, min_size=1, max_size=4).map(tuple), buttons, keys),
    st.builds(Scroll, points, st.integers(), st.integers()),
    st.builds(Type, texts),
    st.builds(Press, keys),
    st.builds(Hold, texts | buttons),
    st.builds(Release, texts | buttons),
    st.builds(Pause, numbers, st.booleans()),
    st.builds(Finish, texts, st.booleans(), maybe_flags),
    st.builds(AskUser, texts),
)
decisions = st.builds(
    Decision,
    st.lists(actions, max_size=3).map(tuple),
    texts,
    texts,
    st.lists(found, max_size=2).map(tuple),
    st.none() | numbers,
)
outcomes = st.builds(Outcome, st.sampled_from(Result), texts, maybe_flags, maybe_flags, texts)
seconds = st.dictionaries(texts, numbers, max_size=3).map(MappingProxyType)
steps = st.builds(Step, st.integers(), st.none(), decisions, outcomes, seconds)
endings = st.builds(Ending, st.sampled_from(Verdict), texts, maybe_flags)
questions = st.builds(Question, st.sampled_from(Need), texts, st.none() | actions)

CASES = [
    (points, point_to_dict, point_from),
    (boxes, box_to_dict, box_from),
    (windows, window_to_dict, window_from),
    (found, found_to_dict, found_from),
    (actions, action_to_dict, action_from),
    (decisions, decision_to_dict, decision_from),
    (outcomes, outcome_to_dict, outcome_from),
    (steps, step_to_dict, step_from),
    (endings, ending_to_dict, ending_from),
    (questions, question_to_dict, question_from),
]


@pytest.mark.parametrize(("values", "encode", "decode"), CASES, ids=[case[2].__name__ for case in CASES])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_written_is_read_back_the_same(
    values: st.SearchStrategy[object],
    encode: Callable[[object], Json],
    decode: Callable[[object], object],
    data: st.DataObject,
) -> None:
    value = data.draw(values)

    written = line(encode(value), str)

    assert written.isascii()
    assert "\n" not in written
    assert decode(parse(written.encode())) == value


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts | st.just("kind"), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(value=anything)
def test_any_other_json_is_refused_with_a_typed_error(value: object) -> None:
    for decode in (step_from, action_from, ending_from, window_from):
        with pytest.raises(UnreadableEpisode):
            decode(value)


CLICK = {"kind": "click", "at": {"x": 1, "y": 2}, "button": "left", "count": 1, "holding": []}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"at": {"x": True, "y": 2}}, "action.at.x is True, not a finite number"),
        ({"at": {"x": 10**400, "y": 2}}, "not a finite number"),
        ({"at": {"x": 10**5000, "y": 2}}, "a very long number"),
        ({"at": {"x": 1}}, "action.at has no field 'y'"),
        ({"count": 1.0}, "action.count is 1.0, not a whole number"),
        ({"count": True}, "not a whole number"),
        ({"button": "fourth"}, "not one of left, right, middle"),
        ({"holding": ["ctrl", 3]}, r"action.holding\[1\] is 3, not a text"),
        ({"holding": "ctrl"}, "not a list"),
        ({"kind": "klick"}, "not an action"),
        ({"kind": ["click"]}, "not an action"),
        ({"more": 1}, "an unknown field 'more'"),
        ({"kind": "drag", "path": []}, "unknown field"),
    ],
)
def test_a_damaged_action_says_where(change: Json, said: str) -> None:
    with pytest.raises(UnreadableEpisode, match=said):
        action_from(CLICK | change)


def test_a_drag_without_points_is_refused() -> None:
    with pytest.raises(UnreadableEpisode, match="not a list of points"):
        action_from({"kind": "drag", "path": [], "button": "left", "holding": []})


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"NaN", b"[Infinity]", b"[" * 100_000, b"{}{}"])
def test_a_line_that_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableEpisode):
        parse(data)


def test_a_policys_nan_does_not_break_the_record() -> None:
    written = line(action_to_dict(Move(Point(math.nan, math.inf))), str)

    action = action_from(parse(written.encode()))

    assert "NaN" not in written
    assert isinstance(action, Move)
    assert math.isnan(action.at.x)


def test_what_was_taught_and_on_is_kept_and_where_nothing_was_nothing_is_said() -> None:
    taught = Decision((), taught=("mail", "sums"))
    assert decision_from(decision_to_dict(taught)) == taught
    assert "taught" not in decision_to_dict(Decision(()))


STEP = Step(3, None, Decision((Type("${secret:pin}"),), "why"), Outcome(Result.DONE))
EVENTS: list[tuple[Event, str]] = [
    (Started("task", "literal", Path("/runs/a"), 1.5, ("a.b",)), '"folder": "/runs/a"'),
    (Captured(1, FakeDesktop().capture(), (Window("Title", "app", Box(0, 0, 1, 1)),)), '["Title"]'),
    (Read((Found(Box(0, 0, 1, 1), "OK"),)), '"label": "OK"'),
    (Said("hm"), '"text": "hm"'),
    (Probed(Reading("lora.a", [1, math.nan], ("step",), "nats")), '"values": [1.0, null]'),
    (Decided(3, STEP.decision), '"thought": "why"'),
    (Asked(Question(Need.APPROVAL, "delete?", Press(("delete",)))), '"need": "approval"'),
    (Performed(STEP), '"text": "${secret:pin}"'),
    (Ended(Ending(Verdict.STOPPED), {"run": 2}), '"exit_code": 130'),
]


@pytest.mark.parametrize(("event", "part"), EVENTS, ids=[type(event).__name__ for event, _ in EVENTS])
def test_an_event_is_one_line_with_its_kind(event: Event, part: str) -> None:
    written = line(event_to_dict(event), str)

    assert json.loads(written)["kind"] == type(event).__name__.lower()
    assert part in written
    assert len(written) < 500  # no picture


def test_a_reading_comes_back_as_it_was_and_what_is_no_number_as_nan() -> None:
    reading = Reading("lora.share", (0.5, math.inf), ("layer", "head"), "", (2, 1), "q", 8.0)

    again = reading_from(parse(line(reading_to_dict(reading), str).encode()))

    assert (again.source, again.axes, again.shape, again.label, again.at) == (
        ("lora.share", ("layer", "head"), (2, 1), "q", 8.0)
    )
    assert again.values[0] == 0.5
    assert math.isnan(again.values[1])


def test_hiding_comes_before_the_escapes_of_json() -> None:
    written = line({"a": ['p"ä'], "b": {"c": 'say p"ä!'}}, lambda text: text.replace('p"ä', "***"))

    assert json.loads(written) == {"a": ["***"], "b": {"c": "say ***!"}}
