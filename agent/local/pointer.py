"""The mouse: clicks, drags and the wheel, at a pace that applications keep up with.

The trap: a window manager grabs the mouse for an instant when a window is clicked into the foreground.
Without a pause around it, 16 of 100 clicks landed on the place before (Openbox, no pause; none of 100
with these), and a drag was released where it had begun.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from itertools import pairwise

from agent.actions import Action, Button, Drag, points_of
from agent.control import Control
from agent.errors import DesktopError
from agent.geometry import Box, Point
from agent.local.grip import Grip

ARRIVE_SECONDS = 0.006  # from moving to pressing
HOLD_SECONDS = 0.012  # from pressing to releasing
AFTER_SECONDS = 0.022  # from one click to the next of a double click, and around the press of a drag
STEP_SECONDS = 0.006  # from one step of a drag to the next
WAYPOINT_SECONDS = 0.02  # longer at each corner, since applications merge motions
DROP_SECONDS = 0.08  # before letting go, so that a drop target has answered
NOTCH_SECONDS = 0.012
STEP_POINTS = 14  # of a drag
MULTI_CLICK_SECONDS = 0.55  # toolkits count clicks up to 0.5 s apart as one double click
MULTI_CLICK_POINTS = 12


class Pointer:
    """The mouse of one desktop. Every wait ends at once, with Stopped, when the run is stopped."""

    def __init__(self, *, grip: Grip, control: Control) -> None:
        self._grip = grip
        self._control = control
        self._last_click: tuple[float, Point, Button] | None = None

    def move(self, at: Point) -> None:
        self._control.go_on_or_stop()
        self._grip.move(*_whole(at))

    def click(self, at: Point, button: Button, count: int) -> None:
        """Click `count` times. Two clicks asked for one by one never become a double click."""
        self._keep_apart(at, button)
        x, y = _whole(at)
        for turn in range(count):
            self._control.sleep(AFTER_SECONDS if turn else 0)
            self._grip.move(x, y)
            self._control.sleep(ARRIVE_SECONDS)
            self._grip.press(button, (x, y))
            self._control.sleep(HOLD_SECONDS)
            self._grip.release(button, (x, y))
            self._last_click = (time.monotonic(), at, button)

    def drag(self, path: tuple[Point, ...], button: Button) -> None:
        """Press at the first point, pass through every other, release at the last."""
        self._keep_apart(path[0], button)
        self._control.go_on_or_stop()
        start = _whole(path[0])
        self._grip.move(*start)
        self._control.sleep(AFTER_SECONDS)
        self._grip.press(button, start)
        self._control.sleep(AFTER_SECONDS)
        for here, there in pairwise(path):
            for x, y in _steps(here, there):
                self._control.go_on_or_stop()
                self._grip.move(x, y)
                self._control.sleep(STEP_SECONDS)
            self._control.sleep(WAYPOINT_SECONDS)
        self._control.sleep(DROP_SECONDS)
        self._grip.release(button, _whole(path[-1]))

    def scroll(self, at: Point, *, right: int, down: int) -> None:
        """Turn the wheel notch by notch, down or up first, then right or left."""
        x, y = _whole(at)
        self._control.go_on_or_stop()
        self._grip.move(x, y)
        self._control.sleep(ARRIVE_SECONDS)
        for across, along in ((0, down), (right, 0)):
            for _ in range(abs(across + along)):
                self._control.go_on_or_stop()
                self._grip.scroll(x, y, right=_sign(across), down=_sign(along))
                self._control.sleep(NOTCH_SECONDS)

    def _keep_apart(self, at: Point, button: Button) -> None:
        """Wait until a click here is a new one for the application."""
        if self._last_click is None:
            return
        when, where, which = self._last_click
        near = math.dist((at.x, at.y), (where.x, where.y)) <= MULTI_CLICK_POINTS
        left = when + MULTI_CLICK_SECONDS - time.monotonic()
        if near and which is button and left > 0:
            self._control.sleep(left)


def check(action: Action, area: Box) -> None:
    """Raise DesktopError unless every point of the action is inside the area that can be seen."""
    points = points_of(action)
    if isinstance(action, Drag) and not points:
        raise DesktopError("the drag has no path (give it the points to pass)")
    for point in points:
        if point not in area:
            raise DesktopError(
                f"({point.x:g}, {point.y:g}) is outside the screen, which spans x {area.left:g} to "
                f"{area.right - 1:g} and y {area.top:g} to {area.bottom - 1:g} (point inside it)"
            )


def _whole(point: Point) -> tuple[int, int]:
    """Return the whole coordinates of the pixel that the point is in."""
    return math.floor(point.x), math.floor(point.y)


def _steps(here: Point, there: Point) -> Iterator[tuple[int, int]]:
    """Yield the places from one point to another, the second one included."""
    count = min(max(math.ceil(math.dist((here.x, here.y), (there.x, there.y)) / STEP_POINTS), 3), 80)
    for number in range(1, count):
        part = number / count
        yield _whole(Point(here.x + (there.x - here.x) * part, here.y + (there.y - here.y) * part))
    yield _whole(there)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
