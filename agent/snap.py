"""Moves a click to the middle of the widget that it is in, where the policy gave a bare point.

The trap: a widget may hold others, a window holds them all. Only the smallest box around the point counts,
only widgets that are pressed as a whole, and a click near no box stays where it is. A policy that said what
it means (`Decision.targets`) knows better, and so does who drags or points at a place in a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.actions import Action, Click
from agent.episode import Decision
from agent.geometry import Point
from agent.screenshot import Screenshot
from agent.senses import Detector, Found

PRESSED = ("button", "checkbox", "checkbox checked", "radio", "radio checked", "tab", "menu")
"""What is pressed as a whole; a slider, a field or a list is not the same at each of its points."""


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
    """Return the smallest thing that is pressed as a whole and holds the point; None where none does."""
    around = [each for each in found if each.label in PRESSED and point in each.box]
    return min(around, key=lambda each: each.box.area, default=None)


def _snapped(action: Action, found: Sequence[Found]) -> Action:
    widget = widget_at(action.at, found) if isinstance(action, Click) else None
    return replace(action, at=widget.box.center) if isinstance(action, Click) and widget else action
