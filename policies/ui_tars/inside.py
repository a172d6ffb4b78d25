"""What a decision went through, told as Readings: the spaces of coordinates, and what the model is shown.

The trap: there are four sizes between the screen and the model's number, and a click that drifts looks the
same whichever of them was wrong. Here each is told beside the place as it is called there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.episode import Step
from agent.events import Reading
from agent.geometry import Point
from agent.screenshot import Screenshot
from policies.ui_tars.resize import View

SPACE = "ui_tars.space"
POINT = "ui_tars.point"
MEMORY = "ui_tars.memory"
PROBES = {
    SPACE: "the size of the picture in each space of coordinates, from the screen to the model",
    POINT: "the place that the model pointed to, in each of them",
    MEMORY: "the past steps that the model is shown: 2 with their picture, 1 in words, 0 not at all",
}


def spaces(shot: Screenshot, view: View) -> Iterator[Reading]:
    """Tell the width and height of what is looked at, in each space on the way."""
    sizes = _everywhere(Point(view.area.right, view.area.bottom), shot, view)
    sizes["screen"] = view.area.width, view.area.height  # on a second screen its corner lies farther out
    for label, size in sizes.items():
        yield Reading(SPACE, size, ("x, y",), label=label, kept=True)


def pointed(point: Point, shot: Screenshot, view: View) -> Iterator[Reading]:
    """Tell a place in each space."""
    for label, place in _everywhere(point, shot, view).items():
        yield Reading(POINT, place, ("x, y",), label=label, kept=True)


def memory(history: Sequence[Step], shown: Sequence[Step], pictures: int) -> Iterator[Reading]:
    """Tell of each past step how much of it the model sees. pictures: how many, of the newest shown."""
    told = {step.number for step in shown}
    pictured = {step.number for step in shown[max(0, len(shown) - pictures) :] if step.before is not None}
    for step in history:
        seen = 2.0 if step.number in pictured else float(step.number in told)
        yield Reading(MEMORY, (seen,), label=str(step.number), kept=True)


def _everywhere(point: Point, shot: Screenshot, view: View) -> dict[str, tuple[float, float]]:
    """Return the place as it is called in each space."""
    right = (point.x - view.area.left) / view.area.width
    down = (point.y - view.area.top) / view.area.height
    high_px, wide_px = shot.image.shape[:2]
    most_x, most_y = view.bounds
    return {
        "model": (right * most_x, down * most_y),
        "sent": (right * view.width, down * view.height),
        "screenshot": (right * wide_px, down * high_px),
        "screen": (point.x, point.y),
    }
