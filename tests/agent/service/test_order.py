from __future__ import annotations

from typing import Any

import pytest

from agent.actions import Action, Button, Click, Drag, Hold, Move, Press, Release, Scroll, Type, Wait
from agent.errors import UnknownKey, UsageError
from agent.geometry import Point
from agent.service.order import Order

HERE, THERE = Point(3, 4), Point(30, 40)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"kind": "click", "x": 3, "y": 4}, Click(HERE)),
        ({"kind": "click", "x": 0, "y": 0}, Click(Point(0, 0))),
        ({"kind": "click", "target": "Save"}, Click(THERE)),
        ({"kind": "click", "x": 3, "y": 4, "holding": "ctrl+shift"}, Click(HERE, holding=("ctrl", "shift"))),
        ({"kind": "double", "x": 3, "y": 4}, Click(HERE, count=2)),
        ({"kind": "right", "x": 3, "y": 4}, Click(HERE, Button.RIGHT)),
        ({"kind": "move", "target": "Save"}, Move(THERE)),
        ({"kind": "drag", "x": 3, "y": 4, "to_x": 30, "to_y": 40}, Drag((HERE, THERE))),
        ({"kind": "drag", "x": 3, "y": 4, "to_target": "Bin"}, Drag((HERE, THERE))),
        ({"kind": "scroll", "x": 3, "y": 4, "down": -2}, Scroll(HERE, down=-2)),
        ({"kind": "scroll", "x": 3, "y": 4, "to_the_right": 1}, Scroll(HERE, right=1)),
        ({"kind": "type", "text": "a\nb"}, Type("a\nb")),
        ({"kind": "press", "keys": "Ctrl+S"}, Press(("ctrl", "s"))),
        ({"kind": "hold", "keys": "Shift"}, Hold("shift")),
        ({"kind": "hold", "keys": "left button"}, Hold(Button.LEFT)),
        ({"kind": "release", "keys": "left"}, Release("left")),
        ({"kind": "wait", "seconds": 0}, Wait(0)),
    ],
)
def test_an_order_becomes_one_action(given: dict[str, Any], wanted: Action) -> None:
    assert Order(**given).action(lambda words: THERE) == wanted


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"kind": "click"}, "needs a place"),
        ({"kind": "click", "x": 3}, "needs a place"),
        ({"kind": "click", "x": 3, "y": 4, "target": "Save"}, "both 'target' and a point"),
        ({"kind": "click", "x": 3, "y": 4, "text": "Hello"}, "'click' takes no 'text'"),
        ({"kind": "type", "text": "Hello", "target": "Name"}, "'type' takes no 'target'"),
        ({"kind": "type"}, "needs a text"),
        ({"kind": "drag", "x": 3, "y": 4}, "give 'to_x' and 'to_y'"),
        ({"kind": "scroll", "x": 3, "y": 4}, "notches"),
        ({"kind": "press"}, "needs keys"),
        ({"kind": "wait", "seconds": 601}, "0 to 600"),
        ({"kind": "wait"}, "0 to 600"),
        ({"kind": "wait", "seconds": float("nan")}, "0 to 600"),
        ({"kind": "click", "x": float("inf"), "y": 4}, "no place"),
        ({"kind": "launch"}, "no action 'launch'"),
    ],
)
def test_what_a_kind_cannot_use_is_refused_and_told(given: dict[str, Any], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        Order(**given)


def test_an_unknown_key_is_noticed_before_anything_is_done() -> None:
    with pytest.raises(UnknownKey, match="ctlr"):
        Order(kind="press", keys="ctlr+s")


def test_an_order_in_words_is_told_in_words() -> None:
    assert Order(kind="drag", target="File", to_target="Bin").told() == "drag 'File' to 'Bin'"
    assert Order(kind="click", x=3, y=4).told() == "click at (3, 4)"
