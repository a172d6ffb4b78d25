"""Pointing at marks whose places are known, and looking where the pointer lands. Nothing is clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.actions import Move
from agent.calibrate.stand import Stand
from agent.calibrate.target import INSTRUCTION, PLACES, found
from agent.calibrate.trial import Trial
from agent.control import Control
from agent.desktop import Desktop
from agent.errors import DesktopError
from agent.geometry import Box, Point
from agent.policy import Aim, Aiming, Grounder
from agent.screenshot import Screenshot

LOOKS, PAUSE_SECONDS = 100, 0.03  # until a mark or a pointer stands still


def calibrate(
    desktop: Desktop,
    grounder: Grounder,
    *,
    control: Control,
    places: Sequence[tuple[float, float]] = PLACES,
) -> Iterator[tuple[Trial, Screenshot]]:
    """Yield what became of each target, with the picture that was pointed at.

    Raises:
        DesktopError: a target is not to be seen, or the pointer cannot be moved. PolicyError. Stopped.
    """
    with Stand(desktop.environment) as stand:
        area = desktop.capture().area
        for across, down in places:
            stand.show(area, across, down)
            shot, box = _seen(desktop, control)
            trial = Trial(box.center, shot.area, (shot.width_px, shot.height_px))
            aim = aim_of(grounder, shot)
            control.go_on_or_stop()
            if aim is None:
                yield trial, shot
                continue
            trial = replace(trial, aim=aim)
            if aim.at in shot.area:
                desktop.perform(Move(aim.at))
                trial = replace(trial, landed=_landed(stand, box.center, shot, control))
            yield trial, shot


def aim_of(grounder: Grounder, shot: Screenshot) -> Aim | None:
    """Return where it points to, with what its model named where it tells that; None for nowhere."""
    if isinstance(grounder, Aiming):
        return grounder.aim(shot, INSTRUCTION)
    place = grounder.ground(shot, INSTRUCTION)
    if place is None:
        return None
    at, size = place.box.center, (shot.width_px, shot.height_px)
    named = ((at.x - shot.area.left) * shot.scale, (at.y - shot.area.top) * shot.scale)
    return Aim(named, (float(size[0]), float(size[1])), size, at, place.score)


def _seen(desktop: Desktop, control: Control) -> tuple[Screenshot, Box]:
    """Return a look at the screen on which the mark stands still, and where."""
    before: Box | None = None
    for _ in range(LOOKS):
        shot = desktop.capture()
        box = found(shot)
        if box is not None and box == before:
            return shot, box
        before = box
        control.sleep(PAUSE_SECONDS)
    raise DesktopError(
        "the target is not to be seen on the screen (close what covers it, or name its monitor by --monitor)"
    )


def _landed(stand: Stand, target: Point, shot: Screenshot, control: Control) -> Point:
    """Return where the pointer is, as the window with the mark sees it, once it stands still."""
    before: tuple[float, float] | None = None
    for _ in range(LOOKS):
        now = stand.pointer()
        if now == before:
            break
        before = now
        control.sleep(PAUSE_SECONDS)
    assert before is not None
    return target.moved(before[0] / shot.scale, before[1] / shot.scale)
