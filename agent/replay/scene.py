"""Where a step was done, by which what must come of it is judged."""

from __future__ import annotations

from agent.demonstration.schema import Step, targets_of
from agent.episode import Step as Turn
from agent.geometry import Box, Point, Window
from agent.replay.verify import Scene


def scene_of(step: Step, turn: Turn, windows: tuple[Window, ...]) -> Scene:
    """Return where a step was done in this turn."""
    places = zip(turn.decision.targets, targets_of(step), strict=False)  # none where a policy did it
    targets = tuple(_whole(found.box, Box(*target.shown[-1].box)) for found, target in places)
    window = next((each.box for each in windows if each.active), None)
    if not targets:
        return Scene(turn.before, window)
    window = next((each.box for each in windows if targets[0].center in each.box), None)
    shown = targets_of(step)[0].shown[-1]
    if window is None or shown.window is None:
        return Scene(turn.before, window, None, targets)
    was, at = Box(*shown.window.box), targets[0].center
    old = Box(*shown.box).center
    moved = (at.x - window.left - old.x + was.left, at.y - window.top - old.y + was.top)
    middle = Point(*shown.at).moved(-was.left, -was.top)
    marks = tuple((each.text, middle.moved(-each.dx, -each.dy)) for each in shown.landmarks)
    return Scene(turn.before, window, was, targets, moved, marks)


def _whole(words: Box, shown: Box) -> Box:
    """Return what lights up with a target, of which only the words may have been found."""
    return words.union(Box.around(words.center, shown.width, shown.height))
