"""From what a model said, in its own units, to actions on the desktop.

The trap: a model presses a key and forgets to let go of it, or drags with a button that it never releases.
What is held in a step is released at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from agent import actions
from agent.actions import Action, Button
from agent.geometry import Point
from policies.ui_tars.resize import View
from policies.ui_tars.saying import (
    CallUser,
    Click,
    Drag,
    Finished,
    GoBack,
    GoHome,
    Hotkey,
    KeyDown,
    KeyUp,
    LongPress,
    Look,
    Misread,
    MouseDown,
    MouseUp,
    Move,
    Navigate,
    OpenApp,
    Saying,
    Scroll,
    Spot,
    Type,
    Wait,
)

NOTCHES = 5  # of the wheel, where the model leaves that to us
LOOK_SECONDS = 0.5


def actions_of(sayings: Sequence[Saying], view: View) -> tuple[Action, ...]:
    """Return what is to be done on the screen that the view shows. Raises Misread for what no desktop has."""
    found: list[Action] = []
    held: list[str | Button] = []
    for saying in sayings:
        for action in _actions(saying, view):
            match action:
                case actions.Hold(what):
                    held.append(what)
                case actions.Release(what) if what in held:
                    held.remove(what)
                case actions.Finish():
                    found += [actions.Release(what) for what in reversed(held)]
                    held.clear()
                case _:
                    pass
            found.append(action)
    return (*found, *(actions.Release(what) for what in reversed(held)))


def _actions(saying: Saying, view: View) -> Iterator[Action]:
    def at(spot: Spot | None) -> Point:
        return view.area.center if spot is None else view.point_at(spot.x, spot.y)

    match saying:
        case Click(spot, button, count):
            yield actions.Click(at(spot), button, count)
        case LongPress(spot, seconds):
            yield actions.Move(at(spot))
            yield actions.Hold(Button.LEFT)
            yield actions.Wait(seconds)
            yield actions.Release(Button.LEFT)
        case Move(spot):
            yield actions.Move(at(spot))
        case Drag(path):
            yield actions.Drag(tuple(at(spot) for spot in path))
        case Scroll(direction, spot, amount):
            notches = NOTCHES if amount is None else amount
            right = {"right": notches, "left": -notches}.get(direction, 0)
            down = {"down": notches, "up": -notches}.get(direction, 0)
            yield actions.Scroll(at(spot), right, down)
        case Type(text):
            yield actions.Type(text)
        case Hotkey(keys):
            yield actions.Press(keys)
        case KeyDown(key, seconds):
            yield actions.Hold(key)
            if seconds is not None:
                yield actions.Wait(seconds)
                yield actions.Release(key)
        case KeyUp(key):
            yield actions.Release(key)
        case MouseDown(spot):
            if spot is not None:
                yield actions.Move(at(spot))
            yield actions.Hold(Button.LEFT)
        case MouseUp(spot):
            if spot is not None:
                yield actions.Move(at(spot))
            yield actions.Release(Button.LEFT)
        case Wait(seconds):
            yield actions.Wait(seconds)
        case Finished(text, success):
            yield actions.Finish(text, success)
        case CallUser(text):
            yield actions.AskUser(text or "The model asks you to take over. Please help, then let it go on.")
        case Look():
            yield actions.Wait(LOOK_SECONDS)
        case Navigate(address):
            yield actions.Press(("ctrl", "l"))
            yield actions.Type(f"{address}\n")
        case GoBack():
            yield actions.Press(("alt", "left"))
        case GoHome():
            yield actions.Press(("super", "d"))
        case OpenApp(name):
            raise Misread(
                "unavailable",
                (0, 0),
                f"a desktop has no open_app (open '{name}' by clicking on what is shown)",
            )
        case _:
            assert_never(saying)
