"""Pointing at places in pictures of screens: one picture, one instruction, one point.

Right is a point inside any of the item's boxes; to abstain is wrong. The picture is all that the policy
sees, so what is measured is grounding alone: no window titles, no second look.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from agent.errors import PolicyError, TaskNotUnderstood, UsageError
from agent.evaluate.annotation import (
    Annotation,
    Spot,
    read_screenspot_pro,
    read_screenspot_v2,
    read_spots,
)
from agent.evaluate.suite import Attempt, Item, Options
from agent.grounding import load_grounder, point
from agent.policy import Grounder

NOTE = (
    "One point a picture; right is inside the box, abstaining is wrong. "
    "An attempt's time holds the reading of the screen only where the picture is a new one."
)


class Spots:
    """A set of pictures with places to be pointed at."""

    subsets: Mapping[str, frozenset[str]] = {}
    counts: Sequence[str] = ()
    side_by_side = False

    def __init__(self, name: str, annotation: Annotation, grounder: Grounder) -> None:
        self.name = name
        self.note = NOTE
        self._digest = annotation.digest
        self._spots = {spot.id: spot for spot in annotation.spots}
        self._grounder = grounder

    def items(self) -> Sequence[Item]:
        return [Item(spot.id, spot.groups) for spot in self._spots.values()]

    def attempt(self, item: Item) -> Attempt:
        spot = self._spots[item.id]
        start = time.monotonic()
        try:
            pointed = point(self._grounder, spot.picture, spot.instruction)
        except (PolicyError, TaskNotUnderstood) as error:
            return Attempt(spot.id, False, time.monotonic() - start, why=_about(spot, str(error)))
        seconds = time.monotonic() - start
        measures = {"x": pointed.x, "y": pointed.y, "confidence": pointed.confidence}
        if pointed.x is None or pointed.y is None:
            return Attempt(spot.id, False, seconds, why=_about(spot, "it abstained"), measures=measures)
        if spot.holds(pointed.x, pointed.y):
            return Attempt(spot.id, True, seconds, measures=measures)
        why = _about(spot, f"it pointed at {pointed.thought} ({pointed.x:g}, {pointed.y:g})")
        return Attempt(spot.id, False, seconds, why=why, measures=measures)

    def facts(self) -> Mapping[str, str]:
        return {"data": self._digest}

    def close(self) -> None:
        """There is nothing to close."""


def make_spots(options: Options) -> Spots:
    """Return the suite of a folder with `items.jsonl` and `screens/`. Raises UsageError."""
    return _make("spots", read_spots, options)


def make_screenspot_v2(options: Options) -> Spots:
    """Return the suite ScreenSpot-v2 (Wu and others, 2024). Raises UsageError."""
    return _make("screenspot-v2", read_screenspot_v2, options)


def make_screenspot_pro(options: Options) -> Spots:
    """Return the suite ScreenSpot-Pro (Li and others, 2025). Raises UsageError."""
    return _make("screenspot-pro", read_screenspot_pro, options)


def _make(name: str, read: Callable[..., Annotation], options: Options) -> Spots:
    if options.data is None:
        raise UsageError(f"the suite '{name}' needs a set of pictures (give its folder with --data)")
    if options.seeds:
        raise UsageError(f"the suite '{name}' draws no lots (leave --seeds out)")
    annotation = read(options.data, options.tasks)
    return Spots(name, annotation, load_grounder(options.settings, options.control))


def _about(spot: Spot, what: str) -> str:
    return f"“{spot.instruction}”: {what}"
