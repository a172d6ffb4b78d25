"""What a run did last, and which window it left in front: read from its history, never remembered."""

from __future__ import annotations

from collections.abc import Sequence

from agent.actions import Action, Click, Move, Wait, is_input, points_of
from agent.episode import Result, Step
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot

_WIDER = 2.0  # times as wide as a picture: it is not that picture


def acts(history: Sequence[Step]) -> list[Step]:
    """Return the steps in which something was done with the mouse or the keyboard."""
    return [step for step in history if any(map(is_input, step.decision.actions))]


def before(history: Sequence[Step]) -> Screenshot | None:
    """Return the screen before the last act; None where there was none, or the picture is gone."""
    acted = acts(history)
    return acted[-1].before if acted else None


def clicked(history: Sequence[Step]) -> Point | None:
    """Return where the last click was, if nothing but waiting and pointing came after it."""
    for step in reversed(history):
        if step.outcome.result is not Result.DONE:
            continue
        for action in reversed(step.decision.actions):
            if isinstance(action, Click):
                return action.at
            if not isinstance(action, Wait | Move):
                return None
    return None


def visited(history: Sequence[Step]) -> list[Point]:
    """Return where the pointer was since the last click, the last place first, and where that was."""
    found = list[Point]()
    for step in reversed(history):
        if step.outcome.result is not Result.DONE:
            continue
        for action in reversed(step.decision.actions):
            if isinstance(action, Move | Click):
                found.append(action.at)
            if not isinstance(action, Wait | Move):
                return found
    return found


def pointed(history: Sequence[Step]) -> Point | None:
    """Return where the pointer was brought last, if nothing but waiting came after it."""
    for step in reversed(history):
        for action in reversed(step.decision.actions):
            if not isinstance(action, Wait):
                return action.at if isinstance(action, Move) else None
    return None


def is_tried(box: Box, tried: Sequence[Action], history: Sequence[Step]) -> bool:
    """Tell whether a box is what was tried; an entry of a menu may lie where a picture was pressed."""
    points = [point for action in tried for point in points_of(action) if point in box]
    pictures = [
        target.box.center
        for step in history
        for target in step.decision.targets
        if points and target.label.startswith("icon") and _WIDER * target.box.width < box.width
    ]
    return any(point not in pictures for point in points)


def has_waited(history: Sequence[Step]) -> bool:
    """Tell whether the last step was nothing but waiting."""
    return bool(history) and any(isinstance(each, Wait) for each in history[-1].decision.actions)


def is_behind(box: Box, windows: Sequence[Window]) -> bool:
    """Tell whether a box is outside the dialog that has the keyboard, in the window of its program."""
    active = next((window for window in windows if window.active), None)
    if active is None or active.pid is None or box.center in active.box:
        return False
    return any(
        other.pid == active.pid and other.box.area > active.box.area and box.center in other.box
        for other in windows
    )
