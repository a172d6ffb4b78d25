"""What is drawn over a frame: targets, points, drag paths, turns of the wheel, as SVG in screen points.

The trap: one colour is invisible on some screen. So every mark is drawn twice, a wide light line under
a narrow strong one, and is told apart by its form and its number, not by its colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from agent.actions import Action, Click, Drag, Move, Scroll, is_input, points_of
from agent.episode import Decision
from agent.geometry import Box, Point
from agent.markup import Markup, element

MARKS_ACROSS = 1280  # a mark is as large as on a screen this many points wide, however large the screen


def overlay(decision: Decision, area: Box) -> Markup:
    """Draw a decision's targets and actions over a frame that shows `area`."""
    pen = _Pen(max(area.width / MARKS_ACROSS, 0.5))
    acts = [action for action in decision.actions if is_input(action)]
    numbered = sum(bool(points_of(action)) for action in acts) > 1
    marks = [pen.target(found.box) for found in decision.targets if _is_finite(found.box)]
    for number, action in enumerate(acts, 1):
        points = points_of(action)
        if points and all(math.isfinite(point.x) and math.isfinite(point.y) for point in points):
            marks += pen.act(action)
            marks += [pen.number(number, points[0])] if numbered else []
    view = f"{area.left:g} {area.top:g} {area.width:g} {area.height:g}"
    return element("svg", *marks, viewBox=view, class_="marks", aria_hidden="true")


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws marks. unit: how many screen points a mark's own point is."""

    unit: float

    def act(self, action: Action) -> Iterator[Markup]:
        match action:
            case Click(at=at, count=count):
                for ring in range(min(max(count, 1), 3)):
                    yield self.ring(at, 13 - 4 * ring)
                yield self.cross(at)
            case Move(at=at):
                yield self.cross(at)
            case Drag(path=path):
                yield self.ring(path[0], 7)
                yield self.line(path)
                yield self.head(path[-2] if len(path) > 1 else path[0], path[-1])
            case Scroll(at=at, right=right, down=down):
                end = at.moved(48 * self.unit * _sign(right), 48 * self.unit * _sign(down))
                yield self.ring(at, 7)
                yield self.line((at, end))
                yield self.head(at, end)

    def number(self, number: int, at: Point) -> Markup:
        x, y = f"{at.x + 18 * self.unit:g}", f"{at.y - 18 * self.unit:g}"
        plate = element("circle", cx=x, cy=y, r=f"{10 * self.unit:g}", class_="plate")
        size = f"{13 * self.unit:g}"
        return Markup(plate + element("text", str(number), x=x, y=y, font_size=size, class_="number"))

    def target(self, box: Box) -> Markup:
        room = box.grown(3 * self.unit)
        sides = {"x": room.left, "y": room.top, "width": room.width, "height": room.height}
        given = {name: f"{side:g}" for name, side in sides.items()}
        return _twice("rect", "target", rx=f"{5 * self.unit:g}", **given)

    def cross(self, at: Point) -> Markup:
        near, far = 13 * self.unit, 24 * self.unit
        ways = ((1, 0), (-1, 0), (0, 1), (0, -1))
        lines = (
            f"M{at.x + x * near:g} {at.y + y * near:g}L{at.x + x * far:g} {at.y + y * far:g}" for x, y in ways
        )
        return _twice("path", d="".join(lines))

    def ring(self, at: Point, radius: float) -> Markup:
        return _twice("circle", cx=f"{at.x:g}", cy=f"{at.y:g}", r=f"{radius * self.unit:g}")

    def line(self, points: tuple[Point, ...]) -> Markup:
        return _twice("polyline", points=" ".join(f"{point.x:g},{point.y:g}" for point in points))

    def head(self, start: Point, end: Point) -> Markup:
        angle, far = math.atan2(end.y - start.y, end.x - start.x), -14 * self.unit
        wings = [
            end.moved(far * math.cos(angle + turn), far * math.sin(angle + turn)) for turn in (0.45, -0.45)
        ]
        return self.line((wings[0], end, wings[1]))


def _twice(name: str, kind: str = "", **attributes: object) -> Markup:
    """Draw a shape's light halo, and the shape on it."""
    under = element(name, class_=f"halo {kind}".strip(), **attributes)
    return Markup(under + element(name, class_=f"line {kind}".strip(), **attributes))


def _is_finite(box: Box) -> bool:
    return (
        all(map(math.isfinite, (box.left, box.top, box.width, box.height))) and min(box.width, box.height) > 0
    )


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
