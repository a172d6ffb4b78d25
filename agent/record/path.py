"""The way that a drag went, with only the points that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from agent.geometry import Point

FLAT_POINTS = 3.0  # what a drag's path may be off by when it is simplified


def distance(one: Point, other: Point) -> float:
    """Return how far two points are from each other."""
    return hypot(one.x - other.x, one.y - other.y)


def simplified(path: Sequence[Point]) -> tuple[Point, ...]:
    """Return the path with only the points that it needs (Ramer, 1972; Douglas and Peucker, 1973)."""
    keep = {0, len(path) - 1}
    open_parts = [(0, len(path) - 1)]
    while open_parts:
        start, end = open_parts.pop()
        far, place = max(
            ((_off(path[start], path[end], path[each]), each) for each in range(start + 1, end)),
            default=(0.0, start),
        )
        if far > FLAT_POINTS:
            keep.add(place)
            open_parts += [(start, place), (place, end)]
    return tuple(_without_doubles(path[each] for each in sorted(keep)))


def _without_doubles(path: Iterator[Point]) -> Iterator[Point]:
    last: Point | None = None
    for each in path:
        if each != last:
            yield each
        last = each


def _off(start: Point, end: Point, each: Point) -> float:
    """Return how far a point is off the straight way from start to end."""
    length = distance(start, end)
    if length == 0:
        return distance(start, each)
    along = ((each.x - start.x) * (end.x - start.x) + (each.y - start.y) * (end.y - start.y)) / length**2
    nearest = Point(
        start.x + min(1, max(0, along)) * (end.x - start.x),
        start.y + min(1, max(0, along)) * (end.y - start.y),
    )
    return distance(nearest, each)
