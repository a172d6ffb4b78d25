"""Boxes that are ticked already, and switches: what is on or off and is no empty square.

The trap: a tick cuts its box in two, and the knob of a switch is the same round patch on either side. So a
full box is told by its colour, and a switch by the side of its knob.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.region import Region
from policies.pocket.view import View

_COLOURED = 60  # of 255 between the strongest and the weakest of red, green and blue
_LEVEL = 0.7  # lines: what is in one row
_WIDE, _WIDEST = 1.25, 2.6  # times as wide as high: a switch
_INSET, _LONG, _WHOLE = (
    0.8,
    1.2,
    0.85,
)  # a wide knob: of the track, as wide as high, of its box
_KNOB = 0.55  # of the switch's height
_ASIDE, _HALF = 0.1, (0.35, 0.75)  # of a switch's width: in its column, and what is seen beside a knob


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch: where it is, and whether it is on."""

    box: Box
    on: bool


def squares(view: View) -> list[Box]:
    """Return the boxes that may be ticked, those that are full of colour included, from the top."""
    empty = [region.box for region in view.ticks if region.is_square and not view.is_title(region.box)]
    full = [region.box for region in view.regions if _is_full(region, view)]
    return sorted([*empty, *(box for box in full if not any(box.overlap(other) for other in empty))],
                  key=lambda box: box.top)  # fmt: skip


def _is_full(region: Region, view: View) -> bool:
    box = region.box
    if not (0.45 * view.line < box.height < 1.7 * view.line and 0.75 < box.width / box.height < 1.33):
        return False
    coloured = max(region.colour) - min(region.colour) > _COLOURED and region.fill > 0.45
    return coloured and not view.is_title(box) and right_of(box, view) is not None


def right_of(box: Box, view: View) -> Found | None:
    """Return the text that follows a small box in its row; None where none does."""
    level = [
        text
        for text in view.texts
        if abs(text.box.center.y - box.center.y) < box.height and text.box.right > box.right + 0.5 * box.width
        and text.box.left < box.right + 2 * view.line
    ]  # fmt: skip
    return min(level, key=lambda text: text.box.left, default=None)


def switch_of(label: Found, view: View) -> Switch | None:
    """Return the switch in the row of a label, the nearest one; None where there is none."""
    level = [
        each for each in switches(view) if abs(each.box.center.y - label.box.center.y) < _LEVEL * view.line
    ]
    return min(level, key=lambda each: abs(each.box.center.x - label.box.center.x), default=None)


def switches(view: View) -> list[Switch]:
    """Return the wide patches with a round one at one of their ends."""
    found = []
    for region in view.regions:
        for other in view.regions:
            box, knob = region.box.union(other.box), other.box
            if other is region or not 0.8 < knob.width / knob.height < 1.25 or other.fill < 0.65:
                continue
            shaped = _WIDE < box.width / box.height < _WIDEST and 0.5 * view.line < box.height < 2 * view.line
            inside = knob.height > _KNOB * box.height and box.height < 1.2 * max(
                region.box.height, knob.height
            )
            if shaped and inside and region.box.width > 0.9 * knob.width and not view.is_title(box):
                sliding = region.box if _is_wide_knob(region, other) else knob
                found.append(Switch(box, sliding.center.x > box.center.x))
    return [*found, *_melted(found, view)]


def _is_wide_knob(region: Region, rest: Region) -> bool:
    """Tell whether a patch is the knob itself, wider than high: it is lighter than the track, and in it."""
    box, high = region.box, rest.box.height
    inset = _INSET * high < box.height < high and box.width > _LONG * box.height
    return inset and region.fill > _WHOLE and sum(region.colour) > sum(rest.colour)


def _melted(known: list[Switch], view: View) -> list[Switch]:
    """Return those in the column of another one of which a half is seen: the knob is as the ground."""
    found = list[Switch]()
    for region in view.regions:
        own, height = region.box, region.box.height
        if any(own.overlap(each.box) for each in (*known, *found)):
            continue
        for box in (each.box for each in known):
            near = _ASIDE * box.width
            left, right = abs(own.left - box.left) < near, abs(own.right - box.right) < near
            if left is not right and _HALF[0] * box.width < own.width < _HALF[1] * box.width and (
                _KNOB * box.height < height < 1.2 * box.height
            ):  # fmt: skip
                whole = Box(box.left, own.center.y - box.height / 2, box.width, box.height)
                found.append(Switch(whole, left))
                break
    return found
