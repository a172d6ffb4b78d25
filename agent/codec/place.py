"""Points, boxes, windows, and what was found at them."""

from __future__ import annotations

from agent.codec.line import Json, real
from agent.fields import Fields
from agent.geometry import Box, Point, Window
from agent.senses import Found


def point_to_dict(point: Point) -> Json:
    return {"x": real(point.x), "y": real(point.y)}


def point_from(value: object, where: str = "point") -> Point:
    fields = Fields.of(value, where, "x", "y")
    return Point(fields.number("x"), fields.number("y"))


def box_to_dict(box: Box) -> Json:
    sides = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    return {name: real(side) for name, side in sides.items()}


def box_from(value: object, where: str = "box") -> Box:
    fields = Fields.of(value, where, "left", "top", "width", "height")
    return Box(fields.number("left"), fields.number("top"), fields.number("width"), fields.number("height"))


def window_to_dict(window: Window) -> Json:
    return {
        "title": window.title,
        "application": window.application,
        "box": box_to_dict(window.box),
        "active": window.active,
        "pid": window.pid,
    }


def window_from(value: object, where: str = "window") -> Window:
    fields = Fields.of(value, where, "title", "application", "box", "active", "pid")
    return Window(
        fields.text("title"),
        fields.text("application"),
        fields.one("box", box_from),
        fields.flag("active"),
        fields.maybe("pid", fields.whole),
    )


def found_to_dict(found: Found) -> Json:
    return {"box": box_to_dict(found.box), "label": found.label, "score": real(found.score)}


def found_from(value: object, where: str = "found") -> Found:
    fields = Fields.of(value, where, "box", "label", "score")
    return Found(fields.one("box", box_from), fields.text("label"), fields.number("score"))
