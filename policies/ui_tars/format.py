"""Writing an action as a model of the family would: for training, for prompts, and to prove the parser."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from agent.actions import Button
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


class Dialect(StrEnum):
    """How places are written."""

    POINT = "point"  # point='<point>1 2</point>'
    BOX = "box"  # start_box='(1,2)'
    BOX_TOKENS = "box tokens"  # start_box='<|box_start|>(1,2)<|box_end|>'


CLICKS = {
    (Button.LEFT, 1): "click",
    (Button.LEFT, 2): "left_double",
    (Button.LEFT, 3): "triple_click",
    (Button.RIGHT, 1): "right_single",
    (Button.MIDDLE, 1): "middle_click",
}


def formatted(action: Saying, dialect: Dialect = Dialect.POINT) -> str:
    """Return the action as a call. `parse` reads the same action from it."""

    def at(spot: Spot, role: str = "point") -> str:
        match dialect:
            case Dialect.POINT:
                return f"{role}='<point>{spot.x:g} {spot.y:g}</point>'"
            case Dialect.BOX:
                return f"{_BOXES[role]}='({spot.x:g},{spot.y:g})'"
            case Dialect.BOX_TOKENS:
                return f"{_BOXES[role]}='<|box_start|>({spot.x:g},{spot.y:g})<|box_end|>'"

    match action:
        case Click(spot, button, count):
            verb = CLICKS.get((button, count))
            return f"{verb or 'click'}({at(spot)}{'' if verb else f', button={button.value!r}'})"
        case LongPress(spot, seconds):
            return f"long_press({at(spot)}, time='{seconds:g}')"
        case Move(spot):
            return f"mouse_move({at(spot)})"
        case Drag(path):
            return f"drag({at(path[0], 'start_point')}, {at(path[-1], 'end_point')})"
        case Scroll(direction, spot, amount):
            where = f"{at(spot)}, " if spot else ""
            much = "" if amount is None else f", amount='{amount}'"
            return f"scroll({where}direction='{direction}'{much})"
        case Type(text):
            return f"type(content='{escaped(text)}')"
        case Hotkey(keys):
            return f"hotkey(key='{' '.join(keys)}')"
        case KeyDown(key, seconds):
            return f"press(key='{escaped(key)}'{'' if seconds is None else f', time={seconds:g}'})"
        case KeyUp(key):
            return f"release(key='{escaped(key)}')"
        case MouseDown(spot):
            return f"mouse_down({at(spot) if spot else ''})"
        case MouseUp(spot):
            return f"mouse_up({at(spot) if spot else ''})"
        case Wait(seconds):
            return "wait()" if seconds == Wait().seconds else f"wait(seconds='{seconds:g}')"
        case Finished(text, success):
            return f"{'finished' if success else 'fail'}({_content(text)})"
        case CallUser(text):
            return f"call_user({_content(text)})"
        case Look():
            return "screenshot()"
        case OpenApp(name):
            return f"open_app(app_name='{escaped(name)}')"
        case Navigate(address):
            return f"navigate(content='{escaped(address)}')"
        case GoBack():
            return "press_back()"
        case GoHome():
            return "press_home()"
        case _:
            assert_never(action)


_BOXES = {"point": "start_box", "start_point": "start_box", "end_point": "end_box"}


def reply(thought: str, *actions: Saying, dialect: Dialect = Dialect.POINT) -> str:
    """Return a whole reply."""
    calls = "\n\n".join(formatted(action, dialect) for action in actions)
    return f"Thought: {thought}\nAction: {calls}"


def escaped(text: str) -> str:
    """Return a text with the escapes that the prompt names."""
    return text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\n", "\\n")


def _content(text: str) -> str:
    return f"content='{escaped(text)}'" if text else ""
