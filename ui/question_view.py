"""The part of the screen that a question is about."""

from __future__ import annotations

from agent.actions import Action, points_of
from agent.episode import Decision
from agent.geometry import Box
from agent.screenshot import Screenshot
from ui.moment import Moment

CROP = (420.0, 220.0)  # screen points around the place in question


def crop_of(shot: Screenshot, action: Action | None) -> Moment:
    """Return the surroundings of the action's points as a moment to show; the whole screen without any."""
    points = points_of(action) if action is not None else ()
    box = shot.area
    if points:
        around = Box.around(points[0], *CROP)
        for point in points[1:]:
            around = around.union(Box.around(point, *CROP))
        box = around.overlap(shot.area) or shot.area
    left, top, right, bottom = shot.pixels_of(box)
    area = shot.box_at(left, top, right, bottom)
    pixels = shot.crop(box)
    decision = Decision((action,)) if action is not None else None
    return Moment(number=0, area=area, frame=lambda: pixels, look=shot.taken_at, decision=decision)
