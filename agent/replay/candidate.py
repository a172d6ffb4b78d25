"""A place where a target may be, and the choice of the one that stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.errors import Ambiguous
from agent.geometry import Box, Point


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where one rung would look. score: 0 to 1. why: what spoke for it, in words."""

    box: Box
    at: Point
    rung: str
    score: float
    why: str = ""


def standing_out(candidates: Sequence[Candidate], margin: float, intent: str) -> Candidate | None:
    """Return the best candidate; None where there is none.

    Raises:
        Ambiguous: a second one, elsewhere, is nearly as good.
    """
    ordered = sorted(candidates, key=lambda each: -each.score)
    if not ordered:
        return None
    best = ordered[0]
    rivals = [
        each
        for each in ordered[1:]
        if not agree(best, each, min(best.box.width, best.box.height) / 2)
        and best.score - each.score < margin
    ]
    if rivals:
        places = ", ".join(f"({each.at.x:.0f}, {each.at.y:.0f})" for each in (best, *rivals[:3]))
        raise Ambiguous(
            f"'{intent}' is shown {len(rivals) + 1} times alike: {places} (show which one is meant)"
        )
    return best


def agree(one: Candidate, other: Candidate, tolerance: float) -> bool:
    """Tell whether two candidates mean the same place."""
    near = abs(one.at.x - other.at.x) <= tolerance and abs(one.at.y - other.at.y) <= tolerance
    return near or (one.at in other.box and other.at in one.box)
