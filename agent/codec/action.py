"""Actions, each with its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

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
    Wait,
)
from agent.codec.line import Json, real
from agent.codec.place import point_from, point_to_dict
from agent.fields import Fields, misfit, text


def action_to_dict(action: Action) -> Json:
    """Spell an action out. A text keeps its `${secret:name}` as it stands."""
    match action:
        case Click(at, button, count, holding):
            return {
                "kind": "click",
                "at": point_to_dict(at),
                "button": button.value,
                "count": int(count),
                "holding": list(holding),
            }
        case Move(at):
            return {"kind": "move", "at": point_to_dict(at)}
        case Drag(path, button, holding):
            return {
                "kind": "drag",
                "path": [point_to_dict(point) for point in path],
                "button": button.value,
                "holding": list(holding),
            }
        case Scroll(at, right, down):
            return {"kind": "scroll", "at": point_to_dict(at), "right": int(right), "down": int(down)}
        case Type(text):
            return {"kind": "type", "text": text}
        case Press(keys):
            return {"kind": "press", "keys": list(keys)}
        case Hold(what):
            return {"kind": "hold", **_held_to_dict(what)}
        case Release(what):
            return {"kind": "release", **_held_to_dict(what)}
        case Wait(seconds, for_change):
            return {"kind": "wait", "seconds": real(seconds), "for_change": for_change}
        case Finish(message, success, verified, uncertain):
            more = {"uncertain": True} if uncertain else {}  # older readers do not know it
            return {"kind": "finish", "message": message, "success": success, "verified": verified, **more}
        case AskUser(question):
            return {"kind": "ask_user", "question": question}
        case _:
            assert_never(action)


def action_from(value: object, where: str = "action") -> Action:
    """Read an action. Raises UnreadableEpisode."""

    def fields(*names: str) -> Fields:
        return Fields.of(value, where, "kind", *names)

    match value.get("kind") if isinstance(value, Mapping) else None:
        case "click":
            click = fields("at", "button", "count", "holding")
            return Click(
                click.one("at", point_from),
                click.choice("button", Button),
                click.whole("count"),
                click.each("holding", text),
            )
        case "move":
            return Move(fields("at").one("at", point_from))
        case "drag":
            drag = fields("path", "button", "holding")
            path = drag.each("path", point_from)
            if not path:
                raise misfit(f"{where}.path", "a list of points", path)
            return Drag(path, drag.choice("button", Button), drag.each("holding", text))
        case "scroll":
            scroll = fields("at", "right", "down")
            return Scroll(scroll.one("at", point_from), scroll.whole("right"), scroll.whole("down"))
        case "type":
            return Type(fields("text").text("text"))
        case "press":
            return Press(fields("keys").each("keys", text))
        case "hold":
            return Hold(_held_from(value, where))
        case "release":
            return Release(_held_from(value, where))
        case "wait":
            wait = fields("seconds", "for_change")
            return Wait(wait.number("seconds"), wait.flag("for_change"))
        case "finish":
            more = ("uncertain",) if isinstance(value, Mapping) and "uncertain" in value else ()
            end = fields("message", "success", "verified", *more)
            uncertain = bool(more) and end.flag("uncertain")
            verified = end.maybe("verified", end.flag)
            return Finish(end.text("message"), end.flag("success"), verified, uncertain)
        case "ask_user":
            return AskUser(fields("question").text("question"))
        case _:
            raise misfit(where, "an action", value)


def _held_to_dict(what: str | Button) -> Json:
    return {"button": what.value} if isinstance(what, Button) else {"key": what}


def _held_from(value: object, where: str) -> str | Button:
    if isinstance(value, Mapping) and "button" in value:
        return Fields.of(value, where, "kind", "button").choice("button", Button)
    return Fields.of(value, where, "kind", "key").text("key")
