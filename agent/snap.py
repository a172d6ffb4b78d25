"""Moves a click to the middle of the widget that it means, where the policy gave a bare point.

The trap: a click that is in a widget hits it anyway; what snapping can mend is one that lies just beside, and
there it must not choose between two. So the smallest box around the point counts, whatever it is; where there
is none but windows, the nearest widget, if it is near and no other is nearly as near; and only widgets that
are pressed as a whole. A policy that said what it means (`Decision.targets`) knows better, and so does who
drags or points at a place in a text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from agent.actions import Action, Click
from agent.episode import Decision
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from agent.senses import Detector, Found

PRESSED = ("button", "checkbox", "checkbox checked", "radio", "radio checked", "tab", "menu")
"""What is pressed as a whole; a slider, a field or a list is not the same at each of its points."""
HOLDERS = ("window", "dialog")  # they hold others: a click in one may be beside what it means
NEAR = 12.0  # points beside a widget that may still mean it
CLEAR = 2.0  # times as far as the nearest widget any other must be


class Snap:
    """Snaps with what a detector finds."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    def __call__(self, decision: Decision, screenshot: Screenshot) -> Decision:
        """Return the decision with its bare clicks moved; itself where none is."""
        if decision.targets or not any(isinstance(action, Click) for action in decision.actions):
            return decision
        found = self._detector.boxes(screenshot)
        return replace(decision, actions=tuple(_snapped(action, found) for action in decision.actions))


def widget_at(point: Point, found: Sequence[Found]) -> Found | None:
    """Return the thing that is pressed as a whole and that a point means; None where that is not clear."""
    inner = [each for each in found if each.label not in HOLDERS]
    around = [each for each in inner if point in each.box]
    if around:
        smallest = min(around, key=lambda each: each.box.area)
        return smallest if smallest.label in PRESSED else None
    nearest, *others = sorted(inner, key=lambda each: _gap(point, each.box)) or (None,)
    if nearest is None or nearest.label not in PRESSED or _gap(point, nearest.box) > NEAR:
        return None
    clear = not others or _gap(point, others[0].box) >= CLEAR * _gap(point, nearest.box)
    return nearest if clear else None


def _gap(point: Point, box: Box) -> float:
    """Return how far outside of the box the point lies."""
    across = max(box.left - point.x, 0.0, point.x - box.right)
    down = max(box.top - point.y, 0.0, point.y - box.bottom)
    return math.hypot(across, down)


def _snapped(action: Action, found: Sequence[Found]) -> Action:
    widget = widget_at(action.at, found) if isinstance(action, Click) else None
    return replace(action, at=widget.box.center) if isinstance(action, Click) and widget else action
