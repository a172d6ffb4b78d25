"""Where things are on the screen.

Everything here is in *screen points*: the unit in which the desktop places windows and the pointer,
counted over all monitors together, so that a point left of the first monitor has a negative x. Pixels
of a picture are another space; `Screenshot.point_at` is the only way from there to here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the screen, in screen points."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in screen points. It holds its left and top edge, but not its right and bottom one."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def between(cls, left: float, top: float, right: float, bottom: float) -> Box:
        return cls(left, top, right - left, bottom - top)

    @classmethod
    def around(cls, point: Point, width: float, height: float) -> Box:
        return cls(point.x - width / 2, point.y - height / 2, width, height)

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def center(self) -> Point:
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    @property
    def area(self) -> float:
        return self.width * self.height

    def __contains__(self, point: Point) -> bool:
        return self.left <= point.x < self.right and self.top <= point.y < self.bottom

    def overlap(self, other: Box) -> Box | None:
        """Return what both boxes cover, or None where they do not meet."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box.between(left, top, right, bottom) if left < right and top < bottom else None

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box.between(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> Box:
        """Return this box with every side moved out by `by`."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class Window:
    """A window as the window manager knows it: what it is called and the box of its frame."""

    title: str
    application: str
    box: Box
    active: bool = False
    pid: int | None = None
