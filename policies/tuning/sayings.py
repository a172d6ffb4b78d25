"""From actions on the desktop to what a model would have said: `policies.ui_tars.acting` the other way.

The trap: a place is written for the picture that the model is shown, not for the screen or the file. So
there is no place here without the `View` of that picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from agent import actions
from agent.actions import Action, Button
from agent.geometry import Point
from policies.ui_tars.acting import NOTCHES
from policies.ui_tars.resize import View
from policies.ui_tars.saying import (
    CallUser,
    Click,
    Direction,
    Drag,
    Finished,
    Hotkey,
    KeyDown,
    KeyUp,
    MouseDown,
    MouseUp,
    Move,
    Saying,
    Scroll,
    Spot,
    Type,
    Wait,
)


class Unsayable(Exception):
    """An action for which a model of this family has no words, and why."""


def sayings_of(done: Sequence[Action], view: View) -> tuple[Saying, ...]:
    """Return what says these actions. Raises Unsayable, also for a place that the picture does not show."""
    return tuple(saying for action in done for saying in _sayings(action, view))


def _sayings(action: Action, view: View) -> Iterator[Saying]:
    def at(point: Point) -> Spot:
        if point not in view.area:
            raise Unsayable(f"({point.x:.0f}, {point.y:.0f}) is not on its picture")
        x, y = view.named(point)
        most_x, most_y = view.bounds
        return Spot(min(x, most_x - 1), min(y, most_y - 1))  # the far edge is no place on the screen

    match action:
        case actions.Click(point, button, count, holding):
            yield from (KeyDown(key) for key in holding)
            yield Click(at(point), button, count)
            yield from (KeyUp(key) for key in reversed(holding))
        case actions.Move(point):
            yield Move(at(point))
        case actions.Drag(path, Button.LEFT, ()):
            yield Drag(tuple(at(point) for point in (path[0], path[-1])))
        case actions.Drag():
            raise Unsayable("a drag with another button, or with keys held, has no words")
        case actions.Scroll(point, right, down):
            ways: tuple[tuple[int, Direction], ...] = (
                *((down, "down"), (-down, "up")),
                *((right, "right"), (-right, "left")),
            )
            for notches, way in ways:
                if notches > 0:
                    yield Scroll(way, at(point), None if notches == NOTCHES else notches)
        case actions.Type(text):
            yield Type(text)
        case actions.Press(keys):
            yield Hotkey(keys)
        case actions.Hold(Button.LEFT):
            yield MouseDown()
        case actions.Release(Button.LEFT):
            yield MouseUp()
        case actions.Hold(Button()) | actions.Release(Button()):
            raise Unsayable("another button than the left one has no words for being held")
        case actions.Hold(str(key)):
            yield KeyDown(key)
        case actions.Release(str(key)):
            yield KeyUp(key)
        case actions.Wait(seconds):
            yield Wait(seconds)
        case actions.Finish(message, success):
            yield Finished(message, success)
        case actions.AskUser(question):
            yield CallUser(question)
        case _:
            assert_never(action)
