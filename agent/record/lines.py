"""A recording's events as JSON objects, and back, strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from agent.actions import Button
from agent.codec.line import Json
from agent.codec.place import box_from, box_to_dict, window_from, window_to_dict
from agent.errors import UnreadableEpisode
from agent.fields import Fields
from agent.geometry import Point
from agent.record.input import (
    Around,
    Event,
    Gap,
    KeyDown,
    KeyUp,
    Marked,
    Moved,
    Pressed,
    Released,
    Secret,
    Seen,
    Turned,
    Written,
)


def event_to_dict(event: Event) -> Json:
    """Return an event as a JSON object."""
    match event:
        case Moved(at_ns, to):
            return {"kind": "moved", "ns": at_ns, "x": to.x, "y": to.y}
        case Pressed(at_ns, at, button):
            return {"kind": "pressed", "ns": at_ns, "x": at.x, "y": at.y, "button": button.value}
        case Released(at_ns, at, button):
            return {"kind": "released", "ns": at_ns, "x": at.x, "y": at.y, "button": button.value}
        case Turned(at_ns, at, right, down):
            return {"kind": "turned", "ns": at_ns, "x": at.x, "y": at.y, "right": right, "down": down}
        case KeyDown(at_ns, key, written, repeat, dead):
            return {
                "kind": "key_down", "ns": at_ns, "key": key, "text": written, "repeat": repeat, "dead": dead
            }  # fmt: skip
        case KeyUp(at_ns, key):
            return {"kind": "key_up", "ns": at_ns, "key": key}
        case Written(at_ns, written):
            return {"kind": "written", "ns": at_ns, "text": written}
        case Secret(at_ns, name):
            return {"kind": "secret", "ns": at_ns, "name": name}
        case Gap(at_ns, lost):
            return {"kind": "gap", "ns": at_ns, "lost": lost}
        case Seen(at_ns, frame, area):
            return {"kind": "seen", "ns": at_ns, "frame": frame, "area": box_to_dict(area)}
        case Around(at_ns, windows):
            return {"kind": "around", "ns": at_ns, "windows": [window_to_dict(each) for each in windows]}
        case Marked(at_ns, word):
            return {"kind": "marked", "ns": at_ns, "word": word}
        case _:
            assert_never(event)


FRAME = re.compile(r"[0-9a-f]{32}")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "moved": ("x", "y"),
    "pressed": ("x", "y", "button"),
    "released": ("x", "y", "button"),
    "turned": ("x", "y", "right", "down"),
    "key_down": ("key", "text", "repeat", "dead"),
    "key_up": ("key",),
    "written": ("text",),
    "secret": ("name",),
    "gap": ("lost",),
    "seen": ("frame", "area"),
    "around": ("windows",),
    "marked": ("word",),
}


def event_from(said: Mapping[str, object]) -> Event:
    """Read an event back, with its number still in it. Raises UnreadableEpisode."""
    kind = str(said.get("kind"))
    if kind not in _NAMES:
        raise UnreadableEpisode(f"'{kind}' is no event of a recording (update Deixis)")
    fields = Fields.of(said, kind, "n", "kind", "ns", *_NAMES[kind])
    ns = fields.whole("ns")
    match kind:
        case "moved":
            return Moved(ns, _point(fields))
        case "pressed":
            return Pressed(ns, _point(fields), fields.choice("button", Button))
        case "released":
            return Released(ns, _point(fields), fields.choice("button", Button))
        case "turned":
            return Turned(ns, _point(fields), fields.whole("right"), fields.whole("down"))
        case "key_down":
            return KeyDown(
                ns, fields.text("key"), fields.text("text"), fields.flag("repeat"), fields.flag("dead")
            )
        case "key_up":
            return KeyUp(ns, fields.text("key"))
        case "written":
            return Written(ns, fields.text("text"))
        case "secret":
            return Secret(ns, fields.text("name"))
        case "gap":
            return Gap(ns, fields.whole("lost"))
        case "seen":
            return Seen(ns, _frame(fields), box_from(said["area"], "area"))
        case "around":
            return Around(ns, fields.each("windows", window_from))
        case _:
            return Marked(ns, fields.text("word"))


def _frame(fields: Fields) -> str:
    name = fields.text("frame")
    if not FRAME.fullmatch(name):
        raise UnreadableEpisode(f"'{name}' is no name of a frame (the recording is damaged)")
    return name


def _point(fields: Fields) -> Point:
    return Point(fields.number("x"), fields.number("y"))
