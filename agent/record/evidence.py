"""How a target looked when it was shown: its box, its words, its label, what stands around it.

The trap: a target that is known by its place alone is lost when anything moves. So whatever can be read at it
and around it is kept, and all of it comes from the picture that the person saw before the hand set out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

from agent.demonstration.target import Landmark, Shown, Target, WindowShown
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.script.landmark import Sight
from agent.secrets import names_in
from agent.senses import Detector, Found, Reader
from agent.sight.field import rectangles
from agent.snap import HOLDERS

MOST_LANDMARKS = 8
MOST_ON_LINE = 4
SAME_LINE = 8.0  # points between the middles of two texts on one line
LANDMARK_REACH = 420.0  # points
LONGEST = 60  # characters of a text that is kept as words
NEAR = 3.0  # points beside a text that still are on it
SMALL = (28.0, 24.0)  # points around a place of which nothing is known
WIDGET_SHARE = 0.12  # of the screen; a larger rectangle is a panel, and no widget
SURE = 0.5  # of what a detector found, to be believed before what outlines tell


class Evidence:
    """What one look at the screen tells about places on it."""

    def __init__(
        self,
        frame: str,
        screenshot: Screenshot,
        windows: Sequence[Window],
        reader: Reader,
        detector: Detector | None = None,
    ) -> None:
        """detector: what finds widgets; without one, outlines do."""
        self._frame = frame
        self._detector = detector
        self._screenshot = screenshot
        self._windows = tuple(windows)
        self._reader = reader

    def target(self, point: Point) -> Target:
        """Return what is at this place."""
        line = self._line_at(point)
        widget = self._detected_at(point) or self._outlined_at(point, line)
        label = "" if line is not None else self._sight.field(point)
        words = _kept(line.label) if line is not None else ""
        box = widget or (line.box if line is not None else Box.around(point, *SMALL))
        shown = Shown(
            frame=self._frame,
            at=(round(point.x, 1), round(point.y, 1)),
            box=_sides(box),
            window=self._window_at(point),
            text=words,
            label=label,
            landmarks=tuple(self._landmarks(point, line)),
            corrected=False,
        )
        return Target(intent=self._intent(point, words, label, widget), shown=(shown,))

    @property
    def texts(self) -> tuple[Found, ...]:
        """What was read."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[Found, ...]:
        return tuple(self._reader.read(self._screenshot))

    @cached_property
    def _sight(self) -> Sight:
        return Sight(self._screenshot, self._windows, self._texts, self._reader)

    @cached_property
    def _widgets(self) -> Sequence[Found]:
        return self._detector.boxes(self._screenshot) if self._detector is not None else ()

    @cached_property
    def _rectangles(self) -> list[Box]:
        return rectangles(self._screenshot)

    def _line_at(self, point: Point) -> Found | None:
        here = [line for line in self._texts if point in line.box.grown(NEAR) and _kept(line.label)]
        return min(here, key=lambda line: line.box.area, default=None)

    def _detected_at(self, point: Point) -> Box | None:
        """Return the smallest widget around the place of which the detector is sure."""
        around = [
            each.box
            for each in self._widgets
            if each.score >= SURE and each.label not in HOLDERS and point in each.box
        ]
        return min(around, key=lambda box: box.area, default=None)

    def _outlined_at(self, point: Point, line: Found | None) -> Box | None:
        """Return the smallest rectangle around the place that can be a widget.

        line: the text that was pointed to; what holds another text beside it is a menu, a row or a panel.
        """
        most = WIDGET_SHARE * self._screenshot.area.area
        around = [box for box in self._rectangles if point in box and 80 < box.area < most]
        if line is not None:
            others = [each.box.center for each in self._texts if each is not line]
            around = [box for box in around if not any(other in box for other in others)]
        return min(around, key=lambda box: box.area, default=None)

    def _window_at(self, point: Point) -> WindowShown | None:
        window = next((window for window in self._windows if point in window.box), None)
        return shown_window(window) if window is not None else None

    def _landmarks(self, point: Point, own: Found | None) -> list[Landmark]:
        """Return texts around the place: those on its line, which tell one row from another, then near ones.

        Of the near ones first one of each side. What reads as the target itself tells nothing.
        """
        window = next((window for window in self._windows if point in window.box), None)
        middle = own.box.center if own is not None else point
        words = _kept(own.label) if own is not None else ""

        def far(line: Found) -> float:
            return math.dist((point.x, point.y), (line.box.center.x, line.box.center.y))

        others = [
            line
            for line in self._texts
            if line is not own
            and _kept(line.label) not in ("", words)
            and (window is None or line.box.center in window.box)
        ]
        others.sort(key=far)
        chosen = [line for line in others if abs(line.box.center.y - middle.y) <= SAME_LINE][:MOST_ON_LINE]
        near = [line for line in others if far(line) < LANDMARK_REACH]
        for most_a_side in (1, MOST_LANDMARKS):
            for line in near:
                side = _side(point, line.box.center)
                taken = sum(_side(point, other.box.center) == side for other in chosen)
                if line not in chosen and taken < most_a_side and len(chosen) < MOST_LANDMARKS:
                    chosen.append(line)
        return [
            Landmark(
                text=_kept(line.label),
                dx=round(point.x - line.box.center.x, 1),
                dy=round(point.y - line.box.center.y, 1),
            )
            for line in chosen
        ]

    def _intent(self, point: Point, words: str, label: str, widget: Box | None) -> str:
        if words:
            return f"the button '{words}'" if widget is not None and widget.height < 80 else f"'{words}'"
        if label:
            return f"the field '{label}'"
        nearest = self._landmarks(point, None)[:1]
        if not nearest:
            return f"the place at ({point.x:.0f}, {point.y:.0f})"
        way = {"right": "right of", "left": "left of", "below": "below", "above": "above"}
        mark = nearest[0]
        side = _side(Point(0, 0), Point(mark.dx, mark.dy))
        return f"what is {way[side]} '{mark.text}'"


def shown_window(window: Window) -> WindowShown:
    """Return how a window is told in a demonstration."""
    return WindowShown(title=window.title, application=window.application, box=_sides(window.box))


def _side(point: Point, other: Point) -> str:
    across, down = other.x - point.x, other.y - point.y
    if abs(across) >= abs(down):
        return "right" if across > 0 else "left"
    return "below" if down > 0 else "above"


def _sides(box: Box) -> tuple[float, float, float, float]:
    return round(box.left, 1), round(box.top, 1), round(box.width, 1), round(box.height, 1)


def _kept(words: str) -> str:
    """Return words that can stand in a demonstration: nothing that would be replaced, and not too long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST and "{{" not in plain and not names_in(plain) else ""
