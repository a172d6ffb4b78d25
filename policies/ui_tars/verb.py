"""The verbs that models of this family use, by whatever name, and what each needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from agent.actions import Button
from agent.registry import did_you_mean
from policies.ui_tars.argument import keys, literal, number, one_key, spot
from policies.ui_tars.saying import (
    CallUser,
    Click,
    Direction,
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
from policies.ui_tars.scan import Argument, Call

Bounds = tuple[float, float] | None
START = (
    "point",
    "start_box",
    "start_point",
    "box",
    "bbox",
    "coordinate",
    "position",
    "start_coordinate",
    "at",
)
END = ("end_point", "end_box", "end_coordinate", "end", "to", "target", "end_position", "coordinate_end")
WORDS = ("content", "text", "value", "message", "question", "answer", "result")
KEYS = ("key", "keys", "hotkey", "text", "content", "value")
DIRECTIONS: tuple[Direction, ...] = ("up", "down", "left", "right")
MOST_NOTCHES = 100


def say(call: Call, bounds: Bounds) -> Saying:
    """Return what a call says. Raises Misread where its verb is unknown or an argument does not fit."""
    make = VERBS.get(call.verb.lower())
    if make is None:
        near = did_you_mean(call.verb.lower(), list(VERBS))
        end = call.span[0] + len(call.verb)
        raise Misread(
            "unknown verb",
            (call.span[0], end),
            f"there is no action '{call.verb}'{near} (use one of the action space)",
        )
    return make(call, bounds)


def _argument(call: Call, names: tuple[str, ...], place: int = 0) -> Argument | None:
    found = next((call.named[name] for name in names if name in call.named), None)
    if found is None and not call.named and place < len(call.placed):
        return call.placed[place]
    return found


def _needed(call: Call, names: tuple[str, ...], what: str, place: int = 0) -> Argument:
    found = _argument(call, names, place)
    if found is None or not found.text.strip(" \t"):
        raise Misread("argument", call.span, f"{call.verb} needs {what} (write {call.verb}({names[0]}='…'))")
    return found


def _place(call: Call, bounds: Bounds) -> Spot:
    if "x" in call.named and "y" in call.named:
        both = Argument(
            f"{call.named['x'].text} {call.named['y'].text}",
            call.span,
            quoted=False,
            closed=call.named["y"].closed,
        )
        return spot(call, both, bounds)
    return spot(call, _needed(call, START, "a place"), bounds)


def _click(button: Button, count: int) -> Callable[[Call, Bounds], Saying]:
    def make(call: Call, bounds: Bounds) -> Saying:
        named = _argument(call, ("button",), place=9)
        chosen = button
        if named is not None and named.text.strip().lower() in ("left", "right", "middle", "wheel"):
            chosen = {"wheel": Button.MIDDLE}.get(named.text.strip().lower()) or Button(
                named.text.strip().lower()
            )
        return Click(_place(call, bounds), chosen, count)

    return make


def _maybe(call: Call, bounds: Bounds) -> Spot | None:
    has = any(name in call.named for name in (*START, "x")) or call.placed
    return _place(call, bounds) if has else None


def _drag(call: Call, bounds: Bounds) -> Saying:
    start = spot(call, _needed(call, START, "a start_point"), bounds)
    end = spot(call, _needed(call, END, "an end_point", place=1), bounds)
    return Drag((start, end))


def _scroll(call: Call, bounds: Bounds) -> Saying:
    at = _maybe(call, bounds)
    told = _argument(call, ("direction", "scroll_direction"), place=1)
    amount = number(call, ("amount", "scroll_amount", "clicks", "notches", "steps"))
    notches = None if amount is None else max(1, min(MOST_NOTCHES, round(abs(amount))))
    if told is not None:
        way = told.text.strip().lower()
        if way not in DIRECTIONS:
            raise Misread(
                "argument", told.span, f"'{told.text[:20]}' is no direction (up, down, left or right)"
            )
        return Scroll(next(each for each in DIRECTIONS if each == way), at, notches)
    end = _argument(call, END, place=9)
    if end is None or at is None:
        raise Misread("argument", call.span, "scroll needs a direction (up, down, left or right)")
    to = spot(call, end, bounds)
    across, along = to.x - at.x, to.y - at.y
    if abs(across) > abs(along):  # a finger that goes left brings what is on the right
        return Scroll("right" if across < 0 else "left", at, notches)
    return Scroll("down" if along < 0 else "up", at, notches)


def _type(call: Call, bounds: Bounds) -> Saying:
    argument = _argument(call, WORDS)
    if argument is None or not argument.text:
        raise Misread("argument", call.span, "type needs a text (write type(content='…'))")
    if not argument.closed:
        raise Misread(
            "cut off", argument.span, "the reply ends within the text (write the action again, shorter)"
        )
    return Type(literal(call, argument))


def _words(call: Call) -> str:
    argument = _argument(call, WORDS)
    return literal(call, argument) if argument is not None else ""


def _key_down(call: Call, bounds: Bounds) -> Saying:
    argument = _needed(call, KEYS, "a key")
    return KeyDown(one_key(call, argument), number(call, ("duration", "time", "seconds")))


def _wait(call: Call, bounds: Bounds) -> Saying:
    seconds = number(call, ("time", "seconds", "duration", "t"))
    return Wait() if seconds is None else Wait(max(0.0, min(60.0, seconds)))


def _long_press(call: Call, bounds: Bounds) -> Saying:
    seconds = number(call, ("time", "duration", "seconds"))
    return LongPress(_place(call, bounds), 1.0 if seconds is None else max(0.1, min(10.0, seconds)))


def _hotkey(call: Call, bounds: Bounds) -> Saying:
    argument = next((call.named[name] for name in KEYS if name in call.named), None)
    argument = argument or (call.placed[0] if call.placed else None)
    if argument is None or not argument.text:
        raise Misread("argument", call.span, "hotkey needs keys (write hotkey(key='ctrl c'))")
    return Hotkey(keys(call, argument))


VERBS: Mapping[str, Callable[[Call, Bounds], Saying]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("click", "left_single", "left_click", "single_click", "leftclick", "tap"), _click(Button.LEFT, 1)
        ),
        **dict.fromkeys(("left_double", "double_click", "doubleclick"), _click(Button.LEFT, 2)),
        **dict.fromkeys(("triple_click", "left_triple"), _click(Button.LEFT, 3)),
        **dict.fromkeys(("right_single", "right_click", "rightclick"), _click(Button.RIGHT, 1)),
        **dict.fromkeys(("middle_click", "middle_single"), _click(Button.MIDDLE, 1)),
        **dict.fromkeys(
            ("mouse_move", "move_to", "move", "hover", "moveto"),
            lambda call, bounds: Move(_place(call, bounds)),
        ),
        **dict.fromkeys(
            ("mouse_down", "left_mouse_down"), lambda call, bounds: MouseDown(_maybe(call, bounds))
        ),
        **dict.fromkeys(("mouse_up", "left_mouse_up"), lambda call, bounds: MouseUp(_maybe(call, bounds))),
        **dict.fromkeys(("drag", "left_click_drag", "select", "swipe", "drag_and_drop"), _drag),
        "scroll": _scroll,
        **dict.fromkeys(("type", "type_text", "input_text", "write"), _type),
        **dict.fromkeys(("hotkey", "keypress", "key", "key_press", "key_combination"), _hotkey),
        **dict.fromkeys(("press", "keydown", "key_down", "hold_key"), _key_down),
        **dict.fromkeys(
            ("release", "keyup", "key_up"), lambda call, _: KeyUp(one_key(call, _needed(call, KEYS, "a key")))
        ),
        **dict.fromkeys(("wait", "sleep"), _wait),
        **dict.fromkeys(("finished", "finish", "done", "terminate"), lambda call, _: Finished(_words(call))),
        **dict.fromkeys(("fail", "error_env"), lambda call, _: Finished(_words(call), success=False)),
        **dict.fromkeys(("call_user", "user_resp", "ask_user"), lambda call, _: CallUser(_words(call))),
        **dict.fromkeys(("screenshot", "open_computer", "cursor_position", "zoom"), lambda call, _: Look()),
        "long_press": _long_press,
        **dict.fromkeys(
            ("open_app", "open"),
            lambda call, _: OpenApp(
                literal(call, _needed(call, ("app_name", "app", "name", *WORDS), "a name"))
            ),
        ),
        **dict.fromkeys(
            ("navigate", "goto", "open_url"),
            lambda call, _: Navigate(
                literal(call, _needed(call, ("content", "url", "address"), "an address"))
            ),
        ),
        **dict.fromkeys(("press_back", "navigate_back", "back", "go_back"), lambda call, _: GoBack()),
        **dict.fromkeys(("press_home", "home", "go_home"), lambda call, _: GoHome()),
    }
)
FREE_TEXTS = (
    "type",
    "type_text",
    "input_text",
    "write",
    "finished",
    "finish",
    "done",
    "terminate",
    "fail",
    "error_env",
    "call_user",
    "user_resp",
    "ask_user",
    "navigate",
    "goto",
    "open_url",
    "open_app",
    "open",
)
