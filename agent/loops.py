"""Noticing that a run goes round in a circle: the same action, again, and nothing comes of it."""

from __future__ import annotations

import dataclasses

from agent.actions import Action, Wait, points_of
from agent.episode import Result, Step
from agent.geometry import Box, Point

TIMES = 3
TOLERANCE = 0.02  # of the screen's width: a model that says 500 now and 507 then means the same place


def is_loop(history: tuple[Step, ...], screen: Box) -> bool:
    """Tell whether the last three steps did the same thing and the screen never changed."""
    last = history[-TIMES:]
    return (
        len(last) == TIMES
        and all(step.outcome.result is Result.DONE and step.outcome.changed is False for step in last)
        and not any(step.outcome.answer for step in last)  # a person has helped meanwhile
        and any(not isinstance(action, Wait) for action in last[-1].decision.actions)
        and all(same(step.decision.actions, last[-1].decision.actions, screen) for step in last)
    )


def same(some: tuple[Action, ...], others: tuple[Action, ...], screen: Box) -> bool:
    """Tell whether two decisions do the same at the same places, give or take a few points."""
    return len(some) == len(others) and all(
        _without_places(one) == _without_places(other)
        and len(points_of(one)) == len(points_of(other))
        and all(_near(a, b, screen) for a, b in zip(points_of(one), points_of(other), strict=True))
        for one, other in zip(some, others, strict=True)
    )


def _near(one: Point, other: Point, screen: Box) -> bool:
    reach = TOLERANCE * screen.width
    return abs(one.x - other.x) <= reach and abs(one.y - other.y) <= reach


def _without_places(action: Action) -> tuple[object, ...]:
    rest = [getattr(action, field.name) for field in dataclasses.fields(action)]
    return (type(action), *(part for part in rest if not isinstance(part, Point) and not _is_path(part)))


def _is_path(part: object) -> bool:
    return isinstance(part, tuple) and any(isinstance(point, Point) for point in part)
